"""One line month by month, as a backtest walks it; from a panel or from a book."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from planner.credit.observed import outcome
from planner.credit.rates import Standing, expected
from planner.credit.update import HELD, Learned, Outcome, believed, learn
from planner.lean import dataclass
from planner.model.priors import Event, Priors, Triple
from planner.model.records import LineType
from planner.money import ZERO, Money

EARLIER = 6  # rows that must have gone before a forecast
_YEAR = 12
_LONG = 1200.0  # months: longer than any first year
_NOTHING: Triple = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A line at the end of a month.

    Attributes:
        month: counted from the year 0, so that gaps can be seen.
        limit: zero while frozen.
        z: distances from the reference borrower, of what was known by then.
    """

    month: int
    limit: Money
    z: Mapping[str, float]

    @property
    def idle(self) -> bool:
        """Whether the line was not used for half a year."""
        return self.z.get("dormant", 0.0) > 0


@dataclass(frozen=True, slots=True)
class Track:
    """One line: its rows by month, none twice.

    Attributes:
        holder: whose line it is, where one person's lines are looked at together.
        lender: who granted it, where lines of one lender are looked at together.
    """

    line: str
    type: LineType
    rows: tuple[Row, ...]
    holder: str = ""
    lender: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What other lines showed by the end of a month.

    Attributes:
        pace: how many times as often this borrower's lines move, by event.
        wave: how many times as often this lender's lines have moved lately.
    """

    pace: Triple = (1.0, 1.0, 1.0)
    wave: Triple = (1.0, 1.0, 1.0)


NOWHERE = Around()


@dataclass(frozen=True, slots=True)
class Origin:
    """A month from which a forecast is made, with nothing later in it.

    Attributes:
        later: the limit in the months that followed, by months ahead.
        around: what other lines showed by then.
        line, month: where it stands.
    """

    limit: Money
    type: LineType
    standing: Standing
    learned: Learned
    later: Mapping[int, Money]
    around: Around = NOWHERE
    line: str = ""
    month: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """What a line did from one row to the next.

    Attributes:
        month: of the later row.
        months: between the two.
        expected: events expected of a line that differs from no other.
        idle: whether the line was idle before.
    """

    month: int
    months: int
    expected: Triple
    seen: Outcome
    idle: bool


def steps(track: Track, priors: Priors) -> Iterator[Step]:
    """One step for each row after the first."""
    level = ZERO  # the last level that counts as one
    before: Row | None = None
    for row in track.rows:
        if before is not None:
            yield _step(before, row, level, track.type, priors)
        level, before = _level(level, row.limit), row


def _level(level: Money, limit: Money) -> Money:
    if limit.minor <= 0:
        return ZERO
    return limit if level == ZERO or outcome(level, limit).event else level


def _step(before: Row, row: Row, level: Money, type_: LineType, priors: Priors) -> Step:
    months = row.month - before.month
    if before.limit.minor <= 0:  # frozen: time passes, nothing is expected
        return Step(row.month, months, _NOTHING, HELD, before.idle)
    rise, cut, freeze = expected(before.z, type_, priors)
    events = (rise * months, cut * months, freeze * months)
    seen = Outcome(Event.FREEZE) if row.limit.minor <= 0 else outcome(level, row.limit)
    return Step(row.month, months, events, seen, before.idle)


def origins(
    track: Track,
    priors: Priors,
    earlier: int = EARLIER,
    around: Mapping[int, Around] = MappingProxyType({}),
) -> Iterator[Origin]:
    """Every month with a positive limit and enough earlier months; none left out.

    Args:
        track: the line.
        priors: what is believed.
        earlier: rows that must have gone before.
        around: what other lines showed, by month.
    """
    if not track.rows:
        return  # a line that nobody has looked at yet
    by_month = {row.month: row.limit for row in track.rows}
    # What was learned under the priors of the first year, and of later ones.
    beliefs = (priors, priors.watched(track.type, _LONG))
    known = [believed(each) for each in beliefs]
    walked = (None, *steps(track, priors))
    for n, (row, step) in enumerate(zip(track.rows, walked, strict=True)):
        other = around.get(row.month, NOWHERE)
        if step is not None:
            events = _times(step.expected, other.pace)
            known = [
                learn(was, step.months, events, step.seen, each)
                for was, each in zip(known, beliefs, strict=True)
            ]
        if row.limit.minor <= 0 or n < earlier:
            continue
        later = {
            ahead: by_month[row.month + ahead]
            for ahead in range(1, _YEAR + 1)
            if row.month + ahead in by_month
        }
        standing = Standing(row.z, _usual(track.rows, n))
        months = row.month - track.rows[0].month
        learned = known[priors.watched(track.type, months) is not priors]
        where = (track.line, row.month)
        yield Origin(row.limit, track.type, standing, learned, later, other, *where)


def _times(events: Triple, pace: Triple) -> Triple:
    rise, cut, freeze = (a * b for a, b in zip(events, pace, strict=True))
    return rise, cut, freeze


def _usual(rows: Sequence[Row], n: int) -> dict[str, float]:
    """The mean z of the last twelve months; a month without row counts as 0."""
    sums: dict[str, float] = {}
    for row in reversed(rows[: n + 1]):
        if rows[n].month - row.month >= _YEAR:
            break
        for name, z in row.z.items():
            sums[name] = sums.get(name, 0.0) + z
    return {name: z / _YEAR for name, z in sums.items()}
