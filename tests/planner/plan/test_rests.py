"""Small rests are paid off where that saves steps and costs next to nothing."""

from datetime import date

from planner.money import Money
from planner.plan.carry import Carry, Course, plan_of
from planner.plan.course import LoanCourse
from planner.plan.rests import without_rests
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON

_LEFT = Money(4_00)


def _carry(*records: object, cash: str) -> Carry:
    book = owing.book(*records, cash=cash)  # type: ignore[arg-type]
    situation = Situation(book, ON)
    return Carry(situation.purse, dict(situation.in_full), Money(100_00))


def _leave(carry: Carry, loan: str, left: Money = _LEFT) -> LoanCourse:
    """Prepay a loan down to a small rest, today."""
    before = carry.courses[loan]
    assert isinstance(before, LoanCourse)
    after = before.prepaid(ON, before.left(ON) - left, "lower")
    carry.take(before, after)
    return after


def _prepaid(course: Course, on: date) -> Money:
    assert isinstance(course, LoanCourse)
    return course.prepaid_on(on)


def test_a_small_rest_is_paid_off_with_what_leaves_it() -> None:
    carry = _carry(make.loan(), owing.salary(), cash="20000.00")
    _leave(carry, "loan")

    easier = without_rests(carry)

    assert easier is not None
    plan, before = plan_of(easier), plan_of(carry)
    assert plan.free_on == ON
    saved = len(before.steps) - len(plan.steps)
    assert saved > 0
    assert plan.cost.total.minor <= before.cost.total.minor + saved


def test_another_loan_gets_so_much_less_where_cash_lacks() -> None:
    carry = _carry(
        make.loan("a", principal="900.00"),
        make.loan("b", principal="9000.00"),
        owing.salary("9000.00"),
        cash="3000.00",
    )
    rest = _leave(carry, "a")
    carry.pay_all("b", ON)
    given = _prepaid(carry.courses["b"], ON)
    assert given > Money(100_00)
    assert carry.spare(ON) < _LEFT

    easier = without_rests(carry)

    assert easier is not None
    assert _prepaid(easier.courses["b"], ON) < given
    assert easier.courses["a"].paid <= rest.paid + Money(1)
    assert int(easier.path.min()) >= 0


def test_a_dearer_loan_or_a_smallest_prepayment_is_left_as_it_was() -> None:
    dear = make.rate("0.20")
    carry = _carry(
        make.loan("a", principal="900.00"),
        make.loan("b", principal="9000.00", rate=dear),
        make.loan("c", principal="900.00"),
        owing.salary("9000.00"),
        cash="3000.00",
    )
    _leave(carry, "a")
    smallest = carry.courses["c"]
    assert isinstance(smallest, LoanCourse)
    carry.take(smallest, smallest.prepaid(ON, Money(100_00), "lower"))
    carry.pay_all("b", ON)

    assert without_rests(carry) is None


def test_what_is_kept_open_for_good_reason_stays_open() -> None:
    large = _carry(make.loan(), owing.salary(), cash="20000.00")
    _leave(large, "loan", Money(500_00))
    assert without_rests(large) is None

    untouched = _carry(make.loan(), owing.salary(), cash="20000.00")
    assert without_rests(untouched) is None


def test_no_cash_is_taken_that_is_not_there() -> None:
    loan = make.loan(principal="900.00")
    carry = _carry(loan, owing.salary(), cash="0.00")
    before = carry.courses["loan"]
    assert isinstance(before, LoanCourse)
    rest = _leave(carry, "loan")
    short = int(carry.path.min())
    assert short < 0

    assert without_rests(carry) is None
    assert carry.courses["loan"] == rest
