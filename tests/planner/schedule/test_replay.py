from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.records import RepaymentKind
from planner.model.terms import (
    USUAL_ORDER,
    Accrual,
    Fee,
    Late,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
)
from planner.money import ZERO, Money, total
from planner.rates import DayCount
from planner.schedule.replay import State, replay
from planner.schedule.schedule import schedule
from planner.schedule.settle import settlement
from tests.helpers import make
from tests.helpers.strategies import sound_terms

LATE = Late(penalty=Decimal("1.5"), grace_days=1)
FIRST = make.repayment(on="2026-02-15")


def state(on: str, *payments, **terms):
    return replay(make.loan(**terms), payments, date.fromisoformat(on))


def early(on: str, amount: str):
    return make.repayment(on=on, amount=amount, kind=RepaymentKind.PREPAY)


def settle(on: str, amount: str):
    return make.repayment(on=on, amount=amount, kind=RepaymentKind.SETTLE)


def row(found, n: int) -> tuple[str, int, str, str]:
    one = found.rows[n - 1]
    return one.state.value, one.days_late, str(one.paid), str(one.left)


def test_a_new_loan_owes_all_and_is_due_first() -> None:
    found = state("2026-01-15")

    assert (str(found.outstanding), found.accrued) == ("10000.00", ZERO)
    assert found.next_due == date(2026, 2, 15)
    assert [one.state for one in found.rows] == [State.DUE] * 12
    assert str(found.settle) == "10000.00"


def test_interest_runs_up_between_due_days() -> None:
    found = state("2026-02-01", interest=Accrual.DAYS, day_count=DayCount.ACT_360)

    assert str(found.accrued) == "34.00"
    assert str(found.settle) == "10034.00"


def test_a_paid_instalment_lowers_what_is_owed() -> None:
    found = state("2026-02-20", FIRST)

    assert row(found, 1) == ("paid", 0, "866.19", "0.00")
    assert str(found.outstanding) == "9193.81"
    assert found.next_due == date(2026, 3, 15)
    assert found.rows[0].paid_on == date(2026, 2, 15)
    # 9,193.81 at 0.6 % for 5 of 28 days
    assert str(found.accrued) == "9.85"
    assert str(found.settle) == "9203.66"


def test_what_is_due_today_is_not_late_tomorrow_it_is() -> None:
    assert row(state("2026-02-15"), 1) == ("due", 0, "0.00", "866.19")
    assert row(state("2026-02-16"), 1) == ("late", 1, "0.00", "866.19")


def test_days_of_grace_are_not_late() -> None:
    assert row(state("2026-02-16", late=LATE), 1)[:2] == ("due", 0)
    assert row(state("2026-02-17", late=LATE), 1)[:2] == ("late", 2)


def test_paid_within_grace_costs_nothing() -> None:
    found = state("2026-02-20", make.repayment(on="2026-02-16"), late=LATE)

    assert row(found, 1) == ("paid", 0, "866.19", "0.00")


def test_a_late_instalment_bears_a_penalty_from_its_due_day() -> None:
    found = state("2026-02-25", late=LATE)

    # 866.19 × 7.2 % × 1.5 × 10 / 360
    assert str(found.penalty) == "2.60"
    assert row(found, 1) == ("late", 10, "0.00", "868.79")
    assert str(found.rows[0].penalty) == "2.60"
    assert str(found.outstanding) == "10000.00"


def test_a_late_payment_goes_to_penalty_fee_interest_principal() -> None:
    found = state(
        "2026-02-25",
        make.repayment(on="2026-02-25", amount="70.00"),
        late=LATE,
        fees=(Fee("period", amount=Money(500)),),
    )

    # 2.60 penalty, 5.00 fee, 60.00 interest, 2.40 of 806.19 principal
    assert str(found.rows[0].principal_left) == "803.79"
    assert str(found.outstanding) == "9997.60"
    assert row(found, 1) == ("late", 10, "70.00", "803.79")
    assert found.penalty == ZERO


PRINCIPAL_FIRST = Late(
    penalty=Decimal("1.5"),
    grace_days=1,
    order=("principal", "interest", "fee", "penalty"),
)


def test_a_contract_may_let_a_late_payment_go_to_principal_first() -> None:
    paid = make.repayment(on="2026-02-25", amount="70.00")
    fees = (Fee("period", amount=Money(500)),)

    found = state("2026-02-25", paid, late=PRINCIPAL_FIRST, fees=fees)
    later = state("2026-03-07", paid, late=PRINCIPAL_FIRST, fees=fees)

    # 70.00 of 806.19 principal; 60.00 interest, 5.00 fee and 2.60 penalty are left
    assert str(found.rows[0].principal_left) == "736.19"
    assert row(found, 1) == ("late", 10, "70.00", "803.79")
    # 866.19 and then 796.19, × 7.2 % × 1.5: 2.59857 for ten days, 2.86628 for twelve
    assert str(later.penalty) == "5.46"
    assert row(later, 1) == ("late", 20, "70.00", "806.65")


@pytest.mark.parametrize(
    ("order", "principal", "penalty"),
    [
        (("penalty", "fee", "interest", "principal"), "803.79", "0.00"),
        (("fee", "interest", "penalty", "principal"), "803.79", "0.00"),
        (("interest", "principal", "penalty", "fee"), "796.19", "2.60"),
        (("fee", "principal", "interest", "penalty"), "741.19", "2.60"),
    ],
)
def test_a_late_payment_follows_the_order_of_the_contract(
    order, principal, penalty
) -> None:
    found = state(
        "2026-02-25",
        make.repayment(on="2026-02-25", amount="70.00"),
        late=replace(LATE, order=order),
        fees=(Fee("period", amount=Money(500)),),
    )

    assert str(found.rows[0].principal_left) == principal
    assert str(found.penalty) == penalty
    assert row(found, 1)[3] == "803.79"


def test_whatever_the_order_the_oldest_instalment_comes_first() -> None:
    found = state(
        "2026-03-25",
        make.repayment(on="2026-03-25", amount="900.00"),
        late=PRINCIPAL_FIRST,
    )

    assert found.rows[0].state is State.PAID
    assert str(found.rows[0].penalty) == "10.39"
    # 900.00 less 866.19 and 10.39 of the first, 23.42 of the second's principal
    assert str(found.rows[1].principal_left) == "787.61"


def test_after_a_partial_payment_the_penalty_runs_on_the_rest() -> None:
    found = state(
        "2026-03-07",
        make.repayment(on="2026-02-25", amount="402.60"),
        late=LATE,
    )

    # 466.19 × 7.2 % × 1.5 × 12 / 360: twelve days on 30/360
    assert str(found.penalty) == "1.68"
    assert row(found, 1) == ("late", 20, "402.60", "467.87")


def test_a_partial_payment_in_time_leaves_the_rest_to_the_penalty() -> None:
    found = state(
        "2026-02-25", make.repayment(on="2026-02-15", amount="466.19"), late=LATE
    )

    assert str(found.penalty) == "1.20"


def test_paid_late_with_its_penalty_it_is_paid() -> None:
    found = state(
        "2026-03-01", make.repayment(on="2026-02-25", amount="868.79"), late=LATE
    )

    assert row(found, 1) == ("paid", 10, "868.79", "0.00")
    assert found.rows[0].paid_on == date(2026, 2, 25)


def test_without_a_clause_no_penalty_is_invented() -> None:
    found = state("2026-03-01", make.repayment(on="2026-02-25"))

    assert row(found, 1) == ("paid", 10, "866.19", "0.00")
    assert found.penalty == ZERO


def test_a_payment_covers_the_oldest_instalment_first() -> None:
    found = state("2026-03-20", make.repayment(on="2026-03-15"))

    assert row(found, 1)[0] == "paid"
    assert row(found, 2) == ("late", 5, "0.00", "866.19")


def test_what_is_paid_ahead_covers_the_next_instalments() -> None:
    found = state("2026-02-01", make.repayment(on="2026-02-01", amount="1000.00"))

    assert row(found, 1) == ("paid", 0, "866.19", "0.00")
    assert row(found, 2) == ("due", 0, "133.81", "732.38")
    assert found.accrued == ZERO
    assert found.next_due == date(2026, 3, 15)


def test_what_settles_counts_what_was_paid_ahead() -> None:
    plain = state("2026-02-20", FIRST)
    ahead = state("2026-02-20", make.repayment(on="2026-02-15", amount="1000.00"))

    assert plain.settle - ahead.settle == Money(13381)


def test_what_settles_counts_arrears_and_penalty() -> None:
    late = state("2026-02-25", late=LATE)
    paid = state("2026-02-25", FIRST, late=LATE)

    assert late.settle - paid.settle == Money(86619 + 260)


def test_paid_beyond_the_end_is_credit() -> None:
    found = state("2026-03-01", make.repayment(on="2026-02-01", amount="10500.00"))

    assert (found.outstanding, found.next_due, found.settle) == (ZERO, None, ZERO)
    assert str(found.credit) == "105.72"


def test_a_prepayment_shortens_what_is_left() -> None:
    found = state("2026-05-20", *paid_to_may(), early("2026-05-15", "3000.00"))

    assert str(found.outstanding) == "3746.10"
    assert len(found.rows) == 9
    assert str(found.rows[-1].amount) == "342.79"
    assert [one.amount for one in found.early] == [Money(300000)]


def paid_to_may():
    return [
        make.repayment(on=f"2026-0{month}-15", amount="866.19") for month in range(2, 6)
    ]


def test_a_prepayment_holds_its_break_fee() -> None:
    clause = Prepayment(fee=PrepaymentFee(Decimal("0.03")))

    found = state(
        "2026-05-20",
        *paid_to_may(),
        early("2026-05-15", "3090.00"),
        prepayment=clause,
    )

    assert str(found.outstanding) == "3746.10"


def test_what_a_prepayment_pays_beyond_the_principal_pays_what_is_due() -> None:
    found = state("2026-06-15", *paid_to_may(), early("2026-05-20", "6752.63"))

    # 6,746.10 of principal; 6.53 of interest that falls due on 15 June
    assert (found.outstanding, found.settle) == (ZERO, ZERO)
    assert row(found, 5) == ("paid", 0, "6.53", "0.00")


def test_a_prepayment_that_happened_within_the_waiting_period_counts() -> None:
    clause = Prepayment(allowed_from_period=6)

    found = state(
        "2026-05-20", *paid_to_may(), early("2026-05-15", "1000.00"), prepayment=clause
    )

    assert str(found.outstanding) == "5746.10"
    assert found.settle is None


def test_a_settlement_closes_the_loan_on_its_day() -> None:
    amount = settlement(make.terms(), date(2026, 5, 20)).amount

    found = state("2026-06-30", *paid_to_may(), settle("2026-05-20", str(amount)))

    assert (found.outstanding, found.next_due, found.settle) == (ZERO, None, ZERO)
    last = found.rows[-1]
    assert (last.n, last.due, last.state) == (5, date(2026, 5, 20), State.PAID)
    assert len(found.rows) == 5


@pytest.mark.parametrize("paid", ["6746.10", "6760.00"])
def test_a_settlement_counts_as_the_lender_took_it(paid) -> None:
    found = state("2026-06-30", *paid_to_may(), settle("2026-05-20", paid))

    assert (found.outstanding, found.credit) == (ZERO, ZERO)
    assert found.rows[-1].state is State.PAID


def test_a_settlement_covers_arrears_too() -> None:
    found = state("2026-06-30", settle("2026-02-20", "10100.00"))

    assert [one.state for one in found.rows] == [State.PAID, State.PAID]
    assert [one.days_late for one in found.rows] == [5, 0]


def test_too_little_for_a_settlement_is_a_prepayment() -> None:
    found = state("2026-06-01", *paid_to_may(), settle("2026-05-20", "3000.00"))

    assert str(found.outstanding) == "3746.10"
    assert found.next_due == date(2026, 6, 15)


def test_a_settlement_after_the_last_due_day_pays_what_is_left() -> None:
    found = state("2027-02-01", settle("2027-01-20", "10394.28"))

    assert found.outstanding == ZERO
    assert {one.state for one in found.rows} == {State.PAID}


def test_payments_after_a_settlement_are_credit() -> None:
    found = state(
        "2026-06-30",
        settle("2026-02-20", "10100.00"),
        make.repayment(on="2026-03-15", amount="866.19"),
        settle("2026-03-16", "1.00"),
    )

    assert str(found.credit) == "867.19"


def test_later_payments_and_those_of_other_loans_do_not_count() -> None:
    other = make.repayment("other", on="2026-02-15")
    later = make.repayment(on="2026-02-21")

    assert state("2026-02-20", other, later).outstanding == Money(1000000)


def test_past_its_end_an_unpaid_loan_is_due_since_its_first_day() -> None:
    found = state("2027-03-01")

    assert found.next_due == date(2026, 2, 15)
    assert found.accrued == ZERO
    assert str(found.settle) == "10394.28"


def test_on_a_due_day_interest_is_due_and_not_running() -> None:
    found = state("2026-02-15")

    assert found.accrued == ZERO
    assert str(found.settle) == "10060.00"


def test_what_is_owed_is_whole_where_rows_only_round_for_display() -> None:
    terms = {"principal": "1000.00", "periods": 7, "rounding": Precision.DISPLAY}

    found = state("2026-01-20", **terms)

    assert found.outstanding == Money(100000)


def test_a_bullet_paid_on_its_day_is_paid() -> None:
    payment = make.repayment(on="2027-01-15", amount="10720.00")

    found = state("2027-01-15", payment, method=Method.BULLET)

    assert row(found, 1) == ("paid", 0, "10720.00", "0.00")


@given(sound_terms())
def test_paying_each_instalment_on_its_day_ends_at_nothing(terms) -> None:
    loan = make.loan()
    loan = type(loan)(loan.id, terms, channel="bank-online")
    rows = schedule(terms).instalments
    payments = [
        make.repayment(on=one.due, amount=one.payment, id=str(one.n))
        for one in rows
        if one.payment
    ]

    found = replay(loan, payments, rows[-1].due)

    assert found.outstanding == ZERO
    assert found.penalty == ZERO
    assert abs(found.credit) <= Money(len(rows))
    assert all(one.days_late == 0 for one in found.rows)


@given(
    amounts=st.lists(st.integers(1, 300_000), max_size=8),
    gaps=st.lists(st.integers(0, 60), min_size=8, max_size=8),
    kinds=st.lists(st.sampled_from(list(RepaymentKind)), min_size=8, max_size=8),
)
def test_no_payment_is_lost(amounts, gaps, kinds) -> None:
    payments, day = [], date(2026, 1, 15)
    for amount, gap, kind in zip(amounts, gaps, kinds, strict=False):
        day += timedelta(days=gap)
        payments.append(
            make.repayment(on=day, amount=Money(amount), kind=kind, id=str(day))
        )

    found = replay(make.loan(late=LATE), payments, date(2027, 6, 30))

    laid = total(one.paid for one in found.rows) + found.credit
    laid += total(one.amount for one in found.early)
    assert laid == Money(sum(amounts))
    assert found.outstanding >= ZERO
    assert min(one.left for one in found.rows) >= ZERO


def test_a_second_prepayment_of_what_the_first_left_over_is_credit() -> None:
    both = early("2026-05-15", "6746.10"), early("2026-05-15", "10.00")

    found = state("2026-05-20", *paid_to_may(), *both)

    assert (found.outstanding, str(found.credit)) == (ZERO, "10.00")
    assert [str(one.amount) for one in found.early] == ["6746.10"]


def test_two_prepayments_of_one_day_both_count() -> None:
    both = early("2026-05-20", "1000.00"), early("2026-05-20", "2000.00")

    found = state("2026-05-20", *paid_to_may(), *both)

    assert str(found.outstanding) == "3746.10"
    assert str(found.accrued) == "6.53"


def test_a_settlement_below_the_unpaid_principal_forgives_nothing() -> None:
    loan = make.loan("a", "6000.00", periods=6, first_due="2026-05-15")
    paid = make.repayment(
        "a", "2026-11-14", "1100.00", kind=RepaymentKind.SETTLE, id="s"
    )

    state = replay(loan, [paid], make.day("2026-11-14"))

    assert state.outstanding > Money(4900_00)
    assert [row.state for row in state.rows].count(State.LATE) == 5


def test_a_prepayment_pays_what_is_overdue_first() -> None:
    loan = make.loan("a", "6000.00", periods=6, first_due="2026-05-15")
    paid = make.repayment(
        "a", "2026-07-20", "5000.00", kind=RepaymentKind.PREPAY, id="p"
    )

    before = replay(loan, [], make.day("2026-07-20"))
    after = replay(loan, [paid], make.day("2026-07-20"))

    overdue = sum(row.left.minor for row in before.rows if row.state is State.LATE)
    assert all(row.state is State.PAID for row in after.rows if row.due < paid.on)
    assert sum(one.amount.minor for one in after.early) == 5000_00 - overdue


class Slow:
    """Payments laid day by day: penalty runs each day, the oldest row comes first."""

    def __init__(self, terms, late: Late) -> None:
        self.late = late
        self.rate = Fraction(terms.rate.value) / 365 * Fraction(late.penalty)
        self.rows = [
            {
                "due": row.due,
                "fee": row.fee.minor,
                "interest": row.interest.minor,
                "principal": row.principal.minor,
                "run_up": Fraction(0),
                "penalty_paid": 0,
            }
            for row in schedule(terms).instalments
        ]

    def penalty(self, row) -> int:
        return int(row["run_up"] + Fraction(1, 2)) - row["penalty_paid"]

    def left(self, row) -> int:
        whole = row["fee"] + row["interest"] + row["principal"]
        return whole + self.penalty(row)

    def begin(self, day: date) -> None:
        for row in self.rows:
            over = (day - row["due"]).days - self.late.grace_days
            days = self.late.grace_days + 1 if over == 1 else int(over > 1)
            if self.left(row):
                base = row["interest"] + row["principal"]
                row["run_up"] += base * self.rate * days

    def pay(self, amount: int) -> int:
        for row in self.rows:
            for name in self.late.order:
                owed = self.penalty(row) if name == "penalty" else row[name]
                part = min(owed, amount)
                if name == "penalty":
                    row["penalty_paid"] += part
                else:
                    row[name] -= part
                amount -= part
        return amount


@given(
    payments=st.lists(
        st.tuples(st.integers(20, 200), st.integers(1, 150_000)), max_size=6
    ),
    order=st.permutations(USUAL_ORDER),
    grace=st.integers(0, 5),
    times=st.sampled_from(["1", "1.5", "2"]),
)
def test_payments_laid_day_by_day_leave_the_same(payments, order, grace, times) -> None:
    late = Late(Decimal(times), grace, tuple(order))
    terms = make.terms(
        "5000.00",
        periods=5,
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_365,
        fees=(Fee("period", amount=Money(300)),),
        late=late,
    )
    paid = sorted((terms.drawn_on + timedelta(days=n), fen) for n, fen in payments)
    on = terms.drawn_on + timedelta(days=220)
    slow, credit, day = Slow(terms, late), 0, terms.drawn_on
    while day <= on:
        slow.begin(day)
        credit += sum(slow.pay(fen) for when, fen in paid if when == day)
        day += timedelta(days=1)

    loan = make.loan("loan")
    found = replay(
        replace(loan, terms=terms),
        [make.repayment(on=when, amount=Money(fen)) for when, fen in paid],
        on,
    )

    assert [row.left.minor for row in found.rows] == [
        slow.left(row) for row in slow.rows
    ]
    assert [row.principal_left.minor for row in found.rows] == [
        row["principal"] for row in slow.rows
    ]
    assert found.credit.minor == credit
