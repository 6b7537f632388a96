"""What is known of lenders beyond a book, gathered for a financing mix."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from planner.app.outlook import limit_estimates
from planner.app.own_priors import declared_windows
from planner.app.queries_limits import LimitRow, LineState, limits
from planner.app.usual import card_usual
from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.catalogue.thumbs import thumbs
from planner.credit.drawable import Risk
from planner.credit.estimate import Estimate
from planner.credit.windows import windows
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow, DrawingPrior
from planner.money import ZERO, Money
from planner.plan.offers import Market, Reliability
from planner.plan.rules import Law

_MONTH_DAYS = 30
_MONTHS = (1, 3, 6, 12)


def market(book: Book, on: date, by: date) -> Market:
    """The catalogue's channels and rules, and how far each line can be relied on."""
    known = catalogue()
    drawing = priors().drawing
    found = limit_estimates(book, on, _MONTHS)
    tight = _Calendar(known.holidays, declared_windows(book), drawing)

    def calendar(line: str) -> float:
        return tight.times(by, line) / tight.times(on, line)

    return Market(
        channels=known.channels,
        law=Law(known.rules, known.words),
        holidays=known.holidays,
        reliability={
            one.line: reliability(one, drawing, (by - on).days, calendar(one.line))
            for one in found
            if isinstance(one, Estimate)
        },
        free={row.line: _free(row) for row in limits(book, on)},
        usual=card_usual(book, on),
        largest_dti=_largest_dti(on),
    )


def _largest_dti(on: date) -> Decimal | None:
    """The upper end of the rule of thumb for all debts against income."""
    known = [one for one in thumbs() if one.value.measure == "dti" and one.from_ <= on]
    latest = max(known, key=lambda one: one.from_, default=None)
    return None if latest is None else Decimal(str(latest.value.high))


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Days on which draws fail more often: quarter ends, and what the user declared."""

    holidays: Holidays
    declared: Sequence[DeclaredWindow]
    drawing: DrawingPrior

    def times(self, day: date, line: str) -> float:
        """How many times as often a draw from the line fails on that day."""
        near = windows(day, day, self.holidays, self.declared)
        held = (one for one in near if one.holds(day, line))
        return max([1.0, *(self.drawing.windows[one.kind] for one in held)])


def _free(row: LimitRow) -> Money:
    """What may be counted on: not a temporary part, nothing where a draw failed."""
    if row.state is not LineState.OPEN or row.drawable is False:
        return ZERO
    return max(row.available - row.temporary, ZERO)


def reliability(
    estimate: Estimate, drawing: DrawingPrior, days: int, calendar: float = 1.0
) -> Reliability:
    """How far a line can be relied on in so many days.

    A drawing fails as often as its risk's step says at the least; a freeze is as likely
    as the estimate has it for the first horizon that reaches so far, in proportion to
    the days. ``calendar`` is how much oftener a drawing fails on its day than today.
    """
    ahead = next(
        (one for one in estimate.forecast if one.months * _MONTH_DAYS >= days),
        estimate.forecast[-1],
    )
    part = min(1.0, days / (ahead.months * _MONTH_DAYS))
    fails = min(_failing(estimate, drawing) * calendar, 1.0)
    works = (1 - ahead.p_freeze * part) * (1 - fails)
    return Reliability(
        usable=works if estimate.limit.minor else 0.0,
        low=ahead.low,
        middle=ahead.middle,
        high=ahead.high,
    )


def _failing(estimate: Estimate, drawing: DrawingPrior) -> float:
    steps = {
        Risk.LOW: drawing.failing.value,
        Risk.MEDIUM: drawing.medium,
        Risk.HIGH: drawing.high,
    }
    return steps[estimate.drawable.risk]
