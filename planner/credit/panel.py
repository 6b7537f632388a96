"""Panels of many lines by month, as a backtest reads them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from math import log, log1p

from planner.credit.rates import z_of
from planner.credit.track import Row, Track
from planner.errors import (
    FieldError,
    FieldMissingError,
    InLineError,
    NotUnderstoodError,
)
from planner.lean import dataclass
from planner.model.priors import Priors
from planner.model.records import LineType
from planner.money import Money
from planner.phrases import Phrase

_NEEDED = (
    *("line", "month", "limit", "balance", "draws"),
    *("drawn", "repaid", "min_due", "paid", "days_late"),
)
_WHERE_KNOWN = ("income", "new_lenders", "inquiries")
_YEAR, _HALF, _QUARTER = 12, 6, 3
_ENOUGH, _HIGH_USE = 0.98, 0.9
_MONTH = len("2026-11")


class TwiceInPanelError(NotUnderstoodError):
    """A second row for one line and month."""

    words = Phrase("line “{line}” has a second row for {month}.")


class NoPanelError(NotUnderstoodError):
    """A file without the columns of a panel."""

    words = Phrase("The column “{column}” is missing; expected are: {expected}.")


@dataclass(frozen=True, slots=True)
class Month:
    """One row of a panel; None is what it does not tell."""

    month: int
    limit: float | None
    balance: float | None = None
    draws: float | None = None
    min_due: float | None = None
    paid: float | None = None
    days_late: float | None = None
    income: float | None = None
    new_lenders: float | None = None
    inquiries: float | None = None


def tracks(
    lines: Iterable[str], file: str, type_: LineType, priors: Priors
) -> tuple[Track, ...]:
    """The lines of a panel in CSV, each with its factors at each month's end.

    Args:
        lines: of the file, its header first.
        file: its name, for the errors.
        type_: of all its lines.
        priors: say which factors there are.

    Raises:
        NotUnderstoodError: naming file, line and column.
    """
    found: dict[str, dict[int, Month]] = {}
    for number, line, month in _rows(lines, file):
        months = found.setdefault(line, {})
        if month.month in months:
            cause = TwiceInPanelError(line=line, month=_shown(month.month))
            raise InLineError(file=file, line=number, cause=cause)
        months[month.month] = month
    return tuple(
        Track(
            line,
            type_,
            _track([months[key] for key in sorted(months)], priors),
            lender=file,
        )
        for line, months in found.items()
    )


def _rows(lines: Iterable[str], file: str) -> Iterator[tuple[int, str, Month]]:
    reader = csv.reader(lines)
    header = [name.strip().lower() for name in next(reader, [])]
    for column in _NEEDED:
        if column not in header:
            expected = ",".join([*_NEEDED, *_WHERE_KNOWN])
            cause = NoPanelError(column=column, expected=expected)
            raise InLineError(file=file, line=1, cause=cause)
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, cells, strict=False))
        try:
            yield reader.line_num, _line(row), _month(row)
        except NotUnderstoodError as cause:
            raise InLineError(file=file, line=reader.line_num, cause=cause) from None


def _line(row: Mapping[str, str]) -> str:
    line = row.get("line", "").strip()
    if not line:
        raise FieldMissingError(field="line", expected=Phrase("a text"))
    return line


def _month(row: Mapping[str, str]) -> Month:
    text = row.get("month", "").strip()
    year, dash, month = text[:4], text[4:5], text[5:]
    is_one = len(text) == _MONTH and dash == "-" and (year + month).isdigit()
    if not (is_one and 1 <= int(month) <= _YEAR):
        raise FieldError(
            field="month", found=repr(text), expected=Phrase("a month as YYYY-MM")
        )
    return Month(
        month=int(year) * _YEAR + int(month) - 1,
        limit=_number(row, "limit"),
        balance=_number(row, "balance", least=None),
        draws=_number(row, "draws"),
        min_due=_number(row, "min_due"),
        paid=_number(row, "paid"),
        days_late=_number(row, "days_late"),
        income=_number(row, "income"),
        new_lenders=_number(row, "new_lenders"),
        inquiries=_number(row, "inquiries"),
    )


def _number(
    row: Mapping[str, str], column: str, least: float | None = 0.0
) -> float | None:
    text = row.get(column, "").strip()
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or (least is not None and number < least):
        expected = Phrase("a number, zero or more, or nothing")
        raise FieldError(field=column, found=repr(text), expected=expected)
    return float(number)


def _shown(month: int) -> str:
    return f"{month // _YEAR:04d}-{month % _YEAR + 1:02d}"


def _track(months: Sequence[Month], priors: Priors) -> tuple[Row, ...]:
    """The rows of a line whose limit is known; a month without one is a gap."""
    rows: list[Row] = []
    changed: int | None = None
    before: float | None = None
    for n, month in enumerate(months):
        if month.limit is None:
            continue
        if before is None or abs(month.limit - before) >= max(100.0, before * 0.005):
            changed, before = month.month, month.limit
        past = _Past(months[max(0, n + 1 - _YEAR) : n + 1], month.month)
        values = past.values(since=month.month - (changed or month.month))
        known = {name: v for name, v in values.items() if name in priors.factors}
        limit = Money(round(month.limit * 100))
        rows.append(Row(month.month, limit, z_of(known, priors)))
    return tuple(rows)


class _Past:
    """The months of one line up to one of them."""

    def __init__(self, months: Sequence[Month], now: int) -> None:
        self._now = now
        self._last = months[-1]
        self._year = [m for m in months if now - m.month < _YEAR]

    def values(self, since: int) -> dict[str, float | None]:
        """The factors that a panel can tell (see ``docs/estimate.md``)."""
        last = self._last
        return {
            "late12": self._count_late(_YEAR),
            "late_now": _flag(self._count_late(_QUARTER)),
            "new_lenders": last.new_lenders,
            "inq90": last.inquiries,
            "below_min": self._below_min(),
            "util_hi": self._high_use(),
            "activity": self._activity(),
            "dormant": self._dormant(),
            "lim_inc": self._limit_by_income(),
            "since_y": since / _YEAR,
        }

    def _within(self, months: int) -> list[Month]:
        return [m for m in self._year if self._now - m.month < months]

    def _count_late(self, months: int) -> float | None:
        known = [m.days_late for m in self._within(months) if m.days_late is not None]
        return float(sum(days >= 1 for days in known)) if known else None

    def _below_min(self) -> float | None:
        known = [
            (m.paid, m.min_due)
            for m in self._within(_QUARTER)
            if m.min_due is not None and m.paid is not None
        ]
        if not known:
            return None
        return float(sum(due > 0 and paid < _ENOUGH * due for paid, due in known))

    def _high_use(self) -> float | None:
        known = [
            m.balance / m.limit
            for m in self._within(_QUARTER)
            if m.balance is not None and m.limit
        ]
        return float(sum(known) / len(known) > _HIGH_USE) if known else None

    def _activity(self) -> float | None:
        known = [m.draws for m in self._within(_QUARTER) if m.draws is not None]
        return log1p(sum(known)) if known else None

    def _dormant(self) -> float | None:
        half = self._within(_HALF)
        if all(m.draws is None and m.balance is None for m in half):
            return None
        used = any((m.draws or 0) > 0 or (m.balance or 0) > 0 for m in half)
        # Before half a year has passed nothing can have been idle for that long.
        return float(not used and len(half) == _HALF)

    def _limit_by_income(self) -> float | None:
        known = [m.income for m in self._within(_HALF) if m.income]
        limit = self._last.limit
        if not known or not limit:
            return None
        return log(limit * len(known) / sum(known))


def _flag(count: float | None) -> float | None:
    return None if count is None else float(count > 0)
