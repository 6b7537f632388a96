"""Fields for the rarer terms of a loan; each echoes what it understood."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from planner.model.terms import LprBase, RateChange
from planner.wording import say
from planner.wording.i18n import tr
from ui.widgets.edit import Edit, written
from ui.widgets.reading_terms import (
    FeePart,
    Item,
    read_changes,
    read_fees,
    read_items,
    read_lpr,
    read_yearly,
)


def yearly_edit() -> Edit:
    """A field for a yearly cost."""
    return Edit(lambda typed: read_yearly(typed, "annual"), _percent, _percent, "14.6%")


def fees_edit(field: str) -> Edit:
    """A field for fees: amounts, parts of the principal, or both."""
    made = Edit(lambda typed: read_fees(typed, field), _fees_echo, _fees, "50 + 1%")
    made.setToolTip(tr("An amount, a percentage of the principal, or both: 50 + 1%"))
    return made


def items_edit(field: str, sample: str) -> Edit:
    """A field for the rows of a cost disclosure form."""
    return Edit(lambda typed: read_items(typed, field), _items_echo, _items, sample)


def lpr_edit() -> Edit:
    """A field for what the first rate is tied to."""
    return Edit(lambda typed: read_lpr(typed, "rate_lpr"), _lpr, _lpr, "LPR5Y-45bp")


def changes_edit(today: date) -> Edit:
    """A field for later rates, each with its day."""
    made = Edit(
        lambda typed: read_changes(typed, today, "rates"),
        _changes_echo,
        _changes,
        "2027-01-01 6.8%; 2028-01-01 LPR5Y-45bp",
    )
    made.setToolTip(tr("A day and a rate, one after another, parted by semicolons"))
    return made


def _percent(ratio: Decimal) -> str:
    return say.percent(ratio, places=None)


def _fees(fees: Iterable[FeePart]) -> str:
    return " + ".join(_fee(amount, ratio) for amount, ratio in fees)


def _fee(amount: object, ratio: Decimal | None) -> str:
    if ratio is not None:
        return _percent(ratio)
    return written(amount)  # type: ignore[arg-type]  # one of the two is there


def _fees_echo(fees: Iterable[FeePart]) -> str:
    words = []
    for amount, ratio in fees:
        if amount is not None:
            words.append(say.money(amount))
        elif ratio is not None:
            words.append(tr("{ratio} of the principal").format(ratio=_percent(ratio)))
    return " + ".join(words)


def _items(items: Iterable[Item]) -> str:
    return "; ".join(
        f"{name} {_fee(amount, ratio)} {collector}".strip()
        for name, amount, ratio, collector in items
    )


def _items_echo(items: Iterable[Item]) -> str:
    words = []
    for name, amount, ratio, collector in items:
        told = f"{name} {_fees_echo([(amount, ratio)])}"
        if collector:
            told = tr("{what} to {whom}").format(what=told, whom=collector)
        words.append(told)
    return tr(", ").join(words)


def _lpr(base: LprBase) -> str:
    return f"LPR{base.lpr}{base.plus_bp:+d}bp" if base.plus_bp else f"LPR{base.lpr}"


def _changes(changes: Iterable[RateChange]) -> str:
    return "; ".join(f"{one.from_.isoformat()} {_change(one)}" for one in changes)


def _change(one: RateChange) -> str:
    if one.lpr is not None:
        return _lpr(LprBase(one.lpr, one.plus_bp or 0))
    per = {"day": "/日", "month": "/月", "year": ""}[one.per.value]
    return f"{_percent(one.value)}{per}"


def _changes_echo(changes: Iterable[RateChange]) -> str:
    return tr(", ").join(
        tr("from {day} {rate}").format(day=say.day(one.from_), rate=say.rate(one.rate))
        for one in changes
    )
