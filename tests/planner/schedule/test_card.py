from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model.records import LineType, MinimumRule, MoveKind
from planner.money import ZERO, Money
from planner.rates import Period
from planner.schedule.card import CardUsual, card_account, card_state
from planner.schedule.card_rules import LimitStep
from tests.helpers import make

TENTH = MinimumRule(Decimal("0.1"))
CARD = make.line(
    statement_day=5,
    due_day=23,
    rate=make.rate("0.0005", Period.DAY),
    minimum=TENTH,
)
SPENT = make.move(on="2026-03-30", amount="1000.00")


def pay(on: str, amount: str):
    return make.move(on=on, amount=amount, kind=MoveKind.PAY)


def state(on: str, *moves, line=CARD, usual=None):
    return card_state(line, moves, date.fromisoformat(on), usual)


def shown(bill) -> list[str]:
    due = bill.due.isoformat() if bill.due else ""
    minimum = str(bill.minimum) if bill.minimum is not None else ""
    return [due, str(bill.amount), minimum, str(bill.paid), str(bill.left)]


def test_before_its_statement_a_purchase_is_due_with_the_next() -> None:
    card = state("2026-04-01", SPENT)

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "", "0.00", "1000.00"]
    ]
    assert (card.balance, card.minimum, card.next_due) == (
        Money(100000),
        ZERO,
        date(2026, 4, 23),
    )


def test_a_statement_is_due_with_its_minimum() -> None:
    card = state("2026-04-10", SPENT, pay("2026-04-08", "40.00"))

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "100.00", "40.00", "960.00"]
    ]
    assert str(card.minimum) == "60.00"


def test_purchases_after_a_statement_are_due_with_the_next_one() -> None:
    card = state("2026-04-10", SPENT, make.move(on="2026-04-07", amount="70.00"))

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "100.00", "0.00", "1000.00"],
        ["2026-05-23", "70.00", "", "0.00", "70.00"],
    ]


def test_the_due_day_itself_is_not_yet_late() -> None:
    (bill,) = state("2026-04-23", SPENT).bills

    assert not bill.is_late


def test_without_the_minimum_by_its_day_a_bill_is_late() -> None:
    card = state("2026-04-24", SPENT, pay("2026-04-20", "99.99"))

    assert card.bills[0].is_late
    assert str(card.bills[0].left) == "900.01"


def test_with_the_minimum_paid_the_rest_goes_to_the_next_statement() -> None:
    card = state("2026-04-24", SPENT, pay("2026-04-23", "100.00"))

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "100.00", "100.00", "0.00"],
        ["2026-05-23", "900.00", "", "0.00", "900.00"],
    ]
    assert not card.bills[0].is_late
    assert card.next_due == date(2026, 5, 23)


def test_an_older_bill_is_taken_over_by_the_next() -> None:
    card = state("2026-05-06", SPENT, pay("2026-04-23", "100.00"))

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "100.00", "100.00", "0.00"],
        ["2026-05-23", "917.85", "107.85", "0.00", "917.85"],
    ]
    assert [bill.n for bill in card.bills] == [1, 2]
    assert [bill.is_late for bill in card.bills] == [False, False]


def test_an_older_bill_whose_minimum_never_came_stays_late() -> None:
    card = state("2026-05-06", SPENT)

    assert [bill.is_late for bill in card.bills] == [True, False]


def test_a_card_paid_in_full_has_nothing_due() -> None:
    card = state("2026-05-06", SPENT, pay("2026-04-23", "1000.00"))

    assert (card.balance, card.next_due) == (ZERO, None)
    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-23", "1000.00", "100.00", "1000.00", "0.00"]
    ]


def test_too_much_paid_is_a_balance_below_zero() -> None:
    card = state("2026-05-06", SPENT, pay("2026-04-23", "1500.00"))

    assert str(card.balance) == "-500.00"


def test_later_movements_and_those_of_other_lines_do_not_count() -> None:
    later = make.move(on="2026-04-02", amount="5.00")
    other = make.move("other", on="2026-04-01", amount="5.00")

    assert state("2026-04-01", SPENT, later, other).balance == Money(100000)


def test_cash_and_refunds_count() -> None:
    card = state(
        "2026-04-01",
        make.move(on="2026-03-31", amount="100.00", kind=MoveKind.CASH),
        make.move(on="2026-03-31", amount="30.00", kind=MoveKind.REFUND),
    )

    assert str(card.balance) == "70.00"


@pytest.mark.parametrize(
    ("rate", "interest"),
    [
        (make.rate("0.0005", Period.DAY), "17.85"),
        (make.rate("0.015", Period.MONTH), "17.85"),
        (make.rate("0.18"), "17.85"),
    ],
)
def test_a_rate_of_any_period_becomes_one_a_day(rate, interest) -> None:
    usual = CardUsual(rate=rate, minimum=TENTH)
    line = make.line(statement_day=5, due_day=23)

    card = state(
        "2026-05-05", SPENT, pay("2026-04-23", "100.00"), line=line, usual=usual
    )

    assert str(card.statements[1].interest) == interest
    assert card.says == ()


def test_what_is_not_known_is_said() -> None:
    card = state("2026-04-10", SPENT, line=make.line(statement_day=5, due_day=23))

    assert [str(one) for one in card.says] == [
        "No rate is known for “Card”; its interest is not counted.",
        "No minimum payment is known for “Card”; all counts as due.",
    ]
    assert str(card.minimum) == "1000.00"


def test_the_usual_days_hold_where_the_line_is_silent() -> None:
    usual = CardUsual(statement_day=1, due_day=10)
    line = make.line(due_day=20)

    card = state("2026-04-02", SPENT, line=line, usual=usual)

    assert card.next_due == date(2026, 4, 20)
    assert card.statements[0].on == date(2026, 4, 1)


def test_without_a_statement_day_all_is_due_on_the_next_due_day() -> None:
    card = state("2026-04-10", SPENT, line=make.line(due_day=10))

    assert [shown(bill) for bill in card.bills] == [
        ["2026-04-10", "1000.00", "", "0.00", "1000.00"]
    ]
    assert (card.minimum, card.next_due) == (Money(100000), date(2026, 4, 10))
    assert "No statement day is known" in str(card.says[0])


def test_without_a_due_day_nobody_knows_when() -> None:
    card = state("2026-04-10", SPENT, line=make.line(statement_day=5))

    assert [shown(bill) for bill in card.bills] == [
        ["", "1000.00", "", "0.00", "1000.00"]
    ]
    assert card.next_due is None
    assert "No due day is known" in str(card.says[0])


def test_nothing_owed_without_days_is_due_never() -> None:
    card = state("2026-04-10", SPENT, pay("2026-04-01", "1000.00"), line=make.line())

    assert (card.bills, card.next_due, card.balance) == ((), None, ZERO)


def test_an_account_can_be_followed_further_where_its_days_are_known() -> None:
    moves = [SPENT, make.move(on="2026-04-07", amount="70.00")]

    account = card_account(CARD, moves, date(2026, 4, 6))

    assert account is not None
    assert account.balance == card_state(CARD, moves, date(2026, 4, 6)).balance
    assert card_account(make.line(), moves, date(2026, 4, 6)) is None


@pytest.mark.parametrize(
    ("kind", "usual", "interest"),
    [
        (LineType.CARD, CardUsual(), "17.85"),
        (None, CardUsual(), "17.85"),
        (None, CardUsual(full_amount=False), "5.40"),
        (LineType.ONLINE, CardUsual(), "5.40"),
    ],
)
def test_pay_later_lines_bear_interest_on_the_rest_only(kind, usual, interest) -> None:
    line = replace(CARD, type=kind)

    card = state(
        "2026-05-05", SPENT, pay("2026-04-23", "100.00"), line=line, usual=usual
    )

    assert str(card.statements[1].interest) == interest


def test_what_is_above_the_limit_is_asked_for_in_full() -> None:
    usual = CardUsual(limits=(LimitStep(date(2026, 1, 1), Money(80_000)),))

    card = state("2026-04-10", SPENT, usual=usual)

    # 200 above the limit, a tenth of 800
    assert (str(card.over_limit), str(card.minimum)) == ("200.00", "280.00")


def test_the_fee_of_a_cash_advance_is_told_as_not_known() -> None:
    cash = make.move(on="2026-03-30", amount="100.00", kind=MoveKind.CASH)

    card = state("2026-04-01", cash)

    assert "cash advances" in str(card.says[-1])


def test_a_known_fee_of_a_cash_advance_is_owed() -> None:
    cash = make.move(on="2026-03-30", amount="100.00", kind=MoveKind.CASH)
    fee = MinimumRule(Decimal("0.01"), Money(1000))

    card = state("2026-04-01", cash, usual=CardUsual(cash_fee=fee))

    assert str(card.balance) == "110.00"
    assert card.says == ()
