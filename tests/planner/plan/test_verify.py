"""A mistake planted in a plan is found by the replay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.model.records import Move, MoveKind, RepaymentKind
from planner.model.terms import LenderUnit
from planner.money import Money, Rounding
from planner.plan.plan import Cost, Found, LowestCash, Plan, Step
from planner.plan.repay import plan
from planner.plan.situation import Situation
from planner.plan.verify import Means, faults
from planner.schedule.ledger import owed
from tests.helpers import make, owing
from tests.helpers.owing import ON

LOANS = (make.loan("a"), make.loan("b", rate=make.rate("0.18")))
CARD = (owing.card(), make.move("card", "2026-06-02", "800.00", id="bought"))
BOOK = owing.book(*LOANS, *CARD, owing.salary(), cash="4000.00", reserve="500.00")
MEANS = Means(ON, Situation(BOOK, ON).horizon)


@pytest.fixture(scope="module")
def sound() -> Plan:
    answer = plan(BOOK, ON)
    assert isinstance(answer, Found)
    return answer.plan


def test_a_sound_plan_has_no_fault(sound: Plan) -> None:
    assert faults(BOOK, sound, MEANS) == ()


def _step(made: Plan, n: int, **changed: object) -> Plan:
    steps = list(made.steps)
    steps[n] = replace(steps[n], **changed)  # type: ignore[arg-type]  # planted
    return replace(made, steps=tuple(steps))


def _first(made: Plan, kind: RepaymentKind, loan: str = "") -> int:
    return next(
        n
        for n, step in enumerate(made.steps)
        if step.kind is kind and step.loan.startswith(loan)
    )


def _less(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SCHEDULED, "a")
    return _step(made, n, amount=made.steps[n].amount - Money(1))


def _more(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SETTLE)
    return _step(made, n, amount=made.steps[n].amount + Money(100))


def _later(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SCHEDULED, "a")
    return _step(made, n, on=made.steps[n].on + timedelta(days=3))


def _dropped(made: Plan) -> Plan:
    return replace(made, steps=made.steps[1:])


def _bill(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SCHEDULED, "card")
    return _step(made, n, amount=made.steps[n].amount - Money(5))


def _bill_late(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SCHEDULED, "card")
    return _step(made, n, on=date(2026, 8, 1))


def _bill_twice(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.SCHEDULED, "card")
    return replace(made, steps=(*made.steps, made.steps[n]))


def _after_the_end(made: Plan) -> Plan:
    later = made.free_on + timedelta(days=3)
    last = Step(later, "a", Money(5_00), RepaymentKind.SCHEDULED)
    return replace(made, steps=(*made.steps, last))


def _cheaper(made: Plan) -> Plan:
    cost = made.cost
    less = Cost(cost.interest - Money(1), cost.fees, cost.penalties)
    return replace(made, cost=less)


def _negative(made: Plan) -> Plan:
    cost = made.cost
    odd = Cost(cost.interest + Money(5), cost.fees - Money(5), cost.penalties)
    return replace(made, cost=odd)


def _richer(made: Plan) -> Plan:
    lowest = made.lowest_cash
    more = LowestCash(lowest.on, lowest.amount + Money(1))
    return replace(made, lowest_cash=more)


def _sooner(made: Plan) -> Plan:
    return replace(made, free_on=made.free_on - timedelta(days=1))


def _before(made: Plan) -> Plan:
    return _step(made, 0, on=ON - timedelta(days=1))


def _reserve(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.PREPAY)
    return _step(made, n, amount=made.steps[n].amount + Money(2000_00))


def _refused(made: Plan) -> Plan:
    n = _first(made, RepaymentKind.PREPAY)
    return _step(made, n, amount=Money(8000_00), mode="lower")


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        (_less, "is not paid on"),
        (_more, "the cost is"),
        (_later, "is not paid on"),
        (_dropped, "the cost is"),
        (_bill, "card is not paid"),
        (_bill_late, "card is not paid"),
        (_bill_twice, "card is paid 800.00 too much"),
        (_after_the_end, "a is paid 5.00 too much"),
        (_cheaper, "the cost is"),
        (_negative, "below zero"),
        (_richer, "not as claimed"),
        (_sooner, "the last payment is on"),
        (_before, "the last payment is on"),
        (_reserve, "below the reserve"),
        (_refused, "too much"),
    ],
)
def test_a_planted_mistake_is_found(
    sound: Plan, planted: Callable[[Plan], Plan], said: str
) -> None:
    found = faults(BOOK, planted(sound), MEANS)

    assert any(said in str(one) for one in found), [str(one) for one in found]


def test_a_prepayment_that_leaves_no_instalment_is_not_allowed() -> None:
    # whole hundreds, rounded down: a small rest has instalments of nothing
    hundreds = LenderUnit(Money(100_00), Rounding.DOWN)
    book = owing.book(make.loan("u", rounding=hundreds), cash="20000.00")
    left = owed(book, ON)["u"] - Money(60_00)
    step = Step(ON, "u", left, RepaymentKind.PREPAY, mode="lower")
    answer = plan(book, ON)
    assert isinstance(answer, Found)

    found = faults(book, replace(answer.plan, steps=(step,)), MEANS)

    assert any("does not allow it" in str(one) for one in found)


def test_money_beside_the_book_counts_from_the_day_on() -> None:
    book = owing.book(make.loan(), cash="900.00")
    extra = Money(900_00)
    answer = plan(book, ON, extra=extra)
    assert isinstance(answer, Found)
    until = Situation(book, ON, extra=extra).horizon

    assert faults(book, answer.plan, Means(ON, until, extra)) == ()
    assert faults(book, answer.plan, Means(ON, until)) != ()


@pytest.mark.parametrize("day", ["2026-03-01", ON.isoformat()])
def test_what_was_paid_too_much_is_no_fault_of_the_plan(day: str) -> None:
    done = make.loan("done", periods=1)
    over = make.repayment("done", day, "20000.00", id="over")
    book = owing.book(done, cash="900.00").with_(over)
    lowest = LowestCash(ON, Money(900_00))
    nothing = Cost(Money(0), Money(0), Money(0))

    assert faults(book, Plan((), nothing, ON, lowest), Means(ON, ON)) == ()


def test_a_card_paid_too_much_on_the_day_of_the_plan_is_no_fault_of_it() -> None:
    over = Move("card", ON, Money(50_00), MoveKind.PAY, id="over")
    book = owing.book(owing.card(), cash="900.00").with_(over)
    lowest = LowestCash(ON, Money(900_00))
    nothing = Cost(Money(0), Money(0), Money(0))

    assert faults(book, Plan((), nothing, ON, lowest), Means(ON, ON)) == ()


def test_a_step_of_a_line_without_bills_is_no_loan() -> None:
    step = Step(ON, "card", Money(1_00), RepaymentKind.SCHEDULED)
    made = Plan(
        (step,), Cost(Money(0), Money(0), Money(0)), ON, LowestCash(ON, Money(0))
    )
    book = owing.book(owing.card(), cash="1.00")

    said = [str(one) for one in faults(book, made, Means(ON, ON))]

    assert any("card is paid 1.00 too much" in one for one in said)


def test_instalments_of_nothing_cannot_come_late() -> None:
    fen = make.loan("fen", "0.01", drawn_on="2026-05-15", first_due="2026-07-20")
    book = make.book(make.cash("500.00", on=ON), fen)
    last = Step(date(2026, 12, 20), "fen", Money(1), RepaymentKind.SETTLE)
    end = Means(ON, date(2027, 7, 1))
    low = LowestCash(last.on, Money(499_99))
    made = Plan((last,), Cost(Money(0), Money(0), Money(0)), last.on, low)

    assert faults(book, made, end) == ()
