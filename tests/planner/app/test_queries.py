"""A book in a few figures, from the same rows as everything else."""

from decimal import Decimal

from planner.app import queries
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money
from tests.helpers import make

ON = make.day("2026-03-20")


def test_an_empty_book_sums_to_nothing() -> None:
    found = queries.summary(Book(), ON)

    assert (found.owed, found.due_30_days, found.overdue) == (ZERO, ZERO, ZERO)
    assert (found.next_due, found.annual, found.warnings) == (None, None, 0)
    assert found.lowest_cash.amount == ZERO


def test_the_figures_agree_with_the_rows() -> None:
    book = make.book(
        make.line(opened_on="2026-01-01"),
        make.line("second", limit="9000.00", shares_limit_with="line"),
        make.line("frozen", channel="huabei"),
        make.note(r.NoteKind.FROZEN, "2026-03-01", line="frozen"),
        make.loan("late"),
        make.repayment("late", amount="866.19"),
        make.loan("today", periods=1, first_due="2026-03-20"),
        make.loan("edge", periods=1, first_due="2026-04-19"),
        make.loan("beyond", periods=1, first_due="2026-04-20"),
        make.move(amount="100.00"),
        make.move("frozen", amount="5.00", kind=r.MoveKind.REFUND),
        make.cash("1000.00", ON),
    )
    look = queries.Look(book, ON)

    found = look.summary

    assert found.owed == Money(sum(max(row.outstanding.minor, 0) for row in look.loans))
    late = [due for due in look.dues if due.on == make.day("2026-03-15")]
    assert found.overdue == late[0].left
    within = [
        due.left.minor
        for due in look.dues
        if due.on is not None and ON <= due.on <= make.day("2026-04-19")
    ]
    assert found.due_30_days == Money(sum(within))
    assert len(within) == 3
    assert found.next_due == ON
    assert found.limit == Money(2_000_000)
    assert found.available == Money(1_990_000)
    assert found.annual is not None
    assert found.annual > Decimal("0.05")
    assert found.lowest_cash == look.cash.lowest
    assert found.warnings == len(queries.warnings(book, ON))
    assert found.lines == 3
    assert {row.line for row in look.behaviour} == {"line", "second", "frozen"}
