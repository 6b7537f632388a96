"""The rarer terms of a loan as people type them; a form for each would be endless."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, cast

from planner.app.lpr import with_lpr
from planner.errors import FieldError, PlannerError
from planner.model.terms import LprBase, LprTerm, RateChange
from planner.money import Money
from planner.phrases import Phrase
from planner.rates import Period, Rate
from ui.widgets.reading import read_day, read_money, read_rate

_PARTS = re.compile(r"[;；\n]")
_FEES = re.compile(r"[;；、+]")
_LPR = re.compile(
    r"(?:lpr)?-?(1|5)(?:y|年期?)?(?:以上)?(?:lpr)?(?:([+-]\d{1,4})(?:bp|个?基点)?)?"
)
_ITEM = re.compile(r"(\D*?)\s*(\d[\d,.]*(?:[万千]\d?)?(?:元)?)\s*([%‰]?)\s*(.*)")
_DAY = re.compile(r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s*(?:起|:|：|from)?\s*(.+)")

FeePart = tuple[Money | None, Decimal | None]
Item = tuple[str, Money | None, Decimal | None, str]


def read_yearly(text: str, field: str) -> Decimal:
    """A yearly cost as typed: ``14.6%``, ``14.6``; its decimals are kept.

    Raises:
        FieldError: anything else, or a rate of another period.
    """
    rate = read_rate(text, field)
    if rate.per is not Period.YEAR:
        expected = Phrase("a yearly cost such as 14.6%")
        raise FieldError(field=field, found=repr(text), expected=expected)
    return rate.value


def read_fees(text: str, field: str) -> tuple[FeePart, ...]:
    """Fees as typed: ``50``, ``1%``, ``50 + 1%``.

    Raises:
        FieldError: anything else.
    """
    return tuple(_fee(part, text, field) for part in _FEES.split(text) if part.strip())


def _fee(part: str, text: str, field: str) -> FeePart:
    bare = part.strip().replace("％", "%")
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([%‰])", bare)
    if found:
        return None, Decimal(found[1]).scaleb(-2 if found[2] == "%" else -3)
    try:
        amount = read_money(bare, field)
    except PlannerError:
        expected = Phrase("an amount, a percentage, or both such as 50 + 1%")
        raise FieldError(field=field, found=repr(text), expected=expected) from None
    return amount, None


def read_items(text: str, field: str) -> tuple[Item, ...]:
    """Rows of a form: ``担保费 120 某某公司；服务费 1%``.

    Raises:
        FieldError: anything else.
    """
    items = []
    for part in _PARTS.split(text):
        if not part.strip():
            continue
        found = _ITEM.fullmatch(part.strip())
        if found is None or not found[1].strip():
            expected = Phrase("a name and an amount or percentage, such as 担保费 120")
            raise FieldError(field=field, found=repr(part.strip()), expected=expected)
        name, collector = found[1].strip(" :：,，"), found[4].strip(" ,，")
        ((amount, ratio),) = read_fees(found[2] + found[3], field)
        items.append((name, amount, ratio, collector))
    return tuple(items)


def read_lpr(text: str, field: str) -> LprBase:
    """What a rate is tied to: ``LPR5Y-45bp``, ``1年期LPR+50``.

    Raises:
        FieldError: anything else.
    """
    bare = text.strip().lower().replace(" ", "").replace("＋", "+").replace("－", "-")
    found = _LPR.fullmatch(bare)
    if found is None:
        expected = Phrase("an LPR and basis points such as LPR5Y-45bp")
        raise FieldError(field=field, found=repr(text), expected=expected)
    return LprBase(cast("LprTerm", f"{found[1]}Y"), int(found[2] or 0))


def rate_on(base: LprBase, drawn_on: date) -> tuple[Rate, LprBase]:
    """The rate of a loan drawn on a day, and since when its LPR holds.

    Raises:
        FieldError: no LPR is known of that day.
    """
    told = {
        "rate": {"lpr": base.lpr, "plus_bp": base.plus_bp},
        "drawn_on": drawn_on.isoformat(),
    }
    found = cast("dict[str, Any]", with_lpr(told))
    since = date.fromisoformat(found["rate_lpr"]["lpr_from"])
    rate = Rate(Decimal(found["rate"]["value"]), Period.YEAR)
    return rate, LprBase(base.lpr, base.plus_bp, since)


def read_changes(text: str, today: date, field: str) -> tuple[RateChange, ...]:
    """Later rates: ``2026-07-01 6.8%; 2027-01-01 LPR5Y-45bp``.

    Raises:
        FieldError: anything else, or a day before the LPR began.
    """
    made = [
        _change(part.strip(), today, field)
        for part in _PARTS.split(text)
        if part.strip()
    ]
    return tuple(sorted(made, key=lambda change: change.from_))


def _change(part: str, today: date, field: str) -> RateChange:
    found = _DAY.fullmatch(part)
    if found is None:
        expected = Phrase("a day and a rate such as 2026-07-01 6.8%")
        raise FieldError(field=field, found=repr(part), expected=expected)
    day = read_day(found[1], today, field)
    if "lpr" not in found[2].lower():
        rate = read_rate(found[2], field)
        return RateChange(day, rate.value, rate.per)
    base = read_lpr(found[2], field)
    told = {"from": day.isoformat(), "lpr": base.lpr, "plus_bp": base.plus_bp}
    whole = cast("dict[str, Any]", with_lpr({"rates": [told]}))
    (one,) = whole["rates"]
    since = date.fromisoformat(one["lpr_from"])
    value = Decimal(one["value"])
    return RateChange(day, value, Period.YEAR, base.lpr, base.plus_bp, since)
