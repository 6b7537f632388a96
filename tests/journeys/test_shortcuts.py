"""Every key of the menus does its one thing, on each page of a window made anew."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.model.records import BookKind
from ui.actions import ACTIONS, PAGES
from ui.theme import Theme
from ui.window import Window

REBUILT: dict[str, Callable[[Window], None]] = {
    "sample opened": lambda window: window.open_sample(BookKind.BUSINESS),
    "language chosen": lambda window: window.choose_language("zh"),
    "look chosen": lambda window: window.choose_theme(Theme.DARK),
    "amounts hidden": lambda window: window.hide_amounts(),
}

# What a field that is typed in does itself; with X11 Ctrl+E goes to the end of it.
EDITED = {"undo", "redo", "new-note"}


@pytest.fixture
def active(window: Window, qtbot: QtBot) -> Window:
    """The window with a firm's book, before all others."""
    window.open_sample(BookKind.BUSINESS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def keyed(window: Window) -> dict[str, QAction]:
    """The window's actions that have a key and may be done, by id."""
    return {
        made.objectName(): made
        for made in window.findChildren(QAction)
        if made.objectName() in ACTIONS
        and made.isEnabled()
        and not made.shortcut().isEmpty()
    }


def heard(window: Window, where: QWidget) -> dict[str, list[str]]:
    """What each key sets off, by the id of the action that carries it."""
    told: list[str] = []
    found = keyed(window)
    for made in found.values():
        made.triggered.disconnect()
        made.triggered.connect(lambda *_, one=made: told.append(one.objectName()))
    answers = {}
    for key, made in found.items():
        told.clear()
        QTest.keySequence(where, QKeySequence(made.shortcut()))
        answers[key] = list(told)
    return answers


@pytest.mark.parametrize("how", REBUILT)
def test_keys_are_alive_as_soon_as_the_window_is_made_anew(
    active: Window, how: str
) -> None:
    REBUILT[how](active)
    answers = heard(active, active)

    assert len(answers) >= 20
    assert answers == {key: [key] for key in answers}


@pytest.mark.parametrize("how", REBUILT)
def test_each_action_is_there_once_after_the_window_was_made_anew(
    active: Window, how: str
) -> None:
    REBUILT[how](active)

    found = [one.objectName() for one in active.findChildren(QAction)]

    assert {name: found.count(name) for name in ACTIONS} == dict.fromkeys(ACTIONS, 1)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_takes_a_key_from_the_menus(active: Window, page: str) -> None:
    active.go(page)
    QApplication.processEvents()
    inside = [
        one
        for one in active.page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    for where in (active.page, *{type(one): one for one in inside}.values()):
        where.setFocus()
        answers = heard(active, where)
        other = {key: told for key, told in answers.items() if told != [key]}
        assert set(other) <= EDITED, (where, other)


@pytest.mark.parametrize("kind", BookKind)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_made_opens_no_window_of_its_own(
    active: Window, qtbot: QtBot, page: str, kind: BookKind
) -> None:
    active.open_sample(kind)
    seen = Seen()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(seen)

    active.go(page)
    QApplication.processEvents()
    app.removeEventFilter(seen)

    assert seen.windows == []
    assert active.isActiveWindow()


class Seen(QObject):
    """The windows that come up while it listens."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Override QObject.eventFilter."""
        is_shown = event.type() is QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(watched)
        return False
