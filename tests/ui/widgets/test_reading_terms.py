"""The rarer terms as people type them."""

from datetime import date
from decimal import Decimal

import pytest

from planner.errors import FieldError
from planner.model.terms import LprBase, RateChange
from planner.money import Money
from planner.rates import Period, Rate
from ui.widgets.reading_terms import (
    rate_on,
    read_changes,
    read_fees,
    read_items,
    read_lpr,
    read_yearly,
)

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("typed", ["14.6%", "14.6", "年化14.6%", "14.6％"])
def test_a_yearly_cost_keeps_the_decimals_that_it_states(typed: str) -> None:
    assert str(read_yearly(typed, "annual")) == "0.146"


def test_a_daily_rate_is_no_yearly_cost() -> None:
    with pytest.raises(FieldError):
        read_yearly("万5/日", "annual")


@pytest.mark.parametrize(
    ("typed", "fees"),
    [
        ("50", ((Money(5000), None),)),
        ("1.2%", ((None, Decimal("0.012")),)),
        ("3‰", ((None, Decimal("0.003")),)),
        (
            "50 + 1%；3千",
            ((Money(5000), None), (None, Decimal("0.01")), (Money(300000), None)),
        ),
    ],
)
def test_fees_are_amounts_and_parts_of_the_principal(
    typed: str, fees: tuple[object, ...]
) -> None:
    assert read_fees(typed, "fees") == fees


@pytest.mark.parametrize("typed", ["a lot", "50 +x", "1%%"])
def test_what_is_no_fee_says_what_is_expected(typed: str) -> None:
    with pytest.raises(FieldError, match="50"):
        read_fees(typed, "fees")


def test_rows_of_a_form_are_name_amount_and_collector() -> None:
    assert read_items("担保费 120 某某公司；服务费：1%; ", "fees") == (
        ("担保费", Money(12000), None, "某某公司"),
        ("服务费", None, Decimal("0.01"), ""),
    )
    with pytest.raises(FieldError, match="name"):
        read_items("120", "fees")


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("LPR5Y-45bp", LprBase("5Y", -45)),
        ("lpr 1y + 50", LprBase("1Y", 50)),
        ("5年期以上LPR－30个基点", LprBase("5Y", -30)),
        ("1Y", LprBase("1Y", 0)),
    ],
)
def test_a_tie_to_the_lpr_is_a_term_and_points(typed: str, base: LprBase) -> None:
    assert read_lpr(typed, "rate_lpr") == base


def test_another_term_of_the_lpr_is_refused() -> None:
    with pytest.raises(FieldError, match="LPR5Y-45bp"):
        read_lpr("LPR3Y", "rate_lpr")


def test_the_tied_rate_comes_from_the_dated_table() -> None:
    rate, base = rate_on(LprBase("5Y", -45), date(2025, 6, 1))

    assert rate == Rate(Decimal("0.0305"), Period.YEAR)
    assert base == LprBase("5Y", -45, date(2025, 5, 20))


def test_later_rates_stand_in_the_order_of_their_days() -> None:
    changes = read_changes("2027-01-01 万5/日；2025-06-01 LPR5Y-45bp", TODAY, "rates")

    assert changes == (
        RateChange(
            date(2025, 6, 1),
            Decimal("0.0305"),
            Period.YEAR,
            "5Y",
            -45,
            date(2025, 5, 20),
        ),
        RateChange(date(2027, 1, 1), Decimal("0.0005"), Period.DAY),
    )


@pytest.mark.parametrize("typed", ["6.8%", "2027-13-01 6.8%", "2027-01-01 much"])
def test_a_later_rate_without_day_or_rate_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        read_changes(typed, TODAY, "rates")
