"""What a change of behaviour would do; offered is only what borrows nothing more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner.credit.estimate import (
    HORIZONS,
    Basis,
    Estimate,
    TooLittleKnown,
    estimates,
)
from planner.credit.past import Past
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import Note, NoteKind, Repayment
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_states

Estimates = tuple[Estimate | TooLittleKnown, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The same lines before and after a change, on the same paths."""

    before: Estimates
    after: Estimates


def compare(
    before: Past,
    after: Past,
    basis: Basis,
    months: Sequence[int] = HORIZONS,
    lines: Sequence[str] | None = None,
) -> Compared:
    """Estimates of two states of one book.

    What a line's history has taught stays as it is, unless the change is about that
    history itself: so no change of behaviour can contradict the sign of its factor.
    """
    asked = tuple(after.lines) if lines is None else tuple(lines)
    known = tuple(line for line in asked if line in before.lines)
    return Compared(
        estimates(before, basis, months, known if lines is None else asked),
        estimates(after, replace(basis, taught_by=before), months, asked),
    )


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change to think about, and the book as it would be."""

    say: Sentence
    book: Book


def what_ifs(book: Book, on: date, days: int = 7, times: int = 3) -> tuple[WhatIf, ...]:
    """What may be asked of this book; a change that alters nothing is not there.

    Nothing in it borrows more, and nothing presents use as a way to a higher limit.

    Args:
        book: the book as it is.
        on: the day.
        days: how late the last instalments would have come.
        times: how many lenders would be asked.
    """
    late = Phrase("had the last instalments come {n} days late")
    asking = Phrase("were {n} more lenders asked")
    changes = (
        (Sentence(Phrase("were all that is late paid today")), paying_all(book, on)),
        (
            Sentence(Phrase("had every instalment of the last year come on its day")),
            paid_on_time(book, on),
        ),
        (
            Sentence(Phrase("had nobody been asked in the last 90 days")),
            without_applications(book, on),
        ),
        (Sentence(late, n=days), missing(book, on, days)),
        (Sentence(asking, n=times), applying(book, on, times)),
    )
    return tuple(WhatIf(say, after) for say, after in changes if after is not book)


def paying_all(book: Book, on: date) -> Book:
    """The book had everything that is late been paid today."""
    added = []
    for loan_id, state in loan_states(book, on).items():
        late = [row for row in state.rows if row.due < on and row.left.minor]
        for row in late:
            name = f"what-if-paid-{loan_id}-{row.n}"
            added.append(Repayment(loan_id, on, row.left, id=name))
    return book.with_(*added) if added else book


def paid_on_time(book: Book, on: date, days: int = 365) -> Book:
    """The book had every instalment of the last ``days`` been paid on its day."""
    moved = []
    since = on - timedelta(days=days)
    for loan_id, state in loan_states(book, on).items():
        late = {
            row.paid_on: row.due
            for row in state.rows
            if row.paid_on and row.days_late and row.paid_on > since
        }
        moved += [
            replace(repayment, on=late[repayment.on])
            for repayment in book.repayments.values()
            if repayment.loan == loan_id and repayment.on in late
        ]
    return book.with_(*moved) if moved else book


def missing(book: Book, on: date, days: int) -> Book:
    """The book had the last instalment of each loan come ``days`` late, or not yet."""
    moved, gone = [], []
    for loan_id, state in loan_states(book, on).items():
        paid = [row for row in state.rows if row.paid_on and row.due <= on]
        if not paid:
            continue
        last = paid[-1]
        for repayment in book.repayments.values():
            if repayment.loan == loan_id and repayment.on == last.paid_on:
                later = last.due + timedelta(days=days)
                if later <= on:
                    moved.append(replace(repayment, on=max(later, repayment.on)))
                else:
                    gone.append(repayment.id)
    return book.with_(*moved).without(*gone) if moved or gone else book


def applying(book: Book, on: date, times: int) -> Book:
    """The book with that many more applications, each at another lender, today."""
    notes = [
        Note(
            on,
            NoteKind.INQUIRY,
            lender=f"what-if-{n}",
            id=f"what-if-inquiry-{n}",
        )
        for n in range(times)
    ]
    return book.with_(*notes)


def without_applications(book: Book, on: date, days: int = 90) -> Book:
    """The book without the applications of the last ``days``; the oldest one stays.

    Were it to lose every note of the kind, whether anyone asked would be unknown.
    """
    asked = sorted(
        (n for n in book.notes.values() if n.kind in _ASKS and n.on <= on),
        key=lambda note: note.on,
    )
    recent = [n.id for n in asked[1:] if n.on > on - timedelta(days=days)]
    return book.without(*recent) if recent else book


_ASKS = frozenset({NoteKind.INQUIRY, NoteKind.LIMIT_REQUEST})
