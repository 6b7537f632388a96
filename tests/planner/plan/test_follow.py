"""An aim is reached to the fen, or as near to it as cash allows."""

from datetime import date

from planner.model.terms import Fee, Method, Prepayment
from planner.money import ZERO, Money
from planner.plan.carry import Carry
from planner.plan.course import LoanCourse
from planner.plan.decode import Target
from planner.plan.follow import REMAINDER, follow, reach, short
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON


def carry(*records: object, cash: str = "9000.00") -> Carry:
    situation = Situation(owing.book(*records, cash=cash), ON)  # type: ignore[arg-type]
    made = situation.carry(situation.in_full)
    made.must_save = False
    return made


def course(made: Carry, name: str = "loan") -> LoanCourse:
    found = made.courses[name]
    assert isinstance(found, LoanCourse)
    return found


def test_what_cash_allows_is_reached_to_the_fen() -> None:
    made = carry(make.loan(), owing.salary())

    lacking = reach(made, course(made), Target(ON, "loan", Money(2000_00)))

    assert lacking == 0
    assert course(made).left(ON) == Money(2000_00)


def test_what_cash_does_not_allow_is_reached_as_near_as_may_be() -> None:
    made = carry(make.loan(), owing.salary(), cash="1500.00")

    lacking = reach(made, course(made), Target(ON, "loan", Money(2000_00)))

    assert lacking > 0
    assert ZERO <= made.spare(ON) < Money(2_00)


def test_interest_that_has_run_may_wait_for_its_due_day() -> None:
    bullet = owing.by_day(method=Method.BULLET, drawn_on=date(2026, 1, 20))
    target = Target(ON, "loan", ZERO)
    salary = owing.salary()
    made, at_once = (carry(bullet, salary, cash="10100.00") for _ in range(2))

    follow(made, [target], [ON], waits=True, is_late=bool)
    missed = follow(at_once, [target], [ON], waits=False, is_late=bool)

    assert course(made).left(ON) == REMAINDER
    # 10,000 and 151 days at 0.05 % a day, less what is there
    assert missed == {ON: 10000_00 + 755_00 - 10100_00}


def test_a_flat_loan_is_settled_or_left_alone_and_tried_again() -> None:
    flat = make.loan(method=Method.FLAT, rate=make.rate("0.12"))
    salary = owing.salary("9000.00")
    made = carry(flat, salary, cash="1500.00")
    later = date(2026, 7, 10)

    missed = follow(
        made, [Target(ON, "loan", ZERO)], [ON, later], waits=True, is_late=bool
    )

    assert list(missed) == [ON]
    assert course(made).prepays == ()
    assert course(made).settle_on == later


def test_a_period_fee_is_worth_a_long_wait_only() -> None:
    fee = (Fee("period", Money(5_00)),)
    made = carry(make.loan(fees=fee), owing.salary())

    follow(made, [Target(ON, "loan", ZERO)], [ON], waits=True, is_late=bool)

    assert course(made).settle_on == ON


def test_a_locked_loan_a_card_and_a_late_hour_are_left_alone() -> None:
    locked = make.loan(prepayment=Prepayment(allowed_from_period=13))
    bought = make.move("card", "2026-06-02", "300.00", id="bought")
    made = carry(locked, owing.card(), bought)
    before = dict(made.courses)
    targets = [Target(ON, "loan", ZERO), Target(ON, "card", ZERO)]

    follow(made, targets, [ON], waits=True, is_late=bool)
    free = carry(make.loan())
    follow(free, [Target(ON, "loan", ZERO)], [ON], waits=True, is_late=lambda: True)

    assert made.courses == before
    assert course(free).settle_on is None


def test_a_bold_aim_is_reached_and_what_is_short_is_told() -> None:
    made = carry(make.loan(), owing.salary(), cash="1500.00")
    aims = (Target(ON, "loan", Money(2000_00)),)

    missed = follow(made, aims, (), waits=False, is_late=bool, is_bold=True)

    assert missed == {}
    assert course(made).left(ON) == Money(2000_00)
    assert all(lack > 0 for lack in short(made).values())
    assert min(short(made)) == date(2026, 7, 9)


def test_all_or_nothing_has_its_turn_before_a_part() -> None:
    flat = make.loan("z", "1200.00", method=Method.FLAT)
    made = carry(make.loan("a"), flat, owing.salary(), cash="1500.00")
    aims = (Target(ON, "a", Money(2000_00)), Target(ON, "z", ZERO))

    follow(made, aims, (), waits=False, is_late=bool)

    assert course(made, "z").settle_on == ON
