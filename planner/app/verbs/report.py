"""``report BOOK OUT.pdf``: what the book holds, printed."""

import argparse
from pathlib import Path

from planner.app.parts import Answer, Parts
from planner.errors import FieldError
from planner.phrases import Phrase
from planner.wording.i18n import tr

KINDS = ("person", "business", "bank", "plan")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``report``."""
    parser.add_argument("book", type=Path, help="the book to report of")
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help="the file to write")
    parser.add_argument(
        "--kind", choices=KINDS, help="which report (default: the book's own kind)"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no report"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the report; it appears whole or not at all."""
    # a file that is there already is judged by what it is, not by its name
    if args.out.suffix.lower() != ".pdf" and not args.out.exists():
        raise FieldError(
            field="OUT.pdf",
            found=repr(args.out.name),
            expected=Phrase("a file name that ends in .pdf"),
        )
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    kind = args.kind or book.profile.kind.value
    pages = parts.write_report(
        book, parts.on, args.out, kind, force=args.force, book_file=args.book
    )
    words = tr("{file} is written; it has {n} pages.")
    return Answer(
        {
            "written": str(args.out),
            "kind": kind,
            "pages": pages,
            "on": parts.on.isoformat(),
        },
        words.format(file=args.out, n=pages),
    )
