"""How likely a card payment is missed next month; else the habits had no common scale.

An additive card whose every factor is monotone: more lateness never helps, more payment
never harms. It was fitted to card holders abroad, so the product tells how a borrower
stands against their average, never a probability of its own.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from math import log1p
from types import MappingProxyType

from planner.lean import dataclass
from planner.model.priors import Evidence

MONTHS = 6
_LATE_NOW, _LATE_WORST, _LONG = 3, 4, 2
_FAR = 5.0
_USE = (-0.5, 3.0)
_HUNDRED = 100
_STEP = 5


@dataclass(frozen=True, slots=True)
class CardMonth:
    """One statement of a card.

    Attributes:
        late: months past due; 0 where at least the minimum was paid.
        is_idle: whether nothing was bought.
        is_full: whether the bill was paid in full.
        bill: of the statement, in yuan.
        paid: what came in until the next statement.
    """

    late: int
    is_idle: bool
    is_full: bool
    bill: float
    paid: float


@dataclass(frozen=True, slots=True)
class CardPast:
    """Six statements of a card, the newest first, and its limit."""

    limit: float
    months: tuple[CardMonth, ...]

    @property
    def use(self) -> tuple[float, ...]:
        """Each bill over the limit."""
        low, high = _USE
        return tuple(min(max(m.bill / self.limit, low), high) for m in self.months)

    @property
    def ratios(self) -> tuple[float, ...]:
        """How much of each older bill was paid by the next statement, 1 at most."""
        pairs = zip(self.months, self.months[1:], strict=False)
        return tuple(
            min(max(now.paid / older.bill, 0.0), 1.0) if older.bill > 0 else 1.0
            for now, older in pairs
        )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _of_limit(amount: float, past: CardPast) -> float:
    return log1p(_HUNDRED * min(max(amount / past.limit, 0.0), _FAR))


def _paid(past: CardPast) -> list[float]:
    return [month.paid for month in past.months]


def _spent(past: CardPast) -> float:
    pairs = zip(past.months, past.months[1:], strict=False)
    return _mean([max(0.0, now.bill - older.bill + now.paid) for now, older in pairs])


def _unpaid(past: CardPast) -> float:
    pairs = zip(past.months, past.months[1:], strict=False)
    return float(sum(now.paid <= 0 < older.bill for now, older in pairs))


def _late(past: CardPast) -> list[int]:
    return [month.late for month in past.months]


FACTORS: Mapping[str, tuple[Callable[[CardPast], float], int]] = MappingProxyType(
    {  # how it is counted, and its sign: 1 where more of it is riskier
        "late_now": (lambda past: float(min(past.months[0].late, _LATE_NOW)), 1),
        "late_before": (lambda past: float(min(past.months[1].late, _LATE_NOW)), 1),
        "late_recent": (lambda past: float(sum(n > 0 for n in _late(past)[:3])), 1),
        "late_months": (lambda past: float(sum(n > 0 for n in _late(past))), 1),
        "late_long": (lambda past: float(sum(n >= _LONG for n in _late(past))), 1),
        "late_worst": (lambda past: float(min(max(_late(past)), _LATE_WORST)), 1),
        "use_now": (lambda past: past.use[0], 1),
        "use_mean": (lambda past: _mean(past.use), 1),
        "use_most": (lambda past: max(past.use), 1),
        "use_growth": (lambda past: past.use[0] - past.use[-1], 1),
        "paid_least": (lambda past: min(past.ratios), -1),
        "paid_mean": (lambda past: _mean(past.ratios), -1),
        "unpaid": (_unpaid, 1),
        "paid_last": (lambda past: _of_limit(_paid(past)[0], past), -1),
        "paid_before": (lambda past: _of_limit(_paid(past)[1], past), -1),
        "paid_usual": (lambda past: _of_limit(_mean(_paid(past)), past), -1),
        "paid_lowest": (lambda past: _of_limit(min(_paid(past)), past), -1),
        "spent": (lambda past: _of_limit(_spent(past), past), -1),
        "revolving": (
            lambda past: float(
                sum(not (m.late or m.is_idle or m.is_full) for m in past.months)
            ),
            1,
        ),
        "idle": (lambda past: float(sum(m.is_idle for m in past.months)), -1),
        "in_full": (lambda past: float(sum(m.is_full for m in past.months)), -1),
    }
)


def counted(past: CardPast) -> dict[str, float]:
    """Every factor of six statements.

    Raises:
        ValueError: not six statements, or no limit.
    """
    if len(past.months) != MONTHS or past.limit <= 0:
        message = "six statements and a limit are needed"
        raise ValueError(message)
    return {name: count(past) for name, (count, _) in FACTORS.items()}


@dataclass(frozen=True, slots=True)
class Steps:
    """The points of one factor: ``points[n]`` below ``cuts[n]``, the last one above."""

    cuts: tuple[float, ...]
    points: tuple[float, ...]

    def at(self, value: float) -> float:
        """Points in log odds."""
        return self.points[bisect_right(self.cuts, value)]


@dataclass(frozen=True)
class Scorecard:
    """What each factor adds to the log odds of a missed payment.

    Attributes:
        limit: points of ln(limit / the holders' median limit); another country's limits
            stand on another scale, so a reader may leave it out.
        usual: what the limit adds on average.
        levels: log odds, the limit left out, below which 5 %, 10 % … 95 % of the
            holders stand.
        average: the share of the holders that missed a payment.
        auc, error: in five-fold cross-validation; ``error`` of the calibration.
        source: of the data.
    """

    intercept: float
    factors: Mapping[str, Steps]
    limit: Steps
    usual: float
    levels: tuple[float, ...]
    average: float
    auc: float
    error: float
    source: str
    licence: str
    grade: Evidence

    def parts(self, past: CardPast) -> dict[str, float]:
        """What each factor adds, in log odds."""
        values = counted(past)
        return {name: steps.at(values[name]) for name, steps in self.factors.items()}

    def log_odds(self, past: CardPast) -> float:
        """Of a missed payment next month, whatever the limit."""
        return self.intercept + self.usual + sum(self.parts(past).values())

    def riskier_than(self, past: CardPast) -> int:
        """Than how many percent of the holders, in steps of five."""
        return _STEP * bisect_right(self.levels, self.log_odds(past))
