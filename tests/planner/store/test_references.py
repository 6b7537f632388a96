"""Records that point at nothing are mended so that the least is lost."""

import pytest

from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import issues
from planner.store.mending import How, OldRows, Step
from planner.store.references import References, book_of
from planner.store.rows import TABLES
from tests.helpers import make

DAY = make.DAY
LINE = make.line("l")
LOAN = make.loan("loan", line="l", channel=LINE.channel)
PAID = make.repayment("loan", id="paid")


def rows(book: Book) -> dict:
    tables = {}
    for table in TABLES:
        records = getattr(book, table.name).values()
        tables[table.name] = {n: table.to_row(x) for n, x in enumerate(records, 1)}
    return tables


def settled(book: Book, *copies: Book) -> tuple[References, tuple[Step, ...]]:
    old = [OldRows(DAY, rows(copy)) for copy in copies]
    mending = References(rows(book), old, DAY)
    return mending, mending.settle()


def test_a_sound_book_stays() -> None:
    book = make.book(LINE, LOAN, PAID)

    mending, steps = settled(book)

    assert steps == ()
    assert book_of(mending.rows) == book


def test_a_lost_loan_comes_back_from_a_backup() -> None:
    mending, steps = settled(make.book(LINE, PAID), make.book(LINE, LOAN))

    assert steps == (Step(How.COPY, "loans", "loan", DAY),)
    assert book_of(mending.rows) == make.book(LINE, LOAN, PAID)


def test_what_comes_back_takes_nobodys_place() -> None:
    other = make.loan("other")

    mending, _ = settled(make.book(LINE, other, PAID), make.book(LINE, LOAN))

    assert list(book_of(mending.rows).loans) == ["other", "loan"]


def test_a_backup_without_it_does_not_help() -> None:
    _, steps = settled(make.book(PAID), make.book(make.cash()))

    assert steps == (Step(How.ASIDE, "repayments", "paid", found="loan"),)


def test_a_reference_that_may_be_empty_is_taken_off() -> None:
    note = make.note(id="n", line="l")
    mark = r.ImportedRow("mark", "bill.csv", 3, "gone")

    mending, steps = settled(make.book(LOAN, note, mark))

    book = book_of(mending.rows)
    assert [(x.how, x.id, x.found) for x in steps] == [
        (How.UNLINK, "loan", "l"),
        (How.UNLINK, "n", "l"),
        (How.UNLINK, "mark", "gone"),
    ]
    assert book.loans["loan"].line is None
    assert book.notes["n"].line is None
    assert issues(book) == ()
    assert [name for name, _ in mending.aside] == ["loans", "notes", "imported"]


def test_what_cannot_be_without_goes_aside_and_strands_nothing() -> None:
    lost = make.repayment("nowhere", id="paid")
    mark = r.ImportedRow("mark", "bill.csv", 3, "paid")

    mending, steps = settled(make.book(LINE, lost, mark))

    assert [(x.how, x.id) for x in steps] == [
        (How.ASIDE, "paid"),
        (How.UNLINK, "mark"),
    ]
    assert mending.aside[0][1][0] == "paid"


def test_an_id_that_another_kind_has_brings_nothing_back() -> None:
    taken = make.cash(id="loan")

    _, steps = settled(make.book(taken, PAID), make.book(LINE, LOAN))

    assert [(x.how, x.id) for x in steps] == [(How.ASIDE, "paid")]


def test_a_nonsensical_record_is_taken_as_a_backup_has_it() -> None:
    odd = make.cash("-5.00", id="c")

    mending, steps = settled(
        make.book(odd),
        make.book(make.cash("-6.00", id="c")),
        make.book(make.cash("7.00", id="other"), make.cash("5.00", id="c")),
    )

    assert steps == (Step(How.COPY, "cash", "c", DAY),)
    assert book_of(mending.rows).cash["c"] == make.cash("5.00", id="c")


def test_terms_that_cannot_be_followed_are_taken_as_a_backup_has_them() -> None:
    odd = make.loan("loan", first_due="2000-01-01")
    paid = make.repayment("loan", id="paid")

    mending, steps = settled(make.book(odd, paid), make.book(make.loan("loan"), paid))

    assert [(x.how, x.id) for x in steps] == [(How.COPY, "loan")]
    assert book_of(mending.rows).loans["loan"] == make.loan("loan")


@pytest.mark.parametrize("copies", [(), (make.book(make.cash("-5.00", id="c")),)])
def test_what_nothing_can_mend_stays(copies: tuple[Book, ...]) -> None:
    odd = make.cash("-5.00", id="c")

    mending, steps = settled(make.book(odd), *copies)

    assert steps == ()
    assert book_of(mending.rows).cash["c"] == odd


def test_a_fault_that_comes_again_and_again_ends() -> None:
    chain = [make.line(f"l{n}", shares_limit_with=f"l{n + 1}") for n in range(3)]

    mending, steps = settled(make.book(*chain))

    assert [(x.how, x.id) for x in steps] == [(How.UNLINK, "l2")]
    assert issues(book_of(mending.rows)) == ()


def test_one_fault_of_a_record_is_mended_at_a_time() -> None:
    odd = make.loan("loan", line="gone", first_due="2000-01-01")

    mending, steps = settled(make.book(odd))

    assert [(x.how, x.id) for x in steps] == [(How.UNLINK, "loan")]
    assert book_of(mending.rows).loans["loan"].line is None
