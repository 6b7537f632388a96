"""How much each loan's line is at risk, for plans that spare limits."""

from collections.abc import Mapping
from datetime import date

from planner.app.outlook import limit_estimates
from planner.credit.estimate import Estimate
from planner.model.book import Book

_MONTHS = (12,)


def risk_weights(book: Book, on: date) -> Mapping[str, float]:
    """By loan or card: the chance of a cut or a freeze in a year, by yuan of limit.

    A yuan owed on a small line presses harder on it than on a large one. Debts on no
    line, and lines too little known, weigh nothing.
    """
    at_risk: dict[str, float] = {}
    for one in limit_estimates(book, on, _MONTHS):
        if isinstance(one, Estimate) and one.limit.minor and one.forecast:
            year = one.forecast[-1]
            chance = 1 - (1 - year.p_cut) * (1 - year.p_freeze)
            at_risk[one.line] = chance * 100 / one.limit.minor
    on_lines = {
        loan.id: at_risk[loan.line]
        for loan in book.loans.values()
        if loan.line in at_risk
    }
    return {**at_risk, **on_lines}
