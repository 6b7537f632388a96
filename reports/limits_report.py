"""Limits as they are and as they may become, each number with its reasons and grade."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.app.queries import LimitRow, LineState
from planner.app.usual import line_name
from planner.calendar import month_step
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate, TooLittleKnown
from planner.model.book import Book
from planner.model.records import LimitReading, Line
from planner.money import ZERO
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports import scale
from reports.document import (
    Align,
    Block,
    Column,
    Curve,
    Heading,
    Note,
    Points,
    Section,
    Spread,
    Table,
    Tone,
)
from reports.facts import Facts
from reports.granted import resting

_MOST = 5  # factors shown of each line
_NEWEST = 2  # changes told of each line


def title() -> str:
    """The section's title."""
    return tr("Limits and estimates")


def limits(facts: Facts) -> Section:
    """All lines, then each line's estimate with what speaks for and against it."""
    blocks: list[Block] = [_table(facts.listed_limits)]
    if facts.estimates:
        blocks.append(Note(_legend(), Tone.SMALL))
        blocks.append(_notes(facts.estimates, facts.book))
    for found in facts.estimates:
        blocks += _of_line(facts.book, found)
    keys = ("seen", "claims") if facts.estimates else ("seen",)
    return resting(Section(title(), tuple(blocks)), facts, *keys)


def short(facts: Facts) -> Section:
    """All lines, then each one's history and range, without what moves them."""
    blocks: list[Block] = [_table(facts.listed_limits)]
    known = [one for one in facts.estimates if isinstance(one, Estimate)]
    if known:
        blocks.append(Note(_legend(), Tone.SMALL))
    for found in known:
        blocks.append(_curve(facts.book, facts.book.lines[found.line], found))
        blocks += [_forecast(found)] if found.limit else []
    keys = ("seen", "claims") if known else ("seen",)
    return resting(Section(title(), tuple(blocks)), facts, *keys)


def _legend() -> str:
    return tr(
        "An estimate is a range, no promise: in 8 of 10 cases the limit is expected"
        " between low and high. Lenders decide by rules they do not publish, and may"
        " change them for all customers at once."
    )


def _table(lines: Sequence[LimitRow]) -> Table:
    columns = (
        Column(tr("Line"), 1),
        Column(tr("Limit (yuan)"), align=Align.END),
        Column(tr("Used (yuan)"), align=Align.END),
        Column(tr("Available (yuan)"), align=Align.END),
        Column(tr("Use"), align=Align.END),
        Column(tr("Seen on")),
        Column(tr("State")),
    )
    rows = tuple(
        (
            row.name,
            plain(row.limit),
            plain(row.used),
            plain(row.available) if row.state is LineState.OPEN else "–",
            "–" if row.utilisation is None else percent(row.utilisation, 0),
            short_day(row.as_of),
            _state(row.state),
        )
        for row in lines
    )
    return Table(
        columns,
        rows,
        tr("No credit line is recorded; lines with limit and use would stand here."),
    )


def _state(state: LineState) -> str:
    match state:
        case LineState.OPEN:
            return tr("open")
        case LineState.FROZEN:
            return tr("frozen")
        case _:
            return tr("closed")


def _of_line(book: Book, found: Estimate | TooLittleKnown) -> Iterator[Block]:
    line = book.lines[found.line]
    if isinstance(found, TooLittleKnown):
        yield Heading(line_name(line))
        words = tr("There is no estimate: {why}.")
        yield Note(words.format(why=say(found.why)), Tone.SMALL)
        return
    yield _curve(book, line, found)
    yield _drawable(found)
    if found.limit:
        yield _forecast(found)
        yield from _factors(found, line_name(line))
    if found.history:
        words = tr("{line}: what happened before")
        yield Note(words.format(line=line_name(line)))
        yield Points(tuple(say(change.say) for change in found.history[:_NEWEST]))


def _notes(estimates: Sequence[Estimate | TooLittleKnown], book: Book) -> Points:
    """What a reader must know beside the estimates, each said once."""
    known = [one for one in estimates if isinstance(one, Estimate)]
    said: dict[str, list[str]] = {}
    for one in known:
        for note in one.notes:
            said.setdefault(say(note), []).append(line_name(book.lines[one.line]))
    return Points(
        tuple(
            text
            if len(names) == len(known)
            else tr("{what} ({lines})").format(what=text, lines=tr(", ").join(names))
            for text, names in said.items()
        )
    )


def _curve(book: Book, line: Line, found: Estimate) -> Curve:
    seen = _readings(book, line, found.as_of)
    places = [(one.on.toordinal(), one.limit.minor) for one in seen]
    if not places:
        places = [(line.opened_on.toordinal(), line.limit.minor)]
    places.append((found.as_of.toordinal(), found.limit.minor))
    fan = tuple(
        Spread(
            month_step(found.as_of, one.months).toordinal(),
            one.low.minor,
            one.middle.minor,
            one.high.minor,
        )
        for one in found.forecast
    )
    sizes = [size for _, size in places] + [one.high for one in fan]
    first, last = date.fromordinal(places[0][0]), date.fromordinal(fan[-1].at)
    return Curve(
        title=tr("{line}: limit seen, then the estimate's range (yuan)").format(
            line=line_name(line)
        ),
        places=tuple(places),
        days=scale.months(first, last),
        sizes=scale.amounts(sizes),
        fan=fan,
    )


def _readings(book: Book, line: Line, on: date) -> list[LimitReading]:
    mine = [one for one in book.readings.values() if one.line == line.id]
    return sorted((one for one in mine if one.on <= on), key=lambda one: one.on)


def _forecast(found: Estimate) -> Table:
    columns = (
        Column(tr("Estimate in"), 1),
        Column(tr("Low (yuan)"), align=Align.END),
        Column(tr("Middle (yuan)"), align=Align.END),
        Column(tr("High (yuan)"), align=Align.END),
        Column(tr("Chance of a rise"), align=Align.END),
        Column(tr("of a cut"), align=Align.END),
        Column(tr("of a freeze"), align=Align.END),
    )
    rows = tuple(
        (
            _months(one.months),
            plain(one.low),
            plain(one.middle),
            plain(one.high),
            *(_chance(p) for p in (one.p_rise, one.p_cut, one.p_freeze)),
        )
        for one in found.forecast
    )
    return Table(columns, rows, "")


def _months(count: int) -> str:
    return tr("1 month") if count == 1 else tr("{n} months").format(n=count)


def _chance(probability: float) -> str:
    return f"{100 * probability:.0f}%"


def _drawable(found: Estimate) -> Note:
    risk = {
        Risk.LOW: tr("Risk that a draw fails today: low"),
        Risk.MEDIUM: tr("Risk that a draw fails today: medium"),
        Risk.HIGH: tr("Risk that a draw fails today: high"),
    }[found.drawable.risk]
    reasons = tr("; ").join(say(reason) for reason in found.drawable.reasons)
    words = tr("{risk} ({reasons}).") if reasons else tr("{risk}.")
    return Note(words.format(risk=risk, reasons=reasons))


def _factors(found: Estimate, name: str) -> Iterator[Block]:
    """The factors that move the estimate most, the strongest first."""
    moving = sorted(
        (one for one in found.factors if one.effect),
        key=lambda one: (-abs(one.effect).minor, one.factor),
    )
    columns = (
        Column(""),
        Column(tr("{line}: what moves the estimate").format(line=name), 1),
        Column(tr("Grade")),
        Column(tr("Effect (yuan)"), align=Align.END),
    )
    rows = tuple(
        (
            "▲" if one.effect > ZERO else "▼",
            say(one.say),
            one.grade.value,
            plain(one.effect),
        )
        for one in moving[:_MOST]
    )
    yield Table(
        columns, rows, tr("No factor moves this estimate away from the usual rates.")
    )
    if len(moving) > _MOST:
        words = tr("{n} weaker factors are left out.")
        yield Note(words.format(n=len(moving) - _MOST), Tone.SMALL)
