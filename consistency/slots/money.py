"""Sums of money: currency, amount with the rounding it implies, and what the money is for."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.lang.numbers import Form, Number, numbers
from consistency.lang.words import words
from consistency.slots.counting import agent, denied, scope_around
from consistency.slots.gazetteer import is_demonym
from consistency.slots.intervals import far_beyond, hedged, is_range, is_vague, meets, rounded, same_value
from consistency.slots.ladder import MISSING, Level, anything_else
from consistency.types import Slot, SlotKind

_SIGNS = {
    "$": "$", "US$": "USD", "$US": "USD", "USD": "USD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "A$": "AUD",
    "AU$": "AUD", "AUD": "AUD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "€": "EUR", "EUR": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP",
    "GBP": "GBP", "¥": "¥", "JPY": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "CHF": "CHF",
    "CNY": "CNY",
    "RMB": "CNY",
    "R": "rand", "ZAR": "rand", "N": "naira", "₦": "naira", "NGN": "naira", "Rs": "INR", "INR": "INR", "RM": "ringgit",
    "MYR": "ringgit", "Rp": "rupiah", "IDR": "rupiah", "KSh": "shilling", "Ksh": "shilling", "KES": "shilling",
    "GH¢": "cedi", "GH₵": "cedi", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "zloty", "HUF": "forint",
    "CZK": "koruna", "MXN": "peso", "PHP": "peso", "BRL": "BRL", "SGD": "SGD", "HKD": "HKD", "NZD": "NZD", "TRY": "TRY",
    "THB": "baht", "ILS": "ILS", "AED": "dirham",
}  # fmt: skip
# "pounds" alone may be a weight, "¥" the yen or the yuan: neither is taken for one currency
_WORD = re.compile(
    r"[ \u00a0-](?:(?P<USD>(?:US|U\.S\.|American)[ ]dollars?)|(?P<CAD>Canadian[ ]dollars?)|"
    r"(?P<AUD>Australian[ ]dollars?)|"
    r"(?P<HKD>Hong[ ]Kong[ ]dollars?)|(?P<NZD>New[ ]Zealand[ ]dollars?)|(?P<DOLLAR>dollars?)|(?P<EUR>euros?)|"
    r"(?P<GBP>pounds[ ]sterling|British[ ]pounds)|"
    r"(?P<JPY>(?:Japanese[ ])?yen)|(?P<CNY>(?:Chinese[ ])?yuan|renminbi)|(?P<RUB>(?:Russian[ ])?rou?bles?)|"
    r"(?P<INR>(?:Indian[ ])?rupees?)|"
    r"(?P<CHF>Swiss[ ]francs?)|(?P<KRW>(?:South[ ]Korean[ ])?won(?=[ ,.]))|(?P<SEK>Swedish[ ]kron\w+)|"
    r"(?P<NOK>Norwegian[ ]kron\w+)|(?P<DKK>Danish[ ]kron\w+)|(?P<franc>francs?)|(?P<crown>kron(?:er|or|ur|e|a)|crowns)|"
    r"(?P<peso>pesos?)|(?P<rial>rials?|riyals?)|(?P<forint>forints?)|(?P<zloty>zlot(?:ys?|ies))|(?P<lira>liras?|lire)|"
    r"(?P<rand>rand)|(?P<baht>baht)|(?P<dirham>dirhams?)|(?P<dinar>dinars?)|(?P<shekel>shekels?)|(?P<naira>naira)|"
    r"(?P<rupiah>rupiahs?)|(?P<ringgit>ringgits?)|(?P<taka>taka)|(?P<shilling>shillings?)|(?P<leu>lei)|(?P<lev>leva)|"
    r"(?P<hryvnia>hryvnias?)|(?P<tenge>tenge)|(?P<dong>dong)|(?P<boliviano>bolivianos?)|(?P<guinea>guineas)|"
    r"(?P<kwacha>kwacha)|(?P<cedi>cedis?)|(?P<birr>birr)|(?P<lari>lari)|(?P<real>reais)|(?P<koruna>korunas?)|"
    r"(?P<quetzal>quetzales)|(?P<colon>colones)|(?P<guarani>guaran[ií](?:e?s)?)|(?P<afghani>afghanis?))\b"
)
#: "410 pence a share", "85p each"; of which currency cents are, nobody says. Screens have 1080p.
_SMALL_COIN = re.compile(
    r"(?:[ \u00a0-]?(?P<pence>pence\b|(?<=\d)p\b(?=[ ](?:an?|per|each|in|off|for|to|from|more|less|extra|on)\b|"
    r"[.,;)]|$))|[ \u00a0-]?(?P<cents>cents?\b|(?<=\d)c\b(?=[ ](?:a|per)[ ])))"
)
_SCREENS = frozenset((240.0, 360.0, 480.0, 720.0, 1080.0, 1440.0, 2160.0))
# "Sold for 900 pounds", "12 million pounds on repairs": not "12 million pounds of beef", "weighs 900 pounds"
_POUNDS = re.compile(
    r"[ \u00a0]pounds?\b(?![ ]of[ ](?!debt|damages|fines|tax)|[ ]per[ ]square|[ ](?:heavier|lighter|overweight))"
)
_SPENT = re.compile(
    r"\b(?:cost|paid|pay|spen[dt]|sold|sell|worth|price|fined?|bail|reward|ransom|salar|stolen|stole|prize|owe|bid|donat|"
    r"loan|tax|budget|bill|fee|earn|bought|buy|rais|compensat|damages|offer|jackpot|legac|inherit|rent|wage|debt|valued?|"
    r"valuation|fetch|invest|grant|fund|profit|loss|repairs?|rise|haul|pension|cash|entitle|income|allowance|insur|dividend|"
    r"turnover|pounds (?:a|each|per) (?:year|month|week|day|share|head))\w*",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:weigh|weight|heav|cargo|catch|meat|beef|fish|explosive|cocaine|drug|thrust|pressure)\w*", re.IGNORECASE
)
#: So many pounds are paid, whatever stands beside them.
_NO_WEIGHT = 1e6
#: Characters around "pounds" in which a word says what they are.
_AROUND = 80
_PURPOSES: dict[str, str] = {
    "damage": "damages?|destruction",
    "cost": "costs?|costing",
    "fine": "fines?|fined|penalt(?:y|ies)",
    "pledge": "pledges?|pledged|pledging",
    "price": "prices?|priced|asking price",
    "deal": "deals?|acquisition|takeover|merger|buyout",
    "contract": "contracts?",
    "bid": "bids?|bidding|offer|offered",
    "aid": "(?:military |humanitarian |financial )?(?:aid|assistance)",
    "loan": "loans?|lent|borrowed",
    "bailout": "bailouts?|rescue package",
    "bail": r"bail|bond(?![ -](?:issue|measure|sale|offering|program|market|deal|package|fund|yield|proposal))",
    "ransom": "ransoms?",
    "reward": "rewards?|bounty",
    "settlement": "settlements?|settled|settle",
    "donation": "donations?|donated|donating",
    "theft": "stolen|stole|stealing|theft|heist|haul|loot",
    "loss": "loss(?:es)?|lost|losing",
    "profit": "profits?|net income|earnings",
    "revenue": "revenues?|sales|turnover",
    "salary": "salary|salaries|wages?|annual pay",
    "debt": "debts?|owed|owes?",
    "deficit": "deficits?",
    "budget": "budgets?",
    "tax": "tax(?:es)?",
    "investment": "invest(?:ments?|ed|ing)?",
    "funding": "funding|funds?|grants?",
    "savings": "savings?|saved|save|saving",
    "spending": "spending|spent|spends?",
    "raised": "raised|raising|raises?",
    "payment": "paid|pays?|paying|payments?|payout|compensation",
    "gross": "gross(?:ed|es|ing)?|box office",
    "value": "worth|valued at|valued|valuation",
    "sale": "sold for|sold|fetched|auctioned",
    "tariff": "tariffs?",
    "sanction": "sanctions?",
    "spill": "embezzled|laundered",
    "prize": "prize|jackpot|winnings",
}
# Whose they are decides what the sum is; without the one who acts such sums are not compared
_PERSONAL = frozenset(
    words(
        "pledge bid donation loss profit revenue salary debt payment raised investment spending budget value gross "
        "fine "
        "price aid funding"
    )
)
_NAME_OF = {f"p{i}": name for i, name in enumerate(_PURPOSES)}
_ANY = "|".join(f"(?P<p{i}>{forms})" for i, forms in enumerate(_PURPOSES.values()))
_AFTER = re.compile(
    rf"(?:[ ](?:worth[ ])?(?:in|of|as|for)[ ](?:the[ ]|a[ ])?(?:[\w-]+[ ]){{0,2}}?|"
    rf"[ -](?:[a-z-]+[ ]){{0,1}}?)(?:{_ANY})\b"
)
_LINK = (
    r"(?:[ ](?:of|at|to|for|is|was|as|by|up|worth|the|a|an|from|in|its|be|been|estimated|put|set|totalling|"
    r"totaling|totalled|reached|hit|stood|with|out|over|total|them|him|her|it|rose|rises|fell|falls|grew|climbed|dropped|"
    r"increased|slid|jumped|[\d.,]+|percent|per[ ]cent|[\d.]+%))*"
)
_BEFORE = re.compile(rf"\b(?:{_ANY}){_LINK}[ ]$", re.IGNORECASE)
_SEPARATOR = "; "
_NEAR = "near "
# Of these a story may hold several: two sums are of one only where a name beside them is shared
_MANY = frozenset(words("deal contract theft loan settlement sale ransom bail reward prize"))
# A capital that opens a sentence may be of any word
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]{2,}")
_COMMON = frozenset(
    words(
        "the they this that these those his her its their our when while after before but and for with from under "
        "over about "
        "police officials monday tuesday wednesday thursday friday saturday sunday january february march april june "
        "july "
        "august september october november december million billion dollars damage deal contract"
    )
)


def sums(text: str) -> tuple[Slot, ...]:
    """Find the sums of money of `text`; offsets point into it."""
    found = numbers(text)
    slots: list[Slot] = []
    for i, number in enumerate(found):
        number, currency, end = _paid(text, number)
        if currency is None or number.form not in (Form.CARDINAL, Form.VAGUE) or denied(text, number):
            continue
        if slots and re.fullmatch(r"[ ]\((?:about[ ]|or[ ])?|;[ ]", text[slots[-1].end : number.start]):
            continue  # the same sum in another currency
        floor = found[i - 1].end if i else 0
        if i and _BY_SO_MUCH.fullmatch(text, floor, number.start):
            floor = found[i - 2].end if i > 1 else 0
        slots.append(_slot(text, number, currency, end, floor))
    return tuple(slots)


def _paid(text: str, number: Number) -> tuple[Number, str | None, int]:
    """Give a figure as a sum, with its currency and where it ends: pence are parts of a pound."""
    coin = None if number.sign else _SMALL_COIN.match(text, number.last)
    if coin is None or number.value in _SCREENS:
        return number, *_currency(text, number)
    end = max(coin.end(), number.end)
    if coin["cents"]:
        return number, "cent", end
    low, high = (None if bound is None else bound / 100 for bound in (number.low, number.high))
    return replace(number, value=number.value / 100, low=low, high=high, half=number.half / 100), "GBP", end


#: Between "revenue rose 12 percent" and what it rose to.
_BY_SO_MUCH = re.compile(r"(?:[ ]?(?:percent|per[ ]cent|%))?,?[ ]to[ ]")


def _currency(text: str, number: Number) -> tuple[str | None, int]:
    pounds = _POUNDS.match(text, number.last)
    if pounds is not None:
        around = text[max(0, number.start - _AROUND) : pounds.end() + _AROUND]
        spent = number.value >= _NO_WEIGHT or _SPENT.search(around)
        if spent and not _WEIGHED.search(around):
            return "GBP", max(pounds.end(), number.end)
    word = _WORD.match(text, number.last) or re.compile(r"[ ]of" + _WORD.pattern).match(text, number.last)
    sign = _SIGNS.get(number.sign.replace(" ", "").replace(".", "")) if number.sign else None
    if word is None or word.lastgroup is None:
        return sign, number.end
    spoken = "$" if word.lastgroup == "DOLLAR" else word.lastgroup
    return (spoken if sign in (None, "$", "¥") else sign), max(word.end(), number.end)


def _slot(text: str, number: Number, currency: str, end: int, floor: int) -> Slot:
    about, event = _purpose(text, number, end, floor)
    figure = text[number.start : end]
    statement = f"The {about} was {figure}." if about else f"The sum was {figure}."
    return Slot(
        SlotKind.MONEY, f"{_plain(number)} {currency}", figure, number.start, end, about=about, event=event,
        hedge=number.hedge,
        statement=statement, low=number.low, high=number.high, unit=currency,
    )  # fmt: skip


def _plain(number: Number) -> str:
    if number.form is Form.VAGUE:
        return "vague"
    if number.range and number.half:
        return f"{_digits(number.value - number.half)}-{_digits(number.value + number.half)}"
    return _digits(number.value)


def _digits(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _purpose(text: str, number: Number, end: int, floor: int) -> tuple[str | None, str | None]:
    """Give what a sum is for, and whose it is with what limits it ("by ministry; per year")."""
    scope = [*scope_around(text, number.start, end), *_names(text, number.start, end)]
    if _FIRST_BEFORE.search(text, max(0, number.start - _AROUND), number.start) or _FIRST_BEHIND.match(text, end):
        scope.insert(0, _FIRST)
    after = _AFTER.match(text, end)
    if after is not None and after.lastgroup is not None:
        before = re.search(r"[a-z]+(?:ed|s|ing)?[ ](?:an?[ ]|the[ ])?$", text[floor : number.start])
        who = agent(text[floor : floor + before.start()]) if before else ()
        return _NAME_OF[after.lastgroup], _SEPARATOR.join([*who, *scope]) or None
    before = _BEFORE.search(text, max(floor, number.start - 60), number.start)
    if before is None or before.lastgroup is None:
        return None, _SEPARATOR.join(scope) or None
    who = agent(text[floor : before.start()])
    return _NAME_OF[before.lastgroup], _SEPARATOR.join([*who, *scope]) or None


#: What is paid first is not all: "an initial fee of £34m", "£34m up front", "£34m plus add-ons".
_FIRST = "at first"
_FIRST_BEFORE = re.compile(
    r"\b(?:(?:initial|up[- ]?front|down|first)[ ](?:(?:transfer|cash)[ ])?(?:fee|payments?|sum|instal?ment|amount|"
    r"outlay|tranche|deposit|price)(?:[ ](?:of|is|was|worth|will be|believed to be|thought to be))*|an initial)[ ]$",
    re.IGNORECASE,
)
_FIRST_BEHIND = re.compile(
    r"[ ](?:up[- ]?front|initially|now\b|at first|down payment|plus (?:add-ons|bonuses))",
    re.IGNORECASE,
)


def _of_first(slot: Slot) -> bool:
    return _FIRST in (slot.event or "").split(_SEPARATOR)


def _names(text: str, start: int, end: int) -> tuple[str, ...]:
    """Give the names beside a sum: they tell one deal or theft from another."""
    near = (text[max(0, start - 90) : start], text[end : end + 70])
    found = {name for part in near for name in _NAME.findall(part) if name.lower() not in _COMMON}
    return (_NEAR + " ".join(sorted(found)),) if found else ()


def bound(left: Slot, right: Slot) -> bool:
    """Say whether two sums are for the same thing, of the same one where that decides, in the same scope."""
    if left.about is None or left.about != right.about:
        return False
    (left_who, left_rest), (right_who, right_rest) = _sides(left), _sides(right)
    if left_rest != right_rest or (left_who and right_who and left_who != right_who):
        return False
    if left.about in _PERSONAL:
        return bool(left_who and right_who)
    one, two = _near(left), _near(right)
    if left.about in _MANY and rivals_near(left, right):
        return False
    return left.about not in _MANY or bool(one & two) or not (one or two)


def rivals_near(left: Slot, right: Slot, left_text: str = "", right_text: str = "") -> bool:
    """Say whether each of two sums stands beside a name that the other does not: two clubs bid for one player.

    Of a sum whose whole text is given, a name further off is told too; of which country somebody is, need not be.
    """
    one, two = _near(left), _near(right)
    return _strange(one - two, right_text) and _strange(two - one, left_text)


def _strange(names: frozenset[str], text: str) -> bool:
    """Say whether any of some names is told nowhere in a text."""
    if not text:
        return bool(names)
    bare = (name.replace("’", "'").removesuffix("'s") for name in names)
    return any(name not in text and not is_demonym(name) for name in bare)


def _near(slot: Slot) -> frozenset[str]:
    parts = (slot.event or "").split(_SEPARATOR)
    return frozenset(name for part in parts if part.startswith(_NEAR) for name in part.removeprefix(_NEAR).split())


def _sides(slot: Slot) -> tuple[frozenset[str], frozenset[str]]:
    parts = [part for part in (slot.event or "").split(_SEPARATOR) if part]
    who = frozenset(part.lower() for part in parts if part.startswith("by "))
    rest = frozenset(part for part in parts if not part.startswith(("by ", _NEAR)) and not re.match(r"in [A-Z]", part))
    return who, rest


def _other_currency(left: Slot, right: Slot) -> bool:
    units = {left.unit, right.unit}
    return left.unit != right.unit and not ("$" in units and units & {"USD", "CAD", "AUD", "NZD", "HKD",
        "SGD"}) and units not in (
        {"¥", "JPY"}, {"¥", "CNY"},
    )  # fmt: skip


def _first_and_all(left: Slot, right: Slot) -> bool:
    return _of_first(left) != _of_first(right)


def _differently_named(left: Slot, right: Slot) -> bool:
    """Hold where "$" stands beside "C$": the same figure agrees, another one says nothing."""
    return left.unit != right.unit and not (left.low == right.low and left.high == right.high)


MONEY_LEVELS = (
    MISSING,
    Level("same value", agrees=True, test=same_value),
    Level("a vague amount", agrees=None, test=lambda left, right: is_vague(left) or is_vague(right)),
    Level("a first payment beside others", agrees=None, test=_first_and_all),
    Level("different currency", agrees=None, test=_other_currency),
    Level(
        "perhaps another currency",
        agrees=None,
        test=lambda left, right: _differently_named(left, right) and "USD" not in (left.unit, right.unit),
    ),
    Level("far beyond the hedge", agrees=None, test=lambda left, right: meets(left, right) and far_beyond(left, right)),
    Level("within the hedge", agrees=True, test=lambda left, right: hedged(left, right) and meets(left, right)),
    Level(
        "within the range",
        agrees=True,
        test=lambda left, right: (is_range(left) or is_range(right)) and meets(left, right),
    ),
    Level("within rounding", agrees=True, test=rounded),
    anything_else("different value"),
)
