"""Changes of behaviour to think about; nothing offered here borrows more."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from planner.app.outlook import basis, past
from planner.app.queries_limits import LineState, state_of
from planner.app.usual import line_name
from planner.credit import whatif
from planner.credit.drawable import Risk
from planner.credit.estimate import HORIZONS, Estimate, Horizon
from planner.lean import dataclass
from planner.model import records as r
from planner.model.book import Book
from planner.model.declared import FundingWindow
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.schedule.ledger import loan_states

_SMALL = Money(1_00)  # a purchase paid at once keeps a line in use and borrows nothing


class Kind(Enum):
    """What would be different."""

    PAY_LATE_NOW = Phrase("All that is late is paid today")
    ON_TIME = Phrase("Every instalment of the last year came on its day")
    MISS = Phrase("The last instalments come late")
    APPLY = Phrase("More lenders are asked")
    NOT_ASKED = Phrase("Nobody was asked in the last 90 days")
    PREPAY = Phrase("A loan is repaid early")
    KEEP_ALIVE = Phrase("A line is kept in use")
    CLOSE = Phrase("A line is closed")
    WINDOW = Phrase("Lenders hold money back from today")


@dataclass(frozen=True, slots=True)
class Thought:
    """One change to think about.

    Attributes:
        days: how late; or how long a window lasts.
        times: how many lenders are asked.
        amount: what is repaid early.
        record: the loan or line that it is about.
    """

    kind: Kind
    days: int = 7
    times: int = 3
    amount: Money = ZERO
    record: str = ""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One line as it is and as it would be, at one horizon.

    Attributes:
        before, after: None where too little is known of the line.
        risk_before, risk_after: that a draw today would fail.
    """

    line: str
    name: str
    before: Horizon | None
    after: Horizon | None
    risk_before: Risk | None
    risk_after: Risk | None


def possible(book: Book, on: date) -> tuple[Kind, ...]:
    """The changes that would alter anything in this book."""
    return tuple(kind for kind in Kind if _CAN[kind](book, on))


def thought_of(book: Book, on: date, thought: Thought) -> Book:
    """The book as it would be."""
    return _MADE[thought.kind](book, on, thought)


def before_after(
    book: Book, on: date, thought: Thought, months: int = HORIZONS[-1]
) -> tuple[BeforeAfter, ...]:
    """Every line before and after, on the same random paths."""
    changed = thought_of(book, on, thought)
    both = whatif.compare(
        past(book, on), past(changed, on), basis(changed, on), (months,)
    )
    after = {one.line: one for one in both.after}
    return tuple(_row(book, one.line, one, after.get(one.line)) for one in both.before)


def loans_left(book: Book, on: date) -> tuple[r.Loan, ...]:
    """The loans of which something is still owed."""
    states = loan_states(book, on)
    return tuple(book.loans[key] for key, state in states.items() if state.outstanding)


def open_lines(book: Book, on: date) -> tuple[r.Line, ...]:
    """The lines that can be used or closed."""
    return tuple(
        line
        for line in book.lines.values()
        if line.opened_on <= on and state_of(book, line, on)[0] is LineState.OPEN
    )


def _row(book: Book, line: str, before: object, after: object) -> BeforeAfter:
    was, will = (one if isinstance(one, Estimate) else None for one in (before, after))
    return BeforeAfter(
        line,
        line_name(book.lines[line]),
        was.forecast[0] if was else None,
        will.forecast[0] if will else None,
        was.drawable.risk if was else None,
        will.drawable.risk if will else None,
    )


def _prepaid(book: Book, on: date, thought: Thought) -> Book:
    """Not more is repaid than is owed."""
    state = loan_states(book, on)[thought.record]
    amount = min(thought.amount, state.outstanding)
    kind = r.RepaymentKind.PREPAY
    paid = r.Repayment(thought.record, on, amount, kind, "what-if-prepaid")
    return book.with_(paid) if amount else book


def _kept_alive(book: Book, on: date, thought: Thought) -> Book:
    spend, pay = r.MoveKind.SPEND, r.MoveKind.PAY
    return book.with_(
        r.Move(thought.record, on, _SMALL, spend, "what-if-spent"),
        r.Move(thought.record, on, _SMALL, pay, "what-if-paid"),
    )


def _closed(book: Book, on: date, thought: Thought) -> Book:
    note = r.Note(on, r.NoteKind.CLOSED, thought.record, id="what-if-closed")
    return book.with_(note)


def _window(book: Book, on: date, thought: Thought) -> Book:
    until = date.fromordinal(on.toordinal() + thought.days)
    return book.with_(
        FundingWindow("what-if", "policy", on, until, id="what-if-window")
    )


_MADE: Mapping[Kind, Callable[[Book, date, Thought], Book]] = MappingProxyType(
    {
        Kind.PAY_LATE_NOW: lambda book, on, _: whatif.paying_all(book, on),
        Kind.ON_TIME: lambda book, on, _: whatif.paid_on_time(book, on),
        Kind.MISS: lambda book, on, told: whatif.missing(book, on, told.days),
        Kind.APPLY: lambda book, on, told: whatif.applying(book, on, told.times),
        Kind.NOT_ASKED: lambda book, on, _: whatif.without_applications(book, on),
        Kind.PREPAY: _prepaid,
        Kind.KEEP_ALIVE: _kept_alive,
        Kind.CLOSE: _closed,
        Kind.WINDOW: _window,
    }
)


def _alters(make: Callable[[Book, date], Book]) -> Callable[[Book, date], bool]:
    return lambda book, on: make(book, on) is not book


def _always(_book: Book, _on: date) -> bool:
    return True


_CAN: Mapping[Kind, Callable[[Book, date], bool]] = MappingProxyType(
    {
        Kind.PAY_LATE_NOW: _alters(whatif.paying_all),
        Kind.ON_TIME: _alters(whatif.paid_on_time),
        Kind.MISS: _alters(lambda book, on: whatif.missing(book, on, 1)),
        Kind.APPLY: _always,
        Kind.NOT_ASKED: _alters(whatif.without_applications),
        Kind.PREPAY: lambda book, on: bool(loans_left(book, on)),
        Kind.KEEP_ALIVE: lambda book, on: bool(open_lines(book, on)),
        Kind.CLOSE: lambda book, on: bool(open_lines(book, on)),
        Kind.WINDOW: _always,
    }
)
