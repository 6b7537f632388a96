import re
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from reports import faces, style
from reports.columns import Frame
from reports.document import Align
from reports.rows import row, sums
from reports.strips import Strip

FRAMES = (Frame(0, 40), Frame(50, 50, Align.MIDDLE), Frame(110, 50, Align.END))


def test_a_short_row_is_one_strip() -> None:
    (strip,) = row(("a", "b", "c"), FRAMES, style.CELL)

    assert strip.height > style.CELL.leading
    assert not strip.stays


def test_a_row_of_a_few_lines_stays_together() -> None:
    strips = row(("a", "b b b b b b b b b b b b b b b", "c"), FRAMES, style.CELL)

    assert 1 < len(strips) <= 6
    assert [strip.stays for strip in strips] == [True] * (len(strips) - 1) + [False]


def test_a_row_longer_than_a_page_may_be_broken() -> None:
    strips = row(("a", "长" * 2000, "c"), FRAMES, style.CELL)

    assert len(strips) > 100
    assert not strips[50].stays
    assert strips[0].stays
    assert strips[-2].stays


def test_every_line_of_a_row_knows_the_heads() -> None:
    head = Strip(10, row(("a", "b", "c"), FRAMES, style.CELL)[0].draw)

    strips = row(("a", "长" * 100, "c"), FRAMES, style.CELL, heads=(head,))

    assert all(strip.heads == (head,) for strip in strips)


def test_sums_are_one_strip_however_long_their_word() -> None:
    strip = sums(("A very long word for a sum", "", "9.00"), FRAMES)

    assert strip.height < 2 * style.CELL_TOTAL.leading


def test_cells_stand_where_their_column_wants_them() -> None:
    faces.font(style.TEXT_FACE)
    canvas = Canvas(BytesIO(), initialFontName=style.TEXT_FACE, pageCompression=0)
    (strip,) = row(("left", "mid", "right"), FRAMES, style.CELL)

    strip.draw(canvas, 0, 100)
    places = re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", canvas.getpdfdata())

    left, middle, right = (float(place) for place in places)
    assert left == 0
    assert 50 < middle < 75
    assert 110 < right < 160
