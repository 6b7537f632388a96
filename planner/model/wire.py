"""Records to and from plain JSON values; one reader instead of one a record.

Money is a string in yuan, a day ISO text, an enum its word, a nested record an object.
A field called ``from_`` is written ``from``. What is None is left out.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin

from planner.calendar import parse_day
from planner.errors import (
    FieldError,
    FieldMissingError,
    FieldUnknownError,
    shown,
)
from planner.model.terms import Every, EveryDays, every_from_wire
from planner.money import Money
from planner.phrases import Phrase

_LONGEST_TEXT = 10_000  # characters; a page has three thousand
_MOST_DIGITS = 60  # of a number, and noughts before or after them
T = TypeVar("T")


def write(value: object) -> object:
    """The plain JSON value of a record, or of any value that a record may hold."""
    match value:
        case Money():
            return str(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple():
            return [write(item) for item in value]
        case _:
            return write_fields(value) if dataclasses.is_dataclass(value) else value


def write_fields(record: object) -> dict[str, object]:
    """The fields of a record that are not None, each as its plain JSON value."""
    if isinstance(record, EveryDays):
        return {"days": record.days}
    kind: Any = type(record)
    return {
        field.name.rstrip("_"): write(getattr(record, field.name))
        for field in dataclasses.fields(kind)
        if getattr(record, field.name) is not None
    }


def read(kind: type[T], value: object, path: str = "") -> T:
    """A record of ``kind`` from a plain JSON value.

    Args:
        kind: a frozen record class.
        value: what ``json.loads(..., parse_float=Decimal)`` gives.
        path: where the value stands, for the errors: ``terms.fees[1]``.

    Raises:
        FieldError: a value that cannot be read, named with its path.
        FieldMissingError: a field without default that is not there.
        FieldUnknownError: a field that the record does not have.
    """
    given = read_fields(kind, value, path)
    hashable: Any = kind
    hints, required = _fields(hashable)
    for name, (attribute, hint) in hints.items():
        if name in required and attribute not in given:
            raise FieldMissingError(
                field=f"{path}.{name}" if path else name, expected=_expected(hint)
            )
    return kind(**given)


def read_fields(kind: Any, value: object, path: str = "") -> dict[str, Any]:  # noqa: ANN401  # a class
    """What is given of a record of ``kind``: arguments for it, or for ``replace``.

    Raises:
        FieldError: a value that cannot be read, named with its path.
        FieldUnknownError: a field that the record does not have.
    """
    if not isinstance(value, Mapping):
        raise FieldError(
            field=path or "(all)", found=shown(value), expected=Phrase("an object")
        )
    hints, _ = _fields(kind)
    here = f"{path}." if path else ""
    for name in value:
        if name not in hints:
            from difflib import get_close_matches  # noqa: PLC0415  # of a fault only

            near = get_close_matches(str(name), hints, 1)
            known = near[0] if near else ", ".join(hints)
            raise FieldUnknownError(field=f"{here}{name}", known=known)
    return {
        attribute: _read(hint, value[name], f"{here}{name}")
        for name, (attribute, hint) in hints.items()
        if value.get(name) is not None
    }


@cache
def _fields(kind: Any) -> tuple[dict[str, tuple[str, Any]], frozenset[str]]:  # noqa: ANN401  # a class
    hints = typing.get_type_hints(kind)
    known = dataclasses.fields(kind)
    named = {f.name.rstrip("_"): (f.name, hints[f.name]) for f in known}
    required = frozenset(
        f.name.rstrip("_")
        for f in known
        if f.default is dataclasses.MISSING
        and f.default_factory is dataclasses.MISSING
        and type(None) not in get_args(hints[f.name])
    )
    return named, required


def _read(hint: Any, value: object, path: str) -> Any:  # noqa: ANN401  # hints are data
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _read_union(hint, value, path)
    if origin is tuple:
        return _read_list(hint, value, path)
    if origin is Literal:
        if value in get_args(hint):
            return value
        raise FieldError(field=path, found=shown(value), expected=_expected(hint))
    if dataclasses.is_dataclass(hint) and hint is not Money:
        return read(cast("type[Any]", hint), value, path)
    return _read_plain(hint, value, path)


def _read_union(hint: Any, value: object, path: str) -> Any:  # noqa: ANN401  # hints are data
    options = [option for option in get_args(hint) if option is not type(None)]
    literals = [option for option in options if get_origin(option) is Literal]
    if any(value in get_args(option) for option in literals):
        return value
    options = [option for option in options if option not in literals] or literals
    if set(options) == set(get_args(Every)):
        return every_from_wire(value, path)
    if len(options) > 1:
        is_object = isinstance(value, Mapping)
        fits = [
            option
            for option in options
            if (dataclasses.is_dataclass(option) and option is not Money) == is_object
        ]
        options = fits or options
    return _read(options[0], value, path)


def _read_list(hint: Any, value: object, path: str) -> tuple[Any, ...]:  # noqa: ANN401  # hints are data
    if not isinstance(value, list):
        raise FieldError(field=path, found=shown(value), expected=Phrase("a list"))
    inner = get_args(hint)[0]
    return tuple(_read(inner, item, f"{path}[{n}]") for n, item in enumerate(value))


def _read_plain(hint: Any, value: object, path: str) -> Any:  # noqa: ANN401  # hints are data
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if hint is Money and (isinstance(value, str) or is_number):
        return Money.parse(str(value), path)
    if hint is Decimal and (isinstance(value, str) or is_number):
        return _decimal(value, path)
    if hint is date and isinstance(value, str):
        return parse_day(value, path)
    if isinstance(hint, type) and issubclass(hint, Enum):
        if value in [member.value for member in hint]:
            return hint(value)
    elif hint is str and isinstance(value, str):
        return _text(value, path)
    elif (hint is int and type(value) is int) or (
        hint is bool and isinstance(value, bool)
    ):
        return value
    raise FieldError(field=path, found=shown(value), expected=_expected(hint))


def _text(value: str, path: str) -> str:
    if len(value) > _LONGEST_TEXT:
        raise FieldError(
            field=path,
            found=shown(value),
            expected=Phrase("a text of at most 10,000 characters"),
        )
    return value


def _decimal(value: object, path: str) -> Decimal:
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise FieldError(field=path, found=shown(value), expected=Phrase("a number"))
    _, digits, exponent = number.as_tuple()
    # written out, 1e999999999 would fill the memory with noughts
    if len(digits) > _MOST_DIGITS or abs(cast("int", exponent)) > _MOST_DIGITS:
        raise FieldError(
            field=path,
            found=shown(value),
            expected=Phrase("a number of honest size"),
        )
    return number


def _expected(hint: Any) -> str:  # noqa: ANN401  # hints are data
    args = [option for option in get_args(hint) if option is not type(None)]
    if get_origin(hint) is Literal:
        return ", ".join(str(option) for option in args)
    if args and get_origin(hint) in (Union, types.UnionType):
        return " or ".join(_expected(option) for option in args)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(str(member.value) for member in hint)
    names = {
        Money: Phrase("an amount in yuan such as 1234.50"),
        Decimal: Phrase("a number"),
        date: Phrase("a day as YYYY-MM-DD"),
        int: Phrase("a whole number"),
        str: Phrase("a text"),
        bool: Phrase("true or false"),
    }
    whole = Phrase("a list") if get_origin(hint) is tuple else Phrase("an object")
    return names.get(hint, whole)
