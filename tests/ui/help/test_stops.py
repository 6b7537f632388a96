"""The tour's stops are real pages, and a control that is not there does not stop it."""

from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase
from ui.actions import PAGES
from ui.help.stops import STOPS, Stop, control


def test_the_stops_are_pages_that_every_book_has() -> None:
    pages = [stop.page for stop in STOPS if stop.page]

    assert set(pages) <= set(PAGES) - {"business"}
    assert len(pages) == len(set(pages))


def test_the_first_name_that_is_seen_is_the_control(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    qtbot.addWidget(window)
    inside = QVBoxLayout(window)
    inside.addWidget(page)
    hidden, seen, bar = QPushButton("Plan", page), QWidget(page), QToolButton(window)
    hidden.hide()
    seen.setAccessibleName("Loans")
    bar.setText("Undo")
    window.show()

    def found(page_name: str, *names: str) -> QWidget:
        stop = Stop(page_name, tuple(map(Phrase, names)), Phrase("x"))
        return control(stop, window, page)

    assert found("loans", "Plan", "Loans") is seen
    assert found("", "Undo …") is bar
    assert found("loans", "Undo") is page
