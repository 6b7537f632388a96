"""Changes of behaviour to think about, before and after on the same paths."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.what_ifs import (
    BeforeAfter,
    Kind,
    Thought,
    before_after,
    loans_left,
    open_lines,
    possible,
    thought_of,
)
from planner.credit.drawable import Risk
from planner.model.book import Book
from planner.model.records import NoteKind, Record
from planner.money import Money
from tests.helpers import make
from tests.helpers.screen import TODAY, sample

SAMPLE = sample()
DAYS = st.dates(date(2026, 3, 1), date(2026, 9, 20))


def rows(thought: Thought, book: Book = SAMPLE) -> dict[str, BeforeAfter]:
    return {row.line: row for row in before_after(book, TODAY, thought)}


def test_what_would_alter_nothing_is_not_offered() -> None:
    assert possible(Book(), TODAY) == (Kind.APPLY, Kind.WINDOW)
    kinds = possible(SAMPLE, TODAY)
    assert Kind.MISS in kinds
    assert Kind.PREPAY in kinds
    assert Kind.CLOSE in kinds


def test_missing_a_payment_helps_no_line_by_any_measure() -> None:
    for row in rows(Thought(Kind.MISS, days=10)).values():
        assert row.before is not None
        assert row.after is not None
        assert row.after.middle <= row.before.middle
        assert row.after.p_rise <= row.before.p_rise
        assert row.after.p_cut >= row.before.p_cut


def test_a_line_that_is_closed_ends_and_the_others_stay() -> None:
    found = rows(Thought(Kind.CLOSE, record="jiebei"))

    closed = found["jiebei"]
    assert closed.after is not None
    assert closed.after.high == Money(0)
    assert closed.risk_after is Risk.HIGH
    assert len(found) == len(SAMPLE.lines)


def test_no_more_is_repaid_early_than_is_owed() -> None:
    (loan, *_) = loans_left(SAMPLE, TODAY)
    after = thought_of(
        SAMPLE, TODAY, Thought(Kind.PREPAY, amount=Money(10**10), record=loan.id)
    )

    paid = after.repayments["what-if-prepaid"]
    assert Money(0) < paid.amount <= loan.terms.principal
    nothing = Thought(Kind.PREPAY, amount=Money(0), record=loan.id)
    assert thought_of(SAMPLE, TODAY, nothing) is SAMPLE


def test_keeping_a_line_in_use_leaves_nothing_owed() -> None:
    after = thought_of(SAMPLE, TODAY, Thought(Kind.KEEP_ALIVE, record="jiebei"))

    spent, paid = after.moves["what-if-spent"], after.moves["what-if-paid"]
    assert spent.amount == paid.amount
    for row in rows(Thought(Kind.KEEP_ALIVE, record="jiebei")).values():
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_cut <= row.before.p_cut


def test_a_window_lasts_as_long_as_is_said() -> None:
    after = thought_of(SAMPLE, TODAY, Thought(Kind.WINDOW, days=30))

    window = after.windows["what-if-window"]
    assert (window.since, window.until) == (TODAY, date(2026, 12, 25))


@pytest.mark.parametrize("kind", [Kind.ON_TIME, Kind.PAY_LATE_NOW, Kind.NOT_ASKED])
def test_amends_are_offered_to_who_was_late_or_asked_much(kind: Kind) -> None:
    book = make.book(
        make.line("a", opened_on="2025-01-01"),
        make.loan("late", line="a", drawn_on="2026-01-15", first_due="2026-02-15"),
        make.repayment("late", "2026-03-01", amount="866.19"),
        make.note(NoteKind.INQUIRY, "2026-09-01"),
        make.note(NoteKind.INQUIRY, "2026-11-01"),
    )

    assert kind in possible(book, TODAY)
    for row in rows(Thought(kind), book).values():
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_cut <= row.before.p_cut


def test_asking_many_lenders_harms() -> None:
    found = rows(Thought(Kind.APPLY, times=12))

    assert any(
        row.before and row.after and row.after.p_cut > row.before.p_cut
        for row in found.values()
    )


def test_a_line_of_which_nothing_is_known_has_no_sides() -> None:
    book = make.book(make.line("a", limit="0.00"))

    (row,) = before_after(book, TODAY, Thought(Kind.APPLY))

    assert (row.before, row.after, row.risk_before, row.risk_after) == (None,) * 4


def test_frozen_and_future_lines_cannot_be_closed() -> None:
    book = make.book(
        make.line("open"),
        make.line("later", opened_on="2027-01-01"),
        make.line("frozen"),
        make.note(kind=NoteKind.FROZEN, line="frozen", on="2026-02-01"),
    )

    assert [line.id for line in open_lines(book, TODAY)] == ["open"]


@st.composite
def borrowers(draw: st.DrawFn) -> Book:
    """Two lines with loans paid well or badly, inquiries and readings."""
    records: list[Record] = [make.profile(monthly_income=make.money("6000.00"))]
    for line in ("a", "b"):
        limit = draw(st.sampled_from(["5000.00", "20000.00"]))
        records.append(make.line(line, limit=limit, opened_on="2026-01-02"))
        loan = f"loan-{line}"
        records.append(make.loan(loan, principal="3000.00", line=line))
        for month in range(2, draw(st.integers(2, 9))):
            on = date(2026, month, 15 + draw(st.integers(0, 12)))
            given = {"on": on, "amount": "262.00", "id": f"{loan}-{month}"}
            records.append(make.repayment(loan, **given))
        read = {
            "on": draw(DAYS),
            "limit": draw(st.sampled_from(["5000.00", "9000.00"])),
        }
        records.append(make.reading(line, id=f"read-{line}", **read))
    for n in range(draw(st.integers(0, 3))):
        lender = f"lender-{n}"
        records.append(
            make.note(NoteKind.INQUIRY, draw(DAYS), lender=lender, id=f"note-{n}")
        )
    return make.book(*records)


@settings(max_examples=20, deadline=None)
@given(
    borrowers(),
    st.sampled_from([Kind.MISS, Kind.APPLY, Kind.WINDOW]),
    st.integers(1, 40),
    st.integers(1, 5),
)
def test_no_line_of_any_book_is_better_for_what_harms(
    book: Book, kind: Kind, days: int, times: int
) -> None:
    thought = Thought(kind, days=days, times=times)

    for row in before_after(book, date(2026, 9, 20), thought):
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_rise <= row.before.p_rise + 1e-12
        assert row.after.p_cut >= row.before.p_cut - 1e-12
        assert row.after.p_freeze >= row.before.p_freeze - 1e-12
        assert row.after.mean <= row.before.mean
        assert row.after.low <= row.before.low
        assert row.after.high <= row.before.high


@settings(max_examples=20, deadline=None)
@given(borrowers(), st.sampled_from([Kind.ON_TIME, Kind.PAY_LATE_NOW, Kind.NOT_ASKED]))
def test_no_line_of_any_book_is_worse_for_what_helps(book: Book, kind: Kind) -> None:
    for row in before_after(book, date(2026, 9, 20), Thought(kind)):
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_rise >= row.before.p_rise - 1e-12
        assert row.after.p_cut <= row.before.p_cut + 1e-12
        assert row.after.mean >= row.before.mean
        assert row.after.low >= row.before.low


@settings(max_examples=8, deadline=None)
@given(borrowers(), st.integers(1, 4000), st.sampled_from(["a", "b"]))
def test_no_line_of_any_book_is_worse_for_what_is_repaid_early(
    book: Book, yuan: int, line: str
) -> None:
    thought = Thought(Kind.PREPAY, amount=Money(yuan * 100), record=f"loan-{line}")

    for row in before_after(book, date(2026, 9, 20), thought):
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_rise >= row.before.p_rise - 1e-12
        assert row.after.p_cut <= row.before.p_cut + 1e-12
        assert row.after.p_freeze <= row.before.p_freeze + 1e-12
        assert row.after.low >= row.before.low
        assert row.after.mean >= row.before.mean


@settings(max_examples=8, deadline=None)
@given(borrowers(), st.sampled_from(["a", "b"]))
def test_no_line_that_is_used_is_worse_for_being_kept_in_use(
    book: Book, line: str
) -> None:
    thought = Thought(Kind.KEEP_ALIVE, record=line)

    for row in before_after(book, date(2026, 9, 20), thought):
        assert row.before is not None
        assert row.after is not None
        assert row.after.p_rise >= row.before.p_rise - 1e-12
        assert row.after.p_cut <= row.before.p_cut + 1e-12
        assert row.after.p_freeze <= row.before.p_freeze + 1e-12
        assert row.after.low >= row.before.low


@settings(max_examples=8, deadline=None)
@given(borrowers(), st.sampled_from(["a", "b"]))
def test_a_closed_line_of_any_book_has_nothing_and_the_other_stays(
    book: Book, line: str
) -> None:
    on = date(2026, 9, 20)

    for row in before_after(book, on, Thought(Kind.CLOSE, record=line)):
        assert row.after is not None
        if row.line == line:
            assert row.after.high == Money(0)
            assert row.after.p_rise == 0
            assert row.after.p_freeze == 1
        else:
            assert row.after == row.before
