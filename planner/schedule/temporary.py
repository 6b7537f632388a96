"""Temporary limits that end by themselves: no app tells it, the card bill does."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from planner.calendar import days_later
from planner.model.records import LimitReading, Line
from planner.schedule.card_rules import LimitStep


def standing(reading: LimitReading, on: date) -> LimitReading:
    """What a reading tells of a later day: a temporary part that ended is gone.

    What was drawn on it is not: the available limit may fall below zero.
    """
    ended = reading.temporary_until
    if reading.temporary is None or ended is None or on <= ended:
        return reading
    room = reading.available
    return replace(
        reading,
        limit=reading.limit - reading.temporary,
        available=None if room is None else room - reading.temporary,
        temporary=None,
        temporary_until=None,
    )


def limit_steps(line: Line, readings: Iterable[LimitReading]) -> tuple[LimitStep, ...]:
    """A line's limit by day, as read and as temporary parts end.

    Args:
        line: the line; its granted limit holds before the first reading.
        readings: of this line, by day.
    """
    read = list(readings)
    steps = [LimitStep(line.opened_on, line.limit)]
    ends = [*(reading.on for reading in read[1:]), date.max]
    for reading, end in zip(read, ends, strict=False):
        steps.append(LimitStep(reading.on, reading.limit))
        until = reading.temporary_until
        if reading.temporary and until is not None and until < days_later(end, -1):
            later = days_later(until, 1)
            steps.append(LimitStep(later, standing(reading, later).limit))
    return tuple(steps)
