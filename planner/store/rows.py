"""Records to and from rows: one pair of functions a kind, side by side."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from planner.model import records as r
from planner.model import wire
from planner.store import cells, declared_rows, terms_cells
from planner.store.cells import Cell, amount_of, day_of
from planner.store.table import Row, Table, table


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
        cells.word(x.owner),
    )


def _line(row: Row) -> r.Line:
    return r.Line(
        row[0],
        row[1],
        row[2],
        amount_of(row[3]),
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
        cells.member(r.Owner, row[17]),
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
        cells.iso(x.temporary_until),
    )


def _reading(row: Row) -> r.LimitReading:
    record_id, line, on, limit, available, temporary, drawable, reason, until = row
    return r.LimitReading(
        line,
        date.fromisoformat(on),
        amount_of(limit),
        cells.money(available),
        cells.money(temporary),
        cells.truth(drawable),
        reason,
        record_id,
        cells.day(until),
    )


def _loan_row(x: r.Loan) -> tuple[Cell, ...]:
    terms = terms_cells.terms_cells(x.terms)
    return (x.id, x.line, x.channel, x.name, *terms, cells.word(x.owner))


def _loan(row: Row) -> r.Loan:
    owner = cells.member(r.Owner, row[-1])
    return r.Loan(row[0], terms_cells.terms(row[4:-1]), row[1], row[2], row[3], owner)


# A dictionary finds a member in a fifth of the time that the enum itself needs.
_REPAYMENT_KINDS = {kind.value: kind for kind in r.RepaymentKind}
_MOVE_KINDS = {kind.value: kind for kind in r.MoveKind}


def _repayment_row(x: r.Repayment) -> tuple[Cell, ...]:
    return (x.id, x.loan, x.on.isoformat(), x.amount.minor, x.kind.value, x.mode)


def _repayment(row: Row) -> r.Repayment:
    record_id, loan, on, amount, kind, mode = row
    day, why = date.fromisoformat(on), _REPAYMENT_KINDS[kind]
    return r.Repayment(loan, day, amount_of(amount), why, record_id, mode)


def _move_row(x: r.Move) -> tuple[Cell, ...]:
    return (x.id, x.line, x.on.isoformat(), x.amount.minor, x.kind.value, x.note)


def _move(row: Row) -> r.Move:
    record_id, line, on, amount, kind, note = row
    day, what = day_of(on), _MOVE_KINDS[kind]
    return r.Move(line, day, amount_of(amount), what, record_id, note)


def _note_row(x: r.Note) -> tuple[Cell, ...]:
    return (x.id, x.on.isoformat(), x.kind.value, x.line, x.lender)


def _note(row: Row) -> r.Note:
    record_id, on, kind, line, lender = row
    return r.Note(date.fromisoformat(on), r.NoteKind(kind), line, lender, record_id)


def _cash_row(x: r.Cash) -> tuple[Cell, ...]:
    return (x.id, x.on.isoformat(), x.amount.minor)


def _cash(row: Row) -> r.Cash:
    record_id, on, amount = row
    return r.Cash(date.fromisoformat(on), amount_of(amount), record_id)


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
        amount_of(amount),
        r.Way(way),
        date.fromisoformat(first),
        "once" if every == "once" else cells.every(every),
        cells.day(until),
        Decimal(certainty),
    )


def _receivable_row(x: r.Receivable) -> tuple[Cell, ...]:
    return (
        x.id,
        x.debtor,
        x.amount.minor,
        x.issued_on.isoformat(),
        x.due_on.isoformat(),
        cells.flag(x.confirmed),
        None if x.probability is None else str(x.probability),
        cells.iso(x.collected_on),
    )


def _receivable(row: Row) -> r.Receivable:
    record_id, debtor, amount, issued, due, confirmed, likely, collected = row
    return r.Receivable(
        record_id,
        debtor,
        amount_of(amount),
        date.fromisoformat(issued),
        date.fromisoformat(due),
        cells.truth(confirmed),
        None if likely is None else Decimal(likely),
        cells.day(collected),
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
        amount_of(revenue),
        amount_of(flow),
        amount_of(assets),
        amount_of(owed),
        amount_of(all_assets),
        amount_of(all_owed),
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
        json.dumps(x.order, ensure_ascii=False),
        None if x.largest_dti is None else str(x.largest_dti),
    )


def _assumptions(row: Row) -> r.Assumptions:
    record_id, reserve, confidence, prepay, share, reliance, profile, order, dti = row
    return r.Assumptions(
        amount_of(reserve),
        Decimal(confidence),
        amount_of(prepay),
        Decimal(share),
        bool(reliance),
        bool(profile),
        record_id,
        tuple(json.loads(order)),
        None if dti is None else Decimal(dti),
    )


def _imported_row(x: r.ImportedRow) -> tuple[Cell, ...]:
    return (x.id, x.file, x.row, x.record, x.others)


def _imported(row: Row) -> r.ImportedRow:
    return r.ImportedRow(*row)


def _question_row(x: r.Question) -> tuple[Cell, ...]:
    on, amount = x.on.isoformat(), x.amount.minor
    asked = (
        None if x.asked is None else json.dumps(wire.write(x.asked), ensure_ascii=False)
    )
    return (x.id, x.file, x.row, on, amount, x.counterparty, x.why, asked)


def _question(row: Row) -> r.Question:
    record_id, file, number, on, amount, counterparty, why, told = row
    day, money = date.fromisoformat(on), amount_of(amount)
    asked = None if told is None else wire.read(r.Asked, json.loads(told))
    return r.Question(record_id, file, number, day, money, counterparty, why, asked)


TABLES: tuple[Table, ...] = (
    table(
        r.Profile,
        "profiles",
        "name kind monthly_income registered_on note",
        _profile_row,
        _profile,
    ),
    table(
        r.Line,
        "lines",
        "channel name limit opened_on rate_value rate_per statement_day due_day"
        " shares_limit_with reports_to_bureau type minimum_ratio minimum_floor"
        " late_fee_ratio late_fee_floor expires_on owner",
        _line_row,
        _line,
    ),
    table(
        r.LimitReading,
        "readings",
        "line on limit available temporary drawable reason temporary_until",
        _reading_row,
        _reading,
    ),
    table(
        r.Loan,
        "loans",
        " ".join(("line channel name", *terms_cells.COLUMNS, "owner")),
        _loan_row,
        _loan,
    ),
    table(
        r.Repayment,
        "repayments",
        "loan on amount kind mode",
        _repayment_row,
        _repayment,
    ),
    table(r.Move, "moves", "line on amount kind note", _move_row, _move),
    table(r.Note, "notes", "on kind line lender", _note_row, _note),
    table(r.Cash, "cash", "on amount", _cash_row, _cash),
    table(
        r.Expected,
        "expected",
        "name amount way first every until certainty",
        _expected_row,
        _expected,
    ),
    table(
        r.Receivable,
        "receivables",
        "debtor amount issued_on due_on confirmed probability collected_on",
        _receivable_row,
        _receivable,
    ),
    table(
        r.Figures,
        "figures",
        "period revenue cash_flow current_assets current_liabilities total_assets"
        " total_liabilities",
        _figures_row,
        _figures,
    ),
    table(
        r.Assumptions,
        "assumptions",
        "reserve confidence prepay_minimum largest_share factor_reliance"
        " factor_profile repay_order largest_dti",
        _assumptions_row,
        _assumptions,
    ),
    table(
        r.ImportedRow,
        "imported",
        "file row record others",
        _imported_row,
        _imported,
    ),
    table(
        r.Question,
        "questions",
        "file row on amount counterparty why asked",
        _question_row,
        _question,
    ),
    *declared_rows.TABLES,
)

BY_NAME: Mapping[str, Table] = MappingProxyType({one.name: one for one in TABLES})
