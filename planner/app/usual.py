"""What the catalogue tells of a line that the book leaves open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.catalogue.read import catalogue
from planner.model.book import Book
from planner.model.channel import Channel
from planner.model.dated import History, at
from planner.model.offers import Least
from planner.model.records import Line, LineType, MinimumRule
from planner.money import ZERO
from planner.rates import Rate
from planner.schedule.card import CardUsual
from planner.schedule.card_rules import LimitStep
from planner.schedule.movements import moves_by_line
from planner.schedule.temporary import limit_steps
from planner.wording import i18n
from planner.wording.say import short_day


def card_usual(book: Book, on: date) -> Mapping[str, CardUsual]:
    """How each line of a known channel bills, by the line's id.

    Only what the catalogue tells as one value counts: of a range of rates or of four
    due days nobody knows which one holds for this user.
    """
    channels = catalogue().channels
    moved = moves_by_line(book)
    found: dict[str, CardUsual] = {}
    for line in book.lines.values():
        if line.id not in moved:
            continue  # its channel's file need not be read
        channel = channels.get(line.channel)
        if channel is not None:
            found[line.id] = _usual(channel, on)
        if (line.type or (channel and channel.type)) is LineType.CARD:
            limits = _limits(book, line, on)
            found[line.id] = replace(found.get(line.id, CardUsual()), limits=limits)
    return found


def _limits(book: Book, line: Line, on: date) -> tuple[LimitStep, ...]:
    """A card's limit by day; nothing where it is shared, so that no line can tell."""
    shares = {other.shares_limit_with for other in book.lines.values()}
    if line.shares_limit_with is not None or line.id in shares:
        return ()
    readings = [one for one in book.readings.values() if one.line == line.id]
    known = sorted((one for one in readings if one.on <= on), key=lambda one: one.on)
    return limit_steps(line, known)


def channel_name(channel: str) -> str:
    """What people call a channel; a free text stays itself."""
    known = catalogue().channels.get(channel)
    return channel if known is None else known.name.in_(i18n.language())


def sold_name(way: str, debtor: str, due_on: date) -> str:
    """A way to sell, with whose receivable is sold: one may sell several."""
    words = i18n.tr("{way} ({debtor}, due {day})")
    return words.format(way=way, debtor=debtor, day=short_day(due_on))


def line_name(line: Line) -> str:
    """What people call a line: its own name, else its channel's."""
    return line.name or channel_name(line.channel) or line.id


def _usual(channel: Channel, on: date) -> CardUsual:
    statement = at(channel.statement, on)
    day = statement.value.day if statement else None
    due_days = statement.value.due_days if statement else ()
    return CardUsual(
        statement_day=day,
        due_day=due_days[0] if len(due_days) == 1 else None,
        rate=_rate(channel, on),
        minimum=_rule(channel.minimum, on),
        late_fee=_rule(channel.late_fee, on),
        full_amount=channel.type is LineType.CARD,
        cash_fee=cash_fee(channel, on),
    )


def _rate(channel: Channel, on: date) -> Rate | None:
    told = at(channel.rate, on)
    if told is None or told.value.low != told.value.high:
        return None
    return told.value.lowest


def cash_fee(channel: Channel, on: date) -> MinimumRule | None:
    """Of each cash advance, once; a range or a charge by the day tells no one fee."""
    told = at(channel.cash_fee, on)
    if told is None or told.value.low != told.value.high or told.value.on != "start":
        return None
    return MinimumRule(told.value.low, told.value.floor or ZERO)


def _rule(history: History[Least], on: date) -> MinimumRule | None:
    told = at(history, on)
    if told is None:
        return None
    return MinimumRule(told.value.ratio, told.value.floor or ZERO)
