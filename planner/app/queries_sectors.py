"""Which ways to borrow are told to fit a sort of firm, and what each asks for.

The order is that of the catalogue's files and says nothing of who is better.
"""

from collections.abc import Iterator
from datetime import date

from planner.calendar import days_later
from planner.catalogue.read import catalogue
from planner.lean import dataclass
from planner.model.channel import Channel
from planner.model.dated import Dated, Text, at
from planner.model.offers import Fit, MoneyIn, Sector

_FARTHEST = 400  # days back in which a day to apply is looked for


@dataclass(frozen=True, slots=True)
class SectorChannel:
    """A way to borrow that is told to fit.

    Attributes:
        fit, who, papers, money_in: entries of the catalogue that hold on the day, with
            their grades; None where nothing was found.
        remarks: further facts that hold on the day.
        days: calendar days from the application to the money, low and high.
        apply_by: the last day to apply for money on the day it is needed, taking the
            longer; None where the days are not known or no such day was given.
        direct: False where one cannot apply oneself, only through a bank.
        template: a pattern to fill in, no product that anyone was seen to offer.
    """

    channel: Channel
    fit: Dated[Fit]
    who: Dated[Text] | None
    papers: Dated[tuple[Text, ...]] | None
    money_in: Dated[MoneyIn] | None
    remarks: tuple[Dated[Text], ...]
    days: tuple[int, int] | None
    apply_by: date | None

    @property
    def direct(self) -> bool:
        """Whether one can apply for it oneself."""
        return self.channel.direct

    @property
    def template(self) -> bool:
        """Whether it is a pattern only."""
        return self.channel.template


def sector_channels(
    sector: Sector, on: date, needed_on: date | None = None
) -> tuple[SectorChannel, ...]:
    """What fits a sort of firm, as the catalogue tells on a day."""
    return tuple(_fitting(sector, on, needed_on))


def _fitting(
    sector: Sector, on: date, needed_on: date | None
) -> Iterator[SectorChannel]:
    for channel in catalogue().channels.values():
        fit = at(channel.fits, on)
        if fit is None or sector not in fit.value.sectors:
            continue
        money_in = at(channel.money_in, on)
        days = money_in.value.days() if money_in else None
        yield SectorChannel(
            channel=channel,
            fit=fit,
            who=at(channel.who, on),
            papers=at(channel.papers, on),
            money_in=money_in,
            remarks=tuple(
                one
                for one in channel.remarks
                if one.from_ <= on and (one.last_day is None or on <= one.last_day)
            ),
            days=days,
            apply_by=_apply_by(money_in, needed_on),
        )


def _apply_by(money_in: Dated[MoneyIn] | None, needed_on: date | None) -> date | None:
    """The last day from which even the longer wait ends in time; holidays in it."""
    if money_in is None or needed_on is None:
        return None
    holidays = catalogue().holidays
    days = (days_later(needed_on, -back) for back in range(_FARTHEST))
    return next(
        (day for day in days if money_in.value.arrives(day, holidays)[1] <= needed_on),
        None,
    )
