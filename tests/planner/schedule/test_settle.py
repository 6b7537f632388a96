from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.errors import RefusedError, TermsError
from planner.model import wire
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Terms,
)
from planner.money import ZERO, Money
from planner.rates import DayCount, Period
from planner.schedule.methods import shown
from planner.schedule.schedule import schedule
from planner.schedule.settle import prepaid, settled, settlement
from planner.schedule.steps import Prepay, PrepayError
from tests.helpers import make
from tests.helpers.contract import CannotAmortiseError, Contract, contracts, half_up
from tests.helpers.strategies import sound_terms
from tests.helpers.wide import exact_terms, wide_terms

DAILY = make.terms(interest=Accrual.DAYS, day_count=DayCount.ACT_360)


def early(on: str, amount: str, mode="shorter") -> Prepay:
    return Prepay(date.fromisoformat(on), Money.parse(amount), mode)


def rows(changed, column: str) -> list[str]:
    return [str(getattr(row, column)) for row in changed.schedule.instalments]


def test_shorter_keeps_the_instalment_and_ends_earlier() -> None:
    changed = prepaid(make.terms(), [early("2026-05-15", "3000.00")])

    assert rows(changed, "payment") == [*["866.19"] * 8, "342.79"]
    assert rows(changed, "interest")[4] == "22.48"
    assert str(changed.saved) == "121.97"


def test_lower_keeps_the_periods_that_are_left() -> None:
    changed = prepaid(make.terms(), [early("2026-05-15", "3000.00", "lower")])

    assert rows(changed, "payment")[:4] == ["866.19"] * 4
    assert rows(changed, "payment")[4:] == [*["480.99"] * 7, "481.03"]
    assert len(rows(changed, "n")) == 12


def test_the_instalment_of_the_day_comes_first() -> None:
    changed = prepaid(make.terms(), [early("2026-05-15", "3000.00")])

    (one,) = changed.schedule.prepayments
    assert str(one.balance) == "3746.10"
    assert rows(changed, "balance")[3] == "6746.10"


def test_between_due_days_the_next_interest_is_the_sum_of_its_parts() -> None:
    by_periods = prepaid(make.terms(), [early("2026-05-20", "3000.00")])
    by_days = prepaid(DAILY, [early("2026-05-20", "3000.00")])

    # 6,746.10 for 5 of 31 days at 0.6 %, 3,746.10 for 26: 6.528 + 18.851
    assert rows(by_periods, "interest")[4] == "25.38"
    # 6,744.81 for 5 days and 3,744.81 for 26 at 0.02 % a day: 6.745 + 19.473
    assert rows(by_days, "balance")[3] == "6744.81"
    assert rows(by_days, "interest")[4] == "26.22"


def test_prepayments_are_carried_out_by_day_whatever_their_order() -> None:
    both = [early("2026-06-15", "1000.00", "lower"), early("2026-05-15", "3000.00")]

    changed = prepaid(make.terms(), both)

    assert [str(one.amount) for one in changed.schedule.prepayments] == [
        "3000.00",
        "1000.00",
    ]
    # the shorter one made nine periods of twelve; lower keeps those nine
    assert len(rows(changed, "n")) == 9
    assert rows(changed, "payment")[5:8] == ["482.75"] * 3


def test_lower_finds_the_amount_for_a_period_already_running() -> None:
    changed = prepaid(make.terms(), [early("2026-05-20", "3000.00", "lower")])

    payments = rows(changed, "payment")
    assert len(set(payments[4:11])) == 1
    assert rows(changed, "balance")[-1] == "0.00"


def test_shorter_then_lower_between_due_days_keeps_the_shorter_term() -> None:
    changed = prepaid(
        make.terms(),
        [early("2026-05-20", "3000.00"), early("2026-05-25", "500.00", "lower")],
    )

    assert len(rows(changed, "n")) == 9


@pytest.mark.parametrize(
    ("method", "principal"),
    [(Method.EQUAL_PRINCIPAL, "458.34"), (Method.FLAT, "458.34")],
)
def test_of_equal_principal_lower_spreads_what_is_left(method, principal) -> None:
    changed = prepaid(
        make.terms(method=method), [early("2026-05-15", "3000.00", "lower")]
    )

    assert rows(changed, "principal")[4] == principal
    assert len(rows(changed, "n")) == 12


def test_flat_goes_on_with_interest_on_the_whole_loan() -> None:
    changed = prepaid(make.terms(method=Method.FLAT), [early("2026-05-15", "3000.00")])

    assert set(rows(changed, "interest")) == {"60.00"}
    assert len(rows(changed, "n")) == 9
    assert str(changed.saved) == "180.00"


def test_interest_only_bears_interest_on_what_is_left() -> None:
    changed = prepaid(
        make.terms(method=Method.INTEREST_ONLY), [early("2026-05-15", "4000.00")]
    )

    assert rows(changed, "interest")[3:5] == ["60.00", "36.00"]
    assert rows(changed, "principal")[-1] == "6000.00"


def test_a_bullet_bears_interest_on_each_balance_for_its_days() -> None:
    terms = make.terms(
        method=Method.BULLET, interest=Accrual.DAYS, day_count=DayCount.ACT_360
    )

    changed = prepaid(terms, [early("2026-04-15", "5000.00")])

    # 10,000 for 90 days and 5,000 for 275 at 0.02 % a day
    assert rows(changed, "interest") == ["455.00"]
    assert rows(changed, "principal") == ["5000.00"]


def test_a_bullet_repaid_early_in_full_still_owes_its_interest_at_the_end() -> None:
    terms = make.terms(method=Method.BULLET)

    changed = prepaid(terms, [early("2026-04-15", "10000.00")])

    assert rows(changed, "principal") == ["0.00"]
    assert rows(changed, "interest") == ["180.00"]


def test_in_grace_a_prepayment_lowers_the_interest_and_later_the_instalment() -> None:
    terms = make.terms(grace=Grace(3))

    changed = prepaid(terms, [early("2026-02-15", "4000.00", "lower")])

    assert rows(changed, "payment")[:3] == ["60.00", "36.00", "36.00"]
    assert len(rows(changed, "n")) == 12


def test_a_rate_that_changes_after_a_shorter_term_is_spread_over_that_term() -> None:
    change = RateChange(date(2026, 6, 15), Decimal("0.12"), Period.YEAR)

    changed = prepaid(make.terms(rates=(change,)), [early("2026-05-15", "3000.00")])

    assert len(rows(changed, "n")) == 9
    assert rows(changed, "payment")[4] == "866.19"
    assert rows(changed, "payment")[5] != "866.19"


def test_all_principal_prepaid_between_due_days_leaves_interest_only() -> None:
    changed = prepaid(make.terms(), [early("2026-02-20", "9193.81")])

    assert rows(changed, "principal") == ["806.19", "0.00"]
    # 9,193.81 at 0.6 % for 5 of 28 days
    assert rows(changed, "interest") == ["60.00", "9.85"]


def test_all_principal_prepaid_on_a_due_day_ends_the_loan() -> None:
    changed = prepaid(make.terms(), [early("2026-02-15", "9193.81")])

    assert rows(changed, "n") == ["1"]
    assert str(changed.saved) == "334.28"


def test_the_break_fee_stands_on_top() -> None:
    clause = Prepayment(fee=PrepaymentFee(Decimal("0.03")))

    changed = prepaid(make.terms(prepayment=clause), [early("2026-05-15", "3000.10")])

    (one,) = changed.schedule.prepayments
    assert str(one.fee) == "90.00"
    assert changed.schedule.totals.fees == Money(9000)


def test_where_all_interest_is_due_paying_early_saves_nothing_and_says_so() -> None:
    clause = Prepayment(interest_due="all")
    terms = make.terms(prepayment=clause)

    for mode in ("shorter", "lower"):
        changed = prepaid(terms, [early("2026-05-15", "3000.00", mode)])

        assert changed.saved == ZERO
        assert changed.schedule.totals.principal == Money(1000000)
        assert [str(one) for one in changed.says] == [
            "The contract asks for all interest even when paid early.",
            "Paying early saves no interest here.",
        ]


def test_a_fee_that_takes_all_that_is_saved_is_told() -> None:
    rule = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    changed = settled(make.terms(prepayment=rule), date(2026, 5, 20))

    # 176.89 of interest against 202.38 of fee
    assert (str(changed.saved), str(changed.saved_total)) == ("176.89", "-25.49")
    assert [str(one) for one in changed.says] == [
        "Its fee takes all that paying early saves here."
    ]


def test_fees_of_periods_that_are_left_out_are_saved_too() -> None:
    terms = make.terms(fees=(Fee("period", amount=Money(500)),))

    changed = settled(terms, date(2026, 5, 15))

    assert changed.saved_total == changed.saved + Money(8 * 500)
    assert changed.says == ()


def test_where_all_interest_is_due_lower_spreads_it_with_the_principal() -> None:
    clause = Prepayment(interest_due="all")

    changed = prepaid(
        make.terms(prepayment=clause), [early("2026-05-15", "3000.00", "lower")]
    )

    # 3,746.10 and the 183.42 still to come over eight periods
    assert set(rows(changed, "payment")[4:11]) == {"491.19"}


def test_where_all_interest_is_due_settling_asks_for_it() -> None:
    terms = make.terms(prepayment=Prepayment(interest_due="all"))

    changed = settled(terms, date(2026, 5, 20))

    assert str(changed.schedule.end.interest) == "183.42"
    assert changed.saved == ZERO


@pytest.mark.parametrize(
    ("on", "principal", "interest", "rows_before"),
    [
        ("2026-01-15", "10000.00", "0.00", 0),
        ("2026-01-16", "10000.00", "1.94", 0),
        ("2026-02-14", "10000.00", "58.06", 0),
        ("2026-02-15", "10000.00", "60.00", 0),
        ("2026-02-16", "9193.81", "1.97", 1),
        ("2027-01-15", "861.02", "5.17", 11),
    ],
)
def test_settling_by_periods_counts_days_of_the_period(
    on, principal, interest, rows_before
) -> None:
    changed = settled(make.terms(), date.fromisoformat(on))

    end = changed.schedule.end
    assert (str(end.principal), str(end.interest)) == (principal, interest)
    assert end.amount == end.principal + end.interest
    assert len(changed.schedule.instalments) == rows_before


@pytest.mark.parametrize(
    ("on", "interest"),
    [("2026-01-15", "2.00"), ("2026-01-16", "2.00"), ("2026-01-17", "4.00")],
)
def test_settling_by_days_counts_at_least_one(on, interest) -> None:
    assert str(settlement(DAILY, date.fromisoformat(on)).interest) == interest


def test_settling_counts_what_was_prepaid_that_day_too() -> None:
    on = date(2026, 2, 25)

    end = settlement(
        DAILY, on, [early("2026-02-20", "4000.00"), early("2026-02-25", "1000.00")]
    )

    # 9,195.49 for 5 days, 5,195.49 for 5 days at 0.02 %: 9.195 + 5.195
    assert (str(end.principal), str(end.interest)) == ("4195.49", "14.39")


def test_what_settling_saves_is_the_interest_no_longer_paid() -> None:
    changed = settled(make.terms(), date(2026, 5, 20))

    plain = schedule(make.terms()).totals.interest
    assert changed.saved == plain - changed.schedule.totals.interest
    assert str(changed.saved) == "176.89"
    assert changed.schedule.totals.principal == Money(1000000)
    assert changed.says == ()


def test_the_break_fee_of_settling_spares_the_instalment_of_the_day() -> None:
    clause = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    terms = make.terms(prepayment=clause, fees=(Fee("period", amount=Money(500)),))

    between, on_due = (settlement(terms, date(2026, 2, day)).fee for day in (20, 15))

    assert str(between) == "275.81"
    assert str(on_due) == "280.81"


@settings(max_examples=150)
@given(contracts())
def test_a_second_reading_of_the_contract_gives_the_same_amounts(case) -> None:
    given_terms, given_prepays, day = case
    terms = wire.read(Terms, given_terms)
    prepays = [wire.read(Prepay, one) for one in given_prepays]
    try:
        read = Contract(given_terms, given_prepays).read(day)
        changed = settled(terms, day, prepays) if day else prepaid(terms, prepays)
    except (CannotAmortiseError, RefusedError):
        return

    plan = changed.schedule
    assert [(row.n, row.due) for row in plan.rows] == [(r.n, r.due) for r in read.rows]
    for ours, theirs in zip(plan.rows, read.rows, strict=True):
        for name in ("principal", "interest", "balance"):
            # A level loan for display is exact to far below a fen.
            apart = getattr(ours, name) - getattr(theirs, name)
            assert abs(apart) < Fraction(1, 10**20)
    if read.settled is not None and plan.end is not None:
        principal, interest = read.settled
        assert plan.end.principal.minor == half_up(principal)
        assert plan.end.interest.minor == half_up(interest)
        assert plan.end.amount.minor == half_up(principal + interest)


@settings(max_examples=150)
@given(wide_terms | sound_terms())
def test_settling_on_the_last_due_day_is_the_last_payment(terms) -> None:
    terms = replace(terms, prepayment=None)
    last = schedule(terms).instalments[-1]

    end = settlement(terms, last.due)

    assert end.amount == last.payment


@given(terms=wide_terms | sound_terms(), share=st.integers(0, 1000))
def test_settling_by_the_day_never_costs_more(terms, share) -> None:
    terms = replace(terms, prepayment=None)
    plan = schedule(terms)
    span = (plan.instalments[-1].due - terms.drawn_on).days
    on = terms.drawn_on + timedelta(days=span * share // 1001)

    # Of flat the last row takes the rest; a lender's unit moves the last row about.
    is_moved = terms.method is Method.FLAT and isinstance(terms.rounding, LenderUnit)
    assert settled(terms, on).saved >= (Money(-1) if is_moved else ZERO)


def test_in_the_last_period_of_flat_no_day_owes_more_than_its_row() -> None:
    # half a fen a period: eleven rows pay a fen each, the last nothing
    terms = make.terms("5.00", method=Method.FLAT, rate=make.rate("0.012"))
    assert [str(row.interest) for row in schedule(terms).instalments[-2:]] == [
        "0.01",
        "0.00",
    ]

    assert settled(terms, date(2027, 1, 14)).saved == ZERO


@given(
    terms=exact_terms,
    share=st.integers(0, 1000),
    part=st.integers(1, 99),
    mode=st.sampled_from(["shorter", "lower"]),
)
def test_prepaying_by_the_day_never_costs_more(terms, share, part, mode) -> None:
    plan = schedule(terms)
    span = (plan.rows[-1].due - terms.drawn_on).days
    on = terms.drawn_on + timedelta(days=span * share // 1001)
    due_now = sum(row.principal for row in plan.rows if row.due == on)
    left = settlement(terms, on).principal.minor - due_now
    amount = Money(int(left * part // 100))

    assume(amount)

    after = prepaid(terms, [Prepay(on, amount, mode)]).schedule
    assert after.interest <= plan.interest


@given(
    share=st.integers(0, 1000),
    part=st.integers(1, 99),
    mode=st.sampled_from(["shorter", "lower"]),
    terms=wide_terms | sound_terms(),
)
def test_a_prepayment_ends_at_nothing_and_pays_the_loan(
    share, part, mode, terms
) -> None:
    terms = replace(terms, prepayment=None)
    plan = schedule(terms)
    span = (plan.instalments[-1].due - terms.drawn_on).days
    on = terms.drawn_on + timedelta(days=span * share // 1001)
    left = settlement(terms, on)
    due_now = [row.principal for row in plan.instalments if row.due == on]
    amount = (left.principal - sum(due_now, ZERO)).minor * part // 100
    if not amount:
        return

    try:
        changed = prepaid(terms, [Prepay(on, Money(amount), mode)])
    except TermsError:
        return  # a lower instalment that the lender rounds down to nothing

    assert changed.schedule.totals.principal == terms.principal
    last = changed.schedule.rows[-1]
    assert last.balance in (0, amount)
    assert min(row.interest for row in changed.schedule.rows) >= 0
    assert len(changed.schedule.rows) <= terms.periods


@pytest.mark.parametrize(
    ("prepay", "reason"),
    [
        (early("2026-01-14", "1.00"), "the loan was not yet drawn"),
        (early("2027-01-15", "1.00"), "nothing is owed then"),
        (early("2028-01-01", "1.00"), "nothing is owed then"),
        (early("2026-05-15", "0.00"), "the amount must be above zero"),
        (
            early("2026-05-15", "6746.11"),
            "6746.11 is more than the 6746.10 that is outstanding",
        ),
    ],
)
def test_what_cannot_be_prepaid_is_refused(prepay, reason) -> None:
    with pytest.raises(PrepayError) as refused:
        prepaid(make.terms(), [prepay])

    assert str(refused.value.values["reason"]) == reason


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("2026-01-14", "the loan was not yet drawn"),
        ("2027-01-16", "nothing is owed then"),
    ],
)
def test_what_cannot_be_settled_is_refused(on, reason) -> None:
    for ask in (settled, settlement):
        with pytest.raises(PrepayError) as refused:
            ask(make.terms(), date.fromisoformat(on))

        assert str(refused.value.values["reason"]) == reason


def test_on_a_due_day_the_instalment_comes_first_then_the_prepayment() -> None:
    clause = Prepayment(fee=PrepaymentFee(Decimal("0.01")))
    terms = make.terms(prepayment=clause)

    end = settlement(terms, date(2026, 2, 15), [early("2026-02-15", "4000.00")])

    # 806.19 falls due; of the 9,193.81 after it 4,000 are prepaid with a fee of 40
    assert (str(end.principal), str(end.interest)) == ("6000.00", "60.00")
    assert str(end.fee) == "51.94"


def test_nothing_is_prepaid_after_settling() -> None:
    with pytest.raises(PrepayError) as refused:
        settled(make.terms(), date(2026, 5, 20), [early("2026-05-21", "1.00")])

    assert str(refused.value.values["reason"]) == "it is settled by then"


@pytest.mark.parametrize(("on", "may"), [("2026-04-15", False), ("2026-04-16", True)])
def test_before_the_waiting_period_ends_paying_early_is_refused(on, may) -> None:
    terms = make.terms(prepayment=Prepayment(allowed_from_period=4))
    day = date.fromisoformat(on)

    if may:
        assert settled(terms, day)
        assert prepaid(terms, [Prepay(day, Money(100))])
        return
    with pytest.raises(PrepayError) as refused:
        settled(terms, day)
    assert "from period 4 on, this is 3" in str(refused.value)
    with pytest.raises(PrepayError):
        prepaid(terms, [Prepay(day, Money(100))])


def test_amounts_for_display_settle_exactly() -> None:
    terms = make.terms(rounding=Precision.DISPLAY)

    end = settlement(terms, date(2026, 2, 20))

    assert end.amount == end.principal + end.interest
    assert (str(end.principal), str(end.interest)) == ("9193.81", "9.85")


def test_for_display_the_interest_to_settle_is_rounded_once() -> None:
    terms = make.terms(
        drawn_on="2024-10-02",
        first_due="2024-10-03",
        every=EveryDays(1),
        periods=18,
        rate=make.rate("0.24"),
        interest=Accrual.DAYS,
        rounding=Precision.DISPLAY,
    )

    changed = settled(terms, date(2024, 10, 5), [early("2024-10-04", "1000.00")])

    # 7894.8033 x 0.24 / 360 = 5.2632; the amount rounds 7900.0665
    assert changed.schedule.end is not None
    assert str(changed.schedule.end.interest) == "5.26"
    assert str(changed.schedule.end.amount) == "7900.07"
    whole, paid = schedule(terms).interest, changed.schedule.interest
    assert changed.saved == Money(shown(whole - paid))


def test_all_that_is_shown_can_be_prepaid_for_display() -> None:
    terms = make.terms("1000.00", periods=3, rounding=Precision.DISPLAY)

    left = schedule(terms).instalments[0].balance
    changed = prepaid(terms, [Prepay(date(2026, 2, 15), left)])

    assert rows(changed, "n") == ["1"]
    assert str(changed.schedule.prepayments[0].balance) == "0.00"


def test_the_yearly_cost_counts_what_is_paid_early() -> None:
    clause = Prepayment(fee=PrepaymentFee(Decimal("0.03")))
    terms = make.terms(prepayment=clause)

    free = settled(make.terms(), date(2026, 5, 20)).schedule.annual.nominal
    dear = settled(terms, date(2026, 5, 20)).schedule.annual.nominal

    assert abs(free - Decimal("0.072")) < Decimal("0.0001")
    assert dear > Decimal("0.137")


def test_a_prepayment_too_small_to_shorten_the_term_keeps_it() -> None:
    both = [early("2026-05-15", "0.01"), early("2026-06-15", "100.00", "lower")]

    assert len(rows(prepaid(make.terms(), both), "n")) == 12


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("interest", list(Accrual))
def test_where_all_interest_is_due_no_method_saves_any(method, interest) -> None:
    terms = make.terms(
        method=method,
        interest=interest,
        day_count=DayCount.ACT_360,
        prepayment=Prepayment(interest_due="all"),
    )

    assert prepaid(terms, [early("2026-05-20", "3000.00")]).saved == ZERO
    assert settled(terms, date(2026, 5, 20)).saved == ZERO
