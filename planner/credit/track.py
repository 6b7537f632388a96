"""One line month by month, as a backtest walks it; from a panel or from a book."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.credit.observed import outcome
from planner.credit.rates import Standing, expected
from planner.credit.update import HELD, Learned, Outcome, believed, learn
from planner.model.priors import Event, Priors, Triple
from planner.model.records import LineType
from planner.money import ZERO, Money

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


@dataclass(frozen=True, slots=True)
class Track:
    """One line: its rows by month, none twice."""

    line: str
    type: LineType
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A month from which a forecast is made, with nothing later in it.

    Attributes:
        later: the limit in the months that followed, by months ahead.
    """

    limit: Money
    type: LineType
    standing: Standing
    learned: Learned
    later: Mapping[int, Money]


def origins(track: Track, priors: Priors, earlier: int = 6) -> Iterator[Origin]:
    """Every month with a positive limit and enough earlier months; none left out."""
    by_month = {row.month: row.limit for row in track.rows}
    # What was learned under the priors of the first year, and of later ones.
    beliefs = (priors, priors.watched(track.type, _LONG))
    known = [believed(each) for each in beliefs]
    level = ZERO  # the last level that counts as one
    for n, row in enumerate(track.rows):
        if n:
            gap = (track.rows[n - 1], row)
            known = [
                _learned(was, gap, level, track.type, each)
                for was, each in zip(known, beliefs, strict=True)
            ]
        if row.limit.minor <= 0:
            level = ZERO
            continue
        if level == ZERO or outcome(level, row.limit).event:
            level = row.limit
        if n >= earlier:
            later = {
                ahead: by_month[row.month + ahead]
                for ahead in range(1, _YEAR + 1)
                if row.month + ahead in by_month
            }
            standing = Standing(row.z, _usual(track.rows, n))
            months = row.month - track.rows[0].month
            learned = known[priors.watched(track.type, months) is not priors]
            yield Origin(row.limit, track.type, standing, learned, later)


def _learned(  # both ends of the gap and all that is believed
    known: Learned, gap: tuple[Row, Row], level: Money, type_: LineType, priors: Priors
) -> Learned:
    before, row = gap
    months = row.month - before.month
    if before.limit.minor <= 0:  # frozen: time passes, nothing is expected
        return learn(known, months, _NOTHING, HELD, priors)
    rise, cut, freeze = expected(before.z, type_, priors)
    events = (rise * months, cut * months, freeze * months)
    if row.limit.minor <= 0:
        return learn(known, months, events, Outcome(Event.FREEZE), priors)
    return learn(known, months, events, outcome(level, row.limit), priors)


def _usual(rows: Sequence[Row], n: int) -> dict[str, float]:
    """The mean z of the last twelve months; a month without row counts as 0."""
    sums: dict[str, float] = {}
    for row in reversed(rows[: n + 1]):
        if rows[n].month - row.month >= _YEAR:
            break
        for name, z in row.z.items():
            sums[name] = sums.get(name, 0.0) + z
    return {name: z / _YEAR for name, z in sums.items()}
