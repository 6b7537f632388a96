"""A debt is whose it says, else its line's owner's, else the book's owner's."""

from planner.model import records as r
from planner.model.book import Book
from planner.model.owner import owner_of
from tests.helpers import make

BOOK = make.book(
    make.line("card"),
    make.line("shop", owner=r.Owner.FIRM),
    make.loan("a", line="shop"),
    make.loan("b", line=None, channel="A friend"),
    make.loan("c", line="shop", owner=r.Owner.PRIVATE),
)


def test_a_loan_belongs_to_whom_it_says_then_to_its_lines_owner() -> None:
    assert owner_of(BOOK, BOOK.loans["a"]) is r.Owner.FIRM
    assert owner_of(BOOK, BOOK.loans["c"]) is r.Owner.PRIVATE
    assert owner_of(BOOK, BOOK.loans["b"]) is r.Owner.PRIVATE


def test_in_a_firms_book_what_says_nothing_is_the_firms() -> None:
    book = make.book(
        make.profile(r.BookKind.BUSINESS),
        make.line("card"),
        make.line("own-line", owner=r.Owner.PRIVATE),
        make.loan("firm-loan", line="card"),
        make.loan("own-loan", line="own-line"),
        make.loan("alone", line=None, owner=r.Owner.PRIVATE),
    )

    assert owner_of(book, book.lines["card"]) is r.Owner.FIRM
    assert {key: owner_of(book, one) for key, one in book.loans.items()} == {
        "firm-loan": r.Owner.FIRM,
        "own-loan": r.Owner.PRIVATE,
        "alone": r.Owner.PRIVATE,
    }


def test_a_loan_of_no_line_in_an_empty_book_is_private() -> None:
    assert owner_of(Book(), make.loan(line=None)) is r.Owner.PRIVATE
