"""The pages of a PDF as pictures."""

from datetime import date

import pytest

from planner.model.book import Book
from reports import pdf
from reports.write import report
from ui.paper import Paper


@pytest.fixture(scope="module")
def content() -> bytes:
    """The PDF of an empty book's report."""
    return pdf.ink(report(Book(), date(2026, 11, 25), "person"))


def test_pages_are_counted_measured_and_drawn(content: bytes, qapp: object) -> None:
    paper = Paper(content)

    assert len(paper) >= 1
    assert (round(paper.size(0).width()), round(paper.size(0).height())) == (595, 842)
    picture = paper.picture(0, 0.5)
    assert (picture.width(), picture.height()) == (298, 421)
    seen = {
        picture.pixelColor(x, y).lightness()
        for x in range(0, 298, 3)
        for y in range(0, 421, 3)
    }
    assert max(seen) == 255
    assert min(seen) < 150
    paper.close()


def test_a_printer_gets_its_own_number_of_dots(content: bytes, qapp: object) -> None:
    paper = Paper(content)

    assert paper.printed(0, 144).width() == pytest.approx(2 * 595, abs=2)
    paper.close()
