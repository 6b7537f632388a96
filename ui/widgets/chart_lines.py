"""What a chart of amounts over time shows; its painter would else invent the shape."""

from bisect import bisect_left
from datetime import date

from planner.lean import dataclass
from planner.money import Money
from ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Line:
    """One line: days rising, an amount each.

    Attributes:
        steps: whether a value holds until the next one, as a limit does.
        filled: whether the ground below is shaded.
    """

    name: str
    points: tuple[tuple[date, Money], ...]
    steps: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Fan:
    """A range that opens with time: low, middle, high at each day."""

    name: str
    points: tuple[tuple[date, Money, Money, Money], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A named day on the chart, such as the lowest point."""

    on: date
    amount: Money
    words: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened on a day; a small sign above, its words on hovering."""

    on: date
    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that one chart shows."""

    lines: tuple[Line, ...] = ()
    fan: Fan | None = None
    marks: tuple[Mark, ...] = ()
    flags: tuple[Flag, ...] = ()


def value_at(line: Line, on: date) -> Money | None:
    """What the line says on a day; None outside of it."""
    days = [day for day, _ in line.points]
    place = bisect_left(days, on)
    if place < len(days) and days[place] == on:
        return line.points[place][1]
    if place == 0 or (place == len(days) and not line.steps):
        return None
    return line.points[place - 1][1]


def fan_at(fan: Fan, on: date) -> tuple[Money, Money, Money]:
    """Low, middle and high on a day that the fan has reached."""
    point = max((p for p in fan.points if p[0] <= on), key=lambda p: p[0])
    return point[1], point[2], point[3]


def extent(drawing: Drawing) -> tuple[list[date], list[int]]:
    """Every day and every amount in fen that is drawn."""
    days = [day for line in drawing.lines for day, _ in line.points]
    fen = [amount.minor for line in drawing.lines for _, amount in line.points]
    for point in drawing.fan.points if drawing.fan else ():
        days.append(point[0])
        fen += [point[1].minor, point[3].minor]
    return days, fen
