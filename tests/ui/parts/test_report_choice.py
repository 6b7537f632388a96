"""What a report shows is chosen above its pages."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.app.report_options import ReportOptions
from planner.model.declared import SavedPlan
from planner.model.records import BookKind
from planner.wording import mask
from tests.helpers import make, screen
from ui.parts.report_choice import ReportChoice
from ui.widgets.edit import Choice, DayEdit

TODAY = date(2026, 11, 25)
BOOK = make.book(
    make.line("card", name="Card & more"),
    make.loan("bank", line=None, name="A very long name of a loan that goes on"),
)


@pytest.fixture
def choice(qtbot: QtBot) -> ReportChoice:
    made = ReportChoice(TODAY)
    qtbot.addWidget(made)
    made.offer(BOOK)
    made.show()
    return made


def test_at_first_all_is_shown(choice: ReportChoice) -> None:
    assert choice.days == (None, None)
    assert choice.only == ()
    assert choice.owner == "both"
    assert not choice.is_yearly
    assert not choice.is_masked
    assert not choice.with_tables


@pytest.mark.parametrize(("ahead", "year"), [(0, 2026), (-1, 2025), (1, 2027)])
def test_a_calendar_year_can_be_chosen(
    choice: ReportChoice, qtbot: QtBot, ahead: int, year: int
) -> None:
    with qtbot.waitSignal(choice.changed):
        screen.named(choice, "Period").put(ahead)

    assert choice.days == (date(year, 1, 1), date(year, 12, 31))


def test_own_days_appear_when_they_are_asked_for(choice: ReportChoice) -> None:
    since, until = choice.findChildren(DayEdit)
    assert not since.isVisible()
    screen.named(choice, "Period").put("own")
    assert since.isVisible()
    since.put(date(2026, 1, 1))
    until.setText("never")

    assert choice.days == (date(2026, 1, 1), None)


def test_lines_are_ticked_in_a_menu_and_all_come_back_at_once(
    choice: ReportChoice, qtbot: QtBot
) -> None:
    every, _, card, bank = choice.findChild(QPushButton).menu().actions()
    assert card.text() == "Card && more"
    assert bank.text().endswith("…")

    with qtbot.waitSignal(choice.changed):
        card.trigger()
    assert choice.only == ("card",)
    assert choice.findChild(QPushButton).text() == "1 lines and loans"
    bank.trigger()
    bank.trigger()
    assert choice.only == ("card",)

    with qtbot.waitSignal(choice.changed):
        every.trigger()
    assert choice.only == ()
    assert choice.findChild(QPushButton).text() == "All lines and loans"


def test_a_line_that_is_gone_is_chosen_no_longer(choice: ReportChoice) -> None:
    choice.findChild(QPushButton).menu().actions()[2].trigger()
    choice.offer(make.book())

    assert choice.only == ()
    assert not choice.findChild(QPushButton).isEnabled()


def test_owners_are_asked_for_only_in_the_book_of_a_firm(choice: ReportChoice) -> None:
    owner = choice.findChildren(Choice)[1]
    assert not owner.isVisible()
    choice.offer(make.book(make.profile(BookKind.BUSINESS)))
    assert owner.isVisible()
    owner.put("own")

    assert choice.owner == "own"


def test_language_and_size_are_chosen_above_the_pages(
    choice: ReportChoice, qtbot: QtBot
) -> None:
    assert choice.options("bank") == ReportOptions("bank", language="en")

    with qtbot.waitSignal(choice.changed):
        screen.named(choice, "Language of the report").put("zh")
    with qtbot.waitSignal(choice.changed):
        screen.named(choice, "Page size").put("letter")

    asked = choice.options("plan", Path("t.xlsx"))
    assert (asked.language, asked.paper, asked.tables) == ("zh", "letter", None)


def test_a_new_plan_is_offered_only_beside_kept_ones(
    choice: ReportChoice, qtbot: QtBot
) -> None:
    (fresh,) = [x for x in choice.findChildren(QCheckBox) if "new plan" in x.text()]
    assert not fresh.isVisible()
    kept = SavedPlan("Calm", TODAY, "repay", (), make.money("1.00"), id="p")
    choice.offer(make.book(kept))
    assert fresh.isVisible()

    with qtbot.waitSignal(choice.changed):
        fresh.click()

    assert choice.options("plan").is_fresh


def test_full_amounts_are_warned_of_and_hidden_with_one_click(
    choice: ReportChoice, qtbot: QtBot
) -> None:
    assert "whoever gets the report reads every amount" in screen.all_text(choice)

    with qtbot.waitSignal(choice.changed):
        screen.press(choice, "Hide them", qtbot)

    assert choice.is_masked
    assert choice.options("bank").is_masked
    assert "whoever" not in screen.all_text(choice)


def test_what_the_screen_hides_is_hidden_on_paper(qtbot: QtBot) -> None:
    with mask.hidden(is_wanted=True):
        made = ReportChoice(TODAY)
        qtbot.addWidget(made)
        made.show()

        assert made.is_masked
        assert "whoever" not in screen.all_text(made)


def test_ticks_are_told(choice: ReportChoice, qtbot: QtBot) -> None:
    for box in choice.findChildren(QCheckBox):
        box.click()

    assert choice.is_yearly
    assert choice.is_masked
    assert choice.with_tables
    tables = Path("t.xlsx")
    assert choice.options("bank", tables).tables == tables
