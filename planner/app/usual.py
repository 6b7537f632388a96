"""What the catalogue tells of a line that the book leaves open."""

from collections.abc import Mapping
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
from planner.wording import i18n


def card_usual(book: Book, on: date) -> Mapping[str, CardUsual]:
    """How each line of a known channel bills, by the line's id.

    Only what the catalogue tells as one value counts: of a range of rates or of four
    due days nobody knows which one holds for this user.
    """
    channels = catalogue().channels
    moved = {move.line for move in book.moves.values()}
    return {
        line.id: _usual(channels[line.channel], on)
        for line in book.lines.values()
        if line.id in moved and line.channel in channels
    }


def channel_name(channel: str) -> str:
    """What people call a channel; a free text stays itself."""
    known = catalogue().channels.get(channel)
    return channel if known is None else known.name.in_(i18n.language())


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
    )


def _rate(channel: Channel, on: date) -> Rate | None:
    told = at(channel.rate, on)
    if told is None or told.value.low != told.value.high:
        return None
    return told.value.lowest


def _rule(history: History[Least], on: date) -> MinimumRule | None:
    told = at(history, on)
    if told is None:
        return None
    return MinimumRule(told.value.ratio, told.value.floor or ZERO)
