"""``report BOOK OUT.pdf``, or of all books of a folder: what a book holds, printed."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.app.book_path import book_path
from planner.app.parts import Answer, Parts
from planner.app.printed import printed
from planner.app.report_options import KINDS, OWNERS, PAPERS, ReportOptions
from planner.calendar import parse_day
from planner.errors import FieldError
from planner.model.book import Book
from planner.phrases import Phrase

__all__ = ["KINDS", "add", "run"]


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``report``."""
    parser.add_argument(
        "book", type=book_path, help="the book to report of, or a folder of books"
    )
    parser.add_argument(
        "out",
        type=Path,
        metavar="OUT.pdf",
        help="the file to write; of a folder of books, the folder for their reports",
    )
    parser.add_argument(
        "--kind", choices=KINDS, help="which report (default: the book's own kind)"
    )
    add_options(parser)
    parser.add_argument(
        "--xlsx",
        type=Path,
        metavar="OUT.xlsx",
        help="write the tables as a spreadsheet as well",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no report"
    )
    parser.add_argument(
        "--jobs",
        type=_count,
        metavar="N",
        help="processes for a folder of books (default: one for each core)",
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what a report may be asked for beside its kind."""
    parser.add_argument(
        "--since",
        type=_day("--since"),
        metavar="DAY",
        help="first day of the period (default: today)",
    )
    parser.add_argument(
        "--until",
        type=_day("--until"),
        metavar="DAY",
        help="last day of the period (default: a year on)",
    )
    parser.add_argument(
        "--only",
        nargs="+",
        action="extend",
        default=[],
        metavar="LINE",
        help="list these lines and loans only",
    )
    parser.add_argument(
        "--mask", action="store_true", help="hide amounts and long numbers"
    )
    parser.add_argument(
        "--paper", choices=PAPERS, default="a4", help="size of the pages"
    )
    parser.add_argument(
        "--owner", choices=OWNERS, default="both", help="whose debts are listed"
    )
    parser.add_argument("--yearly", action="store_true", help="one page for each year")
    parser.add_argument(
        "--fresh", action="store_true", help="work out a plan beside kept ones too"
    )


def options(args: argparse.Namespace, book: Book) -> ReportOptions:
    """What the words of a call ask for, of a book."""
    return ReportOptions(
        kind=args.kind or book.profile.kind.value,
        since=args.since,
        until=args.until,
        only=tuple(args.only),
        is_masked=args.mask,
        paper=args.paper,
        owner=args.owner,
        is_yearly=args.yearly,
        tables=args.xlsx,
        is_fresh=args.fresh,
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the report; it appears whole or not at all."""
    if args.book.is_dir():
        # many processes come with this import: only where there are many books
        from planner.app import report_folder  # noqa: PLC0415  # only when used

        return report_folder.run(args, parts, options)
    return printed(args, parts, lambda book: options(args, book))


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        expected = Phrase("a whole number, 1 or more")
        raise FieldError(field="--jobs", found=repr(text), expected=expected)
    return int(text)


def _day(name: str) -> Callable[[str], date]:
    return lambda text: parse_day(text, name)
