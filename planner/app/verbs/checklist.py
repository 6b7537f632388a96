"""``checklist BOOK OUT.pdf --sector shop``: papers and days ahead, to tick off."""

import argparse
from datetime import date

from planner.app.book_path import book_path
from planner.app.parts import Answer, Parts
from planner.app.printed import add_out, printed
from planner.calendar import parse_day
from planner.model.offers import Sector

SECTORS = tuple(sector.value for sector in Sector)


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``checklist``."""
    parser.add_argument("book", type=book_path, help="the book of the firm")
    add_out(parser)
    parser.add_argument(
        "--sector", choices=SECTORS, required=True, help="what sort of firm it is"
    )
    parser.add_argument(
        "--needed", type=_needed, metavar="DAY", help="when the money is needed"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a file that is no report"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Write the checklist; it appears whole or not at all."""
    needed = args.needed.isoformat() if args.needed else ""
    kind = f"checklist:{args.sector}:{needed}"
    return printed(
        args,
        parts,
        lambda _: kind,
        kind="checklist",
        sector=args.sector,
        needed=needed or None,
    )


def _needed(text: str) -> date:
    return parse_day(text, "--needed")
