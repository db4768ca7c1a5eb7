"""What speaks for two facts being of one thing, and how much: cues and the models' answers, with fitted weights."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from consistency.types import SlotKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


#: Digits change places by a slip of the hand. On the half of the news that the weights were fitted on, one such pair of
#: figures stood by chance in comparable claims (at 0.15), so that little is needed to call it one fact.
SLIPPED = 0.18
#: Least answers of the binder, each with the least weight of cues beside it: where one is unsure, the other is not.
BOTH = ((0.95, 0.5), (0.85, 0.6), (0.8, 0.75))
#: For counts less is enough; of a story, many things last for days and happen on some day, at some hour.
LIMITS_OF: Mapping[SlotKind, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        SlotKind.QUANTITY: (*BOTH, (0.7, 0.6)),
        SlotKind.DATE: ((0.95, 0.53), (0.9, 0.75)),
        SlotKind.TIME: ((0.96, 0.75), (0.94, 0.97)),
        SlotKind.DURATION: ((0.96, 0.8), (0.98, 0.75)),
        SlotKind.PLACE: (),
    }
)


#: Least answer, cue and contradiction beside which nothing need be weighed: in real and made-up reports two pairs of
#: values are called so that the weights would not believe, and both clash.
SURE = (0.95, 0.8, 0.3)
#: The binder's answer where cues alone would have been believed.
AGREED = 0.88
AGREED_OF = {SlotKind.TIME: 0.95}


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each cue, intercept by kind, and two limits by kind.

    Above `believed`, cues bind facts that no rule bound; below `doubted`, they part facts that a rule bound.
    """

    cues: Mapping[str, float]
    kinds: Mapping[str, float]
    believed: Mapping[str, float]
    doubted: Mapping[str, float]

    def probability(self, found: Mapping[str, float], kind: SlotKind) -> float:
        """Give how likely two facts of a kind are about one thing, 0-1."""
        total = self.kinds[kind] + sum(self.cues[name] * value for name, value in found.items())
        return 1 / (1 + math.exp(-total))


@cache
def shipped() -> Weights:
    """Read the weights that the package ships."""
    data = _data("sameness.json")
    return Weights(data["cues"], data["kinds"], data["believed"], data["doubted"])


def _data(name: str) -> Any:
    return json.loads((files("consistency.slots") / "data" / name).read_text(encoding="utf-8"))


#: More content words in common than these say no more.
MANY = 6
#: No voice is surer than this, whatever it says.
SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Voices:
    """What speaks for two differing values being of one thing.

    The binder's answer, the cues, and the contradiction that the NLI model sees between the claims, the mean of both
    directions; all 0-1. `shared` is the number of content words that both claims have; `strangers` says that both
    name somebody or something, and nothing that both name.
    """

    answer: float
    cue: float
    contradiction: float
    shared: int
    strangers: bool = False

    def features(self) -> tuple[float, ...]:
        """Give the voices as log odds, the share of enough words in common, and -1 for strangers."""
        odds = (_log_odds(voice) for voice in (self.answer, self.cue, self.contradiction))
        return (*odds, min(self.shared, MANY) / MANY, -float(self.strangers))

    @property
    def agreed(self) -> bool:
        """Whether binder and cues are both sure, and the NLI model has seen something."""
        return all(
            voice >= least for voice, least in zip((self.answer, self.cue, self.contradiction), SURE, strict=True)
        )

    def weighed(self, weights: Sequence[float], intercept: float) -> float:
        """Give how likely both values are of one thing, 0-1, where as many pairs are as are not."""
        total = intercept + sum(weight * value for weight, value in zip(weights, self.features(), strict=True))
        return 1 / (1 + math.exp(-total))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weight of each voice, intercept by kind, and the limit by kind above which two values are of one thing."""

    weights: tuple[float, ...]
    kinds: Mapping[str, float]
    believed: Mapping[str, float]

    def sure(self, voices: Voices, kind: SlotKind) -> float:
        """Give how likely two values of a kind are of one thing, 0-1."""
        return voices.weighed(self.weights, self.kinds[kind])


@cache
def weighing() -> Weighing:
    """Read the weights of the voices that the package ships (fitted by `training.weighing`)."""
    data = _data("weighing.json")
    return Weighing(tuple(data["weights"]), data["kinds"], data["believed"])


def believed(answer: float, cue: float, kind: SlotKind, *, slip: bool) -> bool:
    """Say whether the binder and the cues together call two differing values one fact."""
    if slip:
        return answer >= SLIPPED and cue >= SLIPPED
    # Many things happen at many places, and the binder has seen few of them.
    sure = any(answer >= least and cue >= beside for least, beside in LIMITS_OF.get(kind, BOTH))
    return sure or (answer >= AGREED_OF.get(kind, AGREED) and cue >= shipped().believed[kind])
