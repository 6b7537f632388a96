from datetime import date

from planner.app.measures import GRID_MONTHS, Measures
from planner.model.records import LineType
from tests.helpers import make

ON = date(2026, 8, 20)


def test_nothing_recorded_later_is_counted() -> None:
    loan = make.loan(drawn_on="2026-09-01", first_due="2026-10-01")

    assert Measures(make.book(loan), ON).by_lender == ()


def test_a_loan_at_a_free_text_is_owed_to_that_text() -> None:
    loan = make.loan(channel="my uncle")

    (row,) = Measures(make.book(loan), ON).by_lender

    assert row.lender == "my uncle"


def test_a_card_without_a_limit_has_no_use() -> None:
    card = make.line("card", type=LineType.CARD, limit="0.00")

    assert Measures(make.book(card), ON).card_use.value is None


def test_months_before_the_bureaus_grid_do_not_count() -> None:
    long_ago = make.loan(drawn_on="2022-01-15", first_due="2022-02-15", periods=60)

    measures = Measures(make.book(long_ago), ON)

    assert measures.overdue_in_a_row.value == GRID_MONTHS
