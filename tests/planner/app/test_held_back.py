"""A book without the receivables that a need may not use."""

from planner.app.held_back import usable
from planner.model.declared import Quote
from tests.helpers import make

A, B = make.receivable("a"), make.receivable("b")
BOOK = make.book(
    A, B, Quote("a", "factoring", id="qa"), Quote("b", "factoring", id="q")
)


def test_a_receivable_goes_with_what_was_offered_for_it() -> None:
    left = usable(BOOK, ("a",))

    assert list(left.receivables) == ["b"]
    assert list(left.quotes) == ["q"]


def test_nothing_held_back_leaves_the_book_as_it_is() -> None:
    left = usable(BOOK, ())

    assert left.receivables == BOOK.receivables
    assert usable(BOOK, ("unknown",)).receivables == BOOK.receivables
