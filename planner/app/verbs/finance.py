"""``finance BOOK``: whether to borrow for a need, from whom, and how much."""

import argparse
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path

from planner.app.market import market
from planner.app.mix_document import document, text
from planner.app.parts import Answer, Parts
from planner.app.queries_loans import name_of
from planner.calendar import parse_day
from planner.errors import FieldError, TermsError
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.plan.offers import Need

_LONGEST = 360


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``finance``."""
    parser.add_argument("book", type=Path, help="the book to plan for")
    parser.add_argument(
        "--need",
        required=True,
        type=lambda value: Money.parse(value, "--need"),
        metavar="AMOUNT",
        help="what must be paid for",
    )
    parser.add_argument(
        "--by",
        required=True,
        type=lambda value: parse_day(value, "--by"),
        metavar="DAY",
        help="the day the money is needed",
    )
    parser.add_argument(
        "--months", required=True, metavar="N", help="for how many months"
    )
    parser.add_argument(
        "--confidence", metavar="P", help="such as 0.95; else what the book assumes"
    )
    parser.add_argument("--purpose", default="", metavar="TEXT", help="what it is for")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Mix, or say why nobody should lend or can."""
    from planner.plan.finance import mix  # noqa: PLC0415  # brings the arrays
    from planner.plan.pieces import TooLittle  # noqa: PLC0415  # the same

    store = parts.open_store(args.book)
    try:
        book = store.load()
    finally:
        store.close()
    need = Need(
        amount=_amount(args.need),
        by=_by(args.by, parts.on),
        months=_months(args.months),
        confidence=_confidence(args.confidence, book.assumed.confidence),
        purpose=args.purpose,
    )
    found = mix(book, parts.on, need, market(book, parts.on, need.by))
    status = 3 if isinstance(found, TooLittle) else 0
    return Answer(document(found), text(found, partial(name_of, book)), status)


def _amount(need: Money) -> Money:
    if need <= ZERO:
        expected = Phrase("an amount above zero")
        raise FieldError(field="--need", found=str(need), expected=expected)
    return need


def _by(by: date, on: date) -> date:
    if by < on:
        raise TermsError(field="--by", reason=Phrase("that day has passed"))
    return by


def _months(text: str) -> int:
    months = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= months <= _LONGEST:
        expected = Phrase("a number of months from 1 to 360")
        raise FieldError(field="--months", found=repr(text), expected=expected)
    return months


def _confidence(text: str | None, assumed: Decimal) -> Decimal:
    try:
        confidence = assumed if text is None else Decimal(text)
    except InvalidOperation:
        confidence = Decimal(-1)
    if not (confidence.is_finite() and 0 <= confidence < 1):
        expected = Phrase("a number from 0 to below 1")
        raise FieldError(field="--confidence", found=repr(text), expected=expected)
    return confidence
