"""Amount and day tell what a payment pays; what could mean two things tells nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.fits import late_fit, part_fit, plain_fit, rest_fit, whole_fit
from planner.model.records import RepaymentKind
from planner.model.terms import Prepayment
from planner.money import Money, total
from planner.schedule.ledger import loan_state
from tests.helpers import make

ON = date(2026, 2, 15)
FIRST = make.loan("first", principal="10000.00")  # 866.19 from 2026-02-15 on
SECOND = make.loan("second", principal="5000.00")  # 433.09
THIRD = make.loan(
    "third", principal="3000.00", first_due="2026-02-20"
)  # 259.86, five days later


def _standing(*loans, on=ON, paid=()):
    return [
        (loan, loan_state(loan, [x for x in paid if x.loan == loan.id], on))
        for loan in loans
    ]


def _ids(fit):
    return [(part.loan.id, part.instalment) for part in fit.parts] if fit else None


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        ("866.19", [("first", 1)]),
        ("867.00", [("first", 1)]),
        ("868.00", None),
        ("433.09", [("second", 1)]),
        ("1299.28", [("first", 1), ("second", 1)]),
        ("1559.14", [("first", 1), ("second", 1), ("third", 1)]),
        ("1126.05", [("first", 1), ("third", 1)]),
        ("1299.90", [("first", 1), ("second", 1)]),
        ("1301.00", None),
    ],
)
def test_one_or_several_loans_are_told_by_the_amount(amount, found):
    fit = whole_fit(_standing(FIRST, SECOND, THIRD), ON, make.money(amount))

    assert _ids(fit) == found


def test_the_parts_of_a_split_sum_to_what_was_paid():
    fit = whole_fit(_standing(FIRST, SECOND), ON, make.money("1299.90"))

    assert [str(part.amount) for part in fit.parts] == ["866.19", "433.71"]
    assert str(fit.why) == "the instalments of 2 loans together"


def test_all_that_is_overdue_of_each_loan_may_be_paid_at_once():
    on = date(2026, 3, 16)
    loans = [
        make.loan("first", late=None),
        make.loan("second", principal="5000.00", late=None),
    ]

    fit = whole_fit(_standing(*loans, on=on), on, make.money("2598.56"))

    assert _ids(fit) == [("first", 1), ("second", 1)]
    assert [str(part.amount) for part in fit.parts] == ["1732.38", "866.18"]


def test_what_two_loans_explain_as_well_is_not_told():
    other = make.loan("other", principal="10000.01")
    assert str(_standing(other)[0][1].rows[0].amount) == "866.19"

    assert plain_fit(_standing(FIRST, other), ON, make.money("866.19")) is None


def test_of_two_loans_that_are_the_same_the_first_is_taken():
    twin = make.loan("twin")

    assert _ids(plain_fit(_standing(FIRST, twin), ON, make.money("866.19"))) == [
        ("first", 1)
    ]


def test_a_sum_that_two_choices_give_is_not_told():
    loans = [
        make.loan(name, principal=principal)
        for name, principal in (
            ("a", "1000.00"),
            ("b", "2000.00"),
            ("c", "1000.01"),
            ("d", "2000.01"),
        )
    ]
    amounts = [state.rows[0].left for _, state in _standing(*loans)]
    assert amounts[0] == amounts[2]

    assert whole_fit(_standing(*loans), ON, amounts[0] + amounts[1]) is None


def test_sums_of_one_loan_need_the_cent_where_others_are_near():
    on = date(2026, 3, 16)
    loans = [make.loan("first"), make.loan("second", principal="777.00")]

    assert plain_fit(_standing(FIRST, on=on), on, make.money("1732.00"))
    assert plain_fit(_standing(*loans, on=on), on, make.money("1732.00")) is None


def test_a_settlement_is_told_by_its_amount():
    fit = plain_fit(_standing(FIRST), ON, make.money("10060.00"))

    assert fit.parts[0].kind is RepaymentKind.SETTLE
    assert str(fit.why) == "what settles the loan that day"


def test_a_loan_that_is_paid_off_explains_nothing():
    done = make.repayment("first", ON, "10060.00", kind=RepaymentKind.SETTLE)

    standing = _standing(FIRST, paid=[done])

    assert plain_fit(standing, ON, make.money("866.19")) is None
    assert part_fit(standing, ON, make.money("1.00")) is None


@pytest.mark.parametrize(
    ("on", "amount", "found"),
    [
        ("2026-02-25", "870.00", [("first", 1)]),
        ("2026-02-25", "880.00", None),
        ("2026-02-25", "866.19", None),
        ("2026-02-15", "870.00", None),
    ],
)
def test_a_late_instalment_may_carry_a_penalty(on, amount, found):
    loan = make.loan("first", late=None)
    standing = _standing(loan, on=make.day(on))

    assert _ids(late_fit(standing, make.day(on), make.money(amount))) == found


def test_a_penalty_is_not_told_where_two_loans_are_billed():
    on = date(2026, 2, 25)

    assert late_fit(_standing(FIRST, SECOND, on=on), on, make.money("870.00")) is None


@pytest.mark.parametrize(
    ("loans", "amount", "found"),
    [
        ((FIRST,), "400.00", [("first", 1)]),
        ((FIRST,), "866.19", None),
        ((FIRST, SECOND), "400.00", None),
        ((), "400.00", None),
    ],
)
def test_a_part_is_told_where_one_loan_is_billed(loans, amount, found):
    assert _ids(part_fit(_standing(*loans), ON, make.money(amount))) == found


@pytest.mark.parametrize(
    ("ahead", "found"),
    [
        (("466.19",), [("first", 1)]),
        (("5.00", "466.19"), [("first", 1)]),
        (("66.19", "400.00"), [("first", 1)]),
        (("33.09",), [("second", 1)]),
        (("466.19", "33.09"), None),
        (("466.20",), None),
        ((), None),
    ],
)
def test_the_rest_that_comes_later_tells_the_instalment(ahead, found):
    fit = rest_fit(
        _standing(FIRST, SECOND),
        ON,
        make.money("400.00"),
        [make.money(amount) for amount in ahead],
    )

    assert _ids(fit) == found


@settings(max_examples=50)
@given(
    st.lists(st.integers(1000, 50000), min_size=2, max_size=5, unique=True),
    st.data(),
)
def test_whatever_is_split_sums_to_what_was_paid(principals, data):
    loans = [
        make.loan(f"l{n}", principal=f"{principal}.00")
        for n, principal in enumerate(principals)
    ]
    standing = _standing(*loans)
    chosen = data.draw(st.sets(st.sampled_from(range(len(loans))), min_size=1))
    paid = total(standing[n][1].rows[0].left for n in chosen)

    fit = whole_fit(standing, ON, paid)

    assert fit is None or total(part.amount for part in fit.parts) == paid
    assert fit is None or {part.loan.id for part in fit.parts} == {
        f"l{n}" for n in chosen
    }


def test_more_loans_than_anybody_has_are_not_tried():
    loans = [make.loan(f"l{n}", principal=f"{1000 + n}.00") for n in range(15)]
    standing = _standing(*loans)
    paid = standing[0][1].rows[0].left + standing[1][1].rows[0].left

    assert whole_fit(standing, ON, paid + Money(7_00)) is None


def test_what_is_not_billed_yet_is_in_no_split():
    later = make.loan("later", principal="700.00", first_due="2026-04-15")

    fit = whole_fit(_standing(FIRST, SECOND, later), ON, make.money("1299.28"))

    assert _ids(fit) == [("first", 1), ("second", 1)]


def test_of_two_choices_the_one_whose_days_are_nearer_counts():
    free = {"principal": "1200.00", "rate": make.rate("0")}
    near = make.loan("near", **free)
    far = make.loan("far", first_due="2026-02-20", **free)

    for loans in ((FIRST, near, far), (FIRST, far, near)):
        fit = whole_fit(_standing(*loans), ON, make.money("966.19"))
        assert sorted(_ids(fit)) == [("first", 1), ("near", 1)]


def test_a_settlement_that_the_contract_forbids_is_none():
    loan = make.loan(prepayment=Prepayment(allowed_from_period=9))

    assert plain_fit(_standing(loan), ON, make.money("10060.00")) is None
