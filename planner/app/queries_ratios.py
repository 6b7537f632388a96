"""A firm's ratios by period, exact, beside the lines that banks are told to draw."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from planner.app.full_year import FullYear, full_year
from planner.app.queries_loans import dues
from planner.app.queries_warnings import period_end
from planner.calendar import month_step
from planner.catalogue.ratios import ratio_lines
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.dated import Dated
from planner.model.records import Figures
from planner.model.thumbs import Stand, Thumb
from planner.money import Money, Rounding, rounded, total
from planner.phrases import Phrase, Sentence
from planner.schedule.collect import open_receivables
from planner.wording.say import percent

_AHEAD = 12
_YEAR_DAYS = 365
_HUNDRED, _TEN_THOUSAND = 100, 10_000


class Unit(Enum):
    """How a ratio is written."""

    TIMES = "times"
    SHARE = "share"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Value:
    """A ratio of one period; ``ratio`` is None where the figures do not tell."""

    period: str
    ratio: Fraction | None


@dataclass(frozen=True, slots=True)
class RatioRow:
    """One ratio over the periods.

    Attributes:
        id: its name in the catalogue's lines.
        formula: what is divided by what.
        values: in the order of the periods.
        line: what banks are told to ask; None where no source was found.
        stand: where the last known value stands against it; None where either lacks.
    """

    id: str
    name: Phrase
    formula: Phrase
    unit: Unit
    values: tuple[Value, ...]
    line: Dated[Thumb] | None
    stand: Stand | None


_ROWS: tuple[tuple[str, Phrase, Phrase, Unit], ...] = (
    (
        "debt-service-coverage",
        Phrase("Debt service coverage"),
        Phrase(
            "The last full year's cash flow to all that loans and cards ask for in the"
            " next 12 months."
        ),
        Unit.TIMES,
    ),
    (
        "current-ratio",
        Phrase("Current ratio"),
        Phrase("Current assets to current liabilities."),
        Unit.TIMES,
    ),
    (
        "quick-ratio",
        Phrase("Quick ratio"),
        Phrase("Not known: the figures do not tell how much of the assets is stock."),
        Unit.TIMES,
    ),
    (
        "leverage",
        Phrase("Liabilities to assets"),
        Phrase("Total liabilities to total assets."),
        Unit.SHARE,
    ),
    (
        "cash-margin",
        Phrase("Cash flow to revenue"),
        Phrase("Cash flow to revenue of the same period."),
        Unit.SHARE,
    ),
    (
        "receivable-days",
        Phrase("Receivable days"),
        Phrase("Open receivables to the last full year's revenue, times 365."),
        Unit.DAYS,
    ),
)
_MORE_IS_BETTER = frozenset({"debt-service-coverage", "current-ratio", "quick-ratio"})
_OF_TODAY = frozenset({"debt-service-coverage", "receivable-days"})


@dataclass(frozen=True, slots=True)
class Ratios:
    """The ratios of a firm on a day.

    Attributes:
        periods: the periods that stand side by side, oldest first.
        year: the full year behind coverage and receivable days; None: no full year.
        due: what loans and cards ask for in the next 12 months, overdue in it.
    """

    figures: tuple[Figures, ...]
    periods: tuple[str, ...]
    rows: tuple[RatioRow, ...]
    year: FullYear | None
    due: Money


def in_order(book: Book) -> tuple[Figures, ...]:
    """The figures by the day on which their period ends, the longer ones last."""
    return tuple(
        sorted(
            book.figures.values(),
            key=lambda one: (period_end(one.period) or date.min, -len(one.period)),
        )
    )


def ratios(book: Book, on: date) -> Ratios:
    """The ratios of every period, and those of today against the last full year."""
    figures = in_order(book)
    year = full_year(figures, on)
    due = due_in_a_year(book, on)
    today = {
        "debt-service-coverage": None if year is None else _over(year.cash_flow, due),
        "receivable-days": _receivable_days(book, on, year),
    }
    return Ratios(
        figures=figures,
        periods=tuple(one.period for one in figures),
        rows=tuple(
            _row(entry, _values(entry[0], figures, today, year)) for entry in _ROWS
        ),
        year=year,
        due=due,
    )


def due_in_a_year(book: Book, on: date) -> Money:
    """What is unpaid and falls due within twelve months, overdue amounts in it."""
    until = month_step(on, _AHEAD)
    return total(
        row.left for row in dues(book, on) if row.on is not None and row.on < until
    )


def _values(
    measure: str,
    figures: Sequence[Figures],
    today: dict[str, Fraction | None],
    year: FullYear | None,
) -> tuple[Value, ...]:
    if measure in _OF_TODAY:
        name = None if year is None else year.last.period
        return tuple(
            Value(one.period, today[measure] if one.period == name else None)
            for one in figures
        )
    return tuple(Value(one.period, _of_period(measure, one)) for one in figures)


def _of_period(measure: str, one: Figures) -> Fraction | None:
    match measure:
        case "current-ratio":
            return _over(one.current_assets, one.current_liabilities)
        case "leverage":
            return _over(one.total_liabilities, one.total_assets)
        case "cash-margin":
            return _over(one.cash_flow, one.revenue)
        case _:
            return None


def _receivable_days(book: Book, on: date, year: FullYear | None) -> Fraction | None:
    if year is None:
        return None
    open_ = total(one.amount for one in open_receivables(book, on))
    share = _over(open_, year.revenue)
    return None if share is None else share * _YEAR_DAYS


def _over(part: Money, whole: Money) -> Fraction | None:
    return Fraction(part.minor, whole.minor) if whole.minor > 0 else None


def _row(
    entry: tuple[str, Phrase, Phrase, Unit], values: tuple[Value, ...]
) -> RatioRow:
    measure, name, formula, unit = entry
    line = next((one for one in ratio_lines() if one.value.measure == measure), None)
    last = next((one.ratio for one in reversed(values) if one.ratio is not None), None)
    return RatioRow(
        id=measure,
        name=name,
        formula=formula,
        unit=unit,
        values=values,
        line=line,
        stand=None if line is None or last is None else stand(line.value, last),
    )


def stand(line: Thumb, ratio: Fraction) -> Stand:
    """Where a ratio stands; for some of them more is better, for others less."""
    value = float(ratio)
    if line.measure not in _MORE_IS_BETTER:
        return line.stand(value)
    if value >= line.high:
        return Stand.WITHIN
    return Stand.BETWEEN if value >= line.low else Stand.BEYOND


def written(ratio: Fraction | None, unit: Unit) -> str:
    """A ratio as people read it, half up; a dash where it is not known.

    >>> written(Fraction(3, 2), Unit.TIMES), written(Fraction(3, 8), Unit.SHARE)
    ('1.50', '37.5%')
    """
    if ratio is None:
        return "–"
    if unit is Unit.DAYS:
        return str(rounded(ratio, Rounding.HALF_UP))
    if unit is Unit.TIMES:
        hundredths = rounded(_HUNDRED * ratio, Rounding.HALF_UP)
        return format(Decimal(hundredths).scaleb(-2), "f")
    share = Decimal(rounded(_TEN_THOUSAND * ratio, Rounding.HALF_UP)).scaleb(-4)
    return percent(share, 1)


def line_said(row: RatioRow) -> Sentence:
    """What banks are told to ask; that nothing was found, where nothing was."""
    if row.line is None:
        return Sentence(Phrase("No line that banks draw was found."))
    low, high = (
        _bound(end, row.unit) for end in (row.line.value.low, row.line.value.high)
    )
    if row.id in _MORE_IS_BETTER:
        words = Phrase("at least {low}, better {high}")
    else:
        words = Phrase("better up to {low}, at most {high}")
    return Sentence(words, low=low, high=high)


def _bound(end: float, unit: Unit) -> str:
    return written(Fraction(str(end)), unit)
