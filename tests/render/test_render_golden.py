import pytest
from golden_files import FOLDER, GOLDEN
from report_fixture import EMPTY, REPORT

from consistency.render import FORMATS


@pytest.mark.parametrize("filename", GOLDEN)
def test_the_fixture_renders_to_the_golden_file(filename: str) -> None:
    assert GOLDEN[filename](REPORT) == (FOLDER / filename).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_deterministic_utf_8_text_with_an_end_of_line(name: str) -> None:
    text = FORMATS[name].render(REPORT)
    assert text == FORMATS[name].render(REPORT)
    assert text.encode("utf-8").endswith(b"\n")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_a_direction_mark_or_an_escape_code_through(name: str) -> None:
    assert not set("\u202e\u202c\x1b") & set(FORMATS[name].render(REPORT))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_renders(name: str) -> None:
    assert FORMATS[name].render(EMPTY).strip()


def test_the_formats_go_to_the_files_that_others_read() -> None:
    assert {name: made.filename for name, made in FORMATS.items()} == {
        "html": "report.html",
        "json": "report.json",
        "csv": "verdicts.csv",
        "junit": "report.junit.xml",
        "sarif": "report.sarif",
    }
