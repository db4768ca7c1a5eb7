"""Small words of English that mark where a phrase begins and ends, and the stems of verbs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from consistency.lang.words import words

PAST_LEMMAS = dict(
    pair.split("=")
    for pair in words(
        "became=become bought=buy broke=break brought=bring built=build came=come caught=catch drew=draw drove=drive",
        "fled=flee flew=fly forced=force fought=fight gave=give got=get grew=grow held=hold hung=hang "
        "kept=keep led=lead",
        "left=leave lost=lose made=make paid=pay ran=run rang=ring rose=rise sat=sit saw=see sent=send shook=shake",
        "showed=show sold=sell sought=seek spent=spend spoke=speak stood=stand stole=steal struck=strike swept=sweep",
        "taught=teach took=take thought=think threw=throw tore=tear turned=turn went=go withdrew=withdraw wrote=write",
        "hit=hit cut=cut put=put set=set let=let lay=lie fell=fall felt=feel heard=hear knew=know lived=live",
        "burst=burst wore=wear blew=blow chose=choose dug=dig fed=feed forgot=forget froze=freeze hid=hide laid=lay",
        "rode=ride slept=sleep slid=slide swam=swim swore=swear wept=weep woke=wake bit=bite flung=fling spun=spin",
        "swung=swing crept=creep knelt=kneel dealt=deal drank=drink ate=eat",
        "given=give taken=take seen=see known=know shown=show driven=drive held=hold written=write gone=go done=do",
    )
)


NOT_VERBS = frozenset(
    words(
        "bed breed creed feed greed hundred indeed kindred naked need red reed sacred seed shed sled speed "
        "weed wicked united"
    )
)


FUNCTION = frozenset(
    words(
        "a an the of in on at by to from with for and or but nor as than that which who whom whose when "
        "where while after",
        "before since until till if because so during near inside outside under over into onto through "
        "across between among",
        "along around about against within without was were is are be been being has have had do does did "
        "will would can",
        "could may might must should shall not also he she it they we you i him her his its their our my "
        "your this these",
        "those there here out up down off away aboard amid despite toward towards back later earlier last "
        "next early late",
        "just only still already again first once now today yesterday tomorrow one two three four five six "
        "seven eight nine",
        "ten them him her us me some any all both each every no more most many several",
    )
)


PREPOSITIONS = frozenset(
    words(
        "of in on at by to from with for near inside outside under over into onto through across between among along",
        "around about against within without after before since until during amid despite toward towards behind off",
        "aboard as like",
    )
)
PRONOUNS = frozenset(words("he she it they we you i him her them us who that which there this these those"))


DETERMINERS = frozenset(
    words("a an the his her its their our my your this that these those some any no every each another")
)


AUXILIARY = frozenset(
    words(
        "is are was were be been being am has have had having do does did will would can could may might "
        "must should shall to",
        "due set expected scheduled slated going supposed believed reported also then later now still already finally",
        "not never just first again both had allegedly reportedly officially formally soon eventually once initially",
    )
)


CALENDAR = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september",
        "october november december jan feb mar apr jun jul aug sept sep oct nov dec",
    )
)


_WORD = re.compile(r"[^\W_](?:[\w'’-]|\.(?=\w))*|,")


def is_name(word: str) -> bool:
    """Say whether a word is capitalised and no month, weekday or small word."""
    return word[:1].isupper() and word.lower() not in CALENDAR | FUNCTION and len(word) > 1


def verb_stem(verb: str) -> str:
    """Give the stem of a verb: "visited" and "visiting" are one."""
    if verb in PAST_LEMMAS:
        return PAST_LEMMAS[verb]
    stem = re.sub(r"(?:ied|ed|ing|e)$", "", verb)
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def tokenise(text: str, low: int, high: int) -> list[str]:
    """Give the words and commas of a stretch."""
    return [match[0] for match in _WORD.finditer(text, low, high)]


def is_verb_word(word: str) -> bool:
    """Say whether a word is a past form."""
    return word in PAST_LEMMAS or (word.endswith("ed") and word not in NOT_VERBS)


@cache
def plain(name: str) -> str:
    """Fold a name: lower case, no accents."""
    folded = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
