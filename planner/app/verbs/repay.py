"""``repay BOOK``: the cheapest way out of all debts, beside the familiar rules."""

import argparse
from datetime import date
from pathlib import Path

from planner.app.parts import Answer, Parts
from planner.app.plan_document import document, text
from planner.app.usual import card_usual
from planner.calendar import parse_day
from planner.errors import FieldError, TermsError
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase


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
    from planner.plan.repay import plan  # noqa: PLC0415  # brings the arrays

    if args.extra < ZERO:
        expected = Phrase("an amount of zero or more")
        raise FieldError(field="--extra", found=str(args.extra), expected=expected)
    book = _book(args.book, parts)
    _check_day(args.until, parts.on)
    found = plan(
        book, parts.on, args.until, args.extra, usual=card_usual(book, parts.on)
    )
    made = document(found)
    possible = made["outcome"] != "infeasible"
    return Answer(made, text(found), 0 if possible else 3)


def _book(path: Path, parts: Parts) -> Book:
    store = parts.open_store(path)
    try:
        return store.load()
    finally:
        store.close()


def _check_day(until: date | None, on: date) -> None:
    if until is not None and until < on:
        raise TermsError(field="--until", reason=Phrase("that day has passed"))
