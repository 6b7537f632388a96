"""A shock names the dues that break, what is missing, and whom to ask first."""

from datetime import date
from decimal import Decimal

from planner.model.terms import RateChange
from planner.money import ZERO, Money
from planner.plan.scenarios import Shock, Stress, dearer, stresses
from planner.plan.situation import Situation
from planner.rates import Period, Rate
from tests.helpers import make, owing
from tests.helpers.owing import ON


def shaken(*records: object, cash: str, months: int = 1) -> dict[Shock, Stress]:
    book = owing.book(*records, cash=cash)  # type: ignore[arg-type]
    return {one.shock: one for one in stresses(Situation(book, ON), months)}


def test_calm_books_stand_every_shock() -> None:
    for one in shaken(make.loan(), cash="9000.00").values():
        assert (one.broken, one.missing, one.since) == ((), ZERO, None)
        assert one.ask_first is None


def test_a_month_without_income_breaks_the_due_before_the_next() -> None:
    made = shaken(make.loan(), owing.salary("1000.00"), cash="100.00")

    lost = made[Shock.LOST]
    assert lost.broken[0].on == date(2026, 7, 15)
    assert lost.since == date(2026, 7, 15)
    # 100 at hand and one instalment of 866.19
    assert lost.missing == Money(766_19)
    assert lost.ask_first == "loan"


def test_income_that_is_late_breaks_what_is_due_meanwhile() -> None:
    made = shaken(make.loan(), owing.salary("3000.00"), cash="100.00", months=2)

    assert [step.on for step in made[Shock.LATE].broken] == [
        date(2026, 7, 15),
        date(2026, 8, 15),
    ]


def test_a_point_more_of_interest_breaks_what_was_just_enough() -> None:
    loan = owing.by_day()
    enough = "150.00"

    made = shaken(loan, owing.salary("160.00"), cash=enough)

    assert made[Shock.DEARER].missing > ZERO


def test_a_point_is_a_point_a_year_for_every_rate() -> None:
    daily = dearer(make.terms(rate=Rate(Decimal("0.0003"), Period.DAY)), ON)
    change = RateChange(date(2026, 9, 1), Decimal("0.06"), Period.YEAR)
    yearly = dearer(make.terms(rates=(change,)), ON)

    assert daily.rates[0].from_ == date(2026, 6, 21)
    assert daily.rates[0].value * 360 == Decimal("0.118")
    assert yearly.rates[-1] == RateChange(
        date(2026, 9, 2), Decimal("0.07"), Period.YEAR
    )


def test_a_frozen_line_pays_for_no_more_purchases() -> None:
    bought = [
        make.move("card", f"2026-0{month}-10", "3000.00", id=f"m{month}")
        for month in (4, 5, 6)
    ]
    book = owing.book(
        make.loan(periods=24), owing.card(), *bought, owing.salary(), cash="12000.00"
    )

    frozen = [s for s in stresses(Situation(book, ON)) if s.shock is Shock.FROZEN]

    assert [one.line for one in frozen] == ["card"]
    assert frozen[0].missing > ZERO


def test_income_may_fail_for_longer() -> None:
    book = owing.book(make.loan(), owing.salary(), cash="2000.00")

    one, three = (stresses(Situation(book, ON), months=n) for n in (1, 3))

    assert one[1].missing <= three[1].missing
    assert three[0].months == 3


def test_what_was_bought_long_ago_says_nothing_of_a_frozen_line() -> None:
    bought = make.move("card", "2026-01-10", "3000.00", id="old")
    book = owing.book(owing.card(), bought, owing.salary(), cash="12000.00")

    assert all(s.shock is not Shock.FROZEN for s in stresses(Situation(book, ON)))
