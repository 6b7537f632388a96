"""A preview as an answer: rows to see, and a layout to edit."""

from planner.app.preview_text import previewed
from planner.model import declared as d
from planner.model import wire
from planner.model.preview import FilePreview

LAYOUT = d.FileLayout(
    "bank",
    ("日期", "金额"),
    (d.ColumnUse("日期", d.ColumnRole.DAY),),
    day_form="year-first",
)
ROWS = tuple((f"2026-03-0{n}", f"{n}.00") for n in range(1, 9))


def _answer(known=None):
    return previewed(FilePreview("a.csv", known, "UTF-8", 3, ROWS, LAYOUT))


def test_the_document_holds_a_layout_that_reads_back():
    told = _answer().document["preview"]

    assert wire.read(d.FileLayout, told["layout"]) == LAYOUT
    assert (told["line"], told["heads"], told["known"]) == (3, ["日期", "金额"], None)
    assert len(told["rows"]) == 8


def test_the_text_shows_the_first_rows_under_their_roles():
    text = _answer().text

    assert "a.csv: nobody knows this layout" in text
    assert "日期 [day]" in text
    assert "金额 [–]" in text
    assert "2026-03-05" in text
    assert "2026-03-06" not in text


def test_what_is_known_is_told():
    assert "a.csv is read as jd already." in _answer("jd").text
