"""Rates that a contract ties to the LPR; without it a user would look each one up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planner.calendar import parse_day
from planner.errors import FieldError, shown
from planner.model.dated import at
from planner.phrases import Phrase, Sentence

_TERMS = ("1Y", "5Y")
_POINT = Decimal("0.0001")


def with_lpr(terms: object, path: str = "") -> object:
    """The JSON of terms with the value of each rate that names an LPR.

    ``"rate": {"lpr": "5Y", "plus_bp": -45}`` gets the LPR that holds on the drawdown
    day, from the dated table, plus the basis points; a later rate the one of its own
    ``from``. What was said stays beside it. A day to come gets the last LPR that is
    known. What cannot be read is left to the reader.

    Args:
        terms: the plain value of a JSON document.
        path: where it stands, for the errors.

    Raises:
        FieldError: no LPR of that term or that day, or points that are no number.
    """
    if not isinstance(terms, Mapping):
        return terms
    here = f"{path}." if path else ""
    found = dict(terms)
    rate, later = terms.get("rate"), terms.get("rates")
    if isinstance(rate, Mapping) and "lpr" in rate:
        found |= _first(rate, terms.get("drawn_on"), here)
    if isinstance(later, list):
        found["rates"] = [
            _with_value(change, f"{here}rates[{n}]") for n, change in enumerate(later)
        ]
    return found


def _first(
    rate: Mapping[object, object], drawn_on: object, here: str
) -> Mapping[str, object]:
    """The first rate and, beside it, what the contract says of it."""
    known = {"lpr", "plus_bp", "per"}
    if not set(rate) <= known or rate.get("per", "year") != "year":
        raise FieldError(
            field=f"{here}rate",
            found=", ".join(str(key) for key in rate)[:60],
            expected=Phrase("either a value, or an LPR and its basis points, a year"),
        )
    term, points = _named(rate, f"{here}rate")
    if not isinstance(drawn_on, str):
        return {"rate": {"value": "0", "per": "year"}}  # the reader refuses the day
    day = parse_day(drawn_on, f"{here}drawn_on")
    since, base = _lpr(term, day, f"{here}drawn_on")
    value = format(base + points * _POINT, "f")
    lpr = {"lpr": term, "plus_bp": points, "lpr_from": since.isoformat()}
    return {"rate": {"value": value, "per": "year"}, "rate_lpr": lpr}


def _with_value(change: object, path: str) -> object:
    if not isinstance(change, Mapping) or "lpr" not in change or "value" in change:
        return change
    term, points = _named(change, path)
    if not isinstance(change.get("from"), str):
        return change
    day = parse_day(change["from"], f"{path}.from")
    since, base = _lpr(term, day, f"{path}.from")
    return {
        **change,
        "lpr": term,
        "plus_bp": points,
        "lpr_from": since.isoformat(),
        "value": format(base + points * _POINT, "f"),
        "per": "year",
    }


def _named(rate: Mapping[object, object], path: str) -> tuple[str, int]:
    """The term of the LPR and the basis points on top."""
    term, points = rate["lpr"], rate.get("plus_bp", 0)
    if not isinstance(term, str) or term.upper() not in _TERMS:
        raise FieldError(
            field=f"{path}.lpr", found=shown(term), expected=", ".join(_TERMS)
        )
    if type(points) is not int:
        raise FieldError(
            field=f"{path}.plus_bp",
            found=shown(points),
            expected=Phrase("whole basis points such as -45"),
        )
    return term.upper(), points


def _lpr(term: str, day: date, path: str) -> tuple[date, Decimal]:
    """Since when it holds, and the LPR of ``day``."""
    from planner.catalogue.read import catalogue  # noqa: PLC0415  # only once needed

    history = catalogue().benchmarks[f"LPR-{term}"]
    entry = at(history, day)
    if entry is None:
        words = Phrase("a day from {day} on, when the LPR begins")
        expected = Sentence(words, day=history[0].from_)
        raise FieldError(field=path, found=day, expected=expected)
    return entry.from_, entry.value.value
