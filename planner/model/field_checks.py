"""What plain fields must meet; without it each kind of record would check anew."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from planner.calendar import is_usable
from planner.errors import NotAllowedError, PlannerError, TooEarlyError
from planner.money import ZERO, Money
from planner.phrases import Phrase

NOT_NEGATIVE = Phrase("it must not be below zero")
ABOVE_ZERO = Phrase("it must be above zero")
A_SHARE = Phrase("it must be from 0 to 1")
WRITABLE = Phrase("a text cannot hold NUL or half of a character")
USABLE = Phrase("a day must lie from 1900 to 2200")

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def plain_fields(record: object) -> Iterator[PlannerError]:
    """Faults of texts and days, in whatever record they stand."""
    kind: Any = type(record)
    for name in _names(kind):
        value = getattr(record, name)
        if isinstance(value, str) and _UNWRITABLE.search(value):
            yield refused(name, ascii(value)[:60], WRITABLE)
        elif isinstance(value, date) and not is_usable(value):
            yield refused(name, value, USABLE)


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # a record class
    plain = (str, str | None, date, date | None)
    return tuple(f.name for f in dataclasses.fields(kind) if f.type in plain)


def least(field: str, amount: Money) -> Iterator[PlannerError]:
    """An amount that is below zero."""
    if amount < ZERO:
        yield refused(field, amount, NOT_NEGATIVE)


def above(field: str, amount: Money) -> Iterator[PlannerError]:
    """An amount that is not above zero."""
    if amount <= ZERO:
        yield refused(field, amount, ABOVE_ZERO)


def share(field: str, ratio: Decimal) -> Iterator[PlannerError]:
    """A ratio that is not from 0 to 1."""
    if not 0 <= ratio <= 1:
        yield refused(field, ratio, A_SHARE)


def refused(field: str, found: object, rule: Phrase) -> PlannerError:
    """The refusal of a value that makes no sense where it stands."""
    return NotAllowedError(field=field, found=found, rule=rule)


def too_early(field: str, on: date, since: date, record_id: str) -> PlannerError:
    """The refusal of a day before the thing it belongs to began."""
    return TooEarlyError(field=field, on=on, since=since, id=record_id)
