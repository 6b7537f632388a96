"""Records to and from rows: one pair of functions a kind, side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from planner.model import records as r
from planner.money import Money
from planner.store import cells, terms_cells
from planner.store.cells import Cell

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """How one kind of record lies in its table; the id comes first."""

    kind: type[r.Record]
    name: str
    columns: tuple[str, ...]
    to_row: Callable[[Any], tuple[Cell, ...]]
    from_row: Callable[[Row], r.Record]

    # Names of tables and columns are constants of this file; values are bound.

    @property
    def select(self) -> str:
        """Reads all rows in the order in which their records came."""
        return f'SELECT {self._quoted} FROM "{self.name}" ORDER BY place'  # noqa: S608  # our own names only

    @property
    def upsert(self) -> str:
        """Writes a row; the place comes first and counts for a new id only."""
        marks = ", ".join("?" for _ in self.columns)
        changes = ", ".join(f'"{c}" = excluded."{c}"' for c in self.columns[1:])
        return (
            f'INSERT INTO "{self.name}" (place, {self._quoted}) VALUES (?, {marks})'  # noqa: S608  # our own names only
            f" ON CONFLICT (id) DO UPDATE SET {changes}"
        )

    @property
    def delete(self) -> str:
        """Deletes the row of an id."""
        return f'DELETE FROM "{self.name}" WHERE id = ?'  # noqa: S608  # our own names only

    @property
    def _quoted(self) -> str:
        return ", ".join(f'"{name}"' for name in self.columns)


def _profile_row(x: r.Profile) -> tuple[Cell, ...]:
    income, since = cells.fen(x.monthly_income), cells.iso(x.registered_on)
    return (x.id, x.name, x.kind.value, income, since, x.note)


def _profile(row: Row) -> r.Profile:
    record_id, name, kind, income, since, note = row
    income, since = cells.money(income), cells.day(since)
    return r.Profile(name, r.BookKind(kind), income, since, note, record_id)


def _line_row(x: r.Line) -> tuple[Cell, ...]:
    return (
        x.id,
        x.channel,
        x.name,
        x.limit.minor,
        x.opened_on.isoformat(),
        *cells.rate_cells(x.rate),
        x.statement_day,
        x.due_day,
        x.shares_limit_with,
        cells.flag(x.reports_to_bureau),
        cells.word(x.type),
        *cells.rule_cells(x.minimum),
        *cells.rule_cells(x.late_fee),
        cells.iso(x.expires_on),
    )


def _line(row: Row) -> r.Line:
    return r.Line(
        row[0],
        row[1],
        row[2],
        Money(row[3]),
        date.fromisoformat(row[4]),
        cells.rate(row[5], row[6]),
        row[7],
        row[8],
        row[9],
        cells.truth(row[10]),
        cells.member(r.LineType, row[11]),
        cells.rule(row[12], row[13]),
        cells.rule(row[14], row[15]),
        cells.day(row[16]),
    )


def _reading_row(x: r.LimitReading) -> tuple[Cell, ...]:
    return (
        x.id,
        x.line,
        x.on.isoformat(),
        x.limit.minor,
        cells.fen(x.available),
        cells.fen(x.temporary),
        cells.flag(x.drawable),
        x.reason,
    )


def _reading(row: Row) -> r.LimitReading:
    record_id, line, on, limit, available, temporary, drawable, reason = row
    return r.LimitReading(
        line,
        date.fromisoformat(on),
        Money(limit),
        cells.money(available),
        cells.money(temporary),
        cells.truth(drawable),
        reason,
        record_id,
    )


def _loan_row(x: r.Loan) -> tuple[Cell, ...]:
    return (x.id, x.line, x.channel, x.name, *terms_cells.terms_cells(x.terms))


def _loan(row: Row) -> r.Loan:
    return r.Loan(row[0], terms_cells.terms(row[4:]), row[1], row[2], row[3])


# A dictionary finds a member in a fifth of the time that the enum itself needs.
_REPAYMENT_KINDS = {kind.value: kind for kind in r.RepaymentKind}
_MOVE_KINDS = {kind.value: kind for kind in r.MoveKind}


def _repayment_row(x: r.Repayment) -> tuple[Cell, ...]:
    return (x.id, x.loan, x.on.isoformat(), x.amount.minor, x.kind.value, x.mode)


def _repayment(row: Row) -> r.Repayment:
    record_id, loan, on, amount, kind, mode = row
    day, why = date.fromisoformat(on), _REPAYMENT_KINDS[kind]
    return r.Repayment(loan, day, Money(amount), why, record_id, mode)


def _move_row(x: r.Move) -> tuple[Cell, ...]:
    return (x.id, x.line, x.on.isoformat(), x.amount.minor, x.kind.value, x.note)


def _move(row: Row) -> r.Move:
    record_id, line, on, amount, kind, note = row
    day, what = date.fromisoformat(on), _MOVE_KINDS[kind]
    return r.Move(line, day, Money(amount), what, record_id, note)


def _note_row(x: r.Note) -> tuple[Cell, ...]:
    return (x.id, x.on.isoformat(), x.kind.value, x.line, x.lender)


def _note(row: Row) -> r.Note:
    record_id, on, kind, line, lender = row
    return r.Note(date.fromisoformat(on), r.NoteKind(kind), line, lender, record_id)


def _cash_row(x: r.Cash) -> tuple[Cell, ...]:
    return (x.id, x.on.isoformat(), x.amount.minor)


def _cash(row: Row) -> r.Cash:
    record_id, on, amount = row
    return r.Cash(date.fromisoformat(on), Money(amount), record_id)


def _expected_row(x: r.Expected) -> tuple[Cell, ...]:
    return (
        x.id,
        x.name,
        x.amount.minor,
        x.way.value,
        x.first.isoformat(),
        cells.every_cell(x.every),
        cells.iso(x.until),
        str(x.certainty),
    )


def _expected(row: Row) -> r.Expected:
    record_id, name, amount, way, first, every, until, certainty = row
    return r.Expected(
        record_id,
        name,
        Money(amount),
        r.Way(way),
        date.fromisoformat(first),
        "once" if every == "once" else cells.every(every),
        cells.day(until),
        Decimal(certainty),
    )


def _receivable_row(x: r.Receivable) -> tuple[Cell, ...]:
    issued, due = x.issued_on.isoformat(), x.due_on.isoformat()
    return (x.id, x.debtor, x.amount.minor, issued, due, cells.flag(x.confirmed))


def _receivable(row: Row) -> r.Receivable:
    record_id, debtor, amount, issued, due, confirmed = row
    return r.Receivable(
        record_id,
        debtor,
        Money(amount),
        date.fromisoformat(issued),
        date.fromisoformat(due),
        cells.truth(confirmed),
    )


def _figures_row(x: r.Figures) -> tuple[Cell, ...]:
    return (
        x.id,
        x.period,
        x.revenue.minor,
        x.cash_flow.minor,
        x.current_assets.minor,
        x.current_liabilities.minor,
        x.total_assets.minor,
        x.total_liabilities.minor,
    )


def _figures(row: Row) -> r.Figures:
    record_id, period, revenue, flow, assets, owed, all_assets, all_owed = row
    return r.Figures(
        period,
        Money(revenue),
        Money(flow),
        Money(assets),
        Money(owed),
        Money(all_assets),
        Money(all_owed),
        record_id,
    )


def _assumptions_row(x: r.Assumptions) -> tuple[Cell, ...]:
    return (
        x.id,
        x.reserve.minor,
        str(x.confidence),
        x.prepay_minimum.minor,
        str(x.largest_share),
        int(x.factor_reliance),
        int(x.factor_profile),
    )


def _assumptions(row: Row) -> r.Assumptions:
    record_id, reserve, confidence, prepay, share, reliance, profile = row
    return r.Assumptions(
        Money(reserve),
        Decimal(confidence),
        Money(prepay),
        Decimal(share),
        bool(reliance),
        bool(profile),
        record_id,
    )


def _imported_row(x: r.ImportedRow) -> tuple[Cell, ...]:
    return (x.id, x.file, x.row, x.record, x.others)


def _imported(row: Row) -> r.ImportedRow:
    return r.ImportedRow(*row)


def _question_row(x: r.Question) -> tuple[Cell, ...]:
    on, amount = x.on.isoformat(), x.amount.minor
    return (x.id, x.file, x.row, on, amount, x.counterparty, x.why)


def _question(row: Row) -> r.Question:
    record_id, file, number, on, amount, counterparty, why = row
    day, money = date.fromisoformat(on), Money(amount)
    return r.Question(record_id, file, number, day, money, counterparty, why)


def _table(
    kind: type[r.Record],
    name: str,
    columns: str,
    to_row: Callable[[Any], tuple[Cell, ...]],
    from_row: Callable[[Row], r.Record],
) -> Table:
    return Table(kind, name, ("id", *columns.split()), to_row, from_row)


TABLES: tuple[Table, ...] = (
    _table(
        r.Profile,
        "profiles",
        "name kind monthly_income registered_on note",
        _profile_row,
        _profile,
    ),
    _table(
        r.Line,
        "lines",
        "channel name limit opened_on rate_value rate_per statement_day due_day"
        " shares_limit_with reports_to_bureau type minimum_ratio minimum_floor"
        " late_fee_ratio late_fee_floor expires_on",
        _line_row,
        _line,
    ),
    _table(
        r.LimitReading,
        "readings",
        "line on limit available temporary drawable reason",
        _reading_row,
        _reading,
    ),
    _table(
        r.Loan,
        "loans",
        " ".join(("line channel name", *terms_cells.COLUMNS)),
        _loan_row,
        _loan,
    ),
    _table(
        r.Repayment,
        "repayments",
        "loan on amount kind mode",
        _repayment_row,
        _repayment,
    ),
    _table(r.Move, "moves", "line on amount kind note", _move_row, _move),
    _table(r.Note, "notes", "on kind line lender", _note_row, _note),
    _table(r.Cash, "cash", "on amount", _cash_row, _cash),
    _table(
        r.Expected,
        "expected",
        "name amount way first every until certainty",
        _expected_row,
        _expected,
    ),
    _table(
        r.Receivable,
        "receivables",
        "debtor amount issued_on due_on confirmed",
        _receivable_row,
        _receivable,
    ),
    _table(
        r.Figures,
        "figures",
        "period revenue cash_flow current_assets current_liabilities total_assets"
        " total_liabilities",
        _figures_row,
        _figures,
    ),
    _table(
        r.Assumptions,
        "assumptions",
        "reserve confidence prepay_minimum largest_share factor_reliance"
        " factor_profile",
        _assumptions_row,
        _assumptions,
    ),
    _table(
        r.ImportedRow,
        "imported",
        "file row record others",
        _imported_row,
        _imported,
    ),
    _table(
        r.Question,
        "questions",
        "file row on amount counterparty why",
        _question_row,
        _question,
    ),
)

BY_NAME: Mapping[str, Table] = MappingProxyType({table.name: table for table in TABLES})
