"""JSON to commands; without it scripts could not wish for anything."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, cast

from planner.app import commands as c
from planner.app.lpr import with_lpr
from planner.errors import (
    FieldError,
    FieldMissingError,
    FieldUnknownError,
    NotUnderstoodError,
    UnknownCommandError,
    shown,
)
from planner.model import declared as d
from planner.model import records as r
from planner.model import wire
from planner.model.terms import Terms
from planner.phrases import Phrase

_LONGEST = 1_000_000  # characters in one line; a command of honest size has hundreds
_SHOWN = 60

_MOVES: Mapping[str, r.MoveKind] = MappingProxyType(
    {
        "card_spend": r.MoveKind.SPEND,
        "card_pay": r.MoveKind.PAY,
        "card_cash": r.MoveKind.CASH,
        "card_refund": r.MoveKind.REFUND,
    }
)
_WORDS = (*c.AS_WRITTEN, *_MOVES, "assume", "amend", "answer", "drop")


class NotJsonError(NotUnderstoodError):
    """A text that is no JSON; ``place`` is where it stops being so."""

    words = Phrase("not JSON: {what} at character {place}.")


class TooLongError(NotUnderstoodError):
    """A text beyond all reason."""

    words = Phrase("{size} characters are too long; at most {most} are read.")


class TwiceError(NotUnderstoodError):
    """One field named twice in one object."""

    words = Phrase("Field “{field}” stands twice in one object.")


def command_from_text(text: str) -> c.Command:
    """The command written in a line of JSON.

    Raises:
        NotUnderstoodError: no JSON, or no command; the field is named.
    """
    return command(json_from_text(text))


def json_from_text(text: str) -> object:
    """The plain value of a JSON text; numbers with a point arrive exact.

    Raises:
        NotUnderstoodError: no JSON, a field twice in one object, or beyond reason.
    """
    if len(text) > _LONGEST:
        raise TooLongError(size=len(text), most=_LONGEST)
    try:
        return json.loads(
            text,
            parse_float=_exact,
            parse_int=_whole,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise NotJsonError(what=error.msg, place=error.pos + 1) from None
    except RecursionError:
        raise NotJsonError(what=Phrase("nested too deeply"), place=1) from None


def command(value: object) -> c.Command:
    """The command of a JSON object.

    Raises:
        NotUnderstoodError: no command; the field is named.
    """
    if not isinstance(value, dict):
        raise FieldError(
            field="do", found=shown(value), expected=Phrase("an object with a command")
        )
    rest = dict(value)
    word = _word(rest, "do", _WORDS)
    if word in _SPECIAL:
        return _SPECIAL[word](rest)
    wish = cast(
        "Callable[[r.Record], c.Command]", c.AS_WRITTEN.get(word, (c.CardMove,))[0]
    )
    return wish(_record(word, rest))


def _word(rest: dict[str, object], field: str, words: tuple[str, ...]) -> str:
    if field not in rest:
        raise FieldMissingError(field=field, expected=", ".join(words))
    word = rest.pop(field)
    if not isinstance(word, str):
        raise FieldError(field=field, found=shown(word), expected=", ".join(words))
    if word not in words:
        nearest = get_close_matches(word[:_SHOWN], words, 1, cutoff=0.0)[0]
        raise UnknownCommandError(command=word[:_SHOWN], nearest=nearest)
    return word


def _record(word: str, rest: Mapping[str, object]) -> r.Record:
    if word in _MOVES:
        if "kind" in rest:
            raise FieldUnknownError(field="kind", known="line, on, amount, id, note")
        return wire.read(r.Move, {**rest, "kind": _MOVES[word].value})
    if "terms" in rest:
        rest = {**rest, "terms": with_lpr(rest["terms"], "terms")}
    record: r.Record = wire.read(c.AS_WRITTEN[word][1], rest)
    if isinstance(record, r.Loan) and record.line is None and not record.channel:
        raise FieldMissingError(field="line", expected=Phrase("a line or a channel"))
    return record


def _read_limit(rest: dict[str, object]) -> c.Command:
    temporary = rest.get("temporary")
    if isinstance(temporary, bool):
        del rest["temporary"]
    return c.ReadLimit(wire.read(r.LimitReading, rest), temporary is True)


def _assume(rest: dict[str, object]) -> c.Command:
    changes = wire.read_fields(r.Assumptions, rest)
    if "id" in changes:
        known = ", ".join(f.name for f in fields(r.Assumptions) if f.name != "id")
        raise FieldUnknownError(field="id", known=known)
    return c.Assume(MappingProxyType(changes))


def _amend(rest: dict[str, object]) -> c.Command:
    record = _record(_word(rest, "as", (*c.AS_WRITTEN, *_MOVES)), rest)
    if not record.id:
        raise FieldMissingError(field="id", expected=Phrase("a text"))
    return c.Amend(record)


def _prior(rest: dict[str, object]) -> c.Command:
    from planner.app.own_priors import refuse_unknown  # noqa: PLC0415  # for this word

    edit = wire.read(d.PriorEdit, rest)
    refuse_unknown(edit)
    return c.Declare(edit)


def _drop(rest: dict[str, object]) -> c.Command:
    return wire.read(c.Drop, rest)


def _answer(rest: dict[str, object]) -> c.Command:
    if "terms" in rest:
        rest = {**rest, "terms": with_lpr(rest["terms"], "terms")}
    return wire.read(c.AnswerQuestion, rest)


_SPECIAL: Mapping[str, Callable[[dict[str, object]], c.Command]] = MappingProxyType(
    {
        "read_limit": _read_limit,
        "assume": _assume,
        "amend": _amend,
        "answer": _answer,
        "prior": _prior,
        "drop": _drop,
    }
)


def terms(value: object) -> Terms:
    """A loan's terms from a JSON object."""
    return wire.read(Terms, with_lpr(value))


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent that no number of ours can have
        raise FieldError(
            field=Phrase("(a number)"),
            found=f"{digits[:_SHOWN]}…",
            expected=Phrase("a number of honest size"),
        ) from None


def _whole(digits: str) -> int:
    if len(digits) > _SHOWN:
        raise FieldError(
            field=Phrase("(a number)"),
            found=f"{digits[:_SHOWN]}…",
            expected=Phrase("a number of honest size"),
        )
    return int(digits)


def _no_number(word: str) -> Any:  # noqa: ANN401  # json wants it; it never returns
    raise FieldError(
        field=Phrase("(a number)"), found=word, expected=Phrase("a number")
    )


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise TwiceError(field=twice)
    return made
