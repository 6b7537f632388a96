"""Rates that a contract ties to the LPR; without it a user would look each one up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from planner.calendar import parse_day
from planner.errors import FieldError
from planner.model.dated import at
from planner.phrases import Phrase, Sentence

_TERMS = ("1Y", "5Y")
_POINT = Decimal("0.0001")


def with_lpr(terms: object, path: str = "") -> object:
    """The JSON of terms with the value of each rate that names an LPR.

    ``{"from": day, "lpr": "5Y", "plus_bp": -45}`` gets the LPR that holds on its day,
    from the dated table, plus the basis points; what was said stays beside it. A day to
    come gets the last LPR that is known. What cannot be read is left to the reader.

    Args:
        terms: the plain value of a JSON document.
        path: where it stands, for the errors.

    Raises:
        FieldError: no LPR of that term or that day, or points that are no number.
    """
    if not isinstance(terms, Mapping) or not isinstance(terms.get("rates"), list):
        return terms
    here = f"{path}.rates" if path else "rates"
    changes = [
        _with_value(change, f"{here}[{n}]") for n, change in enumerate(terms["rates"])
    ]
    return {**terms, "rates": changes}


def _with_value(change: object, path: str) -> object:
    if not isinstance(change, Mapping) or "lpr" not in change or "value" in change:
        return change
    term, points = change["lpr"], change.get("plus_bp", 0)
    if term not in _TERMS:
        raise FieldError(
            field=f"{path}.lpr", found=repr(term)[:60], expected=", ".join(_TERMS)
        )
    if type(points) is not int:
        raise FieldError(
            field=f"{path}.plus_bp",
            found=repr(points)[:60],
            expected=Phrase("whole basis points such as -45"),
        )
    if not isinstance(change.get("from"), str):
        return change
    base = _lpr(term, parse_day(change["from"], f"{path}.from"), path)
    value = base + points * _POINT
    return {"plus_bp": 0, **change, "value": format(value, "f"), "per": "year"}


def _lpr(term: str, day: date, path: str) -> Decimal:
    from planner.catalogue.read import catalogue  # noqa: PLC0415  # only once needed

    history = catalogue().benchmarks[f"LPR-{term}"]
    entry = at(history, day)
    if entry is None:
        words = Phrase("a day from {day} on, when the LPR begins")
        expected = Sentence(words, day=history[0].from_)
        raise FieldError(field=f"{path}.from", found=day, expected=expected)
    return entry.value.value
