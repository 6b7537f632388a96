"""``import BOOK FILE…``: judges bills, and takes their credit rows into the book."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.app.cli import say_aside
from planner.app.commands import TakeImport
from planner.app.parts import Answer, Parts
from planner.app.session import Session
from planner.app.text_table import text_table
from planner.calendar import FixedClock
from planner.model.bills import BillReading, JudgedRow, ReadFile, Verdict
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day

_SHOWN = (
    Verdict.DRAWDOWN,
    Verdict.REPAYMENT,
    Verdict.REPAYMENT_FAILED,
    Verdict.FEE,
    Verdict.REFUND,
    Verdict.UNCLEAR,
)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``import``."""
    parser.add_argument("book", type=Path, help="the book to add to")
    parser.add_argument("files", type=Path, nargs="+", help="bill files, or zips")
    parser.add_argument(
        "--dry-run", action="store_true", help="show the verdicts, write nothing"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Judge every row; without ``--dry-run`` the call is the agreement."""
    store = parts.open_store(args.book, write=not args.dry_run)
    session = Session(store, FixedClock(parts.on))
    try:
        reading = parts.read_bills(args.files, session.book)
        if not args.dry_run and (reading.rows or reading.questions):
            session.do(agreed(reading))
    finally:
        session.close()
    if args.json:
        _tell_cut_rows(reading)
    return Answer(_document(reading), _text(reading, is_dry=args.dry_run))


def _tell_cut_rows(reading: BillReading) -> None:
    """Name skipped rows beside the JSON too, where a script may overlook them."""
    for file in reading.files:
        for line in file.cut:
            words = tr("{file}: line {line} is cut off and was skipped.")
            say_aside(words.format(file=file.file, line=line))


def agreed(reading: BillReading) -> TakeImport:
    """The one step that takes what was read."""
    return TakeImport(reading.records, reading.rows, reading.questions, reading.settled)


def _document(reading: BillReading) -> dict[str, object]:
    return {
        "files": [_file(file) for file in reading.files],
        "records": [_row(row) for row in reading.judged],
    }


def _file(file: ReadFile) -> dict[str, object]:
    return {
        "file": file.file,
        "format": file.format,
        "encoding": file.encoding,
        "rows": file.rows,
        "from": file.since.isoformat() if file.since else None,
        "to": file.until.isoformat() if file.until else None,
        "reconciles": file.reconciles,
        "verdicts": {verdict.value: n for verdict, n in file.verdicts.items()},
        "notes": [say(note) for note in file.notes],
        "cut": list(file.cut),
    }


def _row(row: JudgedRow) -> dict[str, object]:
    matched = {"loan": row.loan, "instalment": row.instalment} if row.loan else None
    return {
        "file": row.file,
        "row": row.row,
        "verdict": row.verdict.value,
        "channel": row.channel,
        "on": row.on.isoformat(),
        "amount": str(row.amount),
        "counterparty": row.counterparty,
        "why": say(row.why),
        "matched": matched,
        "line": row.line,
        "duplicate": row.duplicate,
    }


def _text(reading: BillReading, *, is_dry: bool) -> str:
    parts = [_file_text(file) for file in reading.files]
    shown = [row for row in reading.judged if row.verdict in _SHOWN]
    if shown:
        parts.append(_table(shown))
    return "\n\n".join([*parts, _summary(reading, is_dry=is_dry)])


def _file_text(file: ReadFile) -> str:
    words = tr("{file}: {format}, {encoding}, {rows} rows")
    head = words.format(
        file=file.file, format=file.format, encoding=file.encoding, rows=file.rows
    )
    if file.since and file.until:
        head += tr(", {since} to {until}").format(
            since=say(file.since), until=say(file.until)
        )
    totals = {
        True: tr("Its totals hold."),
        False: tr("Its totals do not hold."),
        None: tr("It states no totals."),
    }[file.reconciles]
    return "\n".join([head, totals, *(say(note) for note in file.notes)])


def _table(rows: Sequence[JudgedRow]) -> str:
    headings = (
        tr("Row"),
        tr("Day"),
        tr("Verdict"),
        tr("Channel"),
        tr("Amount (¥)"),
        tr("Counterparty"),
        tr("Belongs to"),
        tr("Why"),
    )
    return text_table(headings, [_cells(row) for row in rows], right=(0, 4))


def _cells(row: JudgedRow) -> tuple[str, ...]:
    place = row.loan or row.line or ""
    if row.instalment is not None:
        place = tr("{loan}, instalment {n}").format(loan=place, n=row.instalment)
    return (
        str(row.row),
        short_day(row.on),
        say(row.verdict),
        row.channel or "",
        plain(row.amount),
        row.counterparty,
        tr("in the book already") if row.duplicate else place,
        say(row.why),
    )


def _summary(reading: BillReading, *, is_dry: bool) -> str:
    words = (
        tr("Nothing was written. Agreeing would add {records} records, {questions}.")
        if is_dry
        else tr("{records} records were added, {questions}.")
    )
    questions = tr("{n} questions").format(n=len(reading.questions))
    return words.format(records=len(reading.records), questions=questions)
