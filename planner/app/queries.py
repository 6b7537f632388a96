"""What the screen, paper and scripts show of a book on a day, all of it as plain rows.

``loans``, ``dues``, ``limits``, ``cash``, ``warnings`` and ``summary`` each take a book
and a day. ``Look`` gives all of them and more, each computed once.
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from planner.app.queries_cash import CashView, cash
from planner.app.queries_limits import LimitRow, LineState, limits
from planner.app.queries_loans import DueRow, LoanRow, dues, loans, weighted_annual
from planner.app.queries_warnings import Level, Seen, WarningRow
from planner.app.queries_warnings import warnings as warnings_of
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.schedule.cash import CashDay
from planner.schedule.replay import State

if TYPE_CHECKING:
    from planner.app.queries_behaviour import BehaviourRow
    from planner.app.queries_bureau import BureauRow

__all__ = [
    "CashDay",
    "CashView",
    "DueRow",
    "Level",
    "LimitRow",
    "LineState",
    "LoanRow",
    "Look",
    "SummaryRow",
    "WarningRow",
    "cash",
    "dues",
    "limits",
    "loans",
    "summary",
    "warnings",
]

_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A book in a few figures.

    Attributes:
        owed: principal of all loans and balances of all cards.
        due_30_days: unpaid and due from today through thirty days from now.
        overdue: unpaid and past its day, penalty in it.
        next_due: the first unpaid due day from today on; None where there is none.
        lowest_cash: the first day with the least cash within twelve months.
        annual: nominal yearly cost of the loans, weighted by what is outstanding;
            cards are not in it; None where no loan has a rate.
        limit, available: of all open lines; a shared limit counts once.
    """

    owed: Money
    due_30_days: Money
    overdue: Money
    next_due: date | None
    lowest_cash: CashDay
    annual: Decimal | None
    limit: Money
    available: Money
    loans: int
    lines: int
    warnings: int


class Look:
    """A book on a day, seen from all sides; each side is computed when first asked."""

    def __init__(self, book: Book, on: date) -> None:
        self.book = book
        self.on = on

    @cached_property
    def loans(self) -> tuple[LoanRow, ...]:
        """What is owed, loan by loan."""
        return loans(self.book, self.on)

    @cached_property
    def dues(self) -> tuple[DueRow, ...]:
        """All that fell and will fall due."""
        return dues(self.book, self.on)

    @cached_property
    def bureau(self) -> "tuple[BureauRow, ...]":
        """What the credit report says of each month."""
        from planner.app.queries_bureau import bureau  # noqa: PLC0415  # when asked

        return bureau(self.book, self.on)

    @cached_property
    def limits(self) -> tuple[LimitRow, ...]:
        """Each line's limit."""
        return limits(self.book, self.on)

    @cached_property
    def behaviour(self) -> "tuple[BehaviourRow, ...]":
        """What lenders see of the user's habits."""
        from planner.app.queries_behaviour import behaviour  # noqa: PLC0415  # the same

        return behaviour(self.book, self.on)

    @cached_property
    def cash(self) -> CashView:
        """Cash, twelve months ahead."""
        return cash(self.book, self.on)

    @cached_property
    def warnings(self) -> tuple[WarningRow, ...]:
        """What needs a look."""
        return warnings_of(
            Seen(self.book, self.on, self.loans, self.dues, self.limits, self.cash)
        )

    @cached_property
    def summary(self) -> SummaryRow:
        """The book in a few figures."""
        ahead = [
            (due.on, due.left)
            for due in self.dues
            if due.on is not None and self.on <= due.on and due.left
        ]
        until = self.on + _AHEAD
        held = [row for row in self.limits if row.state is LineState.OPEN]
        holders = [row for row in held if not self._shares(row, held)]
        return SummaryRow(
            owed=total(max(row.outstanding, ZERO) for row in self.loans),
            due_30_days=total(left for day, left in ahead if day <= until),
            overdue=total(d.left for d in self.dues if d.state is State.LATE),
            next_due=ahead[0][0] if ahead else None,
            lowest_cash=self.cash.lowest,
            annual=weighted_annual(self.loans),
            limit=total(row.limit for row in holders),
            available=total(max(row.available, ZERO) for row in holders),
            loans=sum(1 for row in self.loans if row.outstanding > ZERO),
            lines=len(self.limits),
            warnings=len(self.warnings),
        )

    def _shares(self, row: LimitRow, held: list[LimitRow]) -> bool:
        holder = self.book.lines[row.line].shares_limit_with
        return any(other.line == holder for other in held)


def warnings(book: Book, on: date) -> tuple[WarningRow, ...]:
    """What needs a look, the most urgent first."""
    return Look(book, on).warnings


def summary(book: Book, on: date) -> SummaryRow:
    """The book in a few figures."""
    return Look(book, on).summary
