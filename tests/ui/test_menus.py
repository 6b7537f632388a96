"""Menus and bars made from the table of actions."""

from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from planner.app.commands import OpenLine
from planner.wording import i18n
from tests.helpers import make
from ui.actions import ACTIONS
from ui.desk import Desk
from ui.menus import Menus
from ui.theme import Theme


class Shell:
    """Notes what it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.asked: list[str] = []

    chosen_theme = Theme.DARK

    def go(self, page: str) -> None:
        self.asked.append(page)


def test_an_action_does_what_the_table_says(nothing: Desk, qtbot: QtBot) -> None:
    window, shell = QMainWindow(), Shell(nothing)
    qtbot.addWidget(window)
    menus = Menus(window, shell)

    menus.made["go-loans"].trigger()

    assert shell.asked == ["loans"]
    assert set(menus.made) == set(ACTIONS)
    assert menus.made["go-loans"].toolTip() == "Loans (Ctrl+2)"


def test_steps_are_named_in_the_language_spoken(nothing: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    i18n.use("zh")
    menus = Menus(window, Shell(nothing))
    nothing.bridge.do(OpenLine(make.line(name="花呗")))

    menus.refresh(nothing)

    assert menus.made["undo"].text() == "撤销：新增额度“花呗”"
    assert menus.made["redo"].text() == "重做"
    assert not menus.made["redo"].isEnabled()


def test_keys_follow_the_pages_that_are_seen(
    nothing: Desk, firm: Desk, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    person, business = (Menus(window, Shell(desk)) for desk in (nothing, firm))

    def key(menus: Menus, page: str) -> str:
        return menus.made[f"go-{page}"].shortcut().toString()

    assert [key(person, page) for page in ("business", "channels")] == ["", "Ctrl+8"]
    assert [key(business, page) for page in ("business", "channels")] == [
        "Ctrl+8",
        "Ctrl+9",
    ]


def test_the_chosen_language_and_look_carry_a_tick(nothing: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, Shell(nothing))
    menus.refresh(nothing)

    ticked = {key for key, made in menus.made.items() if made.isChecked()}
    assert ticked == {"language-en", "theme-dark"}


def test_each_menu_opens_by_a_letter_of_its_own(nothing: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Menus(window, Shell(nothing))

    titles = [action.text() for action in window.menuBar().actions()]
    letters = [title[title.index("&") + 1] for title in titles]
    assert titles[0] == "&Book"
    assert len(set(letters)) == len(letters)


def test_the_pictures_of_a_menu_are_drawn_when_it_is_looked_at(
    nothing: Desk, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window, Shell(nothing))
    assert menus.made["open-book"].icon().isNull()
    assert not menus.made["new-loan"].icon().isNull()  # it is in the bar

    shown = window.menuBar().actions()[0].menu()
    assert isinstance(shown, QMenu)
    shown.aboutToShow.emit()

    assert not menus.made["open-book"].icon().isNull()
    assert menus.made["new-line"].icon().isNull()
