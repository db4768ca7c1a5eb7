"""One frozen `Settings`, read from `consistency.toml` or the `[tool.consistency]` table of `pyproject.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from consistency.errors import SettingsError

PRECISIONS = ("auto", "bf16", "fp32")
OFF = "off"
BINDERS = ("shipped", OFF)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set; None means the model's own default.

    `embedder`, `nli`: a folder or hub name in place of the shipped models. `candidates`: how many claims of each
    other article a claim is compared with. `min_similarity`: below it a pair is not worth judging, 0-1.
    `contradiction`, `entailment`: probabilities above which the NLI model is believed. `max_bytes`: the largest
    file that is read. `tagger`: "shipped", "off" (names are read by rules alone), or a folder or hub name.
    `binder`: "shipped", or "off" (rules and cues alone say which figures are of one thing).
    `cache`: the folder of what was computed before, "off" for none; `cache_bytes`: how large it may grow.
    """

    embedder: str | None = None
    nli: str | None = None
    device: str | None = None
    precision: str = "auto"
    candidates: int = 7
    min_similarity: float = 0.1
    contradiction: float | None = None
    entailment: float | None = None
    max_bytes: int = 5_000_000
    tagger: str = "shipped"
    binder: str = "shipped"
    cache: str | None = None
    cache_bytes: int = 1_000_000_000

    def __post_init__(self) -> None:
        """Raise SettingsError for a value out of its range."""
        for name in ("min_similarity", "contradiction", "entailment"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise SettingsError(f"{name} is {value}; it must lie between 0 and 1")
        for name in ("candidates", "max_bytes", "cache_bytes"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}; it must be at least 1")
        if self.binder not in BINDERS:
            raise SettingsError(f"binder is {self.binder!r}; it is one of {', '.join(BINDERS)}")
        if self.precision not in PRECISIONS:
            raise SettingsError(f"precision is {self.precision!r}; it is one of {', '.join(PRECISIONS)}")

    def with_flags(self, **flags: str | float | None) -> Settings:
        """Give the settings with every flag that was given (is not None) put over them."""
        given = {name: value for name, value in flags.items() if value is not None}
        return replace(self, **given)  # type: ignore[arg-type]

    def items(self) -> tuple[tuple[str, str | int | float | bool | None], ...]:
        """Give names and values in a fixed order, as the signature of a report lists them."""
        return tuple(sorted(item for item in asdict(self).items() if item[0] not in UNSIGNED))


#: The type that each key of a settings file must have.
KINDS: dict[str, tuple[type, ...]] = {
    "embedder": (str,),
    "nli": (str,),
    "device": (str,),
    "precision": (str,),
    "candidates": (int,),
    "min_similarity": (int, float),
    "contradiction": (int, float),
    "entailment": (int, float),
    "max_bytes": (int,),
    "tagger": (str,),
    "binder": (str,),
    "cache": (str,),
    "cache_bytes": (int,),
}
#: What changes how a report is made, and nothing in it.
UNSIGNED = ("cache", "cache_bytes")


def load_settings(path: Path | None = None) -> Settings:
    """Read settings from `path`, or from what lies in the working folder; defaults where there is nothing.

    Raises SettingsError for a file that is missing or damaged, an unknown key or a wrong type.
    """
    if path is not None:
        return settings_from(table_of(path), path)
    for name in ("consistency.toml", "pyproject.toml"):
        found = Path(name)
        if found.is_file():
            return settings_from(table_of(found), found)
    return Settings()


def table_of(path: Path) -> dict[str, object]:
    """Give the table of settings in a TOML file."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        tool = content.get("tool", {})
        table = tool.get("consistency", {}) if isinstance(tool, dict) else tool
        if not isinstance(table, dict):
            raise SettingsError(f"{path}: [tool.consistency] must be a table")
        return table
    return content


def settings_from(table: dict[str, object], path: Path) -> Settings:
    """Check a table key by key and give the settings it stands for."""
    for key, value in table.items():
        if key not in KINDS:
            known = ", ".join(field.name for field in fields(Settings))
            raise SettingsError(f"{path}: unknown key {key!r}; known are {known}")
        if not isinstance(value, KINDS[key]) or isinstance(value, bool):
            raise SettingsError(f"{path}: {key} is {value!r}; it must be of type {KINDS[key][-1].__name__}")
    return Settings(**table)  # type: ignore[arg-type]
