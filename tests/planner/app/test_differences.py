"""What differs between two books is named, and the way from one to the other works."""

from hypothesis import given

from planner.app.differences import How, brought_back, differences
from planner.app.handlers import apply
from planner.errors import RefusedError
from planner.model import records as r
from planner.model.book import Book
from tests.helpers import make
from tests.helpers import strategies as s


def lived(commands: list) -> Book:
    book = make.book()
    for command in commands:
        try:
            book = apply(book, command)
        except RefusedError:
            continue
    return book


def test_each_record_that_differs_is_named() -> None:
    before = make.book(make.line("a", name="Old"), make.line("b"), make.cash(id="c"))
    after = make.book(make.line("a", name="New"), make.loan("d"), make.cash(id="c"))

    found = [(row.kind, row.name, row.how) for row in differences(before, after)]

    assert found == [
        (r.Line, "Old", How.CHANGES),
        (r.Line, "Card", How.GOES),
        (r.Loan, "d", How.COMES),
    ]


@given(s.command_lists, s.command_lists)
def test_bringing_back_ends_at_the_other_book(first: list, second: list) -> None:
    one, other = lived(first), lived(second)

    there = brought_back(one, other)

    assert there == other
    assert differences(there, other) == ()
