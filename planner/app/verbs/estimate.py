"""``estimate BOOK``: what each limit may become, why, and what a change would do."""

import argparse

from planner.app.book_path import book_path
from planner.app.estimate_document import ahead, document, own, own_says, text
from planner.app.handlers import apply
from planner.app.lines_file import commands
from planner.app.months import months
from planner.app.outlook import basis, past
from planner.app.parts import Answer, Parts
from planner.app.queries_windows import standby
from planner.credit.estimate import estimates
from planner.credit.whatif import compare
from planner.errors import IdUnknownError, RefusedError, RefusedInLineError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``estimate``."""
    parser.add_argument("book", type=book_path, help="the book to look at")
    parser.add_argument("--line", metavar="ID", help="one line; else all")
    parser.add_argument(
        "--months", type=months, default=(1, 3, 6, 12), help="such as 1,3,6,12"
    )
    parser.add_argument(
        "--if",
        dest="changes",
        metavar="FILE",
        help="commands as for do, only thought of; - reads stdin",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Estimate, or compare before and after what is only thought of."""
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    changed = _changed(book, args.changes, parts) if args.changes else book
    if args.line is not None and args.line not in changed.lines:
        raise IdUnknownError(kind=Phrase("line"), id=args.line)
    lines = None if args.line is None else (args.line,)
    before, on = past(book, parts.on), parts.on
    if not args.changes:
        found = estimates(before, basis(book, on), args.months, lines)
        if not found:
            return Answer(document(found) | own(book), tr("There is no line yet."))
        says = [text(found), *own_says(book), say(standby(book, on).say)]
        whole = document(found) | own(book) | ahead(book, on)
        return Answer(whole, "\n\n".join(says))
    both = compare(before, past(changed, on), basis(changed, on), args.months, lines)
    return Answer(
        {"before": document(both.before), "after": document(both.after)} | own(changed),
        "\n\n".join(
            [tr("As it is"), text(both.before), tr("As it would be"), text(both.after)]
        ),
    )


def _changed(book: Book, file: str, parts: Parts) -> Book:
    for line, command in commands(file, parts.stdin):
        try:
            book = apply(book, command)
        except RefusedError as cause:
            raise RefusedInLineError(file=file, line=line, cause=cause) from cause
    return book
