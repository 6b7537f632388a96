"""Pages of a PDF one below the other."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reports import pdf
from reports.write import report
from tests.helpers import screen
from ui.paper import Paper
from ui.widgets.sheets import Sheets


@pytest.fixture(scope="module")
def content() -> bytes:
    """The PDF of the sample's report."""
    return pdf.ink(report(screen.sample(), date(2026, 11, 25), "person"))


@pytest.fixture
def sheets(content: bytes, qtbot: QtBot) -> Iterator[Sheets]:
    made, paper = Sheets(), Paper(content)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_paper(paper)
    made.show()
    yield made
    made.show_paper(None)
    paper.close()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The places of the pages that are drawn, in their order."""
    places: list[int] = []
    picture = Paper.picture

    def noted(paper: Paper, place: int, scale: float) -> QImage:
        places.append(place)
        return picture(paper, place, scale)

    monkeypatch.setattr(Paper, "picture", noted)
    return places


def test_pages_are_drawn_when_they_come_into_sight(
    sheets: Sheets, drawn: list[int]
) -> None:
    shown = sheets.grab().toImage()
    count = len(drawn)
    sheets.grab()

    assert set(drawn) == {0}
    assert len(drawn) == count  # kept
    assert shown.pixelColor(260, 60).name() == "#ffffff"
    assert sheets.accessibleDescription().endswith("pages")


def test_keys_lead_through_the_pages(sheets: Sheets, qtbot: QtBot) -> None:
    bar = sheets.verticalScrollBar()
    for key, there in (
        (Qt.Key.Key_Space, bar.pageStep()),
        (Qt.Key.Key_End, bar.maximum()),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Down, bar.singleStep()),
    ):
        qtbot.keyClick(sheets, key)
        assert bar.value() == there


def test_pages_far_away_are_let_go_and_drawn_again(
    sheets: Sheets, drawn: list[int]
) -> None:
    bar, seen = sheets.verticalScrollBar(), set()
    for value in (*range(0, bar.maximum() + 1, 200), 0):
        bar.setValue(value)
        sheets.grab()
        seen.add(sheets.page_at(0))

    assert len(seen) > 6
    assert drawn[-1] == 0


def test_nothing_is_shown_before_there_is_a_paper(qtbot: QtBot) -> None:
    empty = Sheets()
    qtbot.addWidget(empty)
    empty.grab()

    assert empty.page_at(10) == 0
    assert empty.verticalScrollBar().maximum() == 0


def test_the_focus_is_seen(sheets: Sheets, qtbot: QtBot) -> None:
    sheets.activateWindow()
    qtbot.waitUntil(sheets.isActiveWindow)
    sheets.clearFocus()
    before = sheets.grab().toImage()
    sheets.setFocus(Qt.FocusReason.TabFocusReason)

    assert sheets.grab().toImage() != before
