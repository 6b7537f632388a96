"""The key figures of a loan, and how each came about."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.app.queries_figures import KeyFigure, key_figures
from planner.app.queries_loan import loan_detail
from planner.model.records import RepaymentKind
from planner.model.terms import Fee, Prepayment, Terms
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.formulas import worked_out

TODAY = date(2026, 3, 1)


def figures(
    *payments: object, on: date = TODAY, **given: object
) -> dict[str, KeyFigure]:
    book = make.book(make.loan(**given), *payments)
    return {str(one.name): one for one in key_figures(loan_detail(book, "loan", on))}


def said(found: dict[str, KeyFigure], name: str) -> list[str]:
    return [str(one) for one in found[name].sentences]


def test_what_is_owed_is_what_was_drawn_less_what_was_repaid() -> None:
    found = figures(make.repayment())

    assert found["Owed principal"].value == Money(919381)
    assert said(found, "Owed principal") == [
        "Owed = drawn - principal repaid = 10,000.00 - 806.19 = 9193.81.",
        "Interest run up since the last due day, not in it: 27.58.",
    ]
    assert (
        len(said(figures(make.repayment(), on=date(2026, 2, 15)), "Owed principal"))
        == 1
    )


def test_settling_names_what_is_overdue_and_what_was_paid_ahead() -> None:
    late = figures()
    ahead = figures(make.repayment(amount="900.00"))

    assert said(late, "Settles it today")[-1] == "Overdue, penalty in it: 866.19 more."
    assert said(ahead, "Settles it today")[-1] == "Already paid ahead: 33.81 less."


def test_settling_may_not_be_allowed_or_not_be_needed() -> None:
    blocked = figures(prepayment=Prepayment(allowed_from_period=9))
    over = figures(on=date(2027, 3, 1))
    done = figures(make.repayment(amount="10394.28"))

    assert str(blocked["Settles it today"].value) == "not yet"
    assert said(over, "Settles it today") == ["Overdue, penalty in it: 10394.28 more."]
    assert done["Settles it today"].value == ZERO


def test_an_earlier_end_says_what_the_contract_had() -> None:
    early = make.repayment(amount="3000.00", kind=RepaymentKind.PREPAY)
    found = figures(make.repayment(), early)

    assert said(found, "Ends on")[1] == (
        "The contract had 2027-01-15; early payments changed it."
    )


def test_a_settled_loan_counts_the_interest_of_its_settlement() -> None:
    settle = make.repayment(
        on="2026-02-20", amount="9204.00", kind=RepaymentKind.SETTLE
    )
    found = figures(make.repayment(), settle)

    assert said(found, "Interest in all")[0] == (
        "The interest of 2 instalments together."
    )
    assert found["Interest in all"].value == Money(6985)


def test_fees_are_told_by_when_they_are_paid() -> None:
    fees = (Fee("start", amount=Money(5000)), Fee("period", ratio=Decimal("0.001")))

    found = figures(fees=fees)

    assert said(found, "Fees in all") == [
        (
            "Fees = at the start + with the instalments + for paying early = 50.00 +"
            " 120.00 + 0.00 = 170.00."
        )
    ]


def test_a_loan_without_a_single_rate_says_so() -> None:
    found = figures(fees=(Fee("start", amount=Money(1_100_000)),))

    assert str(found["True annual cost, simple"].value) == "not known"
    assert "True annual cost, compounded" not in found


@given(s.sound_terms(), st.integers(0, 900))
def test_each_formula_comes_to_its_figure(terms: Terms, days: int) -> None:
    book = make.book(replace(make.loan(), terms=terms))
    detail = loan_detail(book, "loan", terms.drawn_on + timedelta(days=days))

    for one in key_figures(detail):
        assert isinstance(one.name, Phrase)
        assert all(isinstance(sentence, Sentence) for sentence in one.sentences)
        first = one.sentences[0].values
        if isinstance(one.value, Money) and "formula" in first:
            value, is_full = worked_out(str(first["formula"]))
            if is_full:
                assert value * 100 == first["amount"].minor
