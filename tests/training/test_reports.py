"""The made-up reports that the repository holds: whole, and read as the program reads articles."""

from collections import Counter

import pytest

from benchmarks.news_facts import read_facts
from training.reports import FACTS, conflicts, report_files, report_stories

FILES = report_files()


def articles():
    return [article for held in (False, True) for _, told in report_stories(FILES, held=held) for article in told]


def test_each_story_is_told_by_three_outlets():
    for held in (False, True):
        for name, told in report_stories(FILES, held=held):
            assert len({article.outlet for article in told}) == 3, name


def test_every_sixth_story_of_a_file_is_held_out():
    held, learned = (report_stories(FILES[:1], held=held) for held in (True, False))
    assert [name.rsplit("-", 1)[1] for name, _ in held] == ["01", "07"]
    assert len(learned) == 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_sentences_of_a_conflict_stand_in_the_reports(path):
    told = {
        (article.story, article.outlet): article
        for held in (False, True) for _, members in report_stories([path], held=held) for article in members
    }  # fmt: skip
    found = list(conflicts([path]))
    assert len(found) > 80
    for one in found:
        for outlet, sentence in zip(one.outlets, one.sentences, strict=True):
            article = told[one.story, outlet]
            assert sentence in article.text or sentence in article.title


def test_facts_point_into_the_articles():
    known = {article.id: article for article in articles()}
    facts = read_facts(FACTS)
    assert Counter(facts.values()).keys() == {"clash", "same", "apart"}
    for _, places in facts:
        assert len({known[place.article].story for place in places}) == 1
        for place in places:
            assert known[place.article].part(place.part)[place.span.start : place.span.end].strip()
