"""``repay BOOK``: the best way out of all debts, beside the familiar rules."""

import argparse
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.app.book_path import book_path
from planner.app.commands import Declare
from planner.app.parts import Answer, Parts
from planner.app.plan_name import plan_name
from planner.app.pointing import is_debt
from planner.app.progress import Bar
from planner.app.queries_loans import name_of
from planner.app.session import Session
from planner.app.usual import card_usual
from planner.calendar import FixedClock, parse_day
from planner.errors import FieldError, TermsError
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr

if TYPE_CHECKING:
    from planner.plan.plan import Plan

# The words of ``planner.plan.aims.Aim``, which would bring the arrays with it.
AIMS = ("cost", "soonest", "burden", "smooth", "lenders", "limits")
_LONGEST = 24
_LAST_YEAR = 2150
_MOST_SECONDS = 3600
_PER_CENT = 100


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``repay``."""
    parser.add_argument("book", type=book_path, help="the book to plan for")
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
    parser.add_argument(
        "--aim",
        choices=(*AIMS, "all"),
        default="cost",
        help="what the plan is for; all compares them",
    )
    parser.add_argument(
        "--free-by",
        type=lambda value: parse_day(value, "--free-by"),
        metavar="DAY",
        help="how much more each month it takes to be free of debt by then",
    )
    parser.add_argument(
        "--order",
        metavar="IDS",
        help="your own order of loans and lines, parted by commas, to compare with",
    )
    parser.add_argument(
        "--stress",
        default="1",
        metavar="MONTHS",
        help="for how many months income is late or lost in the stress test",
    )
    parser.add_argument(
        "--keep", metavar="NAME", help="keep the plan in the book under this name"
    )
    parser.add_argument(
        "--seconds",
        metavar="N",
        help="after which the best plan found so far is the answer, with its gap",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Plan, or say what stands in the way."""
    # these bring the arrays: only a plan should wait for them
    from planner.app.plan_document import document, text  # noqa: PLC0415  # heavy, only when used
    from planner.app.repay_answers import Answers  # noqa: PLC0415  # heavy, only when used
    from planner.plan.compare import Asked  # noqa: PLC0415  # heavy, only when used
    from planner.plan.plan import Infeasible  # noqa: PLC0415  # heavy, only when used
    from planner.plan.scenarios import stresses  # noqa: PLC0415  # heavy, only when used
    from planner.plan.situation import Situation  # noqa: PLC0415  # heavy, only when used

    months = _months(args.stress)
    keeps = None if args.keep is None else plan_name(args.keep)
    _check(args, parts.on)
    book = _ordered(_book(args.book, parts), args.order)
    usual = card_usual(book, parts.on)
    named = partial(name_of, book)
    weights = _weights(book, parts.on, args.aim)
    bar = Bar(_PER_CENT)
    asked = Asked(
        *(book, parts.on, usual, named, weights),
        tell=lambda one: bar.show(int(one.share * _PER_CENT), 0),
        seconds=_seconds(args.seconds),
    )
    answers = Answers(asked, args.aim, args.until, args.extra, args.free_by)
    here = Situation(book, parts.on, extra=args.extra, usual=usual)
    shaken = stresses(here, months)
    said = "\n".join((text(answers.found, shaken, named), *answers.lines()))
    possible = not isinstance(answers.found, Infeasible)
    made = {**document(answers.found, shaken), **answers.document()}
    bar.close()
    if keeps is not None:
        saved = _kept(args.book, parts, answers.plan, keeps)
        made["saved"] = list(saved)
        if saved:
            kept = tr("Kept in the book: {ids}").format(ids=", ".join(saved))
            said = f"{said}\n\n{kept}"
    return Answer(made, said, 0 if possible else 3)


def _kept(path: Path, parts: Parts, plan: "Plan | None", name: str) -> tuple[str, ...]:
    """The plan in the book, and its id; nothing where there is no plan."""
    from planner.app.kept_plans import kept  # noqa: PLC0415  # heavy, only when used

    if plan is None:
        return ()
    session = Session(parts.open_store(path, write=True), FixedClock(parts.on))
    try:
        change = session.do_all(
            iter([Declare(kept(plan, name, parts.on))]),
            Sentence(Phrase("Keep a repayment plan")),
        )
    finally:
        session.close()
    return tuple(record.id for record in change.saved())


def _ordered(book: Book, order: str | None) -> Book:
    """The book with the user's own order as the call has it, for this plan only."""
    if order is None:
        return book
    names = tuple(name.strip() for name in order.split(",") if name.strip())
    for name in names or ("",):
        if not is_debt(book, name):
            expected = Phrase("ids of loans and lines of this book, parted by commas")
            raise FieldError(field="--order", found=repr(name), expected=expected)
    return book.with_(replace(book.assumed, id="assumptions", order=names))


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:
        expected = Phrase("a number of seconds above 0, at most 3600")
        raise FieldError(field="--seconds", found=repr(text), expected=expected)
    return seconds


def _weights(book: Book, on: date, aim: str) -> dict[str, float]:
    """Only one aim needs the estimates, which are slow."""
    if aim not in ("limits", "all"):
        return {}
    from planner.app.risk_weights import risk_weights  # noqa: PLC0415  # heavy, only when used

    return dict(risk_weights(book, on))


def _book(path: Path, parts: Parts) -> Book:
    store = parts.open_store(path)
    try:
        return store.load()
    finally:
        store.close()


def _months(text: str) -> int:
    months = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= months <= _LONGEST:
        expected = Phrase("a number of months from 1 to 24")
        raise FieldError(field="--stress", found=repr(text), expected=expected)
    return months


def _check(args: argparse.Namespace, on: date) -> None:
    if args.extra < ZERO:
        expected = Phrase("an amount of zero or more")
        raise FieldError(field="--extra", found=str(args.extra), expected=expected)
    for field, day in (("--until", args.until), ("--free-by", args.free_by)):
        if day is not None and day < on:
            raise TermsError(field=field, reason=Phrase("that day has passed"))
    if on.year > _LAST_YEAR:
        expected = Phrase("a day before the year 2151")
        raise FieldError(field="--on", found=on.isoformat(), expected=expected)
