"""The wires and broadcasters that reports credit, and one name for each."""

from __future__ import annotations

# Names as they stand in datelines and credit lines; the first of a row is the name that is kept.
# Listed by hand from the agencies' own style of signing.
_NAMES: tuple[tuple[str, ...], ...] = (
    ("Reuters", "Thomson Reuters"),
    ("AP", "Associated Press", "The Associated Press", "A.P."),
    ("AFP", "Agence France-Presse", "Agence France Presse"),
    ("UPI", "United Press International"),
    ("PA", "PA Media", "Press Association", "The Press Association"),
    ("CP", "The Canadian Press", "Canadian Press"),
    ("AAP", "Australian Associated Press"),
    ("PTI", "Press Trust of India"),
    ("ANI", "Asian News International"),
    ("IANS",),
    ("TNN", "Times News Network"),
    ("Xinhua", "Xinhua News Agency"),
    ("TASS", "Itar-Tass"),
    ("RIA Novosti", "RIA"),
    ("Interfax",),
    ("dpa", "Deutsche Presse-Agentur"),
    ("EFE", "Agencia EFE"),
    ("ANSA",),
    ("Kyodo", "Kyodo News"),
    ("Yonhap", "Yonhap News Agency"),
    ("Anadolu Agency", "Anadolu", "AA"),
    ("BNS", "Baltic News Service"),
    ("LETA",),
    ("Ukrinform",),
    ("Bloomberg", "Bloomberg News"),
    ("Dow Jones", "Dow Jones Newswires"),
    ("PR Newswire", "PRNewswire"),
    ("Business Wire", "BUSINESS WIRE"),
    ("GlobeNewswire", "GLOBE NEWSWIRE"),
    ("CNN", "CNN.com", "CNN Wire"),
    ("BBC", "BBC News"),
    ("NBC News",),
    ("CBS News",),
    ("ABC News",),
    ("Fox News",),
    ("NPR",),
    ("Al Jazeera",),
    ("Euronews",),
    ("DW", "Deutsche Welle"),
    ("RFE/RL",),
)
_KEPT = {name.casefold(): row[0] for row in _NAMES for name in row}
AGENCIES = tuple(sorted((name for row in _NAMES for name in row), key=lambda name: (-len(name), name)))


def canonical(name: str) -> str | None:
    """Give the one name of an agency, any other name as it stands, and None for nothing."""
    return _KEPT.get(name.casefold(), name) or None


def is_agency(name: str) -> bool:
    """Say whether the name is one of a known agency."""
    return name.casefold() in _KEPT
