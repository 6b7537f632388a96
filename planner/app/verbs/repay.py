"""``repay BOOK``: the cheapest way out of all debts, beside the familiar rules."""

import argparse
from datetime import date
from functools import partial
from pathlib import Path

from planner.app.parts import Answer, Parts
from planner.app.queries_loans import name_of
from planner.app.usual import card_usual
from planner.calendar import parse_day
from planner.errors import FieldError, TermsError
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.plan import Infeasible


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``repay``."""
    parser.add_argument("book", type=Path, help="the book to plan for")
    parser.add_argument(
        "--until",
        type=lambda value: parse_day(value, "--until"),
        metavar="DAY",
        help="the day by which all must be repaid",
    )
    parser.add_argument(
        "--extra",
        type=lambda value: Money.parse(value, "--extra"),
        default=ZERO,
        metavar="AMOUNT",
        help="what is there each month beside what the book expects",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Plan, or say what stands in the way."""
    # these bring the arrays: only a plan should wait for them
    from planner.app.plan_document import document, text  # noqa: PLC0415  # heavy, only when used
    from planner.plan.repay import plan  # noqa: PLC0415  # heavy, only when used
    from planner.plan.scenarios import stresses  # noqa: PLC0415  # heavy, only when used
    from planner.plan.situation import Situation  # noqa: PLC0415  # heavy, only when used

    if args.extra < ZERO:
        expected = Phrase("an amount of zero or more")
        raise FieldError(field="--extra", found=str(args.extra), expected=expected)
    book = _book(args.book, parts)
    _check_day(args.until, parts.on)
    usual = card_usual(book, parts.on)
    named = partial(name_of, book)
    found = plan(book, parts.on, args.until, args.extra, usual=usual, named=named)
    shaken = stresses(Situation(book, parts.on, extra=args.extra, usual=usual))
    possible = not isinstance(found, Infeasible)
    said = text(found, shaken, named)
    return Answer(document(found, shaken), said, 0 if possible else 3)


def _book(path: Path, parts: Parts) -> Book:
    store = parts.open_store(path)
    try:
        return store.load()
    finally:
        store.close()


def _check_day(until: date | None, on: date) -> None:
    if until is not None and until < on:
        raise TermsError(field="--until", reason=Phrase("that day has passed"))
