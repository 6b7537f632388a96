from datetime import date

import pytest

from planner.app.queries_features import INQUIRY_MONTHS, grid, lenders, measures
from planner.model.dated import Grade
from planner.model.records import LineType, NoteKind, RepaymentKind
from planner.model.thumbs import Stand
from tests.helpers import make

ON = date(2026, 8, 20)
INCOME = make.profile(monthly_income=make.money("8000.00"))
CARD = make.line("card", channel="credit-card", type=LineType.CARD, limit="10000.00")
SPENT = make.move("card", on="2026-08-01", amount="6000.00")


def _measure(name: str, *records, on: date = ON):
    found = measures(make.book(*records), on)
    return next(row for row in found if row.measure == name)


def test_a_book_with_nothing_in_it_knows_no_measure_but_that_nothing_is_owed() -> None:
    found = {row.measure: row for row in measures(make.book(), ON)}

    unknown = {name for name, row in found.items() if row.value is None}
    assert unknown == {
        *(f"inquiries-{months}" for months in INQUIRY_MONTHS),
        *("dti", "debt-by-income", "card-use", "largest-share"),
        *("overdue-row", "overdue-all"),
    }
    assert found["dti"].thumb is not None
    assert found["dti"].thumb.stand is None
    assert found["largest-share"].thumb is None


def test_the_burden_is_the_instalments_ahead_and_a_tenth_of_the_cards() -> None:
    loan = make.loan(principal="10000.00")

    row = _measure("dti", INCOME, loan, CARD, SPENT)

    # the instalments of 15 February to 15 August are unpaid; 15 September is ahead
    assert row.value == pytest.approx((866.00 + 600.00) / 8000, abs=0.002)
    assert row.records == ("profile", "loan", "card")
    assert row.thumb is not None
    assert (row.thumb.stand, row.thumb.grade) == (Stand.WITHIN, Grade.HEARSAY)


def test_without_an_income_no_ratio_to_it_is_known() -> None:
    assert _measure("dti", CARD, SPENT).value is None
    assert _measure("debt-by-income", CARD, SPENT).value is None


def test_the_use_of_cards_is_that_of_all_of_them() -> None:
    other = make.line("other", type=LineType.ONLINE, limit="5000.00")

    row = _measure("card-use", CARD, SPENT, other)

    assert row.value == pytest.approx(0.6)
    assert row.records == ("card",)
    assert row.thumb is not None
    assert row.thumb.stand is Stand.BETWEEN


def test_what_each_lender_is_owed_comes_with_its_records() -> None:
    loan = make.loan(principal="10000.00", channel="jiebei")

    first, second = lenders(make.book(loan, CARD, SPENT), ON)

    assert first.owed > second.owed
    assert first.records == ("loan",)
    assert first.share + second.share == pytest.approx(1.0)
    assert _measure("lenders-owed", loan, CARD, SPENT).value == 2.0
    assert _measure("loans-open", loan, CARD, SPENT).records == ("loan",)
    assert _measure("largest-share", loan, CARD, SPENT).value == first.share


def test_inquiries_count_by_month_and_limit_requests_are_none() -> None:
    notes = [
        make.note(
            on=f"2026-0{month}-10", kind=NoteKind.INQUIRY, lender=f"x{n}", id=f"{n}"
        )
        for n, month in enumerate((8, 8, 8, 7, 2))
    ] + [make.note(on="2026-08-11", kind=NoteKind.LIMIT_REQUEST, lender="y", id="y")]
    book = make.book(*notes)

    found = {row.measure: row for row in measures(book, ON)}

    assert [found[f"inquiries-{n}"].value for n in INQUIRY_MONTHS] == [3, 4, 4, 4, 5, 5]
    assert found["inquiries-1"].records == ("0", "1", "2")


def test_overdue_months_stand_in_the_grid_and_count_in_a_row() -> None:
    loan = make.loan(principal="10000.00")
    book = make.book(loan, make.repayment(on="2026-02-15", amount="880.00"))

    (row,) = grid(book, ON)
    found = {one.measure: one for one in measures(book, ON)}

    assert row.account == "loan"
    assert len(row.codes) == len(row.months) == 24
    assert row.codes[-1].isdigit()
    assert found["overdue-row"].value == found["overdue-all"].value == 6.0
    assert found["overdue-row"].thumb.stand is Stand.BEYOND
    assert found["overdue-all"].records == ("loan",)


def test_an_account_of_long_ago_is_not_in_the_grid() -> None:
    old = make.loan(drawn_on="2020-01-15", first_due="2020-02-15", principal="10000.00")
    paid = make.repayment(on="2020-01-20", amount="10010.00", kind=RepaymentKind.SETTLE)

    assert grid(make.book(old, paid), ON) == ()
