"""Panels of many lines by month, as a backtest reads them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import islice
from math import isnan
from typing import TYPE_CHECKING

from planner.credit.panel_factors import factors
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

if TYPE_CHECKING:
    from _csv import Reader

    import pandas as pd

_NEEDED = (
    *("line", "month", "limit", "balance", "draws"),
    *("drawn", "repaid", "min_due", "paid", "days_late"),
)
_WHERE_KNOWN = ("income", "new_lenders", "inquiries")
_TOLD = (
    *("limit", "balance", "draws", "min_due", "paid", "days_late"),
    *_WHERE_KNOWN,
)
_YEAR = 12
_MONTH = len("2026-11")


class TwiceInPanelError(NotUnderstoodError):
    """A second row for one line and month."""

    words = Phrase("line “{line}” has a second row for {month}.")


class NoPanelError(NotUnderstoodError):
    """A file without the columns of a panel."""

    words = Phrase("The column “{column}” is missing; expected are: {expected}.")


class LongCellError(NotUnderstoodError):
    """A cell that is no figure and no name: a quote was left open, or noise."""

    words = Phrase("A cell has more than {most} characters.")


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
    if not found:
        return ()
    sorted_ = {line: [ms[key] for key in sorted(ms)] for line, ms in found.items()}
    table = factors(_frame(sorted_))
    told = (
        dict(zip(table.columns, row, strict=True)) for row in table.to_numpy().tolist()
    )
    return tuple(
        Track(
            line,
            type_,
            _track(months, list(islice(told, len(months))), priors),
            lender=file,
        )
        for line, months in sorted_.items()
    )


def _rows(lines: Iterable[str], file: str) -> Iterator[tuple[int, str, Month]]:
    reader = csv.reader(lines)
    told = _whole(reader, file)
    header = [name.strip().lower() for name in next(told, [])]
    for column in _NEEDED:
        if column not in header:
            expected = ",".join([*_NEEDED, *_WHERE_KNOWN])
            cause = NoPanelError(column=column, expected=expected)
            raise InLineError(file=file, line=1, cause=cause)
    for cells in told:
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, cells, strict=False))
        try:
            yield reader.line_num, _line(row), _month(row)
        except NotUnderstoodError as cause:
            raise InLineError(file=file, line=reader.line_num, cause=cause) from None


def _whole(reader: "Reader", file: str) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        cause = LongCellError(most=csv.field_size_limit())
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


def _frame(found: Mapping[str, Sequence[Month]]) -> "pd.DataFrame":
    """All months of all lines, one row each."""
    import pandas as pd  # noqa: PLC0415  # 590 ms, only for a panel

    index = [(line, one.month) for line, months in found.items() for one in months]
    told = [
        [getattr(one, name) for name in _TOLD]
        for months in found.values()
        for one in months
    ]
    keys = pd.MultiIndex.from_tuples(index, names=("line", "month"))
    return pd.DataFrame(told, index=keys, columns=list(_TOLD), dtype=float)


def _track(
    months: Sequence[Month], told: Sequence[Mapping[str, float]], priors: Priors
) -> tuple[Row, ...]:
    """The rows of a line whose limit is known; a month without one is a gap."""
    rows: list[Row] = []
    changed: int | None = None
    before: float | None = None
    for month, values in zip(months, told, strict=True):
        if month.limit is None:
            continue
        if before is None or abs(month.limit - before) >= max(100.0, before * 0.005):
            changed, before = month.month, month.limit
        since = (month.month - (changed or month.month)) / _YEAR
        known = {
            name: value
            for name, value in {**values, "since_y": since}.items()
            if name in priors.factors and not isnan(value)
        }
        limit = Money(round(month.limit * 100))
        rows.append(Row(month.month, limit, z_of(known, priors)))
    return tuple(rows)
