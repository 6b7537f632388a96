"""``new BOOK``: makes a book, empty or with a sample life in it."""

import argparse

from planner.app.book_path import book_path
from planner.app.handlers import apply
from planner.app.parts import Answer, Parts
from planner.model.book import Book
from planner.model.records import BookKind, Profile
from planner.wording.i18n import tr


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``new``."""
    parser.add_argument("book", type=book_path, help="the file to make")
    parser.add_argument("--kind", choices=[kind.value for kind in BookKind])
    parser.add_argument(
        "--sample", action="store_true", help="fill it with an invented life"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Make the book; it appears whole or not at all."""
    kind = BookKind(args.kind or BookKind.PERSON.value)
    book = _sample(kind, parts) if args.sample else _empty(kind)
    parts.new_store(args.book, book).close()
    records = sum(1 for _ in book.records())
    words = tr("{file} is made. Records in it: {n}.")
    return Answer(
        {"book": str(args.book), "kind": kind.value, "records": records},
        words.format(file=args.book, n=records),
    )


def _empty(kind: BookKind) -> Book:
    return Book().with_(Profile("", kind))


def _sample(kind: BookKind, parts: Parts) -> Book:
    from planner.app.samples import tell  # noqa: PLC0415  # only where it is asked for

    book = Book()
    for command in tell.commands(kind, parts.on):
        book = apply(book, command)
    return book
