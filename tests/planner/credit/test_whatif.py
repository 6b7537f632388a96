from datetime import date, timedelta

import pytest

from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.credit import whatif
from planner.credit.estimate import Basis, Estimate, TooLittleKnown
from planner.credit.past import past_of
from planner.model.book import Book
from planner.model.records import LineType
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)
BASIS = Basis(priors(), catalogue().holidays, {})


def book(*records, late: int = 0, upto: int = 7) -> Book:
    loan = make.loan(line="line")
    paid = [
        make.repayment(
            "loan", row.due + timedelta(days=late * (row.n == 4)), row.payment
        )
        for row in schedule(loan.terms).instalments
        if row.n <= upto
    ]
    line = make.line(type=LineType.ONLINE, opened_on="2025-01-01")
    reading = make.reading(on="2026-08-10")
    return make.book(line, loan, reading, *paid, *records)


def compared(before: Book, after: Book) -> tuple[Estimate, Estimate]:
    both = whatif.compare(past_of(before, ON), past_of(after, ON), BASIS)
    (first,), (second,) = both.before, both.after
    assert isinstance(first, Estimate)
    assert isinstance(second, Estimate)
    return first, second


def worse(before: Book, after: Book) -> None:
    """Assert that nothing improved anywhere."""
    first, second = compared(before, after)
    for good, bad in zip(first.forecast, second.forecast, strict=True):
        assert bad.low <= good.low
        assert bad.middle <= good.middle
        assert bad.high <= good.high
        assert bad.mean < good.mean
        assert bad.p_rise < good.p_rise
        assert bad.p_cut > good.p_cut
        assert bad.p_freeze > good.p_freeze


def test_nothing_changed_is_nothing_moved() -> None:
    first, second = compared(book(), book())

    assert first == second


def test_a_late_payment_is_worse_on_every_path() -> None:
    worse(book(), book(late=10))
    worse(book(), whatif.missing(book(), ON, 3))
    worse(book(), whatif.missing(book(), ON, 60))


def test_a_late_payment_of_long_ago_is_not_better() -> None:
    # Were the rates learned anew, the cuts that did not come would make up for it.
    before = book(make.reading(on="2026-05-20"), make.reading(on="2026-07-01"))
    after = book(make.reading(on="2026-05-20"), make.reading(on="2026-07-01"), late=40)

    first, second = compared(before, after)

    assert first.learned == second.learned
    worse(before, after)


def test_paying_on_time_is_better() -> None:
    late = book(late=10)

    repaired = whatif.paid_on_time(late, ON)

    worse(repaired, late)
    assert whatif.paid_on_time(book(), ON) == book()


def test_more_applications_are_worse_and_fewer_better() -> None:
    asked = book(make.note(on="2026-06-01", lender="A"), make.note(on="2026-08-01"))

    worse(asked, whatif.applying(asked, ON, 3))
    worse(whatif.without_applications(asked, ON), asked)


def test_paying_what_is_late_frees_the_line() -> None:
    late = book(upto=6)

    first, second = compared(late, whatif.paying_all(late, ON))

    assert "this line is overdue" in map(str, first.drawable.reasons)
    assert "this line is overdue" not in map(str, second.drawable.reasons)
    assert whatif.paying_all(book(), ON) == book()


def test_without_a_payment_there_is_none_to_miss() -> None:
    assert whatif.missing(book(upto=0), ON, 3) == book(upto=0)


def test_a_change_of_readings_teaches_anew() -> None:
    first, second = compared(
        book(), book(make.reading(on="2026-08-15", limit="9000.00"))
    )

    assert second.learned.a[1] > first.learned.a[1]


def test_a_line_that_is_only_thought_of_has_no_before() -> None:
    after = book().with_(make.line("new", opened_on="2026-08-01"))

    both = whatif.compare(past_of(book(), ON), past_of(after, ON), BASIS)
    asked = whatif.compare(
        past_of(book(), ON), past_of(after, ON), BASIS, (1,), ("new",)
    )

    assert [len(both.before), len(both.after)] == [1, 2]
    assert isinstance(asked.before[0], TooLittleKnown)
    assert isinstance(asked.after[0], Estimate)


@pytest.mark.parametrize("name", ["paying_all", "paid_on_time", "without_applications"])
def test_nothing_offered_borrows_more(name: str) -> None:
    before = book(make.note(on="2026-08-01"), late=10, upto=6)

    after = getattr(whatif, name)(before, ON)

    assert after.loans == before.loans
    assert after.moves == before.moves


def test_an_inquiry_of_long_ago_is_no_improvement() -> None:
    # It makes it known that nobody was asked since, which was not known before.
    after = book(make.note(on="2026-01-05", lender="A"))

    first, second = compared(book(), after)

    assert first.forecast == second.forecast


def test_what_may_be_asked_depends_on_the_book() -> None:
    clean = whatif.what_ifs(book(), ON)
    late = whatif.what_ifs(
        book(
            make.note(on="2026-08-01", lender="A"),
            make.note(on="2026-08-02", lender="B"),
            late=10,
            upto=6,
        ),
        ON,
    )

    assert [str(one.say) for one in clean] == [
        "had the last instalments come 7 days late",
        "were 3 more lenders asked",
    ]
    assert len(late) == 5
    for one in late:
        assert one.book.loans == book().loans
        assert one.book.moves == book().moves
