from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.money import Money
from planner.schedule.cost import Flow, NoRateError, annual_cost, only, rates_of, xirr
from tests.helpers.cases import cases

START = date(2025, 1, 1)


def rounded_as(rate: Decimal, printed: str) -> Decimal:
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return rate.quantize(step, ROUND_HALF_UP)


def same(found, printed) -> bool:
    return [rounded_as(a, b) for a, b in zip(found, printed, strict=True)] == [
        Decimal(text) for text in printed
    ]


@pytest.mark.parametrize("case", cases("rates"))
def test_every_rate_of_equal_periods_is_found(case) -> None:
    flows = [(Fraction(n), Fraction(a)) for n, a in enumerate(case["amounts"])]

    assert same(rates_of(flows), case["rates"])


@pytest.mark.parametrize("case", cases("xirr"))
def test_every_rate_of_dated_flows_is_found(case) -> None:
    flows = [Flow(date.fromisoformat(d), Money.parse(a)) for d, a in case["flows"]]

    assert same(xirr(flows), case["rates"])
    assert same(xirr(flows[::-1]), case["rates"])


def test_rate_of_a_spreadsheet() -> None:
    # X19, RATE of 48 payments of 200 on 8,000
    flows = [(Fraction(0), Fraction(8000))]
    flows += [(Fraction(n), Fraction(-200)) for n in range(1, 49)]

    (rate,) = rates_of(flows)

    assert round(rate, 9) == Decimal("0.007701472")


def test_the_present_value_of_a_spreadsheet_has_its_rate() -> None:
    # X28: XNPV(9 %, X27) = 2086.647602
    days = [date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30)]
    days += [date(2009, 2, 15), date(2009, 4, 1)]
    amounts = ["-10000", "2750", "4250", "3250", "2750"]
    flows = [
        (Fraction(day.toordinal(), 365), Fraction(amount))
        for day, amount in zip(days, amounts, strict=True)
    ]
    flows.append((Fraction(days[0].toordinal(), 365), -Fraction("2086.647602")))

    (rate,) = rates_of(flows)

    assert round(rate, 8) == Decimal("0.09")


def test_the_future_value_of_a_spreadsheet_has_its_rate() -> None:
    # X34: FV(5 %/12, 120, -100, -100) = 15692.92889433575
    flows = [(Fraction(n), Fraction(-100)) for n in range(121)]
    flows.append((Fraction(120), Fraction("15692.92889433575")))

    (rate,) = rates_of(flows)

    assert round(rate * 12, 10) == Decimal("0.05")


def test_nominal_and_effective_of_a_spreadsheet() -> None:
    # X31: EFFECT(10 %, 4); a quarterly bullet at 2.5 %
    flows = [(Fraction(0), Fraction(1000)), (Fraction(1), Fraction(-1025))]

    annual = annual_cost(flows, Fraction(4))

    assert (annual.nominal, annual.effective) == (
        Decimal("0.10000000"),
        Decimal("0.10381289"),
    )


def test_daily_rates_compound_as_published() -> None:
    # G10: 0.05 % a day
    monthly = [(Fraction(0), Fraction(10000)), (Fraction(1), Fraction(-10150))]
    daily = [(Fraction(0), Fraction(10000)), (Fraction(1), Fraction(-10005))]

    assert annual_cost(monthly, Fraction(12)).nominal == Decimal("0.18")
    assert round(annual_cost(monthly, Fraction(12)).effective, 6) == Decimal("0.195618")
    assert annual_cost(daily, Fraction(365)).nominal == Decimal("0.1825")
    assert round(annual_cost(daily, Fraction(365)).effective, 6) == Decimal("0.200159")


def test_a_lower_daily_rate_compounds_as_published() -> None:
    # G10: 0.02 % a day
    monthly = [(Fraction(0), Fraction(10000)), (Fraction(1), Fraction(-10060))]
    daily = [(Fraction(0), Fraction(10000)), (Fraction(1), Fraction(-10002))]

    assert annual_cost(monthly, Fraction(12)).nominal == Decimal("0.072")
    assert round(annual_cost(monthly, Fraction(12)).effective, 6) == Decimal("0.074424")
    assert annual_cost(daily, Fraction(365)).nominal == Decimal("0.073")
    assert round(annual_cost(daily, Fraction(365)).effective, 6) == Decimal("0.075723")


def test_the_nominal_rate_of_a_spreadsheet() -> None:
    # X31: NOMINAL(10 %, 4) = 0.09645475633778045
    factor = Fraction("0.09645475633778045") / 4
    flows = [(Fraction(0), Fraction(1000)), (Fraction(1), -1000 * (1 + factor))]

    assert annual_cost(flows, Fraction(4)).effective == Decimal("0.10000000")


def test_none_or_several_rates_give_no_yearly_cost() -> None:
    twice = [
        (Fraction(0), Fraction(100)),
        (Fraction(1), Fraction(-230)),
        (Fraction(2), Fraction(132)),
    ]

    assert annual_cost(twice, Fraction(1)).nominal is None
    assert annual_cost([], Fraction(1)).effective is None


def test_parts_of_a_period_count() -> None:
    flows = [(Fraction(0), Fraction(10000)), (Fraction(1, 2), Fraction(-10100))]

    (rate,) = rates_of(flows)

    assert round(rate, 12) == Decimal("0.0201")


@given(
    cents=st.lists(st.integers(1, 10**7), min_size=1, max_size=12),
    days=st.lists(st.integers(1, 4000), min_size=12, max_size=12),
    scale=st.integers(2, 1000),
    shift=st.integers(0, 5000),
    order=st.randoms(use_true_random=False),
)
def test_scale_order_and_day_do_not_change_the_rate(
    cents, days, scale, shift, order
) -> None:
    flows = [Flow(START, Money(-1_000_000))]
    flows += [
        Flow(START + timedelta(days=day), Money(amount))
        for day, amount in zip(days, cents, strict=False)
    ]
    moved = [
        Flow(flow.on + timedelta(days=shift), Money(flow.amount.minor * scale))
        for flow in flows
    ]
    order.shuffle(moved)

    assert len(xirr(flows)) == 1
    assert xirr(moved) == xirr(flows)


def test_the_one_rate_is_given_and_nothing_else() -> None:
    assert only([Decimal("0.1")]) == Decimal("0.1")
    with pytest.raises(NoRateError) as none:
        only([])
    with pytest.raises(NoRateError) as two:
        only([Decimal(0), Decimal(1)])
    assert [none.value.values["roots"], two.value.values["roots"]] == [0, 2]


def test_a_rate_of_nothing_is_written_without_a_sign() -> None:
    flows = [Flow(START, Money(100)), Flow(date(2026, 1, 1), Money(-100))]

    (rate,) = xirr(flows)

    assert (rate, rate.is_signed()) == (0, False)
