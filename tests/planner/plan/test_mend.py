"""A shortage is mended by as few requests as do it, each as small as it can be."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.plan.mend import Ask, Mend, Postponement, mend
from planner.plan.plan import Step
from planner.plan.purse import Purse

ON = date(2026, 6, 20)
DAYS = 30


def purse(cash: int, *incomes: tuple[int, int], reserve: int = 0) -> Purse:
    income = np.zeros(DAYS, dtype=np.int64)
    for place, amount in incomes:
        income[place] += amount
    nothing = np.zeros(DAYS, dtype=np.int64)
    return Purse(ON, Money(cash), income, nothing, Money(reserve))


def due(place: int, amount: int, loan: str = "loan") -> Step:
    day = ON + timedelta(days=place)
    return Step(day, loan, Money(amount), RepaymentKind.SCHEDULED)


def test_nothing_is_asked_where_nothing_is_short() -> None:
    assert mend(purse(500), (due(3, 500),)) == Mend()


def test_only_what_is_missing_waits_until_money_comes() -> None:
    made = mend(purse(300, (10, 900)), (due(3, 500), due(20, 100)))

    until = date(2026, 6, 30)
    assert made.asks == (Postponement("loan", date(2026, 6, 23), Money(200), until),)
    assert made.asks[0].days == 7
    assert made.still == ZERO


def test_one_lender_who_suffices_is_asked_before_two() -> None:
    dues = (due(2, 100, "small"), due(3, 400, "large"), due(4, 100, "late"))

    made = mend(purse(300, (10, 900)), dues)

    assert [(one.loan, one.amount) for one in made.asks] == [("large", Money(300))]


def test_several_are_asked_where_none_suffices() -> None:
    dues = (due(2, 200, "a"), due(3, 300, "b"), due(25, 1, "a"), due(26, 1, "b"))

    made = mend(purse(100, (10, 900)), dues)

    assert [(one.loan, one.amount) for one in made.asks] == [
        ("a", Money(200)),
        ("b", Money(200)),
    ]


def test_the_end_of_a_loan_is_renewed_rather_than_postponed() -> None:
    made = mend(purse(0, (10, 900)), (due(3, 500),))

    assert made.asks[0].ask is Ask.RENEWAL


def test_what_does_not_come_back_is_not_put_off() -> None:
    made = mend(purse(100), (due(3, 500),))

    assert made == Mend((), Money(400))


def test_an_expense_alone_cannot_be_put_off() -> None:
    short = purse(0, (10, 900))
    outgo = short.outgo.copy()
    outgo[2] = 50

    assert mend(replace(short, outgo=outgo), ()).still == Money(50)


@given(
    st.integers(0, 500),
    st.lists(
        st.tuples(st.integers(0, 29), st.integers(1, 400), st.sampled_from("abc")),
        max_size=6,
    ),
    st.lists(st.tuples(st.integers(1, 29), st.integers(1, 900)), max_size=4),
)
def test_what_is_put_off_mends_all_but_what_is_said_to_be_missing(
    cash: int, dues: list[tuple[int, int, str]], incomes: list[tuple[int, int]]
) -> None:
    mine = purse(cash, *incomes)
    steps = tuple(due(*one) for one in dues)

    made = mend(mine, steps)

    path = mine.path(steps)
    for one in made.asks:
        path[(one.due - ON).days : (one.until - ON).days] += one.amount.minor
    assert max(-int(path.min()), 0) == made.still.minor
    for loan, on in {(one.loan, one.due) for one in made.asks}:
        put_off = sum(
            a.amount.minor for a in made.asks if (a.loan, a.due) == (loan, on)
        )
        owed = sum(s.amount.minor for s in steps if (s.loan, s.on) == (loan, on))
        assert put_off <= owed


@given(
    st.lists(st.tuples(st.integers(1, 29), st.integers(1, 900)), max_size=6),
    st.lists(st.tuples(st.integers(0, 28), st.integers(1, 500)), min_size=1),
    st.integers(0, 600),
)
def test_no_request_could_be_a_fen_smaller(
    incomes: list[tuple[int, int]], dues: list[tuple[int, int]], cash: int
) -> None:
    cash_ahead = purse(cash, *incomes)
    steps = tuple(due(on, amount, f"loan-{n}") for n, (on, amount) in enumerate(dues))
    made = mend(cash_ahead, steps)

    path = cash_ahead.path(steps)
    waits = [slice((one.due - ON).days, (one.until - ON).days) for one in made.asks]
    for one, days in zip(made.asks, waits, strict=True):
        path[days] += one.amount.minor

    assert max(-int(path.min()), 0) == made.still.minor
    assert all(int(path[days].min()) <= 0 for days in waits)


def test_a_request_that_a_later_one_makes_needless_is_not_told() -> None:
    dues = (due(12, 100, "first"), due(5, 500, "large"), due(23, 500, "last"))

    made = mend(purse(300, (25, 600), (9, 200)), dues)

    assert [(one.loan, one.amount) for one in made.asks] == [
        ("large", Money(300)),
        ("last", Money(300)),
    ]
    assert made.still == ZERO
