"""A balance follows from the one before it, or the file is named."""

import pytest

from planner.exchange.balances import balance_checks
from planner.exchange.billrow import Flow
from planner.exchange.totals import differences, reconciles
from tests.helpers.bills import bill_row

IN, OUT = Flow.IN, Flow.OUT
MOVES = [("100.00", OUT), ("5000.00", IN), ("866.19", OUT)]


def _rows(balances, moves=MOVES):
    return [
        bill_row(line=n, amount=amount, flow=flow, group=balance)
        for n, ((amount, flow), balance) in enumerate(
            zip(moves, balances, strict=True), 2
        )
    ]


@pytest.mark.parametrize(
    ("balances", "holds"),
    [
        (("900.00", "5900.00", "5033.81"), True),
        (("5900.00", "6000.00", "1000.00"), True),  # the newest row first
        (("100.00", "-4900.00", "-4033.81"), True),  # what is owed
        (("900.00", "5900.00", "5033.80"), False),
        (("900.00", "5800.00", "4933.81"), False),
        (("", "5900.00", "5033.81"), None),
        (("900.00", "many", "5033.81"), None),
    ],
)
def test_balances_are_checked_in_either_order_and_of_either_sign(balances, holds):
    assert reconciles(balance_checks("余额", _rows(balances))) is holds


def test_the_first_row_that_breaks_is_named():
    checks = balance_checks("余额", _rows(("900.00", "5900.00", "5033.80")))

    assert [str(words) for words in differences(checks)] == [
        "The file states 5033.80 for “余额, 4”, 5033.81 was found."
    ]


def test_one_row_or_one_without_direction_proves_nothing():
    assert balance_checks("余额", _rows(("1.00",), MOVES[:1])) == ()
    moves = [*MOVES[:2], ("866.19", Flow.NEUTRAL)]
    assert balance_checks("余额", _rows(("900.00", "5900.00", "1"), moves)) == ()
