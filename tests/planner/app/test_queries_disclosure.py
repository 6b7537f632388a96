from datetime import date
from decimal import Decimal

from planner.app.queries_disclosure import disclosures
from planner.model import declared as d
from planner.model.terms import Fee
from planner.money import Money
from tests.helpers import make

FEES = (Fee("start", amount=Money(5000)),)
FORM_DAY = date(2026, 8, 3)


def form(annual: str = "0.0814", **given) -> d.Disclosure:
    return d.Disclosure("loan", FORM_DAY, Decimal(annual), id="form", **given)


def test_an_equal_figure_is_told_as_equal() -> None:
    item = d.DisclosedItem("手续费", "fee", Money(5000), collector="银行")
    book = make.book(make.loan(name="Car", fees=FEES), form(items=(item,)))

    (row,) = disclosures(book, FORM_DAY)

    assert (row.id, row.loan, row.name, row.on) == ("form", "loan", "Car", FORM_DAY)
    assert row.ours is not None
    assert round(row.ours, 4) == Decimal("0.0814")
    assert (row.is_equal, row.agrees_with) == (True, "nominal")
    assert row.tolerance == Decimal("0.00005")
    assert row.parted == ()
    (told,) = row.items
    assert (told.name, told.kind, told.amount, told.collector) == (
        "手续费",
        "fee",
        Money(5000),
        "银行",
    )


def test_another_figure_is_told_with_the_likely_reason() -> None:
    book = make.book(make.loan(fees=FEES), form("0.072"))

    (row,) = disclosures(book, FORM_DAY)

    assert not row.is_equal
    assert row.agrees_with == "without-fees"
    assert row.difference is not None
    assert round(row.difference, 4) == Decimal("-0.0094")
    assert "leave the fees out" in str(row.likely)


def test_a_loan_without_one_rate_is_told_as_such() -> None:
    swallowed = (Fee("start", amount=Money(10**6)),)
    book = make.book(make.loan(fees=swallowed), form())

    (row,) = disclosures(book, FORM_DAY)

    assert (row.ours, row.effective, row.difference) == (None, None, None)
    assert not row.is_equal
    assert "Not one rate" in str(row.likely)


def test_a_form_of_a_later_day_is_not_there_yet() -> None:
    book = make.book(make.loan(), form())

    assert disclosures(book, date(2026, 8, 2)) == ()
