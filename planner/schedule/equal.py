"""What a lender's equal amount holds, and when it is too small for its interest."""

from collections.abc import Sequence
from datetime import date

from planner.errors import TermsError
from planner.model.terms import LenderUnit, Method, Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.methods import Exact, shown
from planner.schedule.periods import occurrence
from planner.schedule.steps import Prepaid

EQUAL = (Method.LEVEL, Method.EQUAL_PRINCIPAL, Method.FLAT)


def holds_interest(terms: Terms) -> bool:
    """Whether the equal amount is principal and interest together."""
    if terms.method is Method.FLAT:
        return isinstance(terms.rounding, LenderUnit)
    return terms.method is Method.LEVEL


def is_whole(terms: Terms, prepaid: Sequence[Prepaid], start: date, due: date) -> bool:
    """Whether a period is like the rest: not longer, of one balance and rate."""
    is_broken = any(start < change.from_ < due for change in terms.rates)
    is_broken |= any(start < one.on < due for one in prepaid)
    first = occurrence(due, terms.every, -1, terms.due_day)
    return not is_broken and start >= first


def too_small(
    terms: Terms, n: int, equal: Exact, interest: Exact, *, is_own: bool
) -> TermsError:
    """What refuses an instalment below its interest.

    Args:
        terms: whose instalment it is.
        n: of which period.
        equal: the instalment.
        interest: what it should cover.
        is_own: whether the contract names the amount itself.
    """
    field = "rate"
    if is_own:
        field = "instalment"
    elif isinstance(terms.rounding, LenderUnit):
        field = "rounding"
    words = Phrase(
        "the instalment of {amount} does not cover the interest of {interest}"
        " of period {n}"
    )
    amount, due = Money(shown(equal)), Money(shown(interest))
    return TermsError(
        field=field, reason=Sentence(words, amount=amount, interest=due, n=n)
    )
