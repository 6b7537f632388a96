"""What the credit bureau would write of a loan or a card, month by month (还款状态)."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.calendar import days_later, month_step
from planner.lean import dataclass
from planner.model.records import Move, MoveKind
from planner.model.terms import Terms
from planner.money import ZERO, Money, total
from planner.schedule.card_rules import Statement
from planner.schedule.replay import LoanState, RowState

STEP_DAYS = 30
WORST = 7  # more than 180 days; of a card, seven minimum payments or more
# The report of the second generation shows five years.
MONTHS_SHOWN = 60

ON_TIME, LATE_WITHIN, PAID_OFF, NOTHING_DUE = "N", "M", "C", "*"


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """One month of the repayment record.

    Attributes:
        month: its first day.
        code: ``N`` paid on time, ``M`` paid late but within the month, ``1`` to ``7``
            overdue at its end by up to 30, 60 … 180 days and more (of a card, minimum
            payments missed in a row), ``C`` paid off, ``*`` nothing due.
        days_late: how long the oldest unpaid amount was overdue at the end of the
            month; in the running month, on the day asked for.
    """

    month: date
    code: str
    days_late: int


def statuses(
    state: LoanState, terms: Terms, months: int = MONTHS_SHOWN
) -> tuple[MonthStatus, ...]:
    """The months from the drawdown to the day of the state, the last ``months``.

    Days of grace count as on time, as lenders report them. The month in which the loan
    was paid off is its last.
    """
    grace = terms.late.grace_days if terms.late else 0
    first = _first(terms.drawn_on, state.on, months)
    if terms.drawn_on < first and _all_paid(state.rows, days_later(first, -1)):
        return ()
    found: list[MonthStatus] = []
    for month, last in _months(first, state.on):
        found.append(_loan_status(state.rows, month, last, grace))
        if found[-1].code == PAID_OFF:
            break
    return tuple(found)


def card_statuses(
    statements: Sequence[Statement],
    moves: Sequence[Move],
    on: date,
    months: int = MONTHS_SHOWN,
) -> tuple[MonthStatus, ...]:
    """The months of a card from its first due day to ``on``, the last ``months``.

    Args:
        statements: those made by ``on``.
        moves: of this card.
        on: the day.
        months: how many at most.
    """
    if not statements:
        return ()
    first = _first(statements[0].due, on, months)
    return tuple(
        _card_status(statements, moves, month, last)
        for month, last in _months(first, on)
    )


def _first(began: date, on: date, months: int) -> date:
    """The first day of the first month to show."""
    return max(began.replace(day=1), month_step(on.replace(day=1), 1 - months))


def _months(first: date, on: date) -> Iterator[tuple[date, date]]:
    """The first day of each month, and its last or the day asked for."""
    while first <= on:
        following = month_step(first, 1)
        yield first, min(days_later(following, -1), on)
        first = following


def _loan_status(
    rows: Sequence[RowState], month: date, last: date, grace: int
) -> MonthStatus:
    past = days_later(last, -grace)
    open_then = [row for row in rows if row.due < past and not _is_paid(row, last)]
    late = max(((last - row.due).days for row in open_then), default=0)
    due = [row for row in rows if month <= row.due <= last]
    if late:
        code = str(min(WORST, (late - 1) // STEP_DAYS + 1))
    elif _all_paid(rows, last):
        code = PAID_OFF
    elif any(row.days_late and _is_paid(row, last) for row in due):
        code = LATE_WITHIN
    else:
        code = ON_TIME if due else NOTHING_DUE
    return MonthStatus(month, code, late)


def _all_paid(rows: Sequence[RowState], day: date) -> bool:
    return all(_is_paid(row, day) for row in rows)


def _is_paid(row: RowState, day: date) -> bool:
    """Whether a row was paid in full by the end of ``day``."""
    if row.paid_on is None:
        # An instalment of nothing asks for no payment.
        return not row.left and row.due <= day
    return row.paid_on <= day


def _card_status(
    statements: Sequence[Statement], moves: Sequence[Move], month: date, last: date
) -> MonthStatus:
    # A minimum takes over what the one before it left: one paid cures all before it.
    missed: list[Statement] = []
    for made in reversed([one for one in statements if one.due < last]):
        if _paid(moves, made, last) >= made.minimum:
            break
        missed.append(made)
    late = (last - missed[-1].due).days if missed else 0
    due = [one for one in statements if month <= one.due <= last and one.minimum > ZERO]
    if missed:
        code = str(min(WORST, len(missed)))
    elif any(_paid(moves, one, one.due) < one.minimum for one in due):
        is_open = _paid(moves, due[-1], last) < due[-1].minimum
        code = ON_TIME if is_open else LATE_WITHIN
    else:
        code = ON_TIME if due else NOTHING_DUE
    return MonthStatus(month, code, late)


def _paid(moves: Sequence[Move], made: Statement, until: date) -> Money:
    """What came in on a statement by the end of a day; a refund counts too."""
    return total(
        move.amount
        for move in moves
        if made.on < move.on <= until and move.kind in (MoveKind.PAY, MoveKind.REFUND)
    )
