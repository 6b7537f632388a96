from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports import faces, style
from reports.ink import box, draw_line, rule
from reports.lines import one_line
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
