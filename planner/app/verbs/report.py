"""``report BOOK OUT.pdf``: what the book holds, printed."""

import argparse
from pathlib import Path

from planner.app.parts import Answer, Parts
from planner.app.printed import add_out, printed

KINDS = ("person", "business", "bank", "plan")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``report``."""
    parser.add_argument("book", type=Path, help="the book to report of")
    add_out(parser)
    parser.add_argument(
        "--kind", choices=KINDS, help="which report (default: the book's own kind)"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no report"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the report; it appears whole or not at all."""
    return printed(args, parts, lambda book: args.kind or book.profile.kind.value)
