"""Stories and models without weights for the tests of many stories; importable by workers of a cluster."""

import os
import signal
import time
from pathlib import Path

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models
from consistency.types import Article

PEOPLE = ("Ada Brandt", "Iven Rask", "Mara Quill", "Tomas Dell")


def fakes(_settings):
    return Models(WordEmbedder(), TableEntailer())


def story(number, *, outlets=3, name=None):
    """Give a story of articles that clash in one age, told by outlets of its own."""
    who = PEOPLE[number % 4]
    age = 40 + number % 9
    said = "{}, {}, leads the harbour trust. The ferry sank near pier {}."
    return [
        Article(
            f"a{number}-{k}",
            f"outlet{k}",
            said.format(who, age + 17 * (k == 1), number),
            title=f"Ferry {number} sinks",
            story=f"s{number:03}" if name is None else name,
            published="2024-03-05",
            source=f"a{number}-{k}.txt",
        )
        for k in range(outlets)
    ]


def stories(count):
    return [article for number in range(count) for article in story(number)]


class Marked:
    """Work that leaves a mark for each time it is begun, and kills its process or fails where a part is marked so."""

    def __init__(self, work, folder):
        self.work = work
        self.folder = str(folder)

    def start(self):
        self.work.start()

    def __call__(self, part):
        marks = Path(self.folder)
        begun = marks / f"{part.name}.{len(list(marks.glob(f'{part.name}.*')))}"
        begun.touch()
        words = part.articles[0].text
        if "kills its worker" in words and begun.suffix == ".0":
            os.kill(os.getpid(), signal.SIGKILL)
        if "always kills" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(part)


class Slow(Marked):
    """Work that takes its time, so that a node can go away in the middle."""

    def __call__(self, part):
        time.sleep(0.5)
        return super().__call__(part)
