"""Rows as plain JSON values: what is None stays, words are in the chosen language."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.wording.say import say


def plain(value: object) -> object:
    """Money, rates and days as text, an enum as its word, a row as an object.

    >>> plain((Money(150), date(2026, 1, 2), None))
    ['1.50', '2026-01-02', None]
    """
    match value:
        case Phrase() | Sentence():
            return say(value)
        case Money():
            return str(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case _:
            return _nested(value)


def _nested(value: object) -> object:
    if dataclasses.is_dataclass(value):
        return fields(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(item) for item in value]
    return value


def fields(row: object) -> dict[str, object]:
    """A row's fields by name."""
    kind: Any = type(row)
    return {
        field.name: plain(getattr(row, field.name))
        for field in dataclasses.fields(kind)
    }
