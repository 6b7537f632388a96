"""All of the window is named for screen readers and used without a mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.model.book import Book
from planner.model.records import BookKind
from planner.wording import i18n
from tests.helpers import dialogs, reader, screen
from tests.helpers.memory import MemoryStore
from ui import look
from ui.actions import PAGES
from ui.settings import Settings
from ui.window import Window

_MOST_STOPS = 90
EMPTY_PAGES = sorted(set(PAGES) - {"business"})


def made(book: Book, folder: Path) -> Window:
    session = Session(MemoryStore(book), FixedClock(screen.TODAY))
    window = Window(
        screen.begun(session), screen.services(), Settings(folder / "duheng.ini")
    )
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def left(window: Window) -> None:
    look.speak("en")
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def firm(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Window]:
    window = made(screen.sample(BookKind.BUSINESS), tmp_path_factory.mktemp("firm"))
    yield window
    left(window)


@pytest.fixture(scope="module")
def empty(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Window]:
    window = made(Book(), tmp_path_factory.mktemp("empty"))
    yield window
    left(window)


def speaking(window: Window, language: i18n.Language) -> None:
    if i18n.language() != language or not window.windowTitle().endswith(
        i18n.tr("Duheng")
    ):
        window.choose_language(language)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(window: Window, page: str, qtbot: QtBot) -> QWidget:
    window.go(page)
    qtbot.waitUntil(window.page.isVisible)  # what was rebuilt comes with the next event
    if page != "repay":  # a plan takes long, and its page is there before it
        qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)
    return window.page


def name_of(widget: QWidget) -> str:
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.accessibleName() or text()}"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_reader_can_name_all_of_a_page(
    page: str, language: i18n.Language, firm: Window, qtbot: QtBot
) -> None:
    speaking(firm, language)
    shown(firm, page, qtbot)

    met = list(reader.walk(firm))

    assert [one.words for one in met if one.is_nameless] == []
    assert len(met) > 20


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("name", dialogs.DIALOGS)
def test_a_reader_can_name_all_of_a_dialog(
    name: str, language: i18n.Language, firm: Window, qtbot: QtBot
) -> None:
    speaking(firm, language)
    dialog = dialogs.DIALOGS[name](firm)
    dialog.show()
    qtbot.waitExposed(dialog)
    try:
        met = list(reader.walk(dialog))

        assert met[0].name, "the window has a title"
        assert [one.words for one in met if one.is_nameless] == []
    finally:
        closed(dialog)


def closed(dialog: QDialog) -> None:
    dialog.reject()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def stops(window: QWidget, first: QWidget) -> list[QWidget]:
    """Where Tab leads from a widget until it comes back."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    passed: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None, f"the focus is lost after {passed[-1:]}"
        if here is first:
            return passed
        passed.append(here)
    raise AssertionError(f"Tab is caught in {name_of(passed[-1])}")


def reachable(inside: QWidget) -> list[QWidget]:
    return [
        one
        for one in inside.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    ]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("book", ["firm", "empty"])
@pytest.mark.parametrize("page", PAGES)
def test_tab_comes_by_every_control_and_shows_where_it_is(
    page: str, book: str, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    if (page, book) == ("business", "empty"):
        page = "overview"  # the empty book is a person's
    window: Window = request.getfixturevalue(book)
    speaking(window, "en")
    shown(window, page, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    nav = window.centralWidget().findChild(QListWidget, "navigation")

    passed = stops(window, nav)

    missed = [name_of(one) for one in reachable(window.page) if one not in passed]
    assert missed == []
    unseen = []
    for one in passed:
        one.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = picture(one)
        nav.setFocus(Qt.FocusReason.TabFocusReason)
        if picture(one) == with_focus:
            unseen.append(name_of(one))
    assert unseen == []


@pytest.mark.parametrize("name", dialogs.FORM_DIALOGS)
def test_tab_follows_the_fields_of_a_form_as_they_are_read(
    name: str, firm: Window, qtbot: QtBot
) -> None:
    speaking(firm, "en")
    dialog = dialogs.FORM_DIALOGS[name](firm)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    try:
        first = QApplication.focusWidget()
        assert first is not None
        assert dialog.form.isAncestorOf(first), "one can type at once"

        passed = [first, *stops(dialog, first)]

        fields = [one for one in passed if dialog.form.isAncestorOf(one)]
        places = [one.mapTo(dialog.form, one.rect().topLeft()) for one in fields]
        rows = [(place.y(), place.x()) for place in places]
        assert rows == sorted(rows), [name_of(one) for one in fields]
        assert [x for x in reachable(dialog) if x not in passed] == []
    finally:
        closed(dialog)
