"""``import BOOK FILE…``: judges bills, and takes their credit rows into the book."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from planner.app.book_path import book_path
from planner.app.cli import say_aside
from planner.app.import_call import ImportCall, Taken, layout_in, taken
from planner.app.json_rows import fields
from planner.app.labels import label
from planner.app.lender_import import tables_document
from planner.app.parts import Answer, Parts
from planner.app.password_file import password_of
from planner.app.preview_text import previewed
from planner.app.queries_questions import question_row
from planner.app.report_rows import differences_table, reports_document
from planner.app.session import Session
from planner.app.text_table import text_table
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.model.bills import BillReading, JudgedRow, ReadFile, Verdict
from planner.model.book import Book
from planner.money import Money
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
    parser.add_argument("book", type=book_path, help="the book to add to")
    parser.add_argument(
        "files", type=Path, nargs="+", help="bill files, zips, or an exported book"
    )
    parser.add_argument(
        "--zip-password-file",
        metavar="FILE",
        help="password of locked zips, in the first line; - reads stdin",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show the verdicts, write nothing"
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help="show the first rows of a file and a layout for it, write nothing",
    )
    parser.add_argument(
        "--layout", help="a JSON file that says what the columns hold; - reads stdin"
    )
    parser.add_argument(
        "--open",
        action="append",
        default=[],
        type=_limit,
        metavar="CHANNEL=LIMIT",
        help="open a line that the bills use and the book lacks; repeatable",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Judge every row; without ``--dry-run`` the call is the agreement."""
    is_dry = args.dry_run or args.preview
    store = parts.open_store(args.book, write=not is_dry)
    session = Session(store, FixedClock(parts.on))
    try:
        if args.preview:
            return previewed(parts.preview_bill(args.files[0], session.book))
        found = taken(_call(args, parts, session.book), parts, session.book)
        book = session.book
        if found.wishes and not is_dry:
            session.do_all(found.wishes, label(book, found.wishes[-1]))
    finally:
        session.close()
    if store.not_backed_up is not None:
        say_aside(say(store.not_backed_up))
    if args.json:
        _tell_cut_rows(found.reading)
    document = _document(found.reading, book)
    document["lender_tables"] = tables_document(found.tables)
    return Answer(document, _text(found, is_dry=args.dry_run))


def _call(args: argparse.Namespace, parts: Parts, book: Book) -> ImportCall:
    layout = layout_in(args.layout, parts.stdin, book) if args.layout else None
    password = password_of(args.zip_password_file, parts.stdin)
    return ImportCall(tuple(args.files), layout, dict(args.open), password)


def _limit(text: str) -> tuple[str, Money]:
    """A line to open, ``huabei=8000``."""
    channel, is_told, limit = text.rpartition("=")
    if not is_told:
        raise argparse.ArgumentTypeError(tr("expected CHANNEL=LIMIT"))
    try:
        return channel, Money.parse(limit, "--open")
    except PlannerError as fault:
        raise argparse.ArgumentTypeError(say(fault)) from None


def _tell_cut_rows(reading: BillReading) -> None:
    """Name skipped rows beside the JSON too, where a script may overlook them."""
    for file in reading.files:
        for line in file.cut:
            words = tr("{file}: line {line} is cut off and was skipped.")
            say_aside(words.format(file=file.file, line=line))


def _document(reading: BillReading, book: Book) -> dict[str, object]:
    return {
        "files": [_file(file) for file in reading.files],
        "records": [_row(row) for row in reading.judged],
        "questions": [fields(question_row(book, one)) for one in reading.questions],
        **reports_document(reading.reports),
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
        "matched_all": _all_matched(row),
        "matched_why": say(row.matched_why) if row.matched_why else None,
        "line": row.line,
        "duplicate": row.duplicate,
    }


def _all_matched(row: JudgedRow) -> list[dict[str, object]]:
    """Each loan and instalment that the row pays; one payment may be for several."""
    parts = row.parts or (((row.loan, row.instalment),) if row.loan else ())
    return [{"loan": loan, "instalment": n} for loan, n in parts]


def _text(found: Taken, *, is_dry: bool) -> str:
    reading = found.reading
    parts = [_file_text(file) for file in reading.files]
    shown = [row for row in reading.judged if row.verdict in _SHOWN]
    if shown:
        parts.append(_table(shown))
    if any(told.differences for told in reading.reports):
        parts.append(differences_table(reading.reports))
    return "\n\n".join([*parts, _summary(found, is_dry=is_dry)])


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


def _summary(found: Taken, *, is_dry: bool) -> str:
    words = (
        tr("Nothing was written. Agreeing would add {records} records, {questions}.")
        if is_dry
        else tr("{records} records were added, {questions}.")
    )
    questions = tr("{n} questions").format(n=len(found.reading.questions))
    return words.format(records=found.added, questions=questions)
