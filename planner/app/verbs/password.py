"""``password BOOK``: gives a book a password, changes it, or takes it off."""

import argparse

from planner.app.book_path import book_path
from planner.app.call import CallError
from planner.app.parts import Answer, Parts
from planner.app.password_file import password_of
from planner.phrases import Phrase
from planner.wording.i18n import tr


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``password``."""
    parser.add_argument("book", type=book_path, help="the book")
    parser.add_argument(
        "--new-password-file", metavar="FILE", help="the password to be; - reads stdin"
    )
    parser.add_argument(
        "--remove", action="store_true", help="the book shall have no password"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the book and its kept copies anew under the new password."""
    if (args.new_password_file is None) is not args.remove:
        raise CallError(why=Phrase("give either --new-password-file or --remove"))
    new = password_of(args.new_password_file, parts.stdin)
    files = parts.change_password(args.book, new)
    words = (
        tr("{book} has no password now. Files written anew: {n}.")
        if new is None
        else tr("{book} and its backups have the new password. Files written: {n}.")
    )
    return Answer(
        {"book": str(args.book), "encrypted": new is not None, "files": files},
        words.format(book=args.book, n=files),
    )
