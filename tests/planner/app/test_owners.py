"""Whose debt is whose."""

from planner.app.owners import has_both, owners, part_of
from planner.model import records as r
from planner.model.book import Book
from planner.money import Money
from tests.helpers import make

ON = make.day("2026-03-20")


def mixed() -> Book:
    return make.book(
        make.profile(r.BookKind.BUSINESS),
        make.line("firm-line", limit="50000.00"),
        make.line("own-line", limit="20000.00", owner=r.Owner.PRIVATE),
        make.loan("firm-loan", "12000.00", line="firm-line"),
        make.loan("own-loan", "6000.00", line="own-line"),
        make.loan("alone", "3000.00", line=None, owner=r.Owner.PRIVATE),
        make.reading("own-line", "2026-02-01", "20000.00"),
        make.repayment("firm-loan", "2026-02-15", "1000.00"),
        make.note(on="2026-02-01", line="own-line"),
        make.note(on="2026-02-02", lender="A bank"),
        make.cash("5000.00", "2026-03-01"),
    )


def test_a_part_keeps_what_belongs_to_one_owner_only() -> None:
    book = mixed()

    firm, private = (part_of(book, one) for one in (r.Owner.FIRM, r.Owner.PRIVATE))

    assert (set(firm.lines), set(firm.loans)) == ({"firm-line"}, {"firm-loan"})
    assert not firm.readings
    assert len(firm.repayments) == 1
    assert set(private.loans) == {"own-loan", "alone"}
    assert not private.repayments
    assert [len(one.notes) for one in (firm, private)] == [1, 2]
    assert firm.cash == private.cash == book.cash


def test_both_parts_sum_to_the_whole() -> None:
    firm, private, together = owners(mixed(), ON)

    assert (firm.owner, private.owner, together.owner) == (
        r.Owner.FIRM,
        r.Owner.PRIVATE,
        None,
    )
    for name in ("owed", "due_in_a_year", "overdue", "limit", "available"):
        whole: Money = getattr(together, name)
        assert getattr(firm, name) + getattr(private, name) == whole
    assert (firm.loans, private.loans, together.loans) == (1, 2, 3)


def test_a_book_of_one_owner_has_not_both() -> None:
    assert has_both(mixed())
    assert not has_both(part_of(mixed(), r.Owner.FIRM))
    assert not has_both(Book())
