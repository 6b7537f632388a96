"""``forget BOOK [--yes]``: lists everything that belongs to a book, or deletes it."""

import argparse

from planner.app import forgetting
from planner.app.book_path import book_path
from planner.app.forgetting import NOT_REACHED
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.wording.i18n import tr
from planner.wording.say import say

_LEFT = 3


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``forget``."""
    parser.add_argument("book", type=book_path, help="the book to delete")
    parser.add_argument("--yes", action="store_true", help="delete what is listed")
    parser.add_argument(
        "--book-only",
        action="store_true",
        help="leave log and settings, for the sake of other books",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """List the files; with consent delete them, and say what stays."""
    traces = parts.traces(forgetting.backup_place())
    files = forgetting.all_of(args.book, traces, book_only=args.book_only)
    left = forgetting.forget(args.book, files, traces) if args.yes else ()
    document = {
        "book": str(args.book),
        "files": [
            {"path": str(one.path), "what": say(one.what), "bytes": one.size}
            for one in files
        ],
        "done": args.yes,
        "left": [str(path) for path in left],
        "not_reached": [say(words) for words in NOT_REACHED],
    }
    cells = [[say(one.what), str(one.size), str(one.path)] for one in files]
    lines = [text_table([tr("What"), tr("Bytes"), tr("File")], cells, right=[1]), ""]
    if args.yes:
        lines.append(tr("Files deleted: {n}.").format(n=len(files) - len(left)))
        lines += [tr("Could not be deleted: {file}").format(file=x) for x in left]
    else:
        lines.append(tr("Nothing has been deleted; --yes deletes all of these."))
    lines += ["", tr("What Duheng cannot reach:")]
    lines += [f"  {say(words)}" for words in NOT_REACHED]
    return Answer(document, "\n".join(lines), _LEFT if left else 0)
