"""Pairs by family, balanced: which family a sentence serves goes by what was made least so far."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from training.contrast import figures, names, neutral, reword, times, verbs
from training.contrast.names import Pool, Scene, pool_of
from training.contrast.sources import Report
from training.contrast.surround import CELLS, grown
from training.contrast.text import Change, length, overlap, usable
from training.mix import Pair

SHARES = {"contradiction": 0.40, "neutral": 0.37, "entailment": 0.23}
#: A family that fits nearly every sentence may get this many times its share, and no more.
AHEAD = 1.7
#: News is a twentieth of the text and the nearest to what the desk reads, so each pass takes it this often.
NEWS_TIMES = 6

Family = Callable[[str, Random, Scene], str | None]


@dataclass(frozen=True, slots=True)
class Contrast:
    """A labelled pair with the family that made it."""

    premise: str
    hypothesis: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence and where it stands."""

    sentence: str
    report: Report
    place: int


def plain(change: Change) -> Family:
    return lambda text, rng, _scene: change(text, rng)


#: Families of one changed fact, with the weight that each should have.
CLASHES: dict[str, tuple[float, Family]] = {
    "count": (1.5, plain(figures.change_count)),
    "amount": (1.2, plain(figures.change_amount)),
    "measure": (1.0, plain(figures.change_measure)),
    "age": (1.0, plain(figures.change_age)),
    "year": (1.2, plain(figures.change_year)),
    "ordinal": (0.6, plain(figures.change_ordinal)),
    "hedge_fails": (1.6, plain(figures.hedge_that_fails)),
    "decade": (0.6, plain(figures.wrong_decade)),
    "swap_numbers": (1.0, plain(figures.swap_numbers)),
    "day": (1.0, plain(times.change_day)),
    "month": (0.5, plain(times.change_month)),
    "weekday": (1.0, plain(times.change_weekday)),
    "clock": (0.5, plain(times.change_clock)),
    "person": (1.5, names.change_person),
    "org": (0.8, names.change_org),
    "place": (1.5, names.change_place),
    "nationality": (0.5, plain(names.change_nationality)),
    "role": (1.2, plain(names.change_role)),
    "swap_people": (0.8, plain(names.swap_people)),
    "swap_names": (0.8, names.swap_names),
    "voice_swap": (0.4, plain(names.change_voice_and_sides)),
    "negate": (1.5, plain(verbs.negate)),
    "unnegate": (1.2, plain(verbs.unnegate)),
    "antonym": (1.6, plain(verbs.antonym)),
    "deny": (0.6, plain(verbs.deny)),
    "will_not": (0.3, plain(verbs.will_not)),
}

#: Families that keep the truth; those of `BOTH_WAYS` keep it in both directions.
FOLLOWS: dict[str, tuple[float, Family]] = {
    "shortened": (3.0, plain(reword.shortened)),
    "clause": (
        1.5,
        lambda text, rng, _scene: next((c for f in rng.sample(reword.CLAUSES, 5) if (c := f(text, rng))), None),
    ),
    "reworded": (3.0, plain(reword.reworded)),
    "digits_words": (1.0, plain(figures.digits_and_words)),
    "hedge_holds": (1.5, plain(figures.hedge_that_holds)),
    "vague": (0.5, plain(figures.vague)),
    "rounded": (0.8, plain(figures.rounded)),
    "in_decade": (0.4, plain(figures.to_decade)),
    "date_way": (0.8, plain(times.date_other_way)),
    "in_month": (0.5, plain(times.day_to_month)),
    "voice": (0.8, plain(names.other_voice)),
    "not_opposite": (0.8, plain(verbs.not_opposite)),
    "reported": (0.8, plain(reword.report_quote)),
    "said_first": (0.5, plain(reword.said_first)),
}
BOTH_WAYS = frozenset(("reworded", "digits_words", "date_way", "voice", "said_first"))
#: Weaker statements: the weaker does not decide the stronger, so turned round they are neutral.
WEAKER: dict[str, tuple[float, Family]] = {
    "detail": (2.0, plain(reword.shortened)),
    "undecided": (1.5, plain(figures.hedge_that_holds)),
    "undecided_vague": (0.4, plain(figures.vague)),
    "undecided_round": (0.6, plain(figures.rounded)),
    "undecided_decade": (0.3, plain(figures.to_decade)),
    "undecided_month": (0.4, plain(times.day_to_month)),
    "undecided_may": (0.6, plain(verbs.may)),
}
OTHERS: dict[str, tuple[float, Family]] = {
    "other_person": (1.2, neutral.other_person),
    "other_case": (1.2, neutral.other_case),
    "part_of_total": (0.7, plain(neutral.part_of_total)),
}
NEARBY = {"neighbour": 2.5, "two_reports": 2.0, "other_event": 0.8, "entailed_and_more": 2.5}


class Book:
    """The reports by story and topic, with their names."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.stories: dict[str, list[Report]] = defaultdict(list)
        self.topics: dict[str, list[Report]] = defaultdict(list)
        for report in reports:
            self.stories[report.story].append(report)
            self.topics[report.topic].append(report)
        self._scenes: dict[str, Scene] = {}
        self._wide: dict[str, Pool] = {}

    def scene(self, report: Report) -> Scene:
        """Give the names to replace from: those of the story, then those of the topic."""
        if report.story not in self._scenes:
            near = pool_of(s for r in self.stories[report.story] for s in r.sentences)
            if report.topic not in self._wide:
                topic = self.topics[report.topic]
                step = max(1, len(topic) // 1000)
                self._wide[report.topic] = pool_of(s for r in topic[::step] for s in r.sentences)
            self._scenes[report.story] = Scene(near, self._wide[report.topic], report.news)
        return self._scenes[report.story]

    def units(self, rng: Random) -> list[Unit]:
        """Give one pass over the sentences, news several times, in a random order."""
        out = [
            Unit(sentence, report, place)
            for report in self.reports
            for place, sentence in enumerate(report.sentences)
            for _ in range(NEWS_TIMES if report.news else 1)
        ]
        rng.shuffle(out)
        return out


class Maker:
    """Makes pairs and keeps the balance of labels, families and cells."""

    def __init__(self, book: Book, rng: Random, *, cells: Sequence[tuple[bool, bool]] = CELLS) -> None:
        self.book, self.rng, self.allowed = book, rng, cells
        self.labels: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.cells: Counter[tuple[str, tuple[bool, bool]]] = Counter()

    def due(self, label: str) -> bool:
        return self.labels[label] <= SHARES[label] * self.labels.total() + 3

    def ordered(self, weights: dict[str, float]) -> list[str]:
        """Give the kinds, those furthest behind their weight first; not those that are far ahead of it."""
        ratios = {kind: self.kinds[kind] / weight for kind, weight in weights.items()}
        mean = sum(self.kinds[kind] for kind in weights) / sum(weights.values())
        due = [kind for kind, ratio in ratios.items() if ratio <= AHEAD * mean + 10]
        return sorted(due, key=lambda kind: ratios[kind] * self.rng.uniform(0.7, 1.4))

    def made(self, unit: Unit) -> Iterator[Contrast]:
        """Give at most one pair of each label for a sentence."""
        scene = self.book.scene(unit.report)
        makers = {"contradiction": self.clash, "entailment": self.follow, "neutral": self.neutral}
        for label, make in makers.items():
            if not self.due(label):
                continue
            pair = make(unit, scene)
            pair = pair and self.placed(pair, unit)
            if pair and pair.premise != pair.hypothesis:
                self.labels[pair.label] += 1
                self.kinds[pair.kind] += 1
                yield pair

    def light(self, text: str, share: float) -> str:
        return (self.rng.random() < share and reword.reworded(text, self.rng, most=2)) or text

    def base(self, unit: Unit, scene: Scene) -> str:
        """Give the sentence, at times already with a changed fact, so that an odd fact alone tells nothing."""
        if self.rng.random() > 0.3:
            return unit.sentence
        kind = self.rng.choice(tuple(CLASHES))
        return CLASHES[kind][1](unit.sentence, self.rng, scene) or unit.sentence

    def clash(self, unit: Unit, scene: Scene) -> Contrast | None:
        """Make a pair that can't both be true."""
        full = unit.sentence
        part = self.part(full, 0.45)
        for kind in self.ordered({k: w for k, (w, _) in CLASHES.items()}):
            family = CLASHES[kind][1]
            short, changed = part, family(part, self.rng, scene)
            if not changed and part != full:
                short, changed = full, family(full, self.rng, scene)
            if changed and changed != short:
                kept = full if self.rng.random() < 0.65 else short
                left, right = self.light(kept, 0.4), self.light(changed, 0.35)
                if self.rng.random() < 0.5:
                    left, right = right, left
                return Contrast(left, right, "contradiction", kind)
        return None

    def part(self, text: str, share: float) -> str:
        """Give the sentence, or with a chance of `share` a shorter one that it says."""
        return (self.rng.random() < share and reword.shortened(text, self.rng)) or text

    def follow(self, unit: Unit, scene: Scene) -> Contrast | None:
        """Make a pair of which the second follows from the first."""
        full = self.base(unit, scene)
        part = self.part(full, 0.4)
        for kind in self.ordered({k: w for k, (w, _) in FOLLOWS.items()}):
            said = FOLLOWS[kind][1](part, self.rng, scene)
            if not said or said == full:
                continue
            left, right = self.light(full, 0.3), self.light(said, 0.3)
            if kind in BOTH_WAYS and part == full and self.rng.random() < 0.5:
                left, right = right, left
            return Contrast(left, right, "entailment", kind)
        return None

    def neutral(self, unit: Unit, scene: Scene) -> Contrast | None:
        """Make a pair of which both can be true and neither decides the other."""
        weights = {k: w for k, (w, _) in (*WEAKER.items(), *OTHERS.items())} | NEARBY
        for kind in self.ordered(weights):
            if kind in NEARBY:
                pair = self.nearby(kind, unit, scene)
            else:
                pair = self.weaker(kind, unit, scene) if kind in WEAKER else self.other(kind, unit, scene)
            if pair:
                return pair
        return None

    def weaker(self, kind: str, unit: Unit, scene: Scene) -> Contrast | None:
        full = self.base(unit, scene)
        part = self.part(full, 0.35) if kind != "detail" else full
        said = WEAKER[kind][1](part, self.rng, scene)
        if not said or said == part or (kind == "detail" and overlap(said, full) > 0.93):
            return None
        right = full if self.rng.random() < 0.5 else part
        return Contrast(self.light(said, 0.3), self.light(right, 0.3), "neutral", kind)

    def other(self, kind: str, unit: Unit, scene: Scene) -> Contrast | None:
        full = self.base(unit, scene)
        said = OTHERS[kind][1](full, self.rng, scene)
        if not said or said == full:
            return None
        left, right = self.light(self.part(full, 0.3), 0.3), self.light(self.part(said, 0.3), 0.3)
        if self.rng.random() < 0.5:
            left, right = right, left
        return Contrast(left, right, "neutral", kind)

    def nearby(self, kind: str, unit: Unit, scene: Scene) -> Contrast | None:
        if kind == "entailed_and_more":
            pair = self.follow(unit, scene)
            return pair and replace(pair, label="neutral", kind=kind)
        other = self.nearby_sentence(kind, unit)
        if not other:
            return None
        left, right = self.part(self.base(unit, scene), 0.4), self.part(other, 0.4)
        if self.rng.random() < 0.5:
            left, right = right, left
        return Contrast(self.light(left, 0.2), self.light(right, 0.2), "neutral", kind)

    def nearby_sentence(self, kind: str, unit: Unit) -> str | None:
        report, text = unit.report, unit.sentence
        if kind == "neighbour":
            return neutral.other_fact(text, neighbours(unit), self.rng, low=0.0, high=0.45)
        if not report.news:
            return None
        if kind == "two_reports":
            others = [s for r in self.book.stories[report.story] if r is not report for s in r.sentences if usable(s)]
            return neutral.other_fact(text, others, self.rng, low=0.1, high=0.33)
        others = [
            s for r in self.book.topics[report.topic] if r.story != report.story for s in r.sentences if usable(s)
        ]
        return neutral.other_fact(text, others, self.rng, low=0.12, high=0.6)

    def placed(self, pair: Contrast, unit: Unit) -> Contrast | None:
        """Add other material on the sides of the cell that is behind for this label."""
        cells = [cell for cell in self.cells_for(pair) if cell in self.allowed]
        if not cells:
            return None
        cell = min(cells, key=lambda c: self.cells[pair.label, c] * self.rng.uniform(0.95, 1.05))
        extras = self.extras(pair, unit)
        if any(cell) and not extras:
            return None
        if cell == (True, True) and pair.label == "entailment":
            extras = extras[:1]
        sides = grown(pair.premise, pair.hypothesis, cell, extras, self.rng)
        if not sides:
            return None
        self.cells[pair.label, cell] += 1
        return replace(pair, premise=sides[0], hypothesis=sides[1])

    def cells_for(self, pair: Contrast) -> Sequence[tuple[bool, bool]]:
        """What follows still follows if only the premise grows, or if both grow by the same."""
        if pair.kind == "entailed_and_more":
            return CELLS[2:]
        return (*CELLS[:2], CELLS[3]) if pair.label == "entailment" else CELLS

    def extras(self, pair: Contrast, unit: Unit) -> list[str]:
        """Give one or two sentences from around: of the article, else of another of its topic."""
        found = [s for s in neighbours(unit) if length(s) <= 30 and apart_from(s, pair)]
        while len(found) < 2:
            report = self.rng.choice(self.book.topics[unit.report.topic])
            candidate = self.rng.choice(report.sentences)
            if usable(candidate) and length(candidate) <= 30 and apart_from(candidate, pair):
                found.append(candidate)
            elif len(self.book.topics[unit.report.topic]) < 3:
                return []
        return self.rng.sample(found, 1 if self.rng.random() < 0.25 and pair.kind != "entailed_and_more" else 2)


def apart_from(sentence: str, pair: Contrast) -> bool:
    return max(overlap(sentence, pair.premise), overlap(sentence, pair.hypothesis)) < 0.6


def neighbours(unit: Unit) -> list[str]:
    """Give the usable sentences of the article within five of this one."""
    around = unit.report.sentences[max(0, unit.place - 5) : unit.place + 6]
    return [s for s in around if s != unit.sentence and usable(s)]


def contrasts(
    reports: Sequence[Report], *, seed: int, limit: int, cells: Sequence[tuple[bool, bool]] = CELLS
) -> Iterator[Contrast]:
    """Give up to `limit` different pairs, pass after pass, the same for the same seed.

    `cells` says which sides may have other material beside them: (left, right).
    """
    rng = Random(seed)
    maker = Maker(Book(reports), rng, cells=cells)
    seen: set[tuple[str, str]] = set()
    while len(seen) < limit:
        before = len(seen)
        for unit in filter(lambda u: usable(u.sentence), maker.book.units(rng)):
            for pair in maker.made(unit):
                if (pair.premise, pair.hypothesis) not in seen and len(seen) < limit:
                    seen.add((pair.premise, pair.hypothesis))
                    yield pair
            if len(seen) >= limit:
                return
        if len(seen) - before < 10:
            return


def contrast_pairs(articles: Iterable[Sequence[str]], *, seed: int, limit: int) -> Iterator[Pair]:
    """Give labelled pairs from articles, each a sequence of sentences."""
    reports = [Report(tuple(sentences), str(number), "", news=True) for number, sentences in enumerate(articles)]
    for pair in contrasts(reports, seed=seed, limit=limit):
        yield Pair(pair.premise, pair.hypothesis, pair.label)
