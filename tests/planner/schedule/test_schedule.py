from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from math import log

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.model import wire
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    LenderUnit,
    Method,
    Precision,
    RateChange,
    Rhythm,
    Terms,
)
from planner.money import ZERO, Money, Rounding, total
from planner.rates import DayCount, Period, Rate
from planner.schedule.methods import Exact
from planner.schedule.periods import due_days
from planner.schedule.schedule import Schedule, schedule
from planner.schedule.steps import Prepay
from tests.helpers import make
from tests.helpers.cases import cases
from tests.helpers.strategies import sound_terms
from tests.helpers.wide import amortises, exact_terms, wide_terms

COLUMNS = ("principal", "interest", "payment", "balance")


def column(plan: Schedule, name: str) -> list[str]:
    return [str(getattr(row, name)) for row in plan.instalments]


def as_printed(fen: Exact, printed: str) -> Decimal:
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    exact = Fraction(fen) / 100
    return Decimal(round(exact / Fraction(step))) * step


def rounded_as(rate: Decimal, printed: str) -> str:
    step = Decimal(1).scaleb(-len(printed.partition(".")[2]))
    return str(rate.quantize(step, ROUND_HALF_UP))


def prepays(case, terms: Terms) -> list[Prepay]:
    if "prepays" not in case:
        return []
    given = case["prepays"]
    days = due_days(terms)[given["first"] - 1 : given["last"]]
    return [Prepay(day, Money.parse(given["amount"])) for day in days]


@pytest.mark.parametrize("case", cases("parts"))
def test_spreadsheets_part_an_instalment_alike(case) -> None:
    given = case["terms"]
    terms = make.terms(
        given["principal"],
        every=Rhythm(given["every"]),
        periods=given["periods"],
        rate=make.rate(given["rate"]),
        rounding=Precision.DISPLAY,
    )
    rows = schedule(terms).rows

    for name in ("interest", "principal"):
        for n, printed in enumerate(case.get(name, []), start=case.get("from", 1)):
            assert as_printed(getattr(rows[n - 1], name), printed) == Decimal(printed)
        if "sums" in case:
            sums = case["sums"]
            summed = rows[sums["from"] - 1 : sums["to"]]
            whole = sum(getattr(row, name) for row in summed)
            assert as_printed(whole, sums[name]) == Decimal(sums[name])


def test_the_number_of_periods_of_a_spreadsheet() -> None:
    # X20: NPER(7 %/12, -150, 8000) = 64.07335, of numpy-financial's documentation
    terms = make.terms(
        "8000.00",
        periods=65,
        rate=make.rate("0.07"),
        instalment=Money(15000),
        rounding=Precision.DISPLAY,
    )
    left = float(schedule(terms).rows[63].balance)

    part = -log(1 - left * 0.07 / 12 / 15000) / log(1 + 0.07 / 12)

    assert round(64 + part, 5) == 64.07335


@pytest.mark.parametrize("case", cases("schedules"))
def test_a_published_schedule_holds_to_the_cent(case) -> None:
    terms = wire.read(Terms, case["terms"])
    plan = schedule(terms, prepays(case, terms))

    for name in COLUMNS:
        printed = case.get(name, [])
        assert column(plan, name)[: len(printed)] == printed
    assert len(plan.rows) == case.get("rows", len(plan.rows))
    for name, printed in case.get("before_last", {}).items():
        assert str(getattr(plan.instalments[-2], name)) == printed
    for name, printed in case.get("totals", {}).items():
        assert str(getattr(plan.totals, name)) == printed
    for name, printed in case.get("last", {}).items():
        assert str(getattr(plan.instalments[-1], name)) == printed
    for name in ("nominal", "effective"):
        if name in case:
            assert rounded_as(getattr(plan.annual, name), case[name]) == case[name]


def test_the_published_sums_of_twelve_months_hold() -> None:
    terms = make.terms(
        "100000.00",
        periods=144,
        rate=make.rate("0.1065"),
        rounding=Precision.DISPLAY,
    )

    first_year = schedule(terms).rows[:12]

    assert round(sum(row.principal for row in first_year)) == 435358
    assert round(sum(row.interest for row in first_year)) == 1044156


def test_level_by_days_has_one_amount_for_periods_of_unlike_length() -> None:
    terms = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_365)

    plan = schedule(terms)

    assert len(set(column(plan, "payment")[:-1])) == 1
    assert column(plan, "interest")[:3] == ["61.15", "50.79", "51.24"]
    assert abs(plan.instalments[-1].payment - plan.instalments[0].payment) <= Money(6)


def test_a_first_period_by_days_bears_its_own_days() -> None:
    terms = make.terms(
        drawn_on="2026-01-31", interest=Accrual.DAYS, day_count=DayCount.ACT_360
    )

    assert column(schedule(terms), "interest")[0] == "30.00"


def test_a_first_period_by_periods_is_a_whole_one() -> None:
    terms = make.terms(drawn_on="2026-01-31")

    assert column(schedule(terms), "interest")[0] == "60.00"


def test_the_lenders_own_instalment_leaves_the_rest_to_the_last_period() -> None:
    plan = schedule(make.terms(instalment=Money(87000)))

    assert set(column(plan, "payment")[:-1]) == {"870.00"}
    assert column(plan, "payment")[-1] == "822.74"
    assert column(plan, "balance")[-1] == "0.00"


@pytest.mark.parametrize(
    ("every", "rate", "interest"),
    [
        (Rhythm.WEEK, make.rate("0.52"), "100.00"),
        (Rhythm.TWO_WEEKS, make.rate("0.26"), "100.00"),
        (Rhythm.HALF_MONTH, make.rate("0.24"), "100.00"),
        (Rhythm.MONTH, make.rate("0.12"), "100.00"),
        (Rhythm.TWO_MONTHS, make.rate("0.06"), "100.00"),
        (Rhythm.QUARTER, make.rate("0.04"), "100.00"),
        (Rhythm.HALF_YEAR, make.rate("0.02"), "100.00"),
        (Rhythm.YEAR, make.rate("0.01"), "100.00"),
        (Rhythm.HALF_MONTH, make.rate("0.02", Period.MONTH), "100.00"),
        (Rhythm.MONTH, make.rate("0.01", Period.MONTH), "100.00"),
        (Rhythm.TWO_MONTHS, make.rate("0.01", Period.MONTH), "200.00"),
        (Rhythm.QUARTER, make.rate("0.01", Period.MONTH), "300.00"),
        (Rhythm.HALF_YEAR, make.rate("0.01", Period.MONTH), "600.00"),
        (Rhythm.YEAR, make.rate("0.01", Period.MONTH), "1200.00"),
        (Rhythm.WEEK, make.rate("0.001", Period.DAY), "70.00"),
        (Rhythm.TWO_WEEKS, make.rate("0.001", Period.DAY), "140.00"),
        (Rhythm.HALF_MONTH, make.rate("0.001", Period.DAY), "150.00"),
        (Rhythm.MONTH, make.rate("0.001", Period.DAY), "300.00"),
        (Rhythm.TWO_MONTHS, make.rate("0.001", Period.DAY), "600.00"),
        (Rhythm.QUARTER, make.rate("0.001", Period.DAY), "900.00"),
        (Rhythm.HALF_YEAR, make.rate("0.001", Period.DAY), "1800.00"),
        (Rhythm.YEAR, make.rate("0.001", Period.DAY), "3600.00"),
        (EveryDays(28), make.rate("0.001", Period.DAY), "280.00"),
    ],
)
def test_a_rate_is_cut_to_whole_periods(every, rate, interest) -> None:
    terms = make.terms(every=every, rate=rate, method=Method.INTEREST_ONLY)

    assert column(schedule(terms), "interest")[0] == interest


@pytest.mark.parametrize(
    ("count", "interest"),
    [
        (DayCount.ACT_360, "56.00"),
        (DayCount.THIRTY_360, "56.00"),
        (DayCount.ACT_365, "55.23"),
        (DayCount.ACT_ACT, "55.23"),
        (None, "55.23"),
    ],
)
def test_periods_of_days_take_their_year_from_the_day_count(count, interest) -> None:
    terms = make.terms(
        every=EveryDays(28), day_count=count, method=Method.INTEREST_ONLY
    )

    assert column(schedule(terms), "interest")[0] == interest


@pytest.mark.parametrize(
    ("count", "interest"),
    [
        (DayCount.ACT_360, "62.00"),
        (DayCount.ACT_365, "61.15"),
        (DayCount.THIRTY_360, "60.00"),
        (DayCount.ACT_ACT, "61.15"),
    ],
)
def test_interest_by_days_follows_the_day_count(count, interest) -> None:
    terms = make.terms(
        interest=Accrual.DAYS, day_count=count, method=Method.INTEREST_ONLY
    )

    assert column(schedule(terms), "interest")[0] == interest


def test_actual_actual_counts_each_year_by_its_own_length() -> None:
    terms = make.terms(
        drawn_on="2027-12-31",
        first_due="2028-01-31",
        periods=1,
        rate=make.rate("0.366"),
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_ACT,
        method=Method.BULLET,
    )

    assert column(schedule(terms), "interest") == ["310.03"]


def test_due_days_return_to_the_31st() -> None:
    terms = make.terms(drawn_on="2027-12-31", first_due="2028-01-31")

    days = [row.due for row in schedule(terms).instalments]

    assert days[:4] == [
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
    ]


def test_a_due_day_returns_after_a_short_first_month() -> None:
    terms = make.terms(drawn_on="2026-01-31", first_due="2026-02-28", due_day=30)

    days = [row.due for row in schedule(terms).instalments]

    assert days[:3] == [date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 30)]


def test_a_change_of_rate_by_periods_waits_for_the_next_period() -> None:
    change = RateChange(date(2026, 4, 20), Decimal("0.12"), Period.YEAR)

    plan = schedule(make.terms(rates=(change,)))

    assert column(plan, "payment")[:4] == ["866.19"] * 4
    assert column(plan, "interest")[4] == "67.46"
    assert len(set(column(plan, "payment")[4:-1])) == 1
    assert column(plan, "payment")[4] == "881.65"


def test_a_change_of_rate_on_a_due_day_starts_with_the_period_after_it() -> None:
    change = RateChange(date(2026, 4, 15), Decimal("0.12"), Period.YEAR)

    plan = schedule(make.terms(rates=(change,)))

    assert column(plan, "payment")[:3] == ["866.19"] * 3
    assert column(plan, "interest")[3] == "75.67"


def test_a_change_of_rate_by_days_splits_the_period() -> None:
    change = RateChange(date(2026, 2, 25), Decimal("0.12"), Period.YEAR)
    terms = make.terms(
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
        method=Method.INTEREST_ONLY,
        rates=(change,),
    )

    # 10 days at 7.2 % and 18 at 12 %, on 360
    assert column(schedule(terms), "interest")[:3] == ["62.00", "80.00", "103.33"]


def test_the_level_instalment_by_days_is_found_anew_at_the_change() -> None:
    change = RateChange(date(2026, 2, 25), Decimal("0.12"), Period.YEAR)
    terms = make.terms(
        interest=Accrual.DAYS, day_count=DayCount.ACT_360, rates=(change,)
    )

    payments = column(schedule(terms), "payment")

    assert payments[0] == "866.51"
    assert payments[1] != payments[0]
    assert len(set(payments[1:-1])) == 1


@pytest.mark.parametrize(
    ("mode", "payment"),
    [(Rounding.UP, "870.00"), (Rounding.DOWN, "860.00"), (Rounding.HALF_UP, "870.00")],
)
def test_a_lender_rounds_the_instalment_to_his_unit(mode, payment) -> None:
    plan = schedule(make.terms(rounding=LenderUnit(Money(1000), mode)))

    assert set(column(plan, "payment")[:-1]) == {payment}
    assert column(plan, "interest")[:2] == [
        "60.00",
        "55.14" if payment == "870.00" else "55.20",
    ]
    assert column(plan, "balance")[-1] == "0.00"


def test_an_instalment_rounded_up_far_may_end_early() -> None:
    plan = schedule(make.terms(rounding=LenderUnit(Money(50000), Rounding.UP)))

    assert [len(plan.instalments), column(plan, "payment")[0]] == [11, "1000.00"]
    assert plan.totals.principal == Money(1000000)


def test_of_equal_principal_the_principal_is_rounded_to_the_unit() -> None:
    terms = make.terms(
        method=Method.EQUAL_PRINCIPAL, rounding=LenderUnit(Money(100), Rounding.UP)
    )

    plan = schedule(terms)

    assert column(plan, "principal")[:2] == ["834.00", "834.00"]
    assert column(plan, "principal")[-1] == "826.00"
    assert column(plan, "interest")[1] == "55.00"


def test_of_flat_principal_and_interest_together_are_rounded_to_the_unit() -> None:
    terms = make.terms(method=Method.FLAT, rounding=LenderUnit(Money(100), Rounding.UP))

    plan = schedule(terms)

    assert set(column(plan, "payment")[:-1]) == {"894.00"}
    assert set(column(plan, "interest")) == {"60.00"}
    assert column(plan, "principal")[-1] == "826.00"


def test_flat_rounds_the_whole_interest_once() -> None:
    terms = make.terms("100.00", method=Method.FLAT, rate=make.rate("0.0166"))

    plan = schedule(terms)

    assert column(plan, "interest") == [*["0.14"] * 11, "0.12"]
    assert str(plan.totals.interest) == "1.66"


def test_flat_by_days_bears_interest_on_the_whole_loan() -> None:
    terms = make.terms(
        method=Method.FLAT, interest=Accrual.DAYS, day_count=DayCount.ACT_360
    )

    assert column(schedule(terms), "interest")[:2] == ["62.00", "56.00"]


def test_a_bullet_is_one_instalment_with_simple_interest() -> None:
    plan = schedule(make.terms(method=Method.BULLET))

    (row,) = plan.instalments
    assert [row.n, row.due, str(row.payment)] == [1, date(2027, 1, 15), "10720.00"]


def test_a_bullet_by_days_counts_them_in_one_stretch() -> None:
    terms = make.terms(
        drawn_on="2026-01-31",
        first_due="2026-02-28",
        due_day=31,
        periods=2,
        method=Method.BULLET,
        rate=make.rate("0.036"),
        interest=Accrual.DAYS,
    )

    # 30/360 from 31 January to 31 March: 60 days, though its two months have 61
    assert column(schedule(terms), "interest") == ["60.00"]


def test_a_bullet_bears_each_rate_for_its_own_periods() -> None:
    change = RateChange(date(2026, 7, 15), Decimal("0.12"), Period.YEAR)

    plan = schedule(make.terms(method=Method.BULLET, rates=(change,)))

    assert column(plan, "interest") == ["960.00"]


@pytest.mark.parametrize(
    ("method", "payment"),
    [(Method.LEVEL, "1033.30"), (Method.EQUAL_PRINCIPAL, "1060.00")],
)
def test_in_grace_only_interest_is_paid(method, payment) -> None:
    plan = schedule(make.terms(method=method, grace=Grace(2)))

    assert column(plan, "payment")[:2] == ["60.00", "60.00"]
    assert column(plan, "payment")[2] == payment
    assert len(plan.instalments) == 12


def test_fees_are_rounded_one_by_one_and_stand_where_they_fall() -> None:
    fees = (
        Fee("start", ratio=Decimal("0.00012345")),
        Fee("start", amount=Money(5000)),
        Fee("period", ratio=Decimal("0.0000005")),
        Fee("period", ratio=Decimal("0.0000005")),
    )

    plan = schedule(make.terms("10000.00", fees=fees))

    assert set(column(plan, "fee")) == {"0.02"}
    assert column(plan, "payment")[0] == "866.21"
    assert str(plan.totals.fees) == "51.47"
    assert str(plan.totals.payment) == "10445.75"


def test_a_fee_at_the_start_raises_the_yearly_cost() -> None:
    dear = schedule(make.terms(fees=(Fee("start", amount=Money(5000)),)))

    assert schedule(make.terms()).annual.nominal == Decimal("0.07200058")
    assert dear.annual.nominal == Decimal("0.08142373")


def test_the_yearly_cost_of_days_has_365_of_them() -> None:
    terms = make.terms(
        every=EveryDays(28),
        rate=make.rate("0.28"),
        method=Method.INTEREST_ONLY,
        periods=13,
        day_count=DayCount.ACT_365,
    )

    assert schedule(terms).annual.nominal == Decimal("0.27999411")


def test_no_single_rate_explains_a_fee_above_the_loan() -> None:
    plan = schedule(make.terms(fees=(Fee("start", amount=Money(1000000)),)))

    assert (plan.annual.nominal, plan.annual.effective) == (None, None)


def test_a_loan_without_interest_costs_nothing() -> None:
    plan = schedule(make.terms("1000.00", periods=3, rate=make.rate("0")))

    assert column(plan, "payment") == ["333.33", "333.33", "333.34"]
    assert str(plan.annual.nominal) == "0E-8"


def test_totals_for_display_round_the_exact_sums() -> None:
    terms = make.terms("100000.00", periods=120, rate=make.rate("0.0655"))

    shown = schedule(
        make.terms(
            "100000.00",
            periods=120,
            rate=make.rate("0.0655"),
            rounding=Precision.DISPLAY,
        )
    )

    assert str(shown.totals.interest) == "36563.05"
    assert total(row.interest for row in shown.instalments) != shown.totals.interest
    assert abs(schedule(terms).totals.interest - shown.totals.interest) <= Money(61)


def test_what_is_prepaid_is_in_the_totals() -> None:
    early = [Prepay(date(2026, 4, 20), Money(300000))]

    totals = schedule(make.terms(), early).totals

    assert totals.principal == Money(1000000)
    assert totals.payment == totals.principal + totals.interest


@settings(max_examples=150)
@given(wide_terms | sound_terms())
def test_principal_sums_to_the_loan_and_the_balance_ends_at_nothing(terms) -> None:
    plan = schedule(terms)

    assert plan.totals.principal == terms.principal
    assert plan.instalments[-1].balance == ZERO
    assert sum(row.principal for row in plan.rows) == terms.principal.minor


@settings(max_examples=150)
@given(wide_terms | sound_terms())
def test_no_amount_is_negative_and_balances_fall(terms) -> None:
    plan = schedule(terms)

    for row in plan.instalments:
        assert min(row.principal, row.interest, row.fee, row.balance) >= ZERO
        if terms.rounding is not Precision.DISPLAY:
            assert row.payment == row.principal + row.interest + row.fee
    assert all(a.balance >= b.balance for a, b in pairwise(plan.instalments))


@given(
    principal=st.integers(10_000, 10**9).map(Money),
    periods=st.integers(1, 60),
    basis_points=st.integers(0, 3600),
)
def test_level_instalments_are_equal_but_the_last(
    principal, periods, basis_points
) -> None:
    rate = make.rate(str(Decimal(basis_points) / 10000))

    plan = schedule(make.terms(principal, periods=periods, rate=rate))

    payments = [row.payment for row in plan.instalments]
    assert len(set(payments[:-1])) <= 1
    if len(payments) == periods:
        assert abs(payments[-1] - payments[0]) <= Money(periods * (1 + basis_points))


@given(
    periods=st.integers(2, 60),
    basis_points=st.integers(1, 3600),
    every=st.sampled_from(list(Rhythm)),
)
def test_a_level_loan_costs_its_own_rate(periods, basis_points, every) -> None:
    rate = make.rate(str(Decimal(basis_points) / 10000))
    terms = make.terms(
        "1000000.00",
        periods=periods,
        rate=rate,
        every=every,
        rounding=Precision.DISPLAY,
    )

    assert abs(schedule(terms).annual.nominal - rate.value) <= Decimal("0.00000001")


@given(
    low=st.integers(0, 2400),
    more=st.integers(1, 1000),
    method=st.sampled_from(list(Method)),
    periods=st.integers(1, 36),
)
def test_interest_grows_with_the_rate_and_with_time(low, more, method, periods) -> None:
    def interest(basis_points: int, periods: int) -> Money:
        rate = make.rate(str(Decimal(basis_points) / 10000))
        terms = make.terms("1000000.00", periods=periods, rate=rate, method=method)
        return schedule(terms).totals.interest

    assert interest(low, periods) < interest(low + more, periods)
    assert interest(low, periods) <= interest(low, periods + 1)


@given(exact_terms, st.integers(1, 100))
def test_interest_grows_with_every_rate_of_any_terms(terms, more) -> None:
    a_year = {Period.DAY: 360, Period.MONTH: 12, Period.YEAR: 1}[terms.rate.per]
    added = Decimal(more) / 100_000 / a_year
    dearer = replace(
        terms,
        rate=Rate(terms.rate.value + added, terms.rate.per),
        rates=tuple(replace(one, value=one.value + added) for one in terms.rates),
    )

    assume(amortises(dearer))

    assert schedule(dearer).interest >= schedule(terms).interest


@given(exact_terms, st.integers(1, 12))
def test_interest_grows_with_the_number_of_periods_of_any_terms(terms, more) -> None:
    longer = replace(terms, periods=terms.periods + more)

    assume(amortises(longer))

    assert schedule(longer).interest >= schedule(terms).interest


@given(periods=st.integers(2, 60), basis_points=st.integers(50, 3600))
def test_interest_of_equal_principal_falls(periods, basis_points) -> None:
    rate = make.rate(str(Decimal(basis_points) / 10000))
    terms = make.terms(
        "1000000.00", periods=periods, rate=rate, method=Method.EQUAL_PRINCIPAL
    )

    rows = schedule(terms).instalments

    assert all(a.interest > b.interest for a, b in pairwise(rows))


@pytest.mark.parametrize("n", [3, 6, 9, 12, 18, 24, 36])
@given(tenth_points=st.integers(5, 150))
def test_a_flat_fee_costs_far_more_than_it_says(n, tenth_points) -> None:
    fee = Decimal(tenth_points) / 10000
    terms = make.terms(
        "100000.00",
        periods=n,
        method=Method.FLAT,
        rate=make.rate(str(fee), Period.MONTH),
        rounding=Precision.DISPLAY,
    )

    factor = schedule(terms).annual.nominal / (fee * 12)

    assert factor > Decimal("1.45" if n == 3 else "1.65")


@given(terms=sound_terms())
def test_by_360_never_costs_less_than_by_365(terms) -> None:
    def interest(count: DayCount) -> Money:
        given = {
            name: getattr(terms, name)
            for name in ("drawn_on", "first_due", "every", "periods", "method")
        }
        plain = make.terms(
            terms.principal, interest=Accrual.DAYS, day_count=count, **given
        )
        return schedule(plain).totals.interest

    assert interest(DayCount.ACT_360) >= interest(DayCount.ACT_365)


def test_a_row_of_interest_alone_is_told_among_the_conventions() -> None:
    terms = make.terms(
        periods=360,
        first_due="2026-05-15",
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
    )
    grace = make.terms(grace=Grace(2))

    told = [str(one) for one in schedule(terms).conventions]
    usual = [str(one) for one in schedule(grace).conventions]

    assert "interest only; the periods after it share the rest" in told[1]
    assert not any("share the rest" in one for one in usual)


def test_bill_instalments_have_principal_in_whole_yuan() -> None:
    # 账单分期: 10,000 in 12 parts of whole yuan, 0.6 % of it a period as fee
    terms = make.terms(
        method=Method.EQUAL_PRINCIPAL,
        rate=make.rate("0"),
        fees=(Fee("period", ratio=Decimal("0.006")),),
        rounding=LenderUnit(Money(100), Rounding.DOWN),
    )

    rows = schedule(terms).instalments

    assert [str(row.principal) for row in rows] == [*["833.00"] * 11, "837.00"]
    assert {str(row.fee) for row in rows} == {"60.00"}
