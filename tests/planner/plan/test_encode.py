"""What the solver is told is a bound of every plan, and comes back as whole fen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.terms import Fee, Method, Prepayment, PrepaymentFee
from planner.money import ZERO, Money
from planner.plan.decode import decode
from planner.plan.encode import encode, saving
from planner.plan.situation import Situation
from planner.plan.solve import Best, Impossible, solve
from tests.helpers import make, owing
from tests.helpers.owing import ON


def solved(*records: object, cash: str = "20000.00", **given: object):
    situation = Situation(owing.book(*records, cash=cash), ON, **given)  # type: ignore[arg-type]
    problem = situation.problem()
    encoded = encode(problem)
    answer = solve(encoded.program)
    assert isinstance(answer, Best)
    return situation, problem, encoded, answer


def test_paying_all_today_saves_all_interest_to_come() -> None:
    situation, problem, encoded, answer = solved(make.loan())

    saved = saving(encoded, answer.objective)

    # five of thirty days of the running period's interest have run
    running = Decimal("35.52") * 5 / 30
    assert saved == pytest.approx(
        float(situation.cost().minor / 100) - float(running), abs=0.05
    )
    (target,) = decode(encoded, problem, answer.values)
    assert (target.on, target.id, target.left) == (ON, "loan", ZERO)


def test_part_of_a_loan_is_a_target_in_fen() -> None:
    _, problem, encoded, answer = solved(make.loan(), owing.salary(), cash="1000.00")

    first = decode(encoded, problem, answer.values)[0]

    assert first.on == ON
    assert Money(4800_00) < first.left < Money(5000_00)


def test_a_fee_of_each_period_is_a_yes_or_no() -> None:
    loan = make.loan(fees=(Fee("period", Money(5_00)),))

    _, _, encoded, answer = solved(loan)

    assert len(encoded.charges) == 7
    assert encoded.program.whole.sum() == 7
    assert saving(encoded, answer.objective) > 35


def test_flat_interest_runs_until_the_last_fen() -> None:
    loan = make.loan(method=Method.FLAT, rate=make.rate("0.12"))

    situation, _, encoded, answer = solved(loan)

    assert 0 < saving(encoded, answer.objective) <= situation.cost().minor / 100
    assert all(column.is_end for column in encoded.columns)
    assert encoded.program.whole.all()


def test_a_break_fee_lets_later_instalments_ride_free() -> None:
    loan = make.loan(prepayment=Prepayment(fee=PrepaymentFee(Decimal("0.01"))))

    _, _, encoded, _ = solved(loan)

    assert sum(column.rides is not None for column in encoded.columns) == 6


def test_interest_that_stays_due_is_never_saved() -> None:
    loan = make.loan(prepayment=Prepayment(interest_due="all"))

    _, _, encoded, answer = solved(loan)

    assert saving(encoded, answer.objective) == pytest.approx(0.0, abs=1e-6)


def test_a_loan_that_may_not_be_paid_early_has_no_column() -> None:
    locked = make.loan(prepayment=Prepayment(allowed_from_period=13))

    _, _, encoded, _ = solved(locked)

    assert encoded.columns == ()


def test_a_wish_for_a_day_is_a_row() -> None:
    until = date(2026, 8, 1)

    _, problem, encoded, answer = solved(make.loan(), until=until)

    assert problem.until == until
    assert decode(encoded, problem, answer.values)[-1].on <= until
    late = date(2027, 6, 1)
    assert solved(make.loan(), until=late)[1].until == late


def test_a_bill_may_be_put_off_at_a_price() -> None:
    bought = make.move("card", "2026-06-02", "3000.00", id="buy")

    _, problem, encoded, answer = solved(
        owing.card(), bought, owing.salary(), cash="400.00"
    )

    (bill,) = problem.bills
    assert str(bill.least) == "300.00"
    # 21 days at 0.05 % on all of it, as soon as one fen is left open
    assert str(bill.slip) == "31.50"
    assert answer.objective > 31.50
    assert encoded.charges == ()


def test_paying_a_revolving_bill_early_saves_at_most_all_its_interest() -> None:
    bought = make.move("card", "2026-04-02", "3000.00", id="buy")

    situation, problem, encoded, answer = solved(owing.card(), bought)

    assert problem.bills[0].most_saved > ZERO
    most = max(bill.most_saved for bill in problem.bills)
    assert 0 <= saving(encoded, answer.objective) <= most.minor / 100 + 1e-6
    assert situation.has_cards


def test_a_wish_to_be_free_by_a_day_is_a_row_for_each_longer_loan() -> None:
    until = date(2026, 9, 1)
    records = make.loan(), owing.salary()
    book = owing.book(*records, cash="20000.00")
    free, bound = (
        encode(Situation(book, ON, day).problem()).program.rows for day in (None, until)
    )

    situation, _, _, answer = solved(*records, until=until)

    assert len(bound) > len(free) - 50
    assert situation.until == until
    assert answer.values is not None


def test_a_flat_loan_that_must_end_by_a_day_ends_by_it() -> None:
    until = date(2026, 9, 1)
    flat = make.loan(method=Method.FLAT, prepayment=Prepayment())

    _, problem, encoded, answer = solved(flat, owing.salary(), until=until)

    targets = decode(encoded, problem, answer.values)
    assert targets
    assert min(target.on for target in targets) <= until


def test_of_a_bill_a_minimum_leaves_less_and_less_open() -> None:
    bought = make.move("card", "2026-06-02", "3000.00", id="buy")

    _, problem, encoded, answer = solved(
        owing.card(), bought, owing.salary("250.00"), cash="400.00"
    )

    (bill,) = problem.bills
    assert bill.keeps == Fraction(9, 10)
    for n, due in enumerate(bill.dues[:6]):
        left = sum(
            value
            for column, value in zip(encoded.columns, answer.values, strict=False)
            if column.on > due
        )
        assert left <= 3000 * 0.9 ** (n + 1) + (n + 1) * 0.05


def test_what_rides_on_an_instalment_never_rises_again() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.02")))
    book = owing.book(make.loan(prepayment=early), owing.salary(), cash="900.00")
    problem = Situation(book, ON).problem()
    calm = problem.loans[0]

    rows = len(encode(problem).program.rows)
    loose = replace(problem, loans=(replace(calm, is_steady=False),))

    assert rows - len(encode(loose).program.rows) == len(calm.rows) - 1


def test_interest_that_has_run_is_asked_for_by_the_wished_day() -> None:
    until = date(2026, 7, 1)
    loan = owing.by_day(prepayment=Prepayment())
    records = loan, owing.salary(first="2026-07-10")
    due = Situation(owing.book(*records), ON).in_full["loan"].settled(ON)
    enough = next(step.amount for step in due.steps if step.on == ON)

    outcomes = []
    for cash in (enough, enough - Money(2)):
        there = Situation(owing.book(*records, cash=str(cash)), ON, until)
        outcomes.append(solve(encode(there.problem()).program))

    assert isinstance(outcomes[0], Best)
    assert isinstance(outcomes[1], Impossible)
