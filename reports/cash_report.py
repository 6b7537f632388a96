"""Cash ahead: its lowest point, and what is expected to come and go."""

from collections.abc import Sequence

from planner.app.queries import CashDay, CashView
from planner.model.book import Book
from planner.model.records import BookKind, Expected
from planner.money import ZERO
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports import forecast_report, scale
from reports.document import (
    Align,
    Column,
    Curve,
    Mark,
    Note,
    Section,
    Table,
    Tick,
    Tone,
)
from reports.facts import Facts
from reports.granted import resting
from reports.words import sentences


def title() -> str:
    """The section's title; tiles lead to it."""
    return tr("Cash ahead")


def cash(facts: Facts) -> Section:
    """The forecast, day by day, and what it is made of; a firm's also by weeks."""
    book, view = facts.book, facts.cash
    if view.counted_on is None:
        nothing = tr(
            "No cash at hand is recorded, so nothing can be forecast; the course of"
            " cash over the next 12 months would stand here."
        )
        return Section(title(), (Note(nothing, Tone.SMALL), _expected(book)))
    is_firm = book.profile.kind is BookKind.BUSINESS
    weeks = forecast_report.stretches(facts) if is_firm else ()
    blocks = (_verdict(view), _curve(view), *weeks, _expected(book))
    return resting(Section(title(), blocks), facts, "counted", "reserve", "expected")


def _verdict(view: CashView) -> Note:
    words = tr(
        "Cash was last counted on {day}. It is lowest on {lowest_day}, with {lowest}."
    ).format(
        day=say(view.counted_on),
        lowest_day=say(view.lowest.on),
        lowest=say(view.lowest.amount),
    )
    return Note(sentences(words, comment(view)))


def comment(view: CashView) -> str:
    """Whether the lowest cash is enough."""
    if view.lowest.amount < ZERO:
        return tr("That is not enough: money is missing on that day.")
    if view.lowest.amount < view.reserve:
        words = tr("That is below the reserve of {amount}.")
        return words.format(amount=say(view.reserve))
    return tr("The reserve of {amount} is kept.").format(amount=say(view.reserve))


def _curve(view: CashView) -> Curve:
    sizes = [day.amount.minor for day in view.days]
    named = tr("Lowest cash: {amount} on {day}").format(
        amount=say(view.lowest.amount), day=short_day(view.lowest.on)
    )
    level = None
    if view.reserve:
        words = tr("Reserve {amount}").format(amount=say(view.reserve))
        level = Tick(view.reserve.minor, words)
    return Curve(
        title=tr("Cash at the end of each day (yuan)"),
        places=_steps(view.days),
        days=scale.months(view.days[0].on, view.days[-1].on),
        sizes=scale.amounts([*sizes, view.reserve.minor]),
        marks=(Mark(view.lowest.on.toordinal(), view.lowest.amount.minor, named),),
        level=level,
    )


def _steps(days: Sequence[CashDay]) -> tuple[tuple[int, int], ...]:
    """Only days on which cash changes, and the last one."""
    kept = [
        day
        for before, day in zip([None, *days], days, strict=False)
        if before is None or before.amount != day.amount or day is days[-1]
    ]
    return tuple((day.on.toordinal(), day.amount.minor) for day in kept)


def _expected(book: Book) -> Table:
    columns = (
        Column(tr("Expected"), 2),
        Column(tr("Way")),
        Column(tr("First")),
        Column(tr("How often"), 1),
        Column(tr("Until")),
        Column(tr("Certainty"), align=Align.END),
        Column(tr("Amount (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            one.name,
            say(one.way),
            short_day(one.first),
            tr("once") if one.every == "once" else say(one.every),
            _until(one),
            percent(one.certainty, places=None),
            plain(one.amount),
        )
        for one in sorted(book.expected.values(), key=lambda one: (one.first, one.id))
    )
    return Table(
        columns,
        rows,
        tr("No income or expense is expected; salary, rent, sales would stand here."),
    )


def _until(one: Expected) -> str:
    if one.every == "once":
        return "–"
    return short_day(one.until) if one.until else tr("open end")
