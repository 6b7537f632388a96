import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from planner.model.terms import EveryDays, Rhythm, every_from_wire
from planner.money import Money
from planner.schedule.apr import (
    actuarial,
    aprc,
    single_payment,
    unit_time,
    units_a_year,
)
from planner.schedule.cost import Flow
from planner.schedule.periods import occurrence
from tests.helpers.cases import FOLDER, cases

APRC = tomllib.loads((FOLDER / "aprc.toml").read_text(encoding="utf-8"))


def flow(on: str | date, amount: str) -> Flow:
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return Flow(day, Money.parse(amount))


@pytest.mark.parametrize("case", cases("actuarial"))
def test_the_regulators_examples_hold(case) -> None:
    unit = every_from_wire(case["unit_period"], "unit_period")
    payments = [
        flow(occurrence(date.fromisoformat(one["first"]), unit, n), one["amount"])
        for one in case["series"]
        for n in range(one["n"])
    ]
    advances = [flow(on, amount) for on, amount in case["advances"]]

    assert [str(rate) for rate in actuarial(advances, payments, unit)] == [case["apr"]]


@pytest.mark.parametrize(
    ("unit", "units"),
    [
        (Rhythm.WEEK, 52),
        (Rhythm.HALF_MONTH, 24),
        (Rhythm.TWO_MONTHS, 6),
        (EveryDays(28), 13),
        (EveryDays(7), 52),
        (EveryDays(30), Fraction(365, 30)),
        (EveryDays(255), Fraction(365, 255)),
    ],
)
def test_weeks_make_a_year_of_364_days(unit, units) -> None:
    assert units_a_year(unit) == units


@pytest.mark.parametrize(
    ("start", "end", "unit", "time"),
    [
        ("1978-02-10", "1978-04-01", Rhythm.MONTH, (1, Fraction(19, 30))),
        ("1978-02-23", "1978-03-01", Rhythm.HALF_MONTH, (0, Fraction(6, 15))),
        ("1978-02-23", "1978-03-16", Rhythm.HALF_MONTH, (1, Fraction(6, 15))),
        ("1978-05-23", "1978-10-01", Rhythm.QUARTER, (1, Fraction(39, 90))),
        ("1978-03-20", "1978-04-21", Rhythm.WEEK, (4, Fraction(4, 7))),
        ("2026-01-31", "2026-03-31", Rhythm.MONTH, (2, 0)),
        ("2026-01-30", "2026-02-28", Rhythm.MONTH, (0, Fraction(29, 30))),
        ("2026-01-15", "2027-04-15", Rhythm.YEAR, (1, Fraction(3, 12))),
        ("2026-01-15", "2027-04-25", Rhythm.YEAR, (1, Fraction(100, 365))),
        ("2026-01-15", "2026-01-15", Rhythm.MONTH, (0, 0)),
        ("2026-01-01", "2026-03-01", EveryDays(28), (2, Fraction(3, 28))),
    ],
)
def test_whole_units_are_counted_back_and_the_rest_forward(
    start, end, unit, time
) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)

    assert unit_time(*days, unit) == time


def test_several_advances_before_the_payments_have_one_rate() -> None:
    advances = [flow("2026-01-10", "1000"), flow("2026-03-10", "1000")]
    payments = [
        flow(occurrence(date(2026, 4, 10), Rhythm.MONTH, n), "180") for n in range(12)
    ]

    (rate,) = actuarial(advances, payments, Rhythm.MONTH)

    assert rate == Decimal("0.1247")


def test_advances_between_payments_are_counted_by_all_their_rates() -> None:
    advances = [flow("2026-01-01", "100"), flow("2028-01-01", "132")]
    payments = [flow("2027-01-01", "230")]

    found = actuarial(advances, payments, Rhythm.YEAR)

    assert [str(rate) for rate in found] == ["0.1000", "0.2000"]


def test_odd_days_between_payments_are_counted_too() -> None:
    # one change of sign more than needed, but only one rate above -100 %
    advances = [flow("2026-01-10", "1000"), flow("2026-04-20", "10")]
    payments = [flow("2026-02-15", "500"), flow("2026-06-01", "600")]

    (rate,) = actuarial(advances, payments, Rhythm.MONTH)

    assert rate == Decimal("0.3419")


@pytest.mark.parametrize(
    ("advances", "payments"),
    [([], []), ([flow("2026-01-01", "100")], []), ([], [flow("2026-01-01", "1")])],
)
def test_one_side_alone_has_no_rate(advances, payments) -> None:
    assert actuarial(advances, payments, Rhythm.MONTH) == ()


def test_no_rate_makes_more_come_back_on_the_same_day() -> None:
    same_day = "2026-01-01"

    found = actuarial([flow(same_day, "100")], [flow(same_day, "120")], Rhythm.MONTH)

    assert found == ()


def test_the_european_rate_by_days_and_by_equal_months() -> None:
    # EU-7, the convention trap
    flows = [
        flow("2012-10-10", "500"),
        flow("2012-11-10", "-270"),
        flow("2012-12-10", "-270"),
    ]

    assert [round(rate, 4) for rate in aprc(flows, "days")] == [Decimal("0.8463")]
    assert [round(rate, 5) for rate in aprc(flows, "months")] == [Decimal("0.85585")]
    assert aprc([], "days") == ()


def test_the_european_rate_of_a_loan_with_a_fee() -> None:
    # EU-5: 10,000, six instalments of 1,707.00, 50 with the first
    flows = [flow("2026-01-05", "10000"), flow("2026-02-05", "-1757")]
    flows += [
        flow(occurrence(date(2026, 3, 5), Rhythm.MONTH, n), "-1707") for n in range(5)
    ]

    (rate,) = aprc(flows, "months")

    assert round(rate, 4) == Decimal("0.1045")


@pytest.mark.parametrize(
    ("got", "paid", "year"),
    [
        ("2026-01-01", "2026-03-11", 365),
        # the year back from 11 January 2025 holds a 29 February
        ("2025-01-01", "2025-03-11", 366),
    ],
)
def test_days_beyond_whole_months_count_by_their_year(got, paid, year) -> None:
    flows = [flow(got, "1000"), flow(paid, "-1100")]

    (rate,) = aprc(flows, "months")

    years = 2 / 12 + 10 / year
    assert abs(float(rate) - (1.1 ** (1 / years) - 1)) < 1e-7


@pytest.mark.parametrize(
    ("advance", "payment", "apr"),
    [
        (("1978-01-03", "1000"), ("1978-09-15", "1080"), "0.1145"),  # (c)(5)(i)
        (("1978-07-15", "1000"), ("1979-01-15", "1044"), "0.0880"),  # (c)(5)(ii)
        (("1978-01-03", "1000"), ("1980-01-03", "1240"), "0.1136"),  # (c)(5)(iv)
        (("1978-01-03", "1000"), ("1979-01-03", "1100"), "0.1000"),
    ],
)
def test_one_advance_and_one_payment_have_the_term_as_unit(
    advance, payment, apr
) -> None:
    got, paid = (
        Flow(date.fromisoformat(on), Money.parse(amount))
        for on, amount in (advance, payment)
    )

    assert single_payment(got, paid) == (Decimal(apr),)


@pytest.mark.parametrize(("got", "paid"), [("0", "100"), ("100", "0")])
def test_one_payment_without_an_advance_has_no_rate(got, paid) -> None:
    advance = Flow(date(2026, 1, 1), Money.parse(got))
    payment = Flow(date(2026, 7, 1), Money.parse(paid))

    assert single_payment(advance, payment) == ()


def test_the_loan_of_a_published_advertisement() -> None:
    # 10,000 over 60 months of 222.44: 12.7 % (php-apr-calculator, from the CFA)
    flows = [flow("2025-01-01", "10000")]
    flows += [
        flow(occurrence(date(2025, 2, 1), Rhythm.MONTH, n), "-222.44")
        for n in range(60)
    ]

    assert [round(rate, 3) for rate in aprc(flows, "months")] == [Decimal("0.127")]


@pytest.mark.parametrize("case", APRC["interval"], ids=lambda case: case["years"])
def test_an_interval_is_whole_months_and_the_days_of_a_year(case) -> None:
    # a rate of 100 % doubles in a year: the flow tells the interval
    parts = (Fraction(part) for part in case["years"].split(" + "))
    years = sum(parts, Fraction(0))
    flows = [
        Flow(case["from"], Money(10**12)),
        Flow(case["to"], Money(-round(10**12 * 2 ** float(years)))),
    ]

    (rate,) = aprc(flows, "months")

    assert abs(rate - 1) < Decimal("0.00000002")
