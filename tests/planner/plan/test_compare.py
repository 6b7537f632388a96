"""Each aim has its price, a day its amount a month, and both are of replayed plans."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from planner.calendar import month_step
from planner.money import ZERO, Money
from planner.plan import compare, repay
from planner.plan.aims import Aim
from planner.plan.compare import Asked
from planner.plan.plan import Found
from planner.plan.solve import Impossible
from tests.helpers import make, owing
from tests.helpers.owing import ON

BOOK = owing.book(
    make.loan("a", "6000.00", rate=make.rate("0.20"), periods=18),
    make.loan("b", "2000.00", rate=make.rate("0.04"), periods=10),
    owing.salary("1500.00"),
    cash="2000.00",
)
BY = date(2026, 8, 1)


def test_no_aim_costs_less_than_the_cheapest_which_comes_first() -> None:
    rows = Asked(BOOK, ON, weights={"a": 1.0}).aims()

    assert [row.aim for row in rows] == list(Aim)
    assert rows[0].price == ZERO
    assert all(row.price >= ZERO for row in rows)
    by = {row.aim: row for row in rows}
    assert by[Aim.BURDEN].burden <= by[Aim.COST].burden
    assert by[Aim.LENDERS].months_open <= by[Aim.COST].months_open
    assert by[Aim.SMOOTH].ups_and_downs <= by[Aim.COST].ups_and_downs
    assert by[Aim.SOONEST].plan.free_on <= by[Aim.COST].plan.free_on


def test_what_a_day_asks_for_makes_it_possible_and_less_does_not() -> None:
    asked = Asked(BOOK, ON)
    assert not isinstance(asked.plan(BY), Found)

    needed = asked.needed(BY)

    assert needed is not None
    assert needed.extra > ZERO
    assert needed.extra.minor % 10_00 == 0
    assert needed.found.plan.free_on <= BY
    assert not isinstance(asked.plan(BY, needed.extra - Money(10_00)), Found)


def test_no_step_less_is_enough_however_low_the_first_guess_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = Asked(BOOK, ON)
    at_once = asked.needed(BY)
    assert at_once is not None
    low = at_once.extra - Money(70_00)
    monkeypatch.setattr(compare, "_least_extra", lambda _here: low)

    needed = asked.needed(BY)

    assert needed is not None
    assert needed.extra == at_once.extra
    assert isinstance(asked.plan(BY, needed.extra), Found)
    assert not isinstance(asked.plan(BY, needed.extra - Money(10_00)), Found)


def test_what_is_expected_may_suffice() -> None:
    needed = Asked(BOOK, ON).needed(date(2027, 6, 1))

    assert needed is not None
    assert needed.extra == ZERO


def test_a_locked_loan_is_free_by_no_amount_and_a_poor_book_has_no_aims() -> None:
    early = make.terms().prepayment
    assert early is None
    poor = owing.book(make.loan(), cash="1.00")

    assert Asked(poor, ON).aims() == ()


def test_what_the_solver_cannot_say_is_no_amount(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compare, "solve", lambda *_: Impossible())

    assert Asked(BOOK, ON).needed(BY) is None


def test_a_day_that_no_amount_reaches_is_told_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[Money] = []

    def never(_: Asked, until: date, extra: Money = ZERO) -> None:
        assert until == BY
        tried.append(extra)

    monkeypatch.setattr(Asked, "plan", never)

    assert Asked(BOOK, ON).needed(BY) is None
    assert len(tried) > 3
    assert tried == sorted(tried)


def test_money_that_comes_after_a_day_does_not_help_by_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book = owing.book(
        make.loan("a", "6000.00", rate=make.rate("0.20"), periods=18),
        owing.salary("600.00"),
        cash="500.00",
    )
    tried: list[Money] = []

    def counted(*args: Any, **given: Any) -> Any:
        tried.append(args[3])
        return repay.plan(*args, **given)

    monkeypatch.setattr(compare, "plan", counted)

    needed = Asked(book, ON).needed(month_step(ON, 5) - timedelta(days=2))

    assert needed is not None
    assert tried[0] == ZERO
    assert needed.extra <= tried[1] + Money(10_00)


def test_an_amount_between_too_little_and_enough_is_looked_for_both_ways(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_once = Asked(BOOK, ON).needed(BY)
    assert at_once is not None
    for below in (70_00, 100_00):
        low = max(at_once.extra - Money(below), ZERO)
        monkeypatch.setattr(compare, "_least_extra", partial(_given, low))

        needed = Asked(BOOK, ON).needed(BY)

        assert needed is not None
        assert needed.extra == at_once.extra


def _given(amount: Money, _here: object) -> Money:
    return amount


def test_where_no_quick_look_is_enough_the_whole_search_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_once = Asked(BOOK, ON).needed(BY)
    assert at_once is not None
    monkeypatch.setattr(compare, "suffices", lambda *_: False)
    low = at_once.extra - Money(70_00)
    monkeypatch.setattr(compare, "_least_extra", lambda _: low)

    needed = Asked(BOOK, ON).needed(BY)

    assert needed is not None
    assert needed.extra == at_once.extra
