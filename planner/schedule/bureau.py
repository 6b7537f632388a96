"""What the credit bureau would write of a loan month by month (征信还款状态)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.calendar import days_later, month_step
from planner.schedule.replay import LoanState, RowState

STEP_DAYS = 30
WORST = 7  # more than 180 days


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """One month of the repayment record.

    Attributes:
        month: its first day.
        code: ``N`` paid on time, ``M`` paid late but within the month, ``1`` to ``7``
            overdue at its end by up to 30, 60 … 180 days and more, ``C`` paid off,
            ``*`` nothing due (second generation of the report).
        days_late: how long the oldest unpaid instalment was overdue at the end of the
            month; in the running month, on the day asked for.
    """

    month: date
    code: str
    days_late: int


def statuses(state: LoanState) -> tuple[MonthStatus, ...]:
    """Every month from the first due day to the day the state was asked for.

    Days of grace count as on time, as lenders report them.
    """
    rows = state.rows
    months: list[MonthStatus] = []
    month = rows[0].due.replace(day=1)
    while month <= state.on:
        last = min(days_later(month_step(month, 1), -1), state.on)
        found = _status(rows, month, last)
        months.append(found)
        if found.code == "C":
            break
        month = month_step(month, 1)
    return tuple(months)


def _status(rows: Sequence[RowState], month: date, last: date) -> MonthStatus:
    open_then = [row for row in rows if _unpaid_on(row, last)]
    late = max((_days_late(row, last) for row in open_then), default=0)
    due = [row for row in rows if month <= row.due <= last]
    if late:
        code = str(min(WORST, (late - 1) // STEP_DAYS + 1))
    elif all(row.paid_on is not None and row.paid_on <= last for row in rows):
        code = "C"
    elif any(row.days_late and row.paid_on is not None for row in due):
        code = "M"
    else:
        code = "N" if due else "*"
    return MonthStatus(month, code, late)


def _unpaid_on(row: RowState, day: date) -> bool:
    return row.due < day and (row.paid_on is None or row.paid_on > day)


def _days_late(row: RowState, day: date) -> int:
    # A row that was never late, or paid within grace, is not late here either.
    return (day - row.due).days if row.days_late and row.amount else 0
