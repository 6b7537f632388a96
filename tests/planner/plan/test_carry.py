"""Prepayments are carried out on exact courses, never past what is spare."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model.terms import Prepayment, PrepaymentFee
from planner.money import ZERO, Money
from planner.plan import carry as carrying
from planner.plan.carry import Carry, Style, plan_of, pour
from planner.plan.course import LoanCourse
from planner.plan.situation import Situation
from tests.helpers import make, owing
from tests.helpers.owing import ON


def carry(*records: object, cash: str = "3000.00", reserve: str = "0.00") -> Carry:
    book = owing.book(*records, cash=cash, reserve=reserve)  # type: ignore[arg-type]
    situation = Situation(book, ON)
    return Carry(situation.purse, dict(situation.in_full), Money(100_00))


def test_a_prepayment_takes_what_is_spare_and_no_more() -> None:
    made = carry(make.loan(), owing.salary(), reserve="500.00")
    assert made.spare(ON) == Money(2500_00)

    made.pay_all("loan", ON)

    assert made.spare(ON) == ZERO
    assert plan_of(made).lowest_cash.amount == Money(500_00)


def test_lowering_the_dues_makes_more_spare() -> None:
    made = carry(make.loan(), owing.rent("1.00"), owing.salary("900.00", "2026-08-20"))
    made.style = Style.LOWER
    before = made.spare(ON)

    made.pay_all("loan", ON)

    (prepay,) = made.courses["loan"].prepays  # type: ignore[union-attr]  # a loan
    assert prepay.mode == "lower"
    assert prepay.amount > before
    assert ZERO <= made.spare(ON) < Money(5_00)


def test_a_payment_below_the_minimum_is_not_made_unless_it_pays_all() -> None:
    made = carry(make.loan(), owing.salary())

    assert not made.pay("loan", ON, Money(99_99))
    assert not made.pay("loan", ON, ZERO)
    small = carry(make.loan(principal="90.00"), cash="500.00")
    assert small.pay("loan", ON, Money(99_99))


def test_a_prepayment_that_saves_nothing_is_left_out_where_it_must_save() -> None:
    made = carry(make.loan(prepayment=Prepayment(interest_due="all")), cash="9000.00")
    made.must_save = True

    assert not made.pay("loan", ON, Money(5000_00))


def test_a_mixed_style_shortens_what_asks_a_fee() -> None:
    fee = Prepayment(fee=PrepaymentFee(Decimal("0.01")))
    made = carry(make.loan("fee", prepayment=fee), make.loan("free"), owing.salary())
    made.style = Style.MIXED

    made.pay("fee", ON, Money(500_00))
    made.pay("free", ON, Money(500_00))

    modes = {name: one.prepays[0].mode for name, one in made.courses.items()}  # type: ignore[union-attr]
    assert modes == {"fee": "shorter", "free": "lower"}


def test_lowering_that_the_contract_cannot_follow_shortens_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = carrying._possible  # noqa: SLF001  # the contract's refusal is planted

    def only_shorter(course: LoanCourse) -> LoanCourse | None:
        return None if course.prepays[-1].mode == "lower" else real(course)

    monkeypatch.setattr(carrying, "_possible", only_shorter)
    made = carry(make.loan(), cash="90000.00")
    made.style = Style.LOWER

    made.pay("loan", date(2026, 7, 14), Money(900_00))

    (prepay,) = made.courses["loan"].prepays  # type: ignore[union-attr]
    assert prepay.mode == "shorter"


def test_an_earlier_payment_that_leaves_too_little_for_a_later_one_is_not_made() -> (
    None
):
    made = carry(make.loan(), cash="90000.00")
    made.pay("loan", date(2026, 8, 1), Money(4000_00))

    assert not made.pay("loan", ON, Money(3000_00))


def test_a_card_is_paid_early_in_part_or_whole() -> None:
    bought = make.move("card", "2026-06-02", "500.00", id="buy")
    made = carry(owing.card(), bought, cash="800.00")

    assert not made.pay("card", ON, Money(50_00))
    assert made.pay("card", ON, Money(200_00))
    assert made.pay("card", ON, Money(900_00))
    assert not made.pay("card", ON, Money(900_00))


def test_a_loan_that_later_days_cannot_carry_is_settled_today() -> None:
    made = carry(owing.by_day(), cash="10500.00")
    assert made.spare(ON) < ZERO

    made.pay_all("loan", ON)

    assert made.path.min() >= 0


def test_no_settlement_helps_where_cash_is_short_anyway() -> None:
    made = carry(owing.by_day(), owing.rent("20000.00", "2026-08-01"), cash="10500.00")
    before = made.path.copy()

    made.pay_all("loan", ON)
    assert (made.path >= before).all() or made.path.min() >= before.min()
    poor = carry(owing.by_day(), cash="100.00")
    poor.pay_all("loan", ON)
    assert poor.courses["loan"].settle_on is None  # type: ignore[union-attr]
    blind = carry(owing.by_day(), cash="0.00")
    blind.is_blind = True
    blind.pay_all("loan", ON)
    assert blind.courses["loan"].settle_on is None  # type: ignore[union-attr]


def test_pouring_ends_when_it_is_late() -> None:
    made = carry(make.loan(), owing.salary())

    pour(made, [ON], lambda _c, _d: ("loan",), lambda: True)

    assert plan_of(made).steps == plan_of(carry(make.loan(), owing.salary())).steps


def test_more_than_is_spare_is_not_paid() -> None:
    made = carry(make.loan(), owing.salary(), cash="1000.00")

    assert not made.pay("loan", ON, Money(4000_00))
    assert made.spare(ON) > ZERO


def test_what_lacks_a_few_fen_of_the_smallest_is_raised_to_it() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.01")))
    made = carry(make.loan(prepayment=early), owing.salary())
    course = made.courses["loan"]
    assert isinstance(course, LoanCourse)

    raised = made.raised(course, ON, Money(98_96))

    assert course.price(raised) == Money(100_00)
    assert made.raised(course, ON, Money(98_80)) == Money(98_80)
    assert made.raised(course, ON, Money(500_00)) == Money(500_00)
    once = course.prepaid(ON, Money(60_00), "lower")
    assert made.raised(once, ON, Money(39_00)) == raised - Money(60_00)
    dear = replace(made, least=Money(100_49))
    assert course.price(dear.raised(course, ON, Money(99_45))) == Money(100_50)


def test_the_smallest_prepayment_is_what_is_paid_with_its_fee() -> None:
    early = Prepayment(fee=PrepaymentFee(Decimal("0.01")))
    made = carry(make.loan(prepayment=early), owing.salary())
    course = made.courses["loan"]
    assert isinstance(course, LoanCourse)

    assert made.prepaid(course, ON, Money(99_01), "lower") is not None
    assert made.prepaid(course, ON, Money(98_80), "lower") is None
