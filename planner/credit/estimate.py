"""What a line's limit may become, how sure that is, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from math import inf

from planner.credit import features, reasons
from planner.credit.drawable import Drawable, Seen, drawable
from planner.credit.learning import learned_of
from planner.credit.observed import Observed
from planner.credit.past import Past, past_of
from planner.credit.rates import (
    EVENTS,
    MONTH_DAYS,
    Standing,
    expected,
    larger_cuts,
)
from planner.credit.standing import off, sobered, standing_of
from planner.credit.update import Learned
from planner.credit.windows import wave
from planner.errors import IdUnknownError
from planner.model.book import Book
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow, Evidence, Priors, Triple
from planner.model.records import Line, LineType
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence

MOST_MONTHS = 12
HORIZONS = (1, 3, 6, 12)
_SHARES = (0.1, 0.5, 0.9)
_FEN = 100
_STALE = timedelta(days=62)
_NOTHING: Mapping[str, float] = {}


class Direction(Enum):
    """Which way a factor moves the expected limit."""

    UP = "up"
    DOWN = "down"
    NONE = "none"
    UNKNOWN = "unknown"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Horizon:
    """The limit some months ahead.

    Attributes:
        low, middle, high: 10 %, 50 % and 90 % quantiles.
        p_rise, p_cut, p_freeze: of at least one such event by then, each counted
            whatever the others do.
        mean: of all paths.
    """

    months: int
    low: Money
    middle: Money
    high: Money
    p_rise: float
    p_cut: float
    p_freeze: float
    mean: Money


@dataclass(frozen=True, slots=True)
class FactorShare:
    """One factor's part.

    Attributes:
        effect: of the mean limit at the furthest month asked for, against a borrower
            who is in nothing special; all effects sum to ``Estimate.moved``.
        value: as counted; None for not known.
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


@dataclass(frozen=True, slots=True)
class TooLittleKnown:
    """Why there is no estimate of a line."""

    line: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class Lender:
    """What the catalogue adds to a line.

    Attributes:
        type: of the channel; counts where the line names none.
        ceiling: above which no limit of the channel was seen; None for not known.
    """

    type: LineType | None = None
    ceiling: Money | None = None


@dataclass(frozen=True)
class Basis:
    """What all estimates of a book rest on.

    Attributes:
        lenders: what the catalogue adds, by line.
        taught_by: whose history teaches the rates; a what-if keeps what the real book
            has taught, so that only what lies ahead differs.
    """

    priors: Priors
    holidays: Holidays
    lenders: Mapping[str, Lender]
    declared: tuple[DeclaredWindow, ...] = ()
    taught_by: Past | None = None

    def type_of(self, line: Line) -> LineType:
        """The line's own type, else its channel's, else online."""
        lender = self.lenders.get(line.id, Lender())
        return line.type or lender.type or LineType.ONLINE


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
    return tuple(_estimate(past, line_id, basis, known) for line_id in asked)


def _estimate(
    past: Past, line_id: str, basis: Basis, months: Sequence[int]
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
    standing = _standing(past, line_id, basis)
    outlook = _outlook(past, line, basis, standing)
    forecast, change = _forecast(outlook, basis.priors, months)
    return Estimate(
        line=line_id,
        as_of=past.on,
        limit=seen.limit,
        forecast=forecast,
        drawable=_drawable(past, line, basis, counted),
        factors=_shares(counted, outlook, basis.priors, change, months[-1]),
        moved=_money(change),
        type=outlook.type,
        learned=outlook.learned,
        notes=_notes(seen, outlook.type, past.on),
    )


def _standing(past: Past, line_id: str, basis: Basis) -> Standing:
    standing = standing_of(past, line_id, basis.priors)
    before = basis.taught_by
    if before is None or before is past or line_id not in before.lines:
        return standing
    return sobered(standing, standing_of(before, line_id, basis.priors), basis.priors)


@dataclass(frozen=True, slots=True)
class _Outlook:
    """A line as the forecast sees it; ``path`` holds z and waves month by month."""

    limit: Money
    type: LineType
    learned: Learned
    standing: Standing
    path: tuple[tuple[Mapping[str, float], Triple], ...]
    ceiling: float
    ends_in: int
    off: frozenset[str]


def _outlook(past: Past, line: Line, basis: Basis, standing: Standing) -> _Outlook:
    type_ = basis.type_of(line)
    teacher = basis.taught_by or past
    taught = teacher.lines.get(line.id)
    if taught is None or taught.observed.gaps != past.lines[line.id].observed.gaps:
        teacher = past
    path = []
    for month in range(MOST_MONTHS):
        since = past.on + timedelta(days=round(month * MONTH_DAYS))
        until = past.on + timedelta(days=round((month + 1) * MONTH_DAYS))
        ahead = standing.ahead(month, basis.priors)
        path.append((ahead, wave(basis.declared, line.id, since, until)))
    seen = past.lines[line.id].observed
    return _Outlook(
        limit=seen.limit,
        type=type_,
        learned=learned_of(teacher, line.id, type_, basis.priors, basis.declared),
        standing=standing,
        path=tuple(path),
        ceiling=_ceiling(line, type_, basis, seen.limit),
        ends_in=_ends_in(line, past.on),
        off=off(past.book, basis.priors),
    )


def _ceiling(line: Line, type_: LineType, basis: Basis, limit: Money) -> float:
    # The cap of a type is the law's; a channel may be seen above it (firms), and a
    # limit that already stands above it shows that it does not bind this line.
    lender = basis.lenders.get(line.id, Lender())
    known = basis.priors.types[type_].ceiling
    if known is None or limit > known:
        return inf
    return max(known, lender.ceiling or known).minor / _FEN


def _ends_in(line: Line, on: date) -> int:
    """The month ahead in which the grant ends: 1 is the next, 0 not within a year."""
    if line.expires_on is None:
        return 0
    month = max(0, int((line.expires_on - on).days / MONTH_DAYS)) + 1
    return month if month <= MOST_MONTHS else 0


def _forecast(
    outlook: _Outlook, priors: Priors, months: Sequence[int]
) -> tuple[tuple[Horizon, ...], float]:
    """The horizons, and what the factors do to the mean at the last of them."""
    if outlook.limit.minor <= 0:
        gone = (ZERO, ZERO, ZERO, 0.0, 0.0, 1.0, ZERO)
        return tuple(Horizon(month, *gone) for month in months), 0.0
    # numpy comes with this import: not before someone asks for a forecast
    from planner.credit.forecast import Start, walk  # noqa: PLC0415

    def ahead(*, factors: bool) -> tuple[Triple, ...]:
        return tuple(
            expected(z if factors else _NOTHING, outlook.type, priors, waves)
            for z, waves in outlook.path
        )

    events = ahead(factors=True)
    start = Start(
        limit=outlook.limit.minor / _FEN,
        learned=outlook.learned,
        expected=events,
        ceiling=outlook.ceiling,
        ends_in=outlook.ends_in,
        larger=larger_cuts(outlook.standing.z, priors),
    )
    paths = walk(start, priors, months)
    plain = Start(
        start.limit, start.learned, ahead(factors=False), start.ceiling, start.ends_in
    )
    reference = walk(plain, priors, months[-1:])
    horizons = tuple(
        Horizon(
            months=month,
            low=_money(low),
            middle=_money(middle),
            high=_money(high),
            **_chances(outlook, events[:month]),
            mean=_money(paths.mean(n)),
        )
        for n, (month, (low, middle, high)) in enumerate(
            zip(months, paths.quantiles(_SHARES), strict=True)
        )
    )
    return horizons, paths.mean(len(months) - 1) - reference.mean(0)


def _chances(outlook: _Outlook, events: Sequence[Triple]) -> dict[str, float]:
    found = {
        f"p_{event.value}": 1
        - outlook.learned.none_of(event, sum(triple[n] for triple in events))
        for n, event in enumerate(EVENTS)
    }
    if 0 < outlook.ends_in <= len(events):
        found["p_freeze"] = 1.0
    return found


def _shares(
    counted: Mapping[str, features.Counted],
    outlook: _Outlook,
    priors: Priors,
    change: float,
    months: int,
) -> tuple[FactorShare, ...]:
    parts = _yuan(outlook, priors, change, months)
    found = []
    path = [z for z, _ in outlook.path[:months]]
    for name, factor in priors.factors.items():
        count = counted.get(name, features.UNKNOWN)
        z = outlook.standing.z.get(name, 0.0)
        ahead = sum(later.get(name, 0.0) for later in path) / months
        counts = name not in outlook.off
        rise, cut, freeze = (factor.effects[event].mean * z for event in EVENTS)
        found.append(
            FactorShare(
                factor=name,
                direction=_direction(count.value, ahead * factor.sign, counts=counts),
                effect=parts.get(name, ZERO),
                grade=factor.grade,
                say=reasons.said(factor, count.value, (z, ahead), counts=counts),
                value=count.value,
                log_rates=(rise, cut, freeze),
                rows=count.rows,
            )
        )
    return tuple(sorted(found, key=lambda share: -abs(share.effect.minor)))


def _yuan(
    outlook: _Outlook, priors: Priors, change: float, months: int
) -> dict[str, Money]:
    if outlook.limit.minor <= 0:
        return {}
    from planner.credit import shares  # noqa: PLC0415  # numpy, see above

    monthly = [priors.monthly(outlook.type, event) for event in EVENTS]
    path = [
        (z, (monthly[0] * w[0], monthly[1] * w[1], monthly[2] * w[2]))
        for z, w in outlook.path[:months]
    ]
    events = shares.events_by_factor(path, priors)
    limit = outlook.limit.minor / _FEN
    sizes = shares.size_effects(outlook.learned, priors, limit, outlook.ceiling)
    exact = shares.in_yuan(events, outlook.learned, sizes, change)
    return whole_fen(exact, _money(change))


def whole_fen(exact: Mapping[str, float], total: Money) -> dict[str, Money]:
    """The parts in whole fen, summing to ``total``; the largest takes the rest."""
    found = {name: _money(part) for name, part in exact.items()}
    if not found:
        return found
    largest = max(found, key=lambda name: abs(exact[name]))
    rest = total - Money(sum(part.minor for part in found.values()))
    if any(exact.values()):
        found[largest] += rest
    return found


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


def _money(yuan: float) -> Money:
    return Money(round(yuan * _FEN))
