"""The windows that the main one opens when asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.wording import i18n
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from tests.helpers.screen import named
from ui import look
from ui.preferences import Preferences, Wanted
from ui.reminder_list import ReminderList
from ui.search import Search
from ui.settings import Settings
from ui.theme import Theme
from ui.tray import Tray
from ui.widgets.table import Table
from ui.window import Window


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Window:
    lines = (make.line(), make.line("jd", name="JD"))
    book = make.book(*lines, make.loan(name="Car"), make.loan("roof", name="Roof"))
    session = Session(MemoryStore(book), FixedClock(screen.TODAY))
    settings = Settings(tmp_path / "s.ini")
    made = Window(screen.begun(session), screen.services(), settings)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_reminders_are_counted_in_the_bar_and_listed(
    window: Window, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "·" in window.findChild(QAction, "reminders").iconText())
    window.ask("reminders")
    shown = window.findChild(ReminderList)
    assert shown is not None
    assert shown.isVisible()
    shown.asked.emit("go-calendar")

    assert window.page.accessibleName() == "Calendar"


def test_settings_are_taken_at_once(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window.ask("settings")
    shown = window.findChild(Preferences)
    assert shown is not None
    shown.reject()
    window.take_settings(Wanted("zh", Theme.DARK, "letter", tmp_path, reminds=True))

    kept = window.desk.settings
    assert (kept.paper, kept.backup_place, kept.reminds) == ("letter", tmp_path, True)
    assert i18n.language() == "zh"
    assert window.chosen_theme is Theme.DARK
    assert window.page.accessibleName() == i18n.tr("Overview")
    look.wear(Theme.LIGHT)
    i18n.use("en")


def test_a_password_asked_for_in_the_settings_is_asked_for(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window, "_look_after", asked.append)
    window.ask("settings")
    shown = window.findChild(Preferences)
    assert isinstance(shown, QDialog)
    shown.password_asked.emit()

    assert asked == ["password"]


def test_a_click_on_the_tray_brings_the_window_and_its_reminders_up(
    window: Window,
) -> None:
    window.showMinimized()
    (tray,) = window.findChildren(Tray)
    tray.come()

    assert not window.isMinimized()
    assert window.findChild(ReminderList) is not None


@pytest.mark.parametrize(("typed", "page"), [("jd", "Credit lines"), ("roof", "Loans")])
def test_what_was_searched_for_is_under_the_cursor(
    window: Window, qtbot: QtBot, typed: str, page: str
) -> None:
    window.search()
    box = window.findChild(Search)
    assert box is not None
    qtbot.keyClicks(named(box, "Search everything"), typed)
    qtbot.keyClick(named(box, "Search everything"), Qt.Key.Key_Return)

    assert window.page.accessibleName() == page
    shown = named(window.page, page)
    assert isinstance(shown, Table)
    assert str(shown.currentIndex().siblingAtColumn(0).data()).casefold() == typed
