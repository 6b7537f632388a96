"""A line as its forecast sees it: rates month by month, paths, and what moved them."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from math import inf

from planner.credit.past import Past
from planner.credit.rates import EVENTS, MONTH_DAYS, Standing, expected, larger
from planner.credit.standing import off, sobered, standing_of
from planner.credit.taught import Taught, Teaching
from planner.credit.update import Learned
from planner.credit.windows import wave
from planner.lean import dataclass
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow, Priors, Triple
from planner.model.records import Line, LineType
from planner.money import ZERO, Money

MOST_MONTHS = 12
_SHARES = (0.1, 0.5, 0.9)
_FEN = 100
_NOTHING: Mapping[str, float] = {}


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
        names: of channels, as people call them.
    """

    priors: Priors
    holidays: Holidays
    lenders: Mapping[str, Lender]
    declared: tuple[DeclaredWindow, ...] = ()
    taught_by: Past | None = None
    names: Mapping[str, object] = field(default_factory=dict)

    def type_of(self, line: Line) -> LineType:
        """The line's own type, else its channel's, else online."""
        lender = self.lenders.get(line.id, Lender())
        return line.type or lender.type or LineType.ONLINE


def _standing(past: Past, line_id: str, basis: Basis) -> Standing:
    standing = standing_of(past, line_id, basis.priors)
    before = basis.taught_by
    if before is None or before is past or line_id not in before.lines:
        return standing
    return sobered(standing, standing_of(before, line_id, basis.priors), basis.priors)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A line as the forecast sees it.

    Attributes:
        path: month by month, the distances from the reference borrower, and how many
            times as often as ever each event comes: what was declared, times the pace.
        pace: how many times as often as believed this borrower's limits move.
    """

    limit: Money
    type: LineType
    learned: Learned
    standing: Standing
    path: tuple[tuple[Mapping[str, float], Triple], ...]
    ceiling: float
    ends_in: int
    off: frozenset[str]
    pace: Triple = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class Teachers:
    """Who teaches the rates of the lines of ``past``."""

    now: Teaching
    before: Teaching | None

    @classmethod
    def of(cls, past: Past, basis: Basis) -> "Teachers":
        """The book itself; in a what-if, the real book where it knows the line."""
        before = basis.taught_by
        return cls(
            _teaching(past, basis),
            None if before is None or before is past else _teaching(before, basis),
        )

    def taught(self, line: str) -> Taught:
        """What is believed of that line."""
        if self.before is None or line not in self.before.past.lines:
            return self.now.of(line)
        then, now = (one.past.lines[line].observed for one in (self.before, self.now))
        if then.gaps == now.gaps:
            return self.before.of(line)
        # A change of this very limit counts, but others go at the pace they went.
        return self.now.at(line, self.before.pace(line))


def _teaching(past: Past, basis: Basis) -> Teaching:
    types = {key: basis.type_of(past.book.lines[key]) for key in past.lines}
    return Teaching(past, types, basis.priors, basis.declared)


def outlook_of(
    past: Past, line: Line, basis: Basis, teachers: Teachers | None = None
) -> Outlook:
    """The line on ``past.on``, with the year that lies ahead of it."""
    standing = _standing(past, line.id, basis)
    taught = (teachers or Teachers.of(past, basis)).taught(line.id)
    path = []
    for month in range(MOST_MONTHS):
        since = past.on + timedelta(days=round(month * MONTH_DAYS))
        until = past.on + timedelta(days=round((month + 1) * MONTH_DAYS))
        waves = wave(basis.declared, line.id, since, until)
        path.append((standing.ahead(month, basis.priors), _at(waves, taught.pace)))
    seen, type_ = past.lines[line.id].observed, basis.type_of(line)
    return Outlook(
        limit=seen.limit,
        type=type_,
        learned=taught.learned,
        standing=standing,
        path=tuple(path),
        ceiling=_ceiling(line, type_, basis, seen.limit),
        ends_in=_ends_in(line, past.on),
        off=off(past.book, basis.priors),
        pace=taught.pace,
    )


def _at(waves: Triple, pace: Triple) -> Triple:
    rise, cut, freeze = (a * b for a, b in zip(waves, pace, strict=True))
    return rise, cut, freeze


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


@dataclass(frozen=True, slots=True)
class Moved:
    """What the factors do to the mean limit, in yuan, in three steps that add up.

    Attributes:
        events: by how often events come.
        rises, cuts: by how large these are.
    """

    events: float = 0.0
    rises: float = 0.0
    cuts: float = 0.0

    @property
    def total(self) -> float:
        """All of it."""
        return self.events + self.rises + self.cuts


def look_ahead(
    outlook: Outlook, priors: Priors, months: Sequence[int]
) -> tuple[tuple[Horizon, ...], Moved]:
    """The horizons, and what the factors do to the mean at the last of them."""
    if outlook.limit.minor <= 0:
        gone = (ZERO, ZERO, ZERO, 0.0, 0.0, 1.0, ZERO)
        return tuple(Horizon(month, *gone) for month in months), Moved()
    # numpy comes with this import: not before someone asks for a forecast
    from planner.credit.forecast import Start, walk  # noqa: PLC0415  # heavy, only when used

    events = _events(outlook, priors)
    start = Start(
        limit=outlook.limit.minor / _FEN,
        learned=outlook.learned,
        expected=events,
        ceiling=outlook.ceiling,
        ends_in=outlook.ends_in,
        larger=larger(outlook.standing.z, priors),
    )
    paths = walk(start, priors, months)
    horizons = tuple(
        Horizon(
            months=month,
            low=in_fen(low),
            middle=in_fen(middle),
            high=in_fen(high),
            **_chances(outlook, events[:month]),
            mean=in_fen(paths.mean(n)),
        )
        for n, (month, (low, middle, high)) in enumerate(
            zip(months, paths.quantiles(_SHARES), strict=True)
        )
    )

    def mean(expected: tuple[Triple, ...], sizes: tuple[float, float]) -> float:
        other = replace(start, expected=expected, larger=sizes)
        return walk(other, priors, months[-1:]).mean(0)

    rises, cuts = start.larger
    whole = paths.mean(len(months) - 1)
    with_rises = whole if cuts == 1 else mean(events, (rises, 1.0))
    of_events = with_rises if rises == 1 else mean(events, (1.0, 1.0))
    nothing = mean(_events(outlook, priors, nobody=True), (1.0, 1.0))
    moved = Moved(of_events - nothing, with_rises - of_events, whole - with_rises)
    return horizons, moved


def _events(
    outlook: Outlook, priors: Priors, *, nobody: bool = False
) -> tuple[Triple, ...]:
    """Events expected month by month; of the reference borrower for ``nobody``."""
    return tuple(
        expected(_NOTHING if nobody else z, outlook.type, priors, waves)
        for z, waves in outlook.path
    )


def parts(
    outlook: Outlook, priors: Priors, moved: Moved, months: int
) -> dict[str, Money]:
    """Each factor's part of what moved at that month, in whole fen that add up.

    Sizes follow one factor each: rises the limit against income, cuts dormancy.
    """
    if outlook.limit.minor <= 0:
        return {}
    from planner.credit import shares  # noqa: PLC0415  # numpy, see above

    base = priors.base[outlook.type]
    path = [
        (z, (base[0] * w[0], base[1] * w[1], base[2] * w[2]))
        for z, w in outlook.path[:months]
    ]
    events = shares.events_by_factor(path, priors)
    limit = outlook.limit.minor / _FEN
    sizes = shares.size_effects(outlook.learned, priors, limit, outlook.ceiling)
    exact = shares.in_yuan(events, outlook.learned, sizes, moved.events)
    for name, part in (("lim_inc", moved.rises), ("dormant", moved.cuts)):
        if part:
            exact[name] = exact.get(name, 0.0) + part
    return whole_fen(exact, in_fen(moved.total))


def _chances(outlook: Outlook, events: Sequence[Triple]) -> dict[str, float]:
    found = {
        f"p_{event.value}": 1
        - outlook.learned.none_of(event, sum(triple[n] for triple in events))
        for n, event in enumerate(EVENTS)
    }
    if 0 < outlook.ends_in <= len(events):
        found["p_freeze"] = 1.0
    return found


def whole_fen(exact: Mapping[str, float], total: Money) -> dict[str, Money]:
    """The parts in whole fen, summing to ``total``; the largest takes the rest."""
    found = {name: in_fen(part) for name, part in exact.items()}
    if not found:
        return found
    largest = max(found, key=lambda name: abs(exact[name]))
    rest = total - Money(sum(part.minor for part in found.values()))
    if any(exact.values()):
        found[largest] += rest
    return found


def in_fen(yuan: float) -> Money:
    """The nearest whole fen."""
    return Money(round(yuan * _FEN))
