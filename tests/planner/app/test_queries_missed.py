"""What happens if one debtor does not pay."""

from decimal import Decimal

from planner.app.queries_missed import missed_debtors
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money
from tests.helpers import make

ON = make.day("2026-03-20")


def tight(*more: r.Record, reserve: str = "500.00") -> Book:
    """1,000 at hand; 12 instalments of 1,000 and more from 15 April on."""
    return make.book(
        make.cash("1000.00", ON),
        make.loan(
            "loan",
            "12000.00",
            line=None,
            drawn_on="2026-03-15",
            first_due="2026-04-15",
        ),
        make.receivable("a", debtor="Big", amount="9000.00", due_on="2026-04-10"),
        make.receivable("b", debtor="Small", amount="300.00", due_on="2026-04-10"),
        r.Assumptions(reserve=make.money(reserve)),
        *more,
    )


def test_without_the_big_debtor_the_dues_of_three_months_break() -> None:
    everyone, (big, small) = missed_debtors(tight(), ON)

    assert everyone.below_reserve is None
    assert (big.debtor, str(big.amount)) == ("Big", "9000.00")
    # 1,000 and 300 are there on 15 April, and the instalment is about 1,038
    assert big.below_reserve is not None
    assert big.below_reserve.on == make.day("2026-04-15")
    assert (big.week, big.already) == (4, False)
    assert [due.on for due in big.breaks] == [
        make.day("2026-05-15"),
        make.day("2026-06-15"),
    ]
    assert big.lowest.amount < ZERO
    assert (small.below_reserve, small.week, small.breaks) == (None, None, ())


def test_what_falls_below_anyway_is_not_laid_at_a_debtors_door() -> None:
    everyone, (big, _) = missed_debtors(tight(reserve="1500.00"), ON)

    assert everyone.below_reserve is not None
    assert everyone.below_reserve.on == ON
    assert (big.already, big.week) == (True, 1)


def test_a_receivable_that_counts_as_nothing_cannot_be_missed() -> None:
    more = (
        make.receivable("x", debtor="No", due_on="2026-04-10", confirmed=False),
        make.receivable(
            "y", debtor="Never", due_on="2026-04-10", probability=Decimal(0)
        ),
        make.receivable("z", debtor="Late", due_on="2026-02-10"),
        make.receivable("w", debtor="Far", due_on="2027-04-10"),
    )

    _, rows = missed_debtors(tight(*more), ON)

    assert [row.debtor for row in rows] == ["Big", "Small"]


def test_a_book_without_receivables_has_none_to_miss() -> None:
    everyone, rows = missed_debtors(Book(), ON)

    assert (everyone.lowest.amount, rows) == (Money(0), ())
