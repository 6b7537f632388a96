"""``card CARD.json``: statements of a card, full-amount interest line by line."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.app.json_file import read_json, refusing
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.errors import TermsError
from planner.model import wire
from planner.model.records import MinimumRule
from planner.money import ZERO
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.schedule.revolving import (
    NO_FEE,
    CardMove,
    CardRules,
    InterestLine,
    Statement,
    follow,
)
from planner.schedule.terms_check import rate_faults
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day

_LAST_DAY = 31
_MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card as the interface writes it.

    Attributes:
        statement_day_counts: whether a statement's interest runs through its own day.
        full_amount: whether a bill not paid in full bears interest on all of it.
    """

    statement_day: int
    due_day: int
    daily_rate: Decimal
    minimum: MinimumRule
    moves: tuple[CardMove, ...]
    until: date
    late_fee: MinimumRule = NO_FEE
    pay_day_counts: bool = False
    statement_day_counts: bool = True
    full_amount: bool = True


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``card``."""
    parser.add_argument("card", help="a card and its movements as JSON; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Make every statement through the last day asked for."""
    card = read_json(args.card, parts.stdin, lambda value: wire.read(CardFile, value))
    with refusing(args.card):
        _check(card)
    rules = CardRules(
        statement_day=card.statement_day,
        due_day=card.due_day,
        daily_rate=Fraction(card.daily_rate),
        minimum=card.minimum,
        late_fee=card.late_fee,
        pay_day_counts=card.pay_day_counts,
        statement_day_counts=card.statement_day_counts,
        full_amount=card.full_amount,
    )
    made = follow(rules, card.moves, card.until).statements
    document = {"statements": [_statement(one) for one in made]}
    return Answer(document, "\n\n".join(_tables(made)))


def _check(card: CardFile) -> None:
    for field, reason in _faults(card):
        raise TermsError(field=field, reason=reason)


def _faults(card: CardFile) -> Iterator[tuple[str, Phrase | Sentence]]:
    for field in ("statement_day", "due_day"):
        if not 1 <= getattr(card, field) <= _LAST_DAY:
            yield field, Phrase("a day of the month is 1 to 31")
    yield from rate_faults("daily_rate", Rate(card.daily_rate, Period.DAY))
    yield from _rule_faults("minimum", card.minimum)
    yield from _rule_faults("late_fee", card.late_fee)
    for n, move in enumerate(card.moves):
        if move.amount <= ZERO:
            yield f"moves[{n}].amount", Phrase("the amount must be above zero")
    first = min((move.on for move in card.moves), default=card.until)
    if (card.until.year - first.year) * 12 > _MOST_MONTHS:
        yield "until", Phrase("that is more than a hundred years after the first move")


def _rule_faults(name: str, rule: MinimumRule) -> Iterator[tuple[str, Phrase]]:
    if not 0 <= rule.ratio <= 1:
        yield f"{name}.ratio", Phrase("a ratio lies between 0 and 1")
    if rule.floor < ZERO:
        yield f"{name}.floor", Phrase("a floor is not negative")


def _statement(one: Statement) -> dict[str, object]:
    return {
        "on": one.on.isoformat(),
        "due": one.due.isoformat(),
        "balance": str(one.balance),
        "minimum": str(one.minimum),
        "interest": str(one.interest),
        "late_fee": str(one.late_fee),
        "lines": [_line(line) for line in one.lines],
    }


def _line(line: InterestLine) -> dict[str, object]:
    return {
        "amount": str(line.amount),
        "from": line.since.isoformat(),
        "to": line.until.isoformat(),
        "days": line.days,
        "interest": str(line.interest),
    }


def _tables(made: list[Statement]) -> Iterator[str]:
    headings = [
        tr("Statement"),
        tr("Due"),
        tr("Statement balance"),
        tr("Minimum"),
        tr("Interest"),
        tr("Late fee"),
    ]
    rows = [
        [
            short_day(one.on),
            short_day(one.due),
            plain(one.balance),
            plain(one.minimum),
            plain(one.interest),
            plain(one.late_fee),
        ]
        for one in made
    ]
    yield text_table(headings, rows, right=(2, 3, 4, 5))
    lines = [
        [
            short_day(one.on),
            plain(line.amount),
            short_day(line.since),
            short_day(line.until),
            str(line.days),
            plain(line.interest),
        ]
        for one in made
        for line in one.lines
    ]
    if lines:
        headings = [
            tr("Statement"),
            tr("Amount"),
            tr("From"),
            tr("Through"),
            tr("Days"),
            tr("Interest"),
        ]
        yield text_table(headings, lines, right=(1, 4, 5))
