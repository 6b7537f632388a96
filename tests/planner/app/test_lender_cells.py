"""Amounts and days in the forms that lenders print."""

from datetime import date, datetime

import pytest

from planner.app.lender_cells import NotAnAmountError, amount, day, is_day_first
from planner.money import Money

FEB = date(2026, 2, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("866.19", "¥866.19", "866.19元", " 866.190 ", "$866.19", "RMB 866.19"),
        *("(866.19)", "-866.19", "８６６．１９", "+866.19", 866.19, "8 66.19"),
    ],
)
def test_an_amount_is_read_in_every_form(text) -> None:
    assert amount("payment", text) == Money(86619)


@pytest.mark.parametrize("text", ["1,866.19", "1，866.19", "1'866.19"])
def test_thousands_may_be_parted(text) -> None:
    assert amount("payment", text) == Money(186_619)


def test_a_balance_keeps_its_sign() -> None:
    assert amount("balance", "-3.00") == Money(-300)


@pytest.mark.parametrize("text", [None, "", " ", "-", "--", "——", "---", "/", "N/A"])
def test_no_amount_is_none(text) -> None:
    assert amount("fee", text) is None


@pytest.mark.parametrize("text", ["x", "NaN", "1e999", "1.2.3"])
def test_what_is_no_amount_is_named(text) -> None:
    with pytest.raises(NotAnAmountError, match="column “fee”: found"):
        amount("fee", text)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-15", "2026/2/15", "2026.2.15", "20260215", "2026年2月15日"),
        *("２０２６年２月１５日", "2026-02-15 00:00:00", "15/02/2026", "15.02.2026"),
        *("15 Feb 2026", "15-Feb-2026", "Feb 15, 2026", "February 15, 2026"),
        *("46068", 46068, "46068.0", datetime.combine(FEB, datetime.min.time())),
    ],
)
def test_a_day_is_read_in_every_form(text) -> None:
    assert day(text) == FEB


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_day_is_none(text) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    "text", ["soon", "2026-02-30", "Foo 15, 2026", "Feb 2026", "1", "30/02/2026"]
)
def test_what_is_no_day_is_named(text) -> None:
    with pytest.raises(NotAnAmountError, match="column “due”: found"):
        day(text)


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["15/02/2026", "15/03/2026"], True),
        (["02/15/2026", "03/15/2026"], False),
        # the first of each month, or the second, third … of January
        (["01/02/2026", "01/03/2026", "01/04/2026"], True),
        (["02/01/2026", "03/01/2026", "04/01/2026"], False),
        (["2026-02-15", None], True),
        (["soon"], True),
        ([], True),
    ],
)
def test_days_lie_a_period_apart(cells, wanted) -> None:
    assert is_day_first(cells) is wanted


def test_the_month_may_come_first() -> None:
    assert day("02/15/2026", day_first=False) == FEB
