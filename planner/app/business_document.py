"""What only a firm has, for a program to read: ``show BOOK business``."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from planner.app.json_rows import fields, plain
from planner.app.owners import OwnerRow, owners
from planner.app.queries import Look
from planner.app.queries_forecast import Forecast, Stretch, forecast
from planner.app.queries_loans import DueRow
from planner.app.queries_missed import Missed, missed_debtors
from planner.app.queries_ratios import RatioRow, Ratios, line_said, ratios
from planner.app.queries_receivables import (
    DebtorRow,
    ReceivableRow,
    Receivables,
    receivables,
)
from planner.app.queries_seasons import LEAST_YEARS, NoSeasons, seasons
from planner.money import Rounding, rounded
from planner.wording import i18n
from planner.wording.say import say

Document = dict[str, object]
_PLACES = 4


def business_document(look: Look) -> Document:
    """Figures, receivables, forecast, ratios, seasons and owners."""
    book, on = look.book, look.on
    everyone, missed = missed_debtors(book, on)
    told = ratios(book, on)
    return {
        "business": {
            "figures": [fields(one) for one in told.figures],
            "receivables": _receivables(receivables(book, on)),
            "forecast": _forecast(forecast(book, on)),
            "missed": {
                "everyone": fields(everyone),
                "debtors": [_missed(one) for one in missed],
            },
            "ratios": _ratios(told),
            "seasons": _seasons(look),
            "owners": [_owner(row) for row in owners(book, on)],
        }
    }


def _receivables(ledger: Receivables) -> Document:
    return {
        "rows": [_receivable(row) for row in ledger.rows],
        "ages": [fields(row) for row in ledger.ages],
        "debtors": [_debtor(row) for row in ledger.debtors],
        "amount": str(ledger.amount),
        "late": str(ledger.late),
        "expected": str(ledger.expected),
        "unjudged": str(ledger.unjudged),
    }


def _receivable(row: ReceivableRow) -> Document:
    one = row.collection
    told = fields(one)
    told.pop("receivable")
    for name in ("probability", "low", "high"):
        value: Decimal | None = getattr(one, name)
        told[name] = None if value is None else float(value)
    record = one.receivable
    return {
        "receivable": record.id,
        "debtor": record.debtor,
        "amount": str(record.amount),
        "issued_on": plain(record.issued_on),
        "due_on": plain(record.due_on),
        "confirmed": record.confirmed,
        **told,
        "age": say(row.age),
        "why": say(row.why),
    }


def _debtor(row: DebtorRow) -> Document:
    told = fields(row)
    told.pop("habit")
    habit = row.habit
    return {
        **told,
        "paid_before": len(habit.delays),
        "paid_on_time": habit.on_time,
        "usual_delay": habit.median,
    }


def _forecast(ahead: Forecast) -> Document:
    return {
        "opening": str(ahead.opening),
        "overdue": str(ahead.overdue),
        "reserve": str(ahead.reserve),
        "counted_on": plain(ahead.counted_on),
        "undated": str(ahead.undated),
        "weeks": _stretches(ahead.weeks),
        "months": _stretches(ahead.months),
        "lowest_week": ahead.lowest_week.n,
        "lowest_week_with": ahead.lowest_week_with.n,
    }


def _stretches(rows: Iterable[Stretch]) -> list[Document]:
    return [fields(row) for row in rows]


def _missed(row: Missed) -> Document:
    return {**fields(row), "breaks": [_broken(due) for due in row.breaks]}


def _broken(due: DueRow) -> Document:
    return {"on": plain(due.on), "loan": due.loan, "n": due.n, "left": str(due.left)}


def _ratios(told: Ratios) -> Document:
    return {
        "periods": list(told.periods),
        "full_year": None if told.year is None else list(told.year.parts),
        "due_in_a_year": str(told.due),
        "rows": [_ratio(row) for row in told.rows],
    }


def _ratio(row: RatioRow) -> Document:
    return {
        "ratio": row.id,
        "name": say(row.name),
        "formula": say(row.formula),
        "values": {one.period: _exact(one.ratio) for one in row.values},
        "line": _line(row),
        "stand": None if row.stand is None else row.stand.value,
    }


def _line(row: RatioRow) -> Document | None:
    line = row.line
    if line is None:
        return None
    return {
        "low": line.value.low,
        "high": line.value.high,
        "say": say(line_said(row)),
        "grade": line.grade.value,
        "checked_on": line.checked_on.isoformat(),
        "source": line.source.title.in_(i18n.language()),
    }


def _exact(ratio: Fraction | None) -> str | None:
    """A plain ratio with four decimals, half up."""
    if ratio is None:
        return None
    whole = rounded(ratio * 10**_PLACES, Rounding.HALF_UP)
    return format(Decimal(whole).scaleb(-_PLACES), "f")


def _seasons(look: Look) -> Document:
    found = seasons(look.book, look.on)
    if isinstance(found, NoSeasons):
        return {"known": False, "years": found.years, "needed": LEAST_YEARS}
    return {
        "known": True,
        "years": list(found.years),
        "rows": [
            {
                "part": row.part,
                "index": _exact(row.index),
                "low": _exact(row.low),
                "high": _exact(row.high),
                "revenues": [str(one) for one in row.revenues],
            }
            for row in found.rows
        ],
    }


def _owner(row: OwnerRow) -> Document:
    return {
        **fields(row),
        "owner": "together" if row.owner is None else row.owner.value,
    }
