"""What a line's limit may become, how sure that is, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum

from planner.credit import features, reasons
from planner.credit.drawable import Drawable, Seen, drawable
from planner.credit.history import Change, history
from planner.credit.observed import Observed
from planner.credit.outlook import (
    Basis,
    Horizon,
    Lender,
    Outlook,
    Teachers,
    in_fen,
    look_ahead,
    outlook_of,
    parts,
)
from planner.credit.past import Past, past_of
from planner.credit.rates import EVENTS, capped
from planner.credit.sharing import above
from planner.credit.update import Learned
from planner.credit.within import within
from planner.errors import IdUnknownError
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow, Event, Evidence, Priors, Triple
from planner.model.records import Line, LineType
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence

HORIZONS = (1, 3, 6, 12)
_STALE = timedelta(days=62)
_WITHIN = Phrase(
    "this limit stands within a common one and is never above it; the reasons are those"
    " of this limit alone"
)

__all__ = [
    "HORIZONS",
    "Basis",
    "Direction",
    "Estimate",
    "FactorShare",
    "Horizon",
    "Lender",
    "TooLittleKnown",
    "estimate",
    "estimates",
]


class Direction(Enum):
    """Which way a factor moves the expected limit."""

    UP = "up"
    DOWN = "down"
    NONE = "none"
    UNKNOWN = "unknown"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class FactorShare:
    """One factor's part.

    Attributes:
        effect: of the mean limit at the furthest month asked for, against a borrower
            who is in nothing special; all effects sum to ``Estimate.moved``.
        value: as counted, up to the factor's cap; None for not known.
        log_rates: what it adds to the log rates of rise, cut and freeze.
        rows: ids of the records behind it.
    """

    factor: str
    direction: Direction
    effect: Money
    grade: Evidence
    say: Sentence
    value: float | None = None
    log_rates: Triple = (0.0, 0.0, 0.0)
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a line's limit may become.

    Attributes:
        limit: today's standing limit; zero while frozen or closed.
        moved: what all factors together do to the mean limit.
        type: whose priors were used.
        learned: what the line's own history made of them.
        notes: what a reader must know beside the numbers.
        history: what the limit did, the newest first, and what went before.
        pace: how many times as often as believed this borrower's other limits move,
            by event.
    """

    line: str
    as_of: date
    limit: Money
    forecast: tuple[Horizon, ...]
    drawable: Drawable
    factors: tuple[FactorShare, ...]
    moved: Money
    type: LineType
    learned: Learned
    notes: tuple[Sentence, ...] = ()
    history: tuple[Change, ...] = ()
    pace: Triple = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class TooLittleKnown:
    """Why there is no estimate of a line."""

    line: str
    why: Sentence


def estimate(  # noqa: PLR0913  # the seam that other rooms call
    book: Book,
    line_id: str,
    on: date,
    priors: Priors,
    holidays: Holidays,
    months: Sequence[int] = HORIZONS,
    *,
    lender: Lender | None = None,
    declared: Sequence[DeclaredWindow] = (),
) -> Estimate | TooLittleKnown:
    """The estimate of one line; nothing recorded after ``on`` is looked at.

    Raises:
        IdUnknownError: no line of that id.
    """
    if line_id not in book.lines:
        raise IdUnknownError(kind=Phrase("line"), id=line_id)
    lenders = {line_id: lender or Lender()}
    basis = Basis(priors, holidays, lenders, tuple(declared))
    return estimates(past_of(book, on), basis, months, (line_id,))[0]


def estimates(
    past: Past,
    basis: Basis,
    months: Sequence[int] = HORIZONS,
    lines: Sequence[str] | None = None,
) -> tuple[Estimate | TooLittleKnown, ...]:
    """The estimates of some lines, else of all that were open by then."""
    known = sorted(set(months))
    asked = past.lines if lines is None else lines
    teachers = Teachers.of(past, basis)
    return tuple(_estimate(past, key, basis, known, teachers) for key in asked)


def _estimate(
    past: Past,
    line_id: str,
    basis: Basis,
    months: Sequence[int],
    teachers: Teachers,
) -> Estimate | TooLittleKnown:
    own = past.lines.get(line_id)
    if own is None:
        return TooLittleKnown(line_id, Sentence(Phrase("the line was not open yet")))
    seen = own.observed
    if seen.limit.minor <= 0 and not seen.frozen_since:
        why = Sentence(Phrase("no limit above zero was ever seen"))
        return TooLittleKnown(line_id, why)
    line = past.book.lines[line_id]
    counted = features.features(past, line_id, past.on)
    outlook = outlook_of(past, line, basis, teachers)
    forecast, moved = look_ahead(outlook, basis.priors, months)
    tops = [key for key in above(past.book, line) if key in past.lines]
    for key in tops:
        top = outlook_of(past, past.book.lines[key], basis, teachers)
        forecast = within(forecast, look_ahead(top, basis.priors, months)[0])
    return Estimate(
        line=line_id,
        as_of=past.on,
        limit=seen.limit,
        forecast=forecast,
        drawable=_drawable(past, line, basis, counted),
        factors=_shares(
            counted,
            replace(outlook, path=outlook.path[: months[-1]]),
            parts(outlook, basis.priors, moved, months[-1]),
            basis.priors,
        ),
        moved=in_fen(moved.total),
        type=outlook.type,
        learned=outlook.learned,
        notes=(
            *_notes(seen, outlook.type, past.on),
            *_paced(outlook.pace),
            *([Sentence(_WITHIN)] if tops else []),
        ),
        pace=outlook.pace,
        history=history(past, line_id, basis.priors, basis.names),
    )


def _shares(
    counted: Mapping[str, features.Counted],
    outlook: Outlook,
    moved: Mapping[str, Money],
    priors: Priors,
) -> tuple[FactorShare, ...]:
    found = []
    path = [z for z, _ in outlook.path]
    for name, factor in priors.factors.items():
        count = counted.get(name, features.UNKNOWN)
        z = outlook.standing.z.get(name, 0.0)
        ahead = sum(later.get(name, 0.0) for later in path) / len(path)
        counts = name not in outlook.off
        rise, cut, freeze = (factor.effects[event].mean * z for event in EVENTS)
        found.append(
            FactorShare(
                factor=name,
                direction=_direction(count.value, ahead * factor.sign, counts=counts),
                effect=moved.get(name, ZERO),
                grade=factor.grade,
                say=reasons.said(factor, count.value, (z, ahead), counts=counts),
                value=None if count.value is None else capped(count.value, factor),
                log_rates=(rise, cut, freeze),
                rows=count.rows,
            )
        )
    return tuple(sorted(found, key=lambda share: -abs(share.effect.minor)))


def _direction(value: float | None, helps: float, *, counts: bool) -> Direction:
    if value is None:
        return Direction.UNKNOWN
    if not counts:
        return Direction.OFF
    if not helps:
        return Direction.NONE
    return Direction.UP if helps > 0 else Direction.DOWN


def _drawable(
    past: Past, line: Line, basis: Basis, counted: Mapping[str, features.Counted]
) -> Drawable:
    own = past.lines[line.id]
    weights = basis.priors.drawing.weights
    attempts = tuple(
        (attempt, _behaviour(past, line.id, attempt.on, weights))
        for attempt in own.attempts
    )
    seen = Seen(attempts, line.id, basis.holidays, basis.declared)
    now = {name: counted[name].value for name in weights if name in counted}
    return drawable(basis.priors.drawing, seen, now, past.on, tuple(_stops(past, line)))


def _behaviour(
    past: Past, line_id: str, day: date, names: Mapping[str, float]
) -> dict[str, float | None]:
    own = past.lines[line_id]
    return {name: features.COUNTS[name](past, own, day).value for name in names}


def _stops(past: Past, line: Line) -> list[Sentence]:
    own = past.lines[line.id]
    seen, found = own.observed, []
    if seen.frozen_since:
        closed, frozen = Phrase("closed since {day}"), Phrase("frozen since {day}")
        words = closed if seen.closed else frozen
        found.append(Sentence(words, day=seen.frozen_since))
    elif own.left(past.on) <= ZERO:
        found.append(Sentence(Phrase("nothing is left to draw")))
    if line.expires_on and line.expires_on < past.on:
        found.append(Sentence(Phrase("the grant ended on {day}"), day=line.expires_on))
    if own.overdue:
        found.append(Sentence(Phrase("this line is overdue")))
    return found


def _paced(pace: Triple) -> list[Sentence]:
    """What the other lines of the book have taught, where it is worth telling."""
    rises = pace[EVENTS.index(Event.RISE)]
    if abs(rises - 1) < _TOLD_FROM:
        return []
    slower = Phrase(
        "your other limits moved less often than believed: rises are expected {times}"
        " times as often"
    )
    faster = Phrase(
        "your other limits moved more often than believed: rises are expected {times}"
        " times as often"
    )
    return [Sentence(slower if rises < 1 else faster, times=f"{rises:.2f}")]


_TOLD_FROM = 0.05
_ASSUMED_TYPES = frozenset({LineType.ONLINE, LineType.BANK})


def _notes(seen: Observed, type_: LineType, on: date) -> tuple[Sentence, ...]:
    found = [Sentence(Phrase("an estimate: the lender's rule is secret"))]
    if type_ in _ASSUMED_TYPES:
        words = Phrase("the base rates of this type of lender are assumed")
        found.append(Sentence(words))
    if not seen.looked:
        words = Phrase("no reading yet: this is what is believed of such lines")
        found.append(Sentence(words))
    elif on - seen.levels[-1].since > _STALE:
        words = Phrase("the limit was last looked at on {day}; a look a month is best")
        found.append(Sentence(words, day=seen.levels[-1].since))
    for reading in seen.overruled:
        words = Phrase("two readings of {day} disagree; the later recorded counts")
        found.append(Sentence(words, day=reading.on))
    return tuple(found)
