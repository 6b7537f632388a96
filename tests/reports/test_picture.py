import re
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports import faces, style
from reports.lines import one_line
from reports.picture import Hatch, Mark, Path, Picture, Ring, Sign, Words, box, draw
from tests.helpers import papers


@pytest.fixture
def canvas() -> Canvas:
    faces.font(style.TEXT_FACE)
    return Canvas(
        BytesIO(),
        initialFontName=style.TEXT_FACE,
        pageCompression=0,
    )


def drawn(canvas: Canvas, mark: Mark) -> bytes:
    draw(Picture(100, 100, (mark,)), canvas, 50, 60)
    return b" ".join(bytes(canvas.getpdfdata()).split())


def test_a_picture_is_moved_to_its_place(canvas: Canvas) -> None:
    assert b"1 0 0 1 50 60 cm" in drawn(canvas, Path(((0, 0), (9, 9)), 1))


def test_a_line_is_stroked_only(canvas: Canvas) -> None:
    found = drawn(canvas, Path(((0, 0), (9, 9)), 1))

    assert b"0 0 m 9 9 l S" in found


def test_an_area_is_closed_filled_and_dashed(canvas: Canvas) -> None:
    area = Path(box((1, 2), 3, 4), 0.7, fill=style.SHADE, is_dashed=True)

    found = drawn(canvas, area)

    assert b"[3 2] 0 d" in found
    assert b"1 2 m 4 2 l 4 6 l 1 6 l h" in found


def test_paper_has_no_edge(canvas: Canvas) -> None:
    found = drawn(canvas, Path(box((1, 2), 3, 4), 0, fill=style.PAPER))

    assert b"h f" in found


def test_a_ring_is_round_and_words_are_text(canvas: Canvas) -> None:
    words = Words(one_line("共3笔", style.CHART), style.CHART, (5, 5))
    draw(Picture(9, 9, (Ring((5, 5), 2), words)), canvas, 0, 0)

    pdf = canvas.getpdfdata()

    assert pdf.count(b" c") >= 4
    assert "共3笔" in papers.text_of(pdf)


@pytest.mark.parametrize(("ways", "least"), [("/", 20), ("/\\", 40), ("-", 6)])
def test_a_hatch_stays_inside_its_rectangle(
    canvas: Canvas, ways: str, least: int
) -> None:
    found = drawn(canvas, Hatch((10, 20), 30, 8, ways)).decode("latin-1")
    strokes = re.findall(r"([\d.]+) ([\d.]+) [ml]\b", found)

    assert len(strokes) >= least
    assert all(10 <= float(x) <= 40 and 20 <= float(y) <= 28 for x, y in strokes)


def test_signs_differ_in_shape(canvas: Canvas) -> None:
    corners = [drawn(canvas, Sign((5, 5), n)).count(b" l") for n in range(3)]

    assert corners[0] > 0
    assert corners[1] != corners[0]
