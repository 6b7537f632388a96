"""The list of what is to be remembered."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from planner.app.reminders import Reminder, reminders
from planner.phrases import Phrase, Sentence
from tests.helpers import make, screen
from ui.reminder_list import ReminderList

ON = date(2026, 11, 25)


def one(kind: str) -> Reminder:
    return Reminder(
        kind, ON, Sentence(Phrase("“{name}” ends on {day}"), name="A", day=ON)
    )


def test_enter_leads_to_the_page_that_shows_more(qtbot: QtBot) -> None:
    kinds = ("overdue", "due-soon", "plan-step", "plan-missed", "window")
    asked = []
    for kind in kinds:
        shown = ReminderList([one(kind)], ON)
        qtbot.addWidget(shown)
        shown.asked.connect(asked.append)
        shown.show()
        qtbot.keyClick(shown.findChild(QListWidget), Qt.Key.Key_Return)

    assert asked == ["go-loans", "go-calendar", "go-repay", "go-repay", "go-calendar"]


def test_each_says_when_it_is(qtbot: QtBot) -> None:
    shown = ReminderList(reminders(make.book(make.loan(name="Car")), ON), ON)
    qtbot.addWidget(shown)
    item = shown.findChild(QListWidget).item(0)

    assert "Car" in item.text()
    assert "days ago" in item.text()


def test_an_empty_list_says_that_nothing_is_due_and_leads_to_the_settings(
    qtbot: QtBot,
) -> None:
    asked = []
    shown = ReminderList([], ON)
    qtbot.addWidget(shown)
    shown.asked.connect(asked.append)
    shown.show()

    assert "Nothing is due" in screen.all_text(shown)
    screen.press(shown, "Tell me on the desktop …", qtbot)
    assert asked == ["settings"]
