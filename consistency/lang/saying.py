"""Verbs that report what somebody says, and what the report makes of it."""

from __future__ import annotations

import re
from enum import StrEnum

from consistency.lang.words import words


class Manner(StrEnum):
    """What a reporting verb says of the words behind it: told, held to be so, or denied."""

    NEUTRAL = "neutral"
    CLAIM = "claim"
    DENIAL = "denial"


# Finite forms; those that equal a noun or a present plural ("report", "state", "claim") are left out on purpose.
_FORMS = {
    Manner.NEUTRAL: words(
        "said says say told tells added adds announced announces stated states reported reports confirmed",
        "confirms noted notes explained explains wrote writes tweeted tweets posted replied replies responded",
        "declared declares recalled recalls remarked mentioned warned warns cautioned cautions stressed stresses",
        "emphasized emphasised emphasizes reiterated reiterates repeated continued continues testified testifies",
        "concluded concludes commented observed observes indicated indicates revealed reveals disclosed discloses",
        "acknowledged acknowledges admitted admits conceded concedes predicted predicts promised promises vowed",
        "vows pledged pledges joked jokes quipped informed assured assures reminded reminds underlined underlines",
        "underscored estimated estimates signaled signalled agreed agrees shouted yelled asked asks",
    ),
    Manner.CLAIM: words(
        "claimed claims alleged alleges asserted asserts maintained maintains contended contends argued argues",
        "insisted insists suggested suggests speculated speculates complained complains",
    ),
    Manner.DENIAL: words("denied denies rejected rejects disputed disputes refuted refutes dismissed dismisses"),
}
_MANNER = {form: manner for manner, forms in _FORMS.items() for form in forms} | {
    "saying": Manner.NEUTRAL,
    "adding": Manner.NEUTRAL,
    "noting": Manner.NEUTRAL,
    "warning": Manner.NEUTRAL,
    "explaining": Manner.NEUTRAL,
    "stressing": Manner.NEUTRAL,
    "telling": Manner.NEUTRAL,
    "writing": Manner.NEUTRAL,
    "tweeting": Manner.NEUTRAL,
    "claiming": Manner.CLAIM,
    "arguing": Manner.CLAIM,
    "insisting": Manner.CLAIM,
    "alleging": Manner.CLAIM,
    "denying": Manner.DENIAL,
}
FINITE = tuple(form for forms in _FORMS.values() for form in forms)
PARTICIPLES = tuple(form for form in _MANNER if form.endswith("ing"))
# Verbs whose first object is who hears it: "told reporters that".
HEARD = frozenset(words("told tells telling informed assured assures reminded reminds warned warns asked asks"))
# Verbs that may stand before the speaker: "…," said Stoltenberg.
INVERTED = frozenset(
    words(
        "said says added adds wrote writes tweeted warned explained explains noted notes replied asked asks",
        "continued insisted argued claimed recalled declared joked stated observed concluded admitted",
        "acknowledged commented quipped according reported announced",
    )
)
# Verbs that often take a thing and no statement ("reported a profit", "rejected the plan"): only "that" or a quotation
# shows that words are reported.
NEEDS_THAT = frozenset(form for form in _MANNER if form not in set(words("said says say told tells saying telling")))


def manner(verb: str) -> Manner | None:
    """Say in which manner `verb` reports; None for a verb that reports no words."""
    return _MANNER.get(verb.lower())


FINITE_PATTERN = re.compile(rf"\b(?:{'|'.join(sorted(set(FINITE), key=len, reverse=True))})\b")
PARTICIPLE_PATTERN = re.compile(rf"\b(?:{'|'.join(sorted(PARTICIPLES, key=len, reverse=True))})\b")
