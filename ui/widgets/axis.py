"""Round places on an axis and their words; a chart would else print raw numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from planner.calendar import month_step
from planner.wording import mask
from planner.wording.i18n import language
from planner.wording.say import month
from ui import theme

_MOST_MONTHS = 7
_UNITS = MappingProxyType(
    {
        "zh": ((100_000_000, "亿"), (10_000, "万")),
        "en": ((1_000_000_000, "bn"), (1_000_000, "M"), (1_000, "k")),
    }
)


def nice_step(span: int, most: int) -> int:
    """The smallest 1, 2 or 5 × a power of ten with ``span`` in ``most`` steps."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if span <= most * factor * power:
                return factor * power
        power *= 10


def amounts(low: int, high: int, most: int = 5) -> tuple[int, ...]:
    """Round amounts in fen from at or below ``low`` to at or above ``high``."""
    step = max(nice_step(max(high - low, 1), most), 100)
    first = low // step * step
    count = max(-(-(high - first) // step), 1)
    return tuple(first + step * n for n in range(count + 1))


def amount_words(fen: int) -> str:
    """An amount for an axis: ``1.2万`` or ``12k``, ``1.5亿`` or ``150M``."""
    if mask.is_hidden():
        return "••"
    yuan = fen / 100
    sign = "-" if yuan < 0 else ""
    size = abs(yuan)
    for unit, word in _UNITS[language()]:
        if size >= unit:
            return f"{sign}{size / unit:.4g}{word}"
    return f"{sign}{size:.0f}"


def months(since: date, until: date) -> Iterator[tuple[date, str]]:
    """First days of months in ``[since, until]``, thinned so that words fit."""
    count = (until.year - since.year) * 12 + until.month - since.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120) if count <= s * _MOST_MONTHS)
    first = date(since.year, since.month, 1)
    day = first if since.day == 1 else month_step(first, 1)
    while day <= until:
        if (day.year * 12 + day.month - 1) % step == 0:
            yield day, month(day)
        day = month_step(day, 1)


def paint_amounts(painter: QPainter, area: QRectF, ticks: Sequence[int]) -> None:
    """Draw a line across for each round amount, with its words left of it."""
    look, metrics = theme.tokens(), painter.fontMetrics()
    span = ticks[-1] - ticks[0]
    for tick in ticks:
        y = area.bottom() - area.height() * (tick - ticks[0]) / span
        painter.setPen(QColor(look.muted if tick == 0 else look.line))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        words = amount_words(tick)
        painter.setPen(QColor(look.muted))
        x = area.left() - 8 - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), words)
