"""``export BOOK OUT.{xlsx,csv,json,ics}``: the book's records for other programs."""

import argparse
from pathlib import Path

from planner.app.book_path import book_path
from planner.app.export_whole import export_whole
from planner.app.parts import Answer, Parts
from planner.errors import RefusedError
from planner.phrases import Phrase
from planner.wording.i18n import tr


class ClearExportError(RefusedError):
    """An export of a book with a password, which would be readable by anybody."""

    words = Phrase(
        "{book} has a password, and {file} would be readable without it; nothing was"
        " written. --clear says that this is meant."
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``export``."""
    parser.add_argument("book", type=book_path, help="the book to read")
    parser.add_argument(
        "out", type=Path, help="a file ending in xlsx, csv, json or ics"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that Duheng did not make"
    )
    parser.add_argument(
        "--clear",
        action="store_true",
        help="of a book with a password, too: the file has none",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write all files, or none where one would replace what is not ours."""
    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    # a password that the book does not have was refused when it was opened
    if args.book_password_file is not None and not args.clear:
        raise ClearExportError(book=str(args.book), file=str(args.out))
    files = export_whole(
        parts.write_tables,
        book,
        parts.on,
        args.out,
        force=args.force,
        book_file=args.book,
    )
    names = [str(file) for file in files]
    words = tr("Written: {files}")
    return Answer(
        {"book": str(args.book), "files": names}, words.format(files="\n".join(names))
    )
