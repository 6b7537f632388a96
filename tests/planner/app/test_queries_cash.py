"""Cash day by day ahead."""

from planner.app.queries_cash import cash
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money
from tests.helpers import make

ON = make.day("2026-03-20")


def test_the_lowest_day_is_the_first_of_its_kind() -> None:
    book = make.book(
        make.cash("1000.00", ON),
        make.expected("rent", way=r.Way.OUT, amount="600.00", first="2026-04-01"),
        make.expected("pay", amount="600.00", first="2026-04-01"),
        make.expected(
            "once", way=r.Way.OUT, amount="900.00", first="2026-04-10", every="once"
        ),
        r.Assumptions(reserve=Money(50_000)),
    )

    view = cash(book, ON)

    assert (view.lowest.on, view.lowest.amount) == (
        make.day("2026-04-10"),
        Money(10_000),
    )
    assert view.days[0].on == ON
    assert view.days[-1].on == make.day("2027-03-20")
    assert view.counted_on == ON
    assert view.first_below is not None
    assert view.first_below.on == make.day("2026-04-10")


def test_an_empty_book_has_nothing_and_never_less() -> None:
    view = cash(Book(), ON, make.day("2026-03-22"))

    assert [day.amount for day in view.days] == [ZERO, ZERO, ZERO]
    assert (view.counted_on, view.first_below) == (None, None)
