"""The dateline that opens a report: "RIGA, Nov 30 (Reuters) - ", "WASHINGTON — ", "(CNN) "."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.ingest.agencies import AGENCIES, canonical
from consistency.ingest.stamps import MONTH, month_number, read_stamp

_AGENCY = "|".join(re.escape(name) for name in AGENCIES)
_CAPITALS = r"[A-ZÀ-Þ](?:[A-ZÀ-Þ.'’-]*[A-ZÀ-Þ.])"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*"
_DATELINE = re.compile(
    rf"""
    (?P<place>(?P<capitals>{_CAPITALS}(?:[\s/]+{_CAPITALS}){{0,3}})(?P<region>(?:,\s*{_NAME}(?:\s{_NAME}){{0,2}})?)
      |(?P<mixed>{_NAME}(?:\s{_NAME}){{0,2}}(?:,\s*{_NAME}(?:\s{_NAME}){{0,2}})?))?
    (?:,?\s*(?:(?P<month>(?i:{MONTH}))\s+(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{MONTH})))
      (?:,?\s+(?P<year>\d{{4}}))?)?
    (?:,?\s*[(/\[](?:(?P<agency>(?:{_AGENCY})(?:\s?[/,]\s?(?:{_AGENCY}))*)|(?P<other>{_NAME}(?:\s{_NAME}){{0,3}}))[)/\]])?
    (?P<dash>\s*(?:—|―|–|--|-\s-)\s*|\s+-\s+|(?<=\))\s*-\s*|:\s+|(?<=\))\s*)
    (?=["“‘'(]?\s?[A-ZÀ-Þ0-9$£€])
    """,
    re.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Bare words in capitals before a dash that are no places, and short places that would look like acronyms.
_LABELS = _words(
    "ANALYSIS BREAKING CORRECTED CORRECTION EDITORIAL EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE INTERVIEW LATEST "
    "LIVE NOTE OPINION PICTURES PREVIEW PROFILE REVIEW SPECIAL TIMELINE UPDATE UPDATED UPDATES URGENT VIDEO WATCH "
    "WRAPUP POLL REPORT INSIGHT ALERT PHOTOS GALLERY READ"
)
_SHORT_PLACES = _words(
    "ACCRA ADEN AMMAN BAKU BERN BONN BRNO CAIRO CORK DELHI DHAKA DOHA DUBAI GAZA GENOA HAGUE HANOI KABUL KIEV KYIV "
    "LAGOS LIMA LODZ LVIV LYON MALMO MIAMI MILAN MINSK MOSUL NICE OSLO PARIS QUITO RABAT RIGA ROME SANAA SEOUL SOFIA "
    "SPLIT SUVA TAMPA TOKYO TULSA TUNIS TURIN VADUZ YORK BOISE OMAHA BASEL DAKAR LYMAN ODESA IZMIR ADANA TEXAS DALLAS "
    "LILLE LEEDS DERBY ESSEX"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a line up to `end`; `month` and `day` stand where it gives a day without its year."""

    end: int
    origin: str | None = None
    published: str | None = None
    month: int | None = None
    day: int | None = None


def _desk(found: re.Match[str]) -> bool:
    """An agency that is in no list is one between a place in capitals and a dash: "RIGA (Northline) — "."""
    return bool(found["capitals"]) and found["dash"].strip() in {"—", "―", "–", "--", "-"}


def read_dateline(line: str) -> Dateline | None:
    """Give the dateline that opens a line, or None."""
    found = _DATELINE.match(line)
    if not found or not _believable(found) or (found["other"] and not _desk(found)):
        return None
    origin = canonical(found["agency"]) if found["agency"] else None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if not month:
        return Dateline(found.end(), origin)
    if not found["year"]:
        return Dateline(found.end(), origin, month=month_number(month), day=int(day))
    stamp = read_stamp(f"{day} {month} {found['year']}")
    return Dateline(found.end(), origin, stamp.published if stamp else None)


def _believable(found: re.Match[str]) -> bool:
    """A place needs a day, an agency, or to be plainly a place: capitals, a dash, and a new sentence behind it."""
    if found["agency"]:
        return True
    if found["month"] or found["month2"]:
        return bool(found["place"]) and bool(found["dash"].strip())
    if not found["capitals"] or found["dash"].startswith(":") or not found["dash"]:
        return False
    words = found["capitals"].replace("/", " ").split()
    if _LABELS.intersection(words):
        return False
    return len(words) > 1 or bool(found["region"]) or len(words[0]) > 5 or words[0] in _SHORT_PLACES
