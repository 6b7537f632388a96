"""What the verbs that write a PDF share; each would else open and refuse anew."""

import argparse
from collections.abc import Callable
from pathlib import Path

from planner.app.cli import say_aside
from planner.app.parts import Answer, Parts
from planner.app.report_options import ReportOptions
from planner.errors import FieldError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording.i18n import tr


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add where the PDF goes."""
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help="the file to write")


def printed(
    args: argparse.Namespace,
    parts: Parts,
    asked_of: Callable[[Book], ReportOptions | str],
    **told: object,
) -> Answer:
    """Write a paper of the book; it appears whole or not at all.

    Args:
        args: with ``book``, ``out`` and ``force``.
        parts: what writes it.
        asked_of: which paper, of a book.
        told: what the answer says beside the file, its pages and the day.

    Raises:
        PlannerError: the name ends in something else, or it cannot be written.
    """
    _refuse_ending(args.out, "OUT.pdf", Phrase("a file name that ends in .pdf"))
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    asked = asked_of(book)
    if not isinstance(asked, str) and asked.tables is not None:
        expected = Phrase("a file name that ends in .xlsx")
        _refuse_ending(asked.tables, "--xlsx", expected)
        told["tables"] = str(asked.tables)
    pages = parts.write_report(
        book, parts.on, args.out, asked, force=args.force, book_file=args.book
    )
    words = tr("{file} is written. Pages: {n}.")
    kind = asked if isinstance(asked, str) else asked.kind
    document = {"written": str(args.out), "kind": kind, **told, "pages": pages}
    document["on"] = parts.on.isoformat()
    if not isinstance(asked, str):
        document |= shared(args, is_masked=asked.is_masked)
    return Answer(document, words.format(file=args.out, n=pages))


def shared(args: argparse.Namespace, *, is_masked: bool) -> dict[str, object]:
    """Who can read what is written: a sentence aside, and keys for a program.

    Args:
        args: with ``json``, which keeps stderr silent.
        is_masked: whether amounts are hidden.
    """
    note = tr(
        "The report is not encrypted: whoever gets it reads every amount. --mask hides"
        " them."
    )
    if not is_masked and not getattr(args, "json", True):
        say_aside(note)
    return {"masked": is_masked, "note": None if is_masked else note}


def _refuse_ending(out: Path, field: str, expected: Phrase) -> None:
    """A file that is there already is judged by what it is, not by its name."""
    ending = f".{expected.rsplit('.', 1)[1]}"
    if out.suffix.lower() != ending and not out.exists():
        raise FieldError(field=field, found=repr(out.name), expected=expected)
