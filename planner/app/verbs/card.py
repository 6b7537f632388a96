"""``card CARD.json``: statements of a card, full-amount interest line by line."""

import argparse
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from planner.app.json_file import read_json, refusing
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.errors import FieldError, TermsError, shown
from planner.lean import dataclass
from planner.model import wire
from planner.model.records import MinimumRule
from planner.model.wire import write
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.schedule.bill_instalments import BillPlan, bill_moves
from planner.schedule.card_rules import (
    NO_FEE,
    CardMove,
    CardRules,
    InterestLine,
    LimitStep,
    Statement,
    free_periods,
)
from planner.schedule.revolving import follow
from planner.schedule.terms_check import rate_faults
from planner.wording.i18n import tr
from planner.wording.say import plain, short_day

_LAST_DAY = 31
_MOST_MONTHS = 1200
_MOST_GRACE = 27  # a statement comes each month: more would meet the next one
_MOST_PERIODS = 120


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card as the interface writes it.

    What ``CardRules`` calls the same means the same.

    Attributes:
        instalments: what is put into bill instalments.
        limits: the limit from each day on.
    """

    statement_day: int
    due_day: int
    daily_rate: Decimal
    minimum: MinimumRule
    moves: tuple[CardMove, ...]
    until: date
    due_in_days: int | None = None
    late_fee: MinimumRule = NO_FEE
    pay_day_counts: bool = False
    statement_day_counts: bool = True
    full_amount: bool = True
    unpaid_since: Literal["due", "posting"] = "due"
    cash_fee: MinimumRule = NO_FEE
    grace_days: int = 0
    tolerance: Money = ZERO
    limits: tuple[LimitStep, ...] = ()
    bills_own_day: bool = True
    instalments: tuple[BillPlan, ...] = ()


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``card``."""
    parser.add_argument("card", help="a card and its movements as JSON; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Make every statement through the last day asked for."""
    card = read_json(args.card, parts.stdin, card_file)
    with refusing(args.card):
        _check(card)
    rules = _rules(card)
    moves = [*card.moves]
    for plan in card.instalments:
        moves += bill_moves(plan, card.statement_day)
    with refusing(args.card):
        account = follow(rules, moves, card.until)
    free = free_periods(rules, moves, card.until)
    document: dict[str, object] = {
        "statements": [_statement(one) for one in account.statements],
        "interest_free": [write(one) for one in free],
    }
    limit = rules.limit_on(card.until)
    if limit is not None:
        document["available"] = str(limit - account.balance)
    return Answer(document, "\n\n".join(_tables(account.statements)))


def card_file(value: object) -> CardFile:
    """Read a card; one that is due some days after its statement needs no due day.

    Raises:
        NotUnderstoodError: naming the field.
    """
    if isinstance(value, dict) and value.get("due_in_days") is not None:
        if value.get("due_day") is not None:
            expected = Phrase("a due day or days after the statement, not both")
            found = shown(value["due_day"])
            raise FieldError(field="due_day", found=found, expected=expected)
        value = value | {"due_day": 1}
    return wire.read(CardFile, value)


def _rules(card: CardFile) -> CardRules:
    same = (one.name for one in fields(CardRules) if one.name != "daily_rate")
    given = {name: getattr(card, name) for name in same}
    given["limits"] = tuple(sorted(card.limits, key=lambda step: step.from_))
    return CardRules(daily_rate=Fraction(card.daily_rate), **given)


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
    yield from _rule_faults("cash_fee", card.cash_fee)
    yield from _lenience_faults(card)
    for n, plan in enumerate(card.instalments):
        yield from _plan_faults(f"instalments[{n}]", plan)
    for n, move in enumerate(card.moves):
        if move.amount <= ZERO:
            yield f"moves[{n}].amount", Phrase("the amount must be above zero")
    first = min((move.on for move in card.moves), default=card.until)
    if (card.until.year - first.year) * 12 > _MOST_MONTHS:
        yield "until", Phrase("that is more than a hundred years after the first move")


def _lenience_faults(card: CardFile) -> Iterator[tuple[str, Phrase]]:
    if card.due_in_days is not None and not 1 <= card.due_in_days <= _MOST_GRACE:
        yield "due_in_days", Phrase("a bill is due 1 to 27 days after its statement")
    if not 0 <= card.grace_days <= _MOST_GRACE:
        yield "grace_days", Phrase("days of grace lie between 0 and 27")
    if card.tolerance < ZERO:
        yield "tolerance", Phrase("a tolerance is not negative")
    for n, step in enumerate(card.limits):
        if step.limit < ZERO:
            yield f"limits[{n}].limit", Phrase("a limit is not negative")


def _plan_faults(name: str, plan: BillPlan) -> Iterator[tuple[str, Phrase]]:
    if plan.amount <= ZERO:
        yield f"{name}.amount", Phrase("the amount must be above zero")
    if not 1 <= plan.periods <= _MOST_PERIODS:
        yield f"{name}.periods", Phrase("a bill has 1 to 120 instalments")
    if not 0 <= plan.ratio <= 1:
        yield f"{name}.ratio", Phrase("a ratio lies between 0 and 1")
    if plan.unit <= ZERO:
        yield f"{name}.unit", Phrase("the unit must be above zero")


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
        "over_limit": str(one.over_limit),
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
