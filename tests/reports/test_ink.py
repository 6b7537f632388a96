from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports import faces, style
from reports.ink import box, draw_line, number, rule
from reports.lines import EMPTY, one_line
from tests.helpers import papers


@pytest.fixture
def canvas() -> Canvas:
    faces.font(style.TEXT_FACE)
    return Canvas(
        BytesIO(),
        initialFontName=style.TEXT_FACE,
        pageCompression=0,
    )


def test_a_line_is_drawn_run_by_run(canvas: Canvas) -> None:
    draw_line(canvas, one_line("共3笔😀", style.BODY), style.BODY, 50, 500)

    pdf = canvas.getpdfdata()

    assert "共3笔😀" in papers.text_of(pdf)
    assert all(papers.fonts_of(pdf).values())


def test_rules_and_boxes_are_drawn_where_they_are_told(canvas: Canvas) -> None:
    rule(canvas, 10, 700, 90, style.RULE, 0.5)
    box(canvas, 10, 600, 90, 20, style.TINT)

    drawn = canvas.getpdfdata()

    assert b"10 700 m 100 700 l" in drawn
    assert b"10 580 90 20 re" in drawn


def test_lengths_are_written_short_and_without_exponents() -> None:
    assert [number(x) for x in (12.0, 0.125, -0.00001, 1e-7, 841.89)] == [
        "12",
        "0.12",
        "0",
        "0",
        "841.89",
    ]


def test_characters_beyond_the_first_subset_are_still_found(canvas: Canvas) -> None:
    text = "".join(chr(0x4E00 + n) for n in range(300))
    for _ in range(2):
        draw_line(canvas, one_line(text, style.BODY), style.BODY, 0, 500)

    assert papers.text_of(canvas.getpdfdata()).count(text) == 2


def test_an_empty_line_leaves_no_ink(canvas: Canvas) -> None:
    draw_line(canvas, EMPTY, style.BODY, 0, 500)

    assert b"BT" not in canvas.getpdfdata()


def test_nothing_has_no_sign_whichever_was_asked_for_first() -> None:
    assert number(-0.0) == number(0.0) == number(-0.001) == "0"
