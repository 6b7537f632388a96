"""What holds of every page: it opens on any book, and each control has a name."""

from collections.abc import Callable
from importlib import import_module

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.records import BookKind
from planner.wording import i18n
from tests.helpers import screen
from ui.actions import PAGES
from ui.desk import Desk

BOOKS = {
    "empty": Book,
    "person": screen.sample,
    "firm": lambda: screen.sample(BookKind.BUSINESS),
}


def opened(page: str, desk: Desk, qtbot: QtBot) -> QWidget:
    made = import_module(f"ui.pages.{page}").Page(desk)
    qtbot.addWidget(made)
    made.resize(1084, 700)
    made.show()
    if page != "repay":
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    return made


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("book", BOOKS)
def test_a_page_opens_and_refreshes(
    page: str, book: str, at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(BOOKS[book]())

    made = opened(page, desk, qtbot)
    made.refresh()

    assert made.isVisible()
    assert made.accessibleName() == i18n.tr(PAGES[page])


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"repay", "reports"}))
def test_a_page_opens_on_a_big_book(
    page: str, at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    desk = at_desk(screen.big())

    made = import_module(f"ui.pages.{page}").Page(desk)
    qtbot.addWidget(made)
    made.show()

    assert made.isVisible()


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name(page: str, firm: Desk, qtbot: QtBot) -> None:
    made = opened(page, firm, qtbot)

    kinds = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)
    nameless = [
        one
        for kind in kinds
        for one in made.findChildren(kind)
        if one.isVisible()
        and not isinstance(one, QHeaderView)
        and not one.objectName().startswith("qt_")
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]

    assert nameless == []
