"""``about BOOK [--help-report OUT]``: its size, records, last backup and checks."""

import argparse
from collections import Counter
from pathlib import Path

from planner.app.about_book import OURS, about, check_words, help_report
from planner.app.book_path import book_path
from planner.app.files import write_bytes_whole
from planner.app.parts import Answer, Parts
from planner.wording.i18n import tr


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``about``."""
    parser.add_argument("book", type=book_path, help="the book")
    parser.add_argument(
        "--help-report",
        type=Path,
        metavar="OUT",
        help="write a text for helpers that holds nothing personal",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Tell what the book is, and write the report for help where it is asked for."""
    book = about(args.book, parts.open_store, parts.copies(), parts.on)
    document: dict[str, object] = {
        "file": str(args.book),
        "bytes": book.size,
        "records": dict(book.records),
        "total": book.total,
        "schema": book.schema,
        "encrypted": book.is_sealed,
        "engine": book.engine,
        "backups": len(book.backups),
        "last_backup": book.backups[0].isoformat() if book.backups else None,
        "ok": not book.found,
        "issues": dict(Counter(one.kind for one in book.found)),
        "help_report": None,
    }
    lines = [
        tr("File: {file}").format(file=args.book),
        tr("Size: {n} KiB").format(n=book.kib),
        tr("Records: {n}").format(n=book.total),
        tr("Password: {told}").format(told=tr("yes") if book.is_sealed else tr("no")),
        tr("Last backup: {day}").format(day=book.last_backup),
        tr("Check: {found}").format(found=check_words(book.found)),
    ]
    if args.help_report is not None:
        report = help_report(book)
        write_bytes_whole(args.help_report, report.encode(), OURS, book=args.book)
        document["help_report"] = str(args.help_report)
        lines += ["", report, tr("Written: {files}").format(files=args.help_report)]
    return Answer(document, "\n".join(lines))
