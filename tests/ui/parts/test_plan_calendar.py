"""The steps of followed plans as days of the calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import ZERO, Money
from tests.helpers import make, screen
from ui.desk import Desk
from ui.pages.calendar import Page as Calendar
from ui.pages.overview import Page as Overview
from ui.parts.plan_calendar import planned

TODAY, UNTIL = screen.TODAY, date(2027, 11, 25)
STEPS = (
    PlannedStep(date(2026, 11, 20), "loan", Money(500_00), "prepay"),
    PlannedStep(date(2026, 12, 1), "loan", Money(100_00), "scheduled"),
    PlannedStep(date(2027, 1, 5), "loan", Money(900_00), "settle"),
    PlannedStep(date(2028, 1, 5), "loan", Money(1_00), "settle"),
)
REPAY = SavedPlan("Fast", date(2026, 11, 20), "repay", STEPS, Money(7), id="fast")
MIX = SavedPlan(
    "Stock",
    date(2026, 11, 20),
    "finance",
    (
        PlannedStep(date(2026, 11, 26), "line", Money(300_00), "apply"),
        PlannedStep(date(2026, 12, 1), "line", Money(300_00), "draw"),
    ),
    Money(7),
    id="stock",
)


def book(*plans: SavedPlan) -> Book:
    loan = make.loan(
        principal="3000.00", drawn_on="2026-11-01", first_due="2026-12-01", name="Car"
    )
    return make.book(loan, make.line(name="Card"), *plans)


def followed(plan: SavedPlan) -> SavedPlan:
    return replace(plan, adopted_on=plan.made_on)


def test_only_followed_plans_ask_and_only_beyond_the_contracts() -> None:
    kept = tuple(planned(book(REPAY, MIX), TODAY, UNTIL))
    repay = tuple(planned(book(followed(REPAY)), TODAY, UNTIL))
    mix = tuple(planned(book(followed(MIX)), TODAY, UNTIL))

    assert kept == ()
    assert [(one.on, one.amount) for one in repay] == [
        (TODAY, Money(-500_00)),
        (date(2027, 1, 5), Money(-900_00)),
    ]
    assert repay[0].what == "plan “Fast”: prepay"
    assert [one.amount for one in mix] == [ZERO, Money(300_00)]


def test_a_step_stands_in_the_calendar_and_leads_to_its_plan(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    page = Calendar(at_desk(book(followed(REPAY), followed(MIX))))
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)
    table = screen.named(page, "Days ahead")
    model = table.model()
    rows = range(model.rowCount())
    places = {model.index(row, 3).data(): row for row in rows}

    for what in ("plan “Fast”: settle", "plan “Stock”: apply"):
        table.selectRow(places[what])
        table.opened.emit(table.current)

    assert asked == ["go-repay", "go-finance"]
    assert model.index(places["plan “Stock”: apply"], 4).data() == ""


def test_a_warning_of_a_plan_leads_to_it(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    page = Overview(at_desk(book(followed(MIX))))
    qtbot.addWidget(page)
    page.show()
    asked: list[str] = []
    page.asked.connect(asked.append)

    name = "Look: “Stock”: ¥300.00 to “Card” on 26 Nov 2026"
    screen.press(page, name, qtbot)

    assert asked == ["go-finance"]
