"""``backup BOOK OUT``: a verified copy of the book."""

import argparse
from pathlib import Path

from planner.app import events, known_copies
from planner.app.book_path import book_path
from planner.app.events import Event
from planner.app.files import write_whole
from planner.app.parts import Answer, Parts
from planner.wording.i18n import tr


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``backup``."""
    parser.add_argument("book", type=book_path, help="the book to copy")
    parser.add_argument("out", type=Path, help="where the copy shall be")
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no backup"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Copy, read the copy back, then put it in its place."""
    store = parts.open_store(args.book)
    try:
        # a copy is a book in the place of a file: by force also of another book
        ours = (lambda _: True) if args.force else store.made_copy
        write_whole(args.out, store.copy_to, ours, book=args.book)
        records = sum(1 for _ in store.load().records())
    finally:
        store.close()
    events.note(Event.BACKED_UP)
    known_copies.remember(args.book, args.out)
    words = tr("{out} is a copy of {book}; it was read back, with {n} records.")
    return Answer(
        {"book": str(args.book), "backup": str(args.out), "records": records},
        words.format(out=args.out, book=args.book, n=records),
    )
