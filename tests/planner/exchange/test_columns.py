from datetime import date
from decimal import Decimal

from planner.exchange.columns import TABLES, View
from planner.model.book import Book
from planner.model.terms import EveryDays
from planner.money import Money
from tests.helpers import make


def _cells(name, book):
    (table,) = (table for table in TABLES if table.name == name)
    return [
        {column.name: column.cell(record) for column in table.columns}
        for record in table.rows(View(book, date(2026, 3, 1)))
    ]


def test_a_loan_is_told_with_its_terms():
    (cells,) = _cells("loans", Book().with_(make.loan(every=EveryDays(28))))

    assert cells["principal"] == Money(1000000)
    assert cells["drawn_on"] == date(2026, 1, 15)
    assert cells["every"] == "28 days"
    assert cells["method"] == "level"
    assert (cells["rate"], cells["rate_per"]) == (Decimal("0.072"), "year")


def test_what_was_not_told_is_an_empty_cell():
    (cells,) = _cells("lines", Book().with_(make.line()))

    assert cells["rate"] is None
    assert cells["type"] == "card"


def test_what_is_due_is_computed_for_the_day():
    cells = _cells("dues", Book().with_(make.loan()))

    assert len(cells) == 12
    assert [cell["state"] for cell in cells[:2]] == ["late", "due"]


def test_every_table_reads_the_records_of_a_full_book():
    book = Book().with_(
        *(make.line(), make.loan(), make.repayment(id="a"), make.move(id="b")),
        *(make.reading(id="c"), make.note(id="d"), make.cash(id="e")),
        *(make.expected(), make.receivable(), make.figures(id="f")),
    )

    for table in TABLES:
        if table.name != "questions":
            assert _cells(table.name, book)
