"""Whether an answer still holds for the book."""

from planner.model import records as r
from planner.model.book import Book
from tests.helpers import make
from ui.parts.plan_since import is_same


def test_only_records_that_matter_make_an_answer_old() -> None:
    book = make.book(make.loan())
    noted = book.with_(make.note())

    assert is_same(book, noted, {r.Loan, r.Repayment})
    assert not is_same(book, noted, {r.Loan, r.Note})
    assert not is_same(None, book, {r.Loan})
    assert not is_same(Book(), book, {r.Loan})
