"""Cash by the day: incomes before payments, each payment on its own day."""

from datetime import date

from planner.model.records import RepaymentKind
from planner.model.terms import Rhythm
from planner.money import Money
from planner.plan.plan import LowestCash, Step
from planner.plan.purse import purse
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(
    owing.salary("1000.00", "2026-06-25"),
    owing.rent("600.00", "2026-06-22"),
    cash="500.00",
    reserve="100.00",
)


def step(on: str, amount: str) -> Step:
    return Step(make.day(on), "loan", make.money(amount), RepaymentKind.SCHEDULED)


def test_cash_at_the_end_of_each_day() -> None:
    made = purse(BOOK, ON, date(2026, 6, 26))

    path = made.path([step("2026-06-25", "300.00")])

    assert path.tolist() == [50000, 50000, -10000, -10000, -10000, 60000, 60000]
    assert made.lowest(path) == LowestCash(date(2026, 6, 22), Money(-10000))
    assert made.income_days == (ON, date(2026, 6, 25))
    assert [(on.day, left.minor) for on, left in made.low_days(path)] == [
        (24, -20000),
        (26, 50000),
    ]


def test_what_is_spare_looks_as_far_as_asked() -> None:
    made = purse(BOOK, ON, date(2026, 6, 26))
    path = made.path([])

    assert str(made.spare(path, ON)) == "-200.00"
    assert str(made.spare(path, ON, date(2026, 6, 22))) == "400.00"
    assert str(made.spare(path, ON, ON)) == "400.00"


def test_expenses_and_dues_that_touch_the_reserve_are_missed() -> None:
    made = purse(BOOK, ON, date(2026, 7, 20))

    assert made.misses([]) == 1
    assert made.misses([step("2026-06-21", "50.00"), step("2026-06-23", "1.00")]) == 2


def test_what_is_there_beside_comes_each_month_from_the_day_on() -> None:
    book = owing.book(cash="0.00")

    made = purse(book, ON, date(2026, 8, 25), Money(100_00))

    assert made.income_days == (ON, date(2026, 7, 20), date(2026, 8, 20))
    assert int(made.path([])[0]) == 100_00


def test_a_row_that_ended_brings_nothing() -> None:
    row = make.expected(first="2026-06-10", until="2026-07-10", every=Rhythm.MONTH)

    made = purse(owing.book(row), ON, date(2026, 9, 1))

    assert made.income_days == (ON, date(2026, 7, 10))
