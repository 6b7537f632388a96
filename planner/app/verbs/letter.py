"""``letter BOOK OUT.pdf``: a filled-in appeal, objection or complaint."""

import argparse

from planner.app.book_path import book_path
from planner.app.parts import Answer, Parts
from planner.app.printed import add_out, printed

KINDS = ("limit", "bureau", "complaint")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``letter``."""
    parser.add_argument("book", type=book_path, help="the book with the evidence")
    add_out(parser)
    parser.add_argument("--kind", choices=KINDS, required=True, help="which letter")
    parser.add_argument("--line", metavar="ID", help="the line that it is about")
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no letter"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the letter; it appears whole or not at all."""
    kind = f"letter:{args.kind}:{args.line or ''}"
    return printed(args, parts, lambda _: kind, kind=args.kind, line=args.line)
