"""The main window: pages, menus, language and look at run time."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.app.commands import Drop, OpenLine
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import RefusedError
from planner.model.records import BookKind
from planner.wording import i18n
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from ui import look, shelf, theme
from ui.actions import ACTIONS, PAGES
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.window import Window


@pytest.fixture
def stores() -> dict[Path, MemoryStore]:
    return {}


@pytest.fixture
def window(
    qtbot: QtBot,
    tmp_path: Path,
    stores: dict[Path, MemoryStore],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Window]:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "books")
    session = Session(MemoryStore(screen.sample()), FixedClock(screen.TODAY))
    services, settings = screen.services(stores), Settings(tmp_path / "w.ini")
    made = Window(screen.begun(session), services, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()
    look.wear(Theme.LIGHT)
    look.speak("en")


def navigation(window: Window) -> QListWidget:
    return window.centralWidget().findChild(QListWidget, "navigation")


def dialogs(window: Window) -> list[QDialog]:
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_the_first_page_is_the_overview(window: Window) -> None:
    assert window.page.accessibleName() == "Overview"
    assert navigation(window).currentItem().text() == "Overview"


def test_the_title_names_the_book_in_the_language_spoken(window: Window) -> None:
    assert window.windowTitle() == "none — Duheng"

    window.choose_language("zh")
    assert window.windowTitle() == "none — 度衡"

    window.open_sample(BookKind.PERSON)
    assert window.windowTitle() == "示例账本（个人） — 度衡"


def test_every_page_is_reached_from_the_side(window: Window, qtbot: QtBot) -> None:
    nav = navigation(window)
    seen = []
    for row in range(nav.count()):
        nav.setCurrentRow(row)
        seen.append(window.page.accessibleName())

    pages = [str(words) for page, words in PAGES.items() if page != "business"]
    assert seen == pages


def test_a_page_without_a_firm_can_still_be_shown(window: Window) -> None:
    window.go("business")

    assert window.page.accessibleName() == "Business"
    assert navigation(window).currentRow() == -1


@pytest.mark.parametrize("action", [a for a in ACTIONS if a.startswith("new-")])
def test_each_record_action_opens_its_form(window: Window, action: str) -> None:
    if action in ("new-book", "new-receivable"):
        return
    window.ask(action)

    forms = dialogs(window)
    assert len(forms) == 1
    forms[0].close()


def test_what_may_not_be_done_is_not_done(window: Window) -> None:
    window.ask("new-receivable")

    assert not dialogs(window)


def test_undo_and_redo_have_the_steps_name(window: Window, qtbot: QtBot) -> None:
    undo = window.findChild(type(window.menuBar().actions()[0]), "undo")
    redo = window.findChild(type(undo), "redo")
    assert not undo.isEnabled()

    window.desk.bridge.do(OpenLine(make.line("new", name="Mine")))
    assert undo.isEnabled()
    assert undo.text() == "Undo: Open line “Mine”"
    undo.trigger()
    assert not undo.isEnabled()
    assert redo.text() == "Redo: Open line “Mine”"
    redo.trigger()
    assert "new" in window.desk.book.lines


def test_what_was_recorded_is_told_until_it_is_taken_back(window: Window) -> None:
    window.desk.bridge.do(OpenLine(make.line("new", name="Mine")))
    told = window.statusBar().currentMessage()
    assert "Mine" in told
    assert "Undo takes it back" in told

    window.desk.bridge.undo()
    assert not window.statusBar().currentMessage()


def test_a_refusal_stands_above_the_page(window: Window, qtbot: QtBot) -> None:
    window.desk.bridge.do(Drop("nobody"))
    banner = window.findChildren(Banner)[0]
    assert "nobody" in banner.words

    window.desk.bridge.do(OpenLine(make.line("new")))
    assert banner.words == ""


def test_a_change_refreshes_what_is_shown(window: Window, qtbot: QtBot) -> None:
    window.go("lines")
    window.go("overview")
    window.go("lines")
    window.desk.bridge.do(OpenLine(make.line("new", name="Brand new")))
    qtbot.waitUntil(lambda: "Brand new" in cells(window.page))

    window.go("overview")
    window.desk.bridge.undo()
    window.go("lines")
    assert "Brand new" not in cells(window.page)


def cells(page: QWidget) -> set[str]:
    from ui.widgets.table import Table  # noqa: PLC0415  # only here

    return {
        str(table.model().index(row, column).data())
        for table in page.findChildren(Table)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
    }


def test_the_language_is_switched_at_run_time(window: Window, qtbot: QtBot) -> None:
    window.go("loans")
    window.ask("language-zh")

    assert i18n.language() == "zh"
    assert window.page.accessibleName() == "借款"
    assert window.menuBar().actions()[0].text() == "账本(&B)"
    window.ask("language-en")
    assert window.page.accessibleName() == "Loans"
    assert len(window.menuBar().actions()) == 6


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"repay", "reports", "finance"}))
def test_no_english_is_left_in_chinese(window: Window, page: str, qtbot: QtBot) -> None:
    window.ask("language-zh")
    window.go(page)
    qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=30_000)

    texts = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    buttons = window.findChildren(QPushButton)
    texts += [one.text() for one in buttons if one.isVisible()]
    english = [
        text
        for text in texts
        if len([word for word in text.split() if word.isascii() and word.isalpha()]) > 1
    ]
    own = {one.name for one in window.desk.book.loans.values()}
    assert set(english) <= own


def test_the_look_is_switched_at_run_time(window: Window) -> None:
    window.ask("theme-dark")
    assert theme.tokens() is theme.DARK

    window.ask("theme-light")
    assert theme.tokens() is theme.LIGHT
    window.ask("theme-system")
    window.follow_system()
    assert theme.tokens() is theme.LIGHT


def test_following_the_system_is_only_for_those_who_chose_it(window: Window) -> None:
    window.ask("theme-dark")
    window.follow_system()

    assert theme.tokens() is theme.DARK


def test_a_sample_book_is_made_and_opened(
    window: Window, stores: dict[Path, MemoryStore], tmp_path: Path
) -> None:
    window.ask("sample-business")

    assert window.desk.book.profile.kind is BookKind.BUSINESS
    assert "Business" in [
        navigation(window).item(row).text() for row in range(navigation(window).count())
    ]
    (path,) = stores
    assert path == tmp_path / "books" / "Sample firm.duheng"
    window.ask("sample-business")
    assert len(stores) == 2


def test_a_sample_that_cannot_be_made_says_why(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object) -> Path:
        raise RefusedError

    monkeypatch.setattr(shelf, "sample", refuse)
    window.ask("sample-person")

    assert window.findChildren(Banner)[0].words == "This cannot be done."


def test_a_new_book_and_an_old_one_are_opened_by_dialogs(
    window: Window,
    stores: dict[Path, MemoryStore],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.ask("new-book")
    assert not stores
    window.desk.bridge.do(OpenLine(make.line()))
    assert list(stores) == [target.with_suffix(".duheng")]

    other = tmp_path / "other.duheng"
    stores[other] = MemoryStore(make.book(make.line("x")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window.ask("open-book")
    assert list(window.desk.book.lines) == ["x"]

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: ("", ""))
    window.ask("new-book")
    window.ask("open-book")
    assert list(window.desk.book.lines) == ["x"]


def test_a_book_that_cannot_be_opened_leaves_the_present_one(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object, **_given: object) -> Session:
        raise RefusedError

    before = window.desk.book
    monkeypatch.setattr(shelf, "opened", refuse)
    window.open_book(Path("x"))

    assert window.desk.book is before
    assert window.findChildren(Banner)[0].words == "This cannot be done."


def test_the_search_goes_where_its_line_says(window: Window, qtbot: QtBot) -> None:
    window.ask("find")
    (box,) = dialogs(window)
    field = screen.named(box, "Search everything")
    qtbot.keyClicks(field, "cale")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert window.page.accessibleName() == "Calendar"


def test_about_says_what_the_program_is(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "about", lambda *words: told.append(words[2]))

    window.ask("about")

    assert "on this machine" in told[0]


def test_the_window_comes_back_where_it_stood(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.resize(1100, 720)
    window.ask("quit")
    session = Session(MemoryStore(), FixedClock(screen.TODAY))

    again = Window(
        screen.begun(session), screen.services(), Settings(tmp_path / "w.ini")
    )
    qtbot.addWidget(again)

    assert again.size().height() == 720


def test_no_page_is_wider_than_a_small_window(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    for page in PAGES:
        if page not in ("repay", "reports"):
            window.go(page)
            assert window.width() == 1024, page
            assert window.page.minimumSizeHint().width() <= 1024 - 196, page


def test_keys_reach_every_menu(window: Window) -> None:
    keys = [a.shortcut for a in ACTIONS.values() if a.shortcut]

    assert len(keys) == len(set(keys))


def test_one_goes_back_and_forward_over_the_pages(window: Window) -> None:
    back = window.findChild(QAction, "back")
    forward = window.findChild(QAction, "forward")
    assert not back.isEnabled()

    window.go("loans")
    window.go("lines")
    back.trigger()
    seen = [window.page.accessibleName()]
    back.trigger()
    forward.trigger()
    seen.append(window.page.accessibleName())

    assert seen == ["Loans", "Loans"]
    assert back.isEnabled()
    assert forward.isEnabled()
    window.go("calendar")
    assert not forward.isEnabled()


def test_one_key_hides_every_amount(window: Window, qtbot: QtBot) -> None:
    before = screen.all_text(window.centralWidget())
    assert "¥" in before

    window.findChild(QAction, "hide-amounts").trigger()
    hidden = screen.all_text(window.centralWidget())
    marked = window.findChild(QAction, "hide-amounts").isChecked()
    window.findChild(QAction, "hide-amounts").trigger()

    assert not re.search("¥[0-9]", hidden)
    assert "¥••••" in hidden
    assert marked
    assert screen.all_text(window.centralWidget()) == before


def test_the_history_goes_to_any_step(window: Window, qtbot: QtBot) -> None:
    for name in ("a", "b", "c"):
        window.desk.bridge.do(OpenLine(make.line(name, name=name)))
    window.ask("history")
    (steps,) = dialogs(window)
    shown = steps.findChild(QListWidget)

    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    screen.press(steps, "Go there", qtbot)

    assert "a" in window.desk.book.lines
    assert "b" not in window.desk.book.lines
    assert len(window.desk.bridge.future) == 2


def test_what_is_known_of_the_book_is_shown(window: Window) -> None:
    window.ask("about-book")

    (about,) = dialogs(window)
    assert "not written yet" in screen.all_text(about)
    about.close()


def test_a_page_made_ahead_is_painted_unseen_at_the_size_it_will_have(
    window: Window,
) -> None:
    shown = window.page

    window.rehearse("loans")
    window.rehearse("overview")

    assert window.page is shown
    window.go("loans")
    assert window.page.size() == shown.size()
