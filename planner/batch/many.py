"""Many loans' totals and yearly costs; a firm's accountant has more than one book."""

from collections.abc import Iterator, Sequence

import numpy as np

from planner.batch.columns import Columns, columns, fits
from planner.batch.costs import annual_costs
from planner.batch.plans import Plans, plans
from planner.lean import dataclass
from planner.model.terms import Terms
from planner.money import Money
from planner.schedule.cost import Annual
from planner.schedule.periods import per_year
from planner.schedule.schedule import Totals, schedule
from planner.schedule.terms_check import faults


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a loan comes to: as ``schedule`` tells it, without its rows.

    Attributes:
        rows: how many instalments fall due.
        first, last: what they ask for, fees in it.
    """

    totals: Totals
    annual: Annual
    rows: int
    first: Money
    last: Money


def outcomes(many: Sequence[Terms]) -> Iterator[Outcome]:
    """What each loan comes to, in arrays where they can follow its terms.

    Raises:
        TermsError: at the place of terms that no schedule can follow.
    """
    places = [n for n, terms in enumerate(many) if _is_quick(terms)]
    found = _quick([many[n] for n in places]) if places else []
    quick = dict(zip(places, found, strict=True))
    for n, terms in enumerate(many):
        yield quick.get(n) or outcome(terms)


def _is_quick(terms: Terms) -> bool:
    return next(faults(terms), None) is None and fits(terms)


def outcome(terms: Terms) -> Outcome:
    """What one loan comes to, by its own schedule."""
    plan = schedule(terms)
    paid = [row.payment for row in plan.instalments]
    return Outcome(plan.totals, plan.annual, len(paid), paid[0], paid[-1])


def _quick(many: Sequence[Terms]) -> list[Outcome | None]:
    """None where the arrays' rows are not those of the exact schedule."""
    loans = columns(many)
    rows = plans(loans)
    paid = rows.payments(loans.periods)
    got = loans.principal - loans.start_fee
    # A loan whose rows mean nothing is asked for no rate.
    paid = np.where(rows.sound, paid, 0)
    annual = annual_costs(got, paid, [per_year(terms.every) for terms in many])
    first, last = paid[:1].reshape(-1), paid[loans.periods - 1, np.arange(len(many))]
    return [
        Outcome(totals, cost, periods, Money(a), Money(b)) if sound else None
        for totals, cost, periods, a, b, sound in zip(
            _totals(loans, rows),
            annual,
            loans.periods.tolist(),
            first.tolist(),
            last.tolist(),
            rows.sound.tolist(),
            strict=True,
        )
    ]


def _totals(loans: Columns, rows: Plans) -> list[Totals]:
    interest = rows.interest.sum(axis=0)
    fees = loans.start_fee + loans.fee * loans.periods
    paid = loans.principal + interest + fees
    sums = (loans.principal, interest, fees, paid)
    return [
        Totals(*map(Money, amounts))
        for amounts in zip(*(one.tolist() for one in sums), strict=True)
    ]
