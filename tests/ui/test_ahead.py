"""Pages are made ready while nobody does anything."""

from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from ui.ahead import PAGES, Ahead
from ui.desk import Desk
from ui.tasks import Tasks


def test_one_page_after_the_other_is_made(qtbot: QtBot) -> None:
    made: list[str] = []
    tasks, parent = Tasks(Book), QWidget()
    qtbot.addWidget(parent)
    ahead = Ahead(made.append, lambda: tasks, parent)
    ahead.begin(("a", "b"))

    assert not ahead.is_done
    qtbot.waitUntil(lambda: made == ["a", "b"], timeout=60_000)
    qtbot.waitUntil(lambda: ahead.is_done, timeout=60_000)


def test_nobody_who_types_or_is_asked_something_is_disturbed(qtbot: QtBot) -> None:
    made: list[str] = []
    tasks, parent = Tasks(Book), QWidget()
    qtbot.addWidget(parent)
    parent.show()
    ahead = Ahead(made.append, lambda: tasks, parent)
    ahead.begin(("a",))
    for _ in range(10):
        qtbot.keyClick(parent, Qt.Key.Key_A)
        qtbot.wait(100)
    assert made == []

    asked = QDialog(parent)
    asked.open()
    qtbot.wait(900)
    assert made == []
    asked.reject()
    qtbot.waitUntil(lambda: made == ["a"], timeout=60_000)
    ahead.stop()


def test_stopping_makes_no_more_and_nothing_is_no_work(qtbot: QtBot) -> None:
    made: list[str] = []
    tasks, parent = Tasks(Book), QWidget()
    qtbot.addWidget(parent)
    ahead = Ahead(made.append, lambda: tasks, parent)
    ahead.begin(())
    ahead.begin()
    ahead.stop()
    qtbot.wait(800)

    assert made == []


def test_pages_made_ahead_begin_no_work(desk: Desk, qtbot: QtBot) -> None:
    for name in PAGES:
        page = import_module(f"ui.pages.{name}").Page(desk)
        qtbot.addWidget(page)

        assert desk.tasks.is_idle, name
