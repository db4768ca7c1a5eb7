"""The difference of two reports as text and as a page: whole words are marked, and nothing hostile gets through."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from consistency.models.fakes import TableEntailer, WordEmbedder
from consistency.pipeline import Models, check
from consistency.regress.changes import Edit
from consistency.regress.difference import difference
from consistency.render.changed import Word, word_runs
from consistency.render.diff import diff_json, diff_terminal
from consistency.render.diff_html import diff_html
from consistency.types import Article

MODELS = Models(WordEmbedder(), TableEntailer())
MERCURY = Article("m", "Mercury", "Ada Brandt, 57, leads the harbour trust.", story="harbour")
RIGHT = Article("b1", "Beacon", "Ada Brandt, 57, leads the harbour trust.", story="harbour")
BEACON = replace(RIGHT, id="b2", text="Ada Brandt, 75, leads the harbour trust.")
BAD = "<script>alert(1)</script>\u202e\x1b[31m\x00"
HOSTILE = replace(BEACON, outlet=f"Beacon {BAD}", title=f"A quay {BAD}", story=f"harbour {BAD}")
STRANGER = replace(MERCURY, story=HOSTILE.story)


def found(old, new):
    return difference(check(old, models=MODELS), check(new, models=MODELS))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Two were hurt.", "Two were hurt.", [("Two were hurt.", Word.SAME)]),
        ("Two hurt.", "Six hurt.", [("Two", Word.GONE), ("Six", Word.NEW), ("hurt.", Word.SAME)]),
        ("She is 57.", "She is 75.", [("She is", Word.SAME), ("57", Word.GONE), ("75", Word.NEW), (".", Word.SAME)]),
        (
            "At 8:05 a.m.",
            "At 8:50 a.m.",
            [("At", Word.SAME), ("8:05", Word.GONE), ("8:50", Word.NEW), ("a.m.", Word.SAME)],
        ),
        ("a b", "a x b", [("a", Word.SAME), ("x", Word.NEW), ("b", Word.SAME)]),
        ("a x b", "a b", [("a", Word.SAME), ("x", Word.GONE), ("b", Word.SAME)]),
        ("", "a", [("a", Word.NEW)]),
    ],
)
def test_whole_words_are_marked(old, new, expected):
    assert [(run.text, run.fate) for run in word_runs(Edit("x", old, new))] == expected


@pytest.mark.parametrize(
    ("old", "new"), [("Two men (57) left.", "“Six” women, 57, left."), ("a", "b"), ("x y", "x  y z")]
)
def test_the_kept_and_new_words_are_the_new_sentence(old, new):
    runs = word_runs(Edit("x", old, new))
    for fate, text in ((Word.NEW, new), (Word.GONE, old)):
        words = "".join(run.text + run.space for run in runs if run.fate in (Word.SAME, fate))
        assert words.replace(" ", "") == text.replace(" ", "")


def test_colour_replaces_the_signs():
    change = found([MERCURY, RIGHT], [MERCURY, BEACON])
    plain, coloured = (diff_terminal(change, width=100, color=color) for color in (False, True))
    assert "[-57-]{+75+}," in plain
    assert "\x1b" not in plain
    assert "{+" not in coloured
    assert "\x1b[" in coloured


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_wider_than_asked(width):
    text = diff_terminal(found([MERCURY, RIGHT], [MERCURY, BEACON]), width=width, color=False)
    assert max(map(len, text.splitlines())) <= width


def test_articles_that_came_and_went_are_named():
    change = found([MERCURY, RIGHT], [MERCURY, replace(BEACON, outlet="Globe", title="A quay")])
    text = diff_terminal(change, width=100, color=False)
    assert "article added: Globe: A quay" in text
    assert "article removed: Beacon" in text
    assert "<li>article added: <bdi>Globe: A quay</bdi></li>" in diff_html(change)


@pytest.mark.parametrize("render", [diff_json, diff_html, lambda d: diff_terminal(d, width=100, color=False)])
def test_what_is_hostile_is_made_harmless(render):
    text = render(found([STRANGER], [STRANGER, HOSTILE]))
    assert "\x1b" not in text
    assert "\x00" not in text
    assert "\u202e" not in text


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.links, self.ids = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.links += [value for name, value in attrs if name in ("src", "href", "action")]
        self.ids += [value for name, value in attrs if name == "id"]


def test_the_page_asks_for_nothing_and_runs_nothing():
    page = diff_html(found([STRANGER], [STRANGER, HOSTILE]))
    tags = Tags()
    tags.feed(page)
    assert not tags.names & {"script", "iframe", "img", "object", "form"}
    assert set(tags.links) <= {"data:,", "#changes"}
    assert len(tags.ids) == len(set(tags.ids))
    assert "default-src 'none'" in unescape(page)
    assert "new: " not in page  # an added article is no rewriting
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"url\(|@import", page)


def test_every_variable_of_the_page_is_defined():
    page = diff_html(found([MERCURY, RIGHT], [MERCURY, BEACON]))
    assert set(re.findall(r"var\((--[\w-]+)", page)) <= set(re.findall(r"(--[\w-]+):", page))


def test_nothing_changed():
    same = found([MERCURY, BEACON], [MERCURY, BEACON])
    assert "Nothing changed." in diff_html(same)
    assert diff_terminal(same, width=100, color=False).startswith("Nothing changed; ")
