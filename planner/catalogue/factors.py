"""What is believed of limits, read from ``data/factors.toml`` with grades and sources.

A factor that cannot be read is left out and named; without the base rates, sizes and
calendar there is nothing to believe, so a fault there is refused.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from planner.catalogue.dating import Reading
from planner.catalogue.faults import Fault, NotTomlError
from planner.catalogue.table import Table
from planner.errors import InFileError, PlannerError
from planner.model.priors import (
    Believed,
    DrawingPrior,
    Effect,
    Event,
    Evidence,
    FactorPrior,
    PoolPrior,
    Priors,
    SizePrior,
    TypePrior,
)
from planner.model.records import LineType
from planner.phrases import Phrase

FILE = Path(__file__).parent / "data" / "factors.toml"

_A_NUMBER = Phrase("a number")
_EVENTS = tuple(Event)
_EFFECT = Phrase("[mean, sd, grade, source]")
_BELIEVED = Phrase("[value, grade, source]")


@cache
def priors() -> Priors:
    """The shipped beliefs."""
    return read_priors(FILE)[0]


def read_priors(path: Path) -> tuple[Priors, tuple[Fault, ...]]:
    """The beliefs of a file, and the factors in it that could not be read.

    Raises:
        InFileError: no TOML, or something that every estimate needs is missing.
    """
    try:
        with path.open("rb") as file:
            raw = tomllib.load(file, parse_float=Decimal)
    except (OSError, ValueError, RecursionError) as reason:
        raise InFileError(
            file=path.name, cause=NotTomlError(reason=str(reason))
        ) from None
    reading = Reading(path.name, MappingProxyType({}))
    try:
        found = _priors(reading, Table(raw))
    except PlannerError as cause:
        raise InFileError(file=path.name, cause=cause) from None
    return found, tuple(reading.faults)


def _priors(reading: Reading, table: Table) -> Priors:
    types, sizes = _inner(table, "types"), _inner(table, "sizes")
    priors = Priors(
        types=MappingProxyType(
            {kind: _type(_inner(types, kind.value)) for kind in LineType}
        ),
        factors=_factors(reading, _inner(table, "factors")),
        sizes=MappingProxyType(
            {
                event: _size(_inner(sizes, event.value))
                for event in (Event.RISE, Event.CUT)
            }
        ),
        drawing=_drawing(_inner(table, "drawing")),
        spread=_by_event(_inner(table, "spread")),
        floors=_by_event(_inner(table, "floors")),
        half_life=_number(table, "half_life_months"),
        clip=_pair(table, "clip"),
        pooling=_pooling(_inner(table, "pooling")),
    )
    for each in (types, sizes, table):
        each.done()
    return priors


def _factors(reading: Reading, table: Table) -> Mapping[str, FactorPrior]:
    found = {
        name: reading.kept(name, partial(_factor, table, name))
        for name in table.keys()  # noqa: SIM118  # a Table, no dict
    }
    return MappingProxyType({name: one for name, one in found.items() if one})


def _factor(table: Table, name: str) -> FactorPrior:
    inner = _inner(table, name)
    own, sign = inner.flag("own"), _number(inner, "sign")
    if own is None:
        raise inner.missing("own", Phrase("true or false"))
    if sign not in (-1.0, 1.0):
        raise inner.wrong("sign", "-1, 1")
    on = inner.flag("on")
    factor = FactorPrior(
        id=name,
        own=own,
        ref=_number(inner, "ref"),
        sign=int(sign),
        phi=_number(inner, "phi"),
        effects=MappingProxyType({event: _effect(inner, event) for event in _EVENTS}),
        cap=_number(inner, "cap") if inner.has("cap") else None,
        on=True if on is None else on,
    )
    inner.done()
    _check_signs(inner, factor)
    return factor


def _check_signs(table: Table, factor: FactorPrior) -> None:
    # A factor that is worse for the borrower may not raise more or cut less.
    for event, effect in factor.effects.items():
        helps = effect.mean if event is Event.RISE else -effect.mean
        if helps * factor.sign < 0:
            raise table.wrong(event.value, Phrase("an effect of the factor's sign"))


def _effect(table: Table, event: Event) -> Effect:
    mean, sd, grade, source = _row(table, event.value, 4, _EFFECT)
    return Effect(
        _plain(table, event.value, mean),
        _plain(table, event.value, sd),
        _grade(table, event.value, grade),
        str(source),
    )


def _believed(table: Table, key: str) -> Believed:
    value, grade, source = _row(table, key, 3, _BELIEVED)
    return Believed(_plain(table, key, value), _grade(table, key, grade), str(source))


def _type(table: Table) -> TypePrior:
    found = TypePrior(
        MappingProxyType({event: _believed(table, event.value) for event in _EVENTS}),
        table.money("ceiling"),
        table.text("ceiling_source") or "",
        _seasoned(table),
    )
    table.done()
    return found


def _seasoned(table: Table) -> Mapping[Event, float]:
    inner = table.table("seasoned")
    if inner is None:
        return MappingProxyType({})
    found = {e: _number(inner, e.value) for e in _EVENTS if inner.has(e.value)}
    inner.done()
    return MappingProxyType(found)


def _size(table: Table) -> SizePrior:
    found = SizePrior(
        shape=_number(table, "shape"),
        mean=_number(table, "mean"),
        weight=_number(table, "weight"),
        again=_number(table, "again"),
        cap=_number(table, "cap"),
        grade=_grade(table, "grade", table.raw("grade")),
        source=table.text("source") or "",
        dormant=_number(table, "dormant") if table.has("dormant") else 1.0,
        level=_pair(table, "level") if table.has("level") else (0.0, 0.0),
    )
    table.done()
    return found


def _drawing(table: Table) -> DrawingPrior:
    found = DrawingPrior(
        failing=_believed(table, "failing"),
        strength=_number(table, "strength"),
        weights=_numbers(_inner(table, "weights")),
        windows=_numbers(_inner(table, "windows")),
        medium=_number(table, "medium"),
        high=_number(table, "high"),
    )
    table.done()
    return found


def _pooling(table: Table) -> PoolPrior:
    found = PoolPrior(
        own=_number(table, "own"),
        wave=_number(table, "wave"),
        wave_half_life=_number(table, "wave_half_life_months"),
        wave_left=_number(table, "wave_left"),
        grade=_grade(table, "grade", table.raw("grade")),
        source=table.text("source") or "",
    )
    table.done()
    return found


def _by_event(table: Table) -> Mapping[Event, float]:
    found = {event: _number(table, event.value) for event in _EVENTS}
    table.done()
    return MappingProxyType(found)


def _numbers(table: Table) -> Mapping[str, float]:
    names = table.keys()
    return MappingProxyType({name: _number(table, name) for name in names})


def _pair(table: Table, key: str) -> tuple[float, float]:
    first, second = _row(table, key, 2, Phrase("two numbers"))
    return _plain(table, key, first), _plain(table, key, second)


def _inner(table: Table, key: str) -> Table:
    inner = table.table(key)
    if inner is None:
        raise table.missing(key, Phrase("a table"))
    return inner


def _row(table: Table, key: str, length: int, expected: str) -> list[object]:
    value = table.raw(key)
    if value is None:
        raise table.missing(key, expected)
    if not isinstance(value, list) or len(value) != length:
        raise table.wrong(key, expected)
    return value


def _number(table: Table, key: str) -> float:
    value = table.raw(key)
    if value is None:
        raise table.missing(key, _A_NUMBER)
    return _plain(table, key, value)


def _plain(table: Table, key: str, value: object) -> float:
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = float(value)
        if abs(number) < float("inf"):
            return number
    raise table.wrong(key, _A_NUMBER)


def _grade(table: Table, key: str, value: object) -> Evidence:
    if value in {grade.value for grade in Evidence}:
        return Evidence(value)
    raise table.wrong(key, ", ".join(grade.value for grade in Evidence))
