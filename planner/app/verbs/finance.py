"""``finance BOOK``: whether to borrow for a need, from whom, and how much."""

import argparse
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING

from planner.app.book_path import book_path
from planner.app.commands import Command, Declare
from planner.app.held_back import usable
from planner.app.market import market
from planner.app.mix_document import document
from planner.app.mix_text import text
from planner.app.order_evidence import order_lines, order_rows
from planner.app.parts import Answer, Parts
from planner.app.plan_name import plan_name
from planner.app.queries_loans import name_of
from planner.app.session import Session
from planner.calendar import FixedClock, parse_day
from planner.errors import FieldError, FieldMissingError, IdUnknownError, TermsError
from planner.model import declared as d
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan.offers import Need
from planner.wording.i18n import tr

if TYPE_CHECKING:
    from planner.plan.pieces import Outcome

_LONGEST = 360
_ASKED = ("need", "by", "months", "purpose")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``finance``."""
    parser.add_argument("book", type=book_path, help="the book to plan for")
    parser.add_argument(
        "--need",
        type=lambda value: Money.parse(value, "--need"),
        metavar="AMOUNT",
        help="what must be paid for",
    )
    parser.add_argument(
        "--by",
        type=lambda value: parse_day(value, "--by"),
        metavar="DAY",
        help="the day the money is needed",
    )
    parser.add_argument("--months", metavar="N", help="for how many months")
    parser.add_argument(
        "--need-id",
        metavar="ID",
        help="a need that the book holds; what else is given replaces its own",
    )
    parser.add_argument(
        "--confidence", metavar="P", help="such as 0.95; else what the book assumes"
    )
    parser.add_argument("--purpose", metavar="TEXT", help="what it is for")
    parser.add_argument(
        "--keep-need", metavar="ID", help="keep the need in the book under this id"
    )
    parser.add_argument(
        "--keep", metavar="NAME", help="keep the mix in the book as a plan"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Mix, or say why nobody should lend or can."""
    from planner.plan.finance import mix  # noqa: PLC0415  # brings the arrays
    from planner.plan.pieces import FoundMix, TooLittle  # noqa: PLC0415  # the same

    book = _read(args, parts)
    need = _need(args, parts.on, book)
    held_back = _held_back(args, book)
    own = usable(book, held_back)
    found = mix(own, parts.on, need, market(own, parts.on, need.by))
    wishes = (*_needed(args, need, held_back), *_kept(args, found, parts.on))
    saved = _written(args, parts, wishes) if wishes else ()
    status = 3 if isinstance(found, TooLittle) else 0
    told = {**document(found), "orders": list(order_rows(own, parts.on, need))}
    if wishes:
        told["saved"] = list(saved)
    words = text(found, partial(name_of, book))
    if not isinstance(found, FoundMix):
        words = "\n".join((words, *order_lines(own, parts.on, need)))
    if saved:
        kept = tr("Kept in the book: {ids}").format(ids=", ".join(saved))
        words = f"{words}\n\n{kept}"
    return Answer(told, words, status)


def _read(args: argparse.Namespace, parts: Parts) -> Book:
    store = parts.open_store(args.book)
    try:
        return store.load()
    finally:
        store.close()


def _held_back(args: argparse.Namespace, book: Book) -> tuple[str, ...]:
    kept = book.needs.get(args.need_id or "")
    return kept.held_back if kept is not None else ()


def _needed(
    args: argparse.Namespace, need: Need, held_back: tuple[str, ...]
) -> Iterator[Command]:
    if args.keep_need is not None:
        name = _named("--keep-need", args.keep_need)
        asked = (need.amount, need.by, need.months, need.purpose)
        kept = d.Need(*asked, name, held_back)
        yield Declare(kept)


def _kept(args: argparse.Namespace, found: "Outcome", on: date) -> Iterator[Command]:
    """The mix as a plan; of an answer without a mix there is nothing to keep."""
    from planner.app.kept_plans import kept_mix  # noqa: PLC0415  # brings the arrays
    from planner.plan.pieces import FoundMix  # noqa: PLC0415  # the same

    if args.keep is not None:
        name = plan_name(args.keep)
        if isinstance(found, FoundMix):
            yield Declare(kept_mix(found, name, on))


def _written(
    args: argparse.Namespace, parts: Parts, wishes: tuple[Command, ...]
) -> tuple[str, ...]:
    """Write the need and the plan, both or none; their ids."""
    session = Session(parts.open_store(args.book, write=True), FixedClock(parts.on))
    try:
        change = session.do_all(iter(wishes), Sentence(Phrase("Keep a financing plan")))
    finally:
        session.close()
    return tuple(record.id for record in change.saved())


def _named(field: str, text: str) -> str:
    if not text.strip():
        raise FieldError(field=field, found=repr(text), expected=Phrase("a name"))
    return text


def _need(args: argparse.Namespace, on: date, book: Book) -> Need:
    """What the call asks for; what it leaves open is as the book's need has it."""
    _fill(args, book)
    return Need(
        amount=_amount(args.need),
        by=_by(args.by, on),
        months=_months(args.months),
        confidence=_confidence(args.confidence, book.assumed.confidence),
        purpose=args.purpose or "",
    )


def _fill(args: argparse.Namespace, book: Book) -> None:
    if args.need_id is not None:
        kept = book.needs.get(args.need_id)
        if kept is None:
            raise IdUnknownError(kind=Phrase("need of money"), id=args.need_id)
        known = (kept.amount, kept.by, str(kept.months), kept.purpose)
        for name, value in zip(_ASKED, known, strict=True):
            if getattr(args, name) is None:
                setattr(args, name, value)
    for name in _ASKED[:-1]:
        if getattr(args, name) is None:
            expected = Phrase("it in the call, or --need-id with a need of the book")
            raise FieldMissingError(field=f"--{name}", expected=expected)


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
