from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from reports import document as d
from reports import faces, style
from reports.tiles import strip
from tests.helpers import papers

TILES = d.Tiles(
    (
        d.Tile(
            "Owed", "¥123.00", "2 loans and one card with a longer remark", "Details"
        ),
        d.Tile("Lowest", "¥5.00"),
    )
)


@pytest.fixture
def canvas() -> Canvas:
    faces.font(style.TEXT_FACE)
    return Canvas(BytesIO(), initialFontName=style.TEXT_FACE)


def inked(tiles: d.Tiles) -> bytes:
    faces.font(style.TEXT_FACE)
    canvas = Canvas(BytesIO(), initialFontName=style.TEXT_FACE, pageCompression=0)
    strip(tiles, 400, {}).draw(canvas, 50, 700)
    return bytes(canvas.getpdfdata())


def test_tiles_say_what_they_hold_and_lead_to_details(canvas: Canvas) -> None:
    canvas.bookmarkPage("part-1")
    strip(TILES, papers.MEASURE, {"Details": "part-1"}).draw(canvas, 50, 700)

    pdf = canvas.getpdfdata()

    for text in ("Owed", "¥123.00", "Lowest", "¥5.00"):
        assert text in papers.text_of(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages[0]["/Annots"]) == 1


def test_all_tiles_are_as_high_as_the_one_that_says_most() -> None:
    short = d.Tiles((d.Tile("Owed", "¥1.00"), d.Tile("Lowest", "¥5.00")))

    assert strip(TILES, 200, {}).height > strip(short, 200, {}).height


def test_a_figure_too_long_for_its_tile_is_set_smaller() -> None:
    long = d.Tiles((d.Tile("Owed", "¥10,000,000,000,000.00"),) * 4)

    usual = d.Tiles((d.Tile("Owed", "¥1.00"),) * 4)

    assert b" 14.5 Tf" in inked(usual)
    assert b" 14.5 Tf" not in inked(long)


def test_tiles_without_figures_keep_their_size() -> None:
    assert strip(d.Tiles((d.Tile("Owed", ""),)), 400, {}).height > 40
