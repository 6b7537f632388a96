"""Whether the contract allows paying early in a period."""

from datetime import date

import pytest

from planner.model.terms import Prepayment
from planner.schedule.steps import PrepayError, check_allowed
from planner.wording.say import say
from tests.helpers import make


@pytest.mark.parametrize(("period", "may"), [(3, False), (4, True)])
def test_the_waiting_period_counts_periods(period, may) -> None:
    terms = make.terms(prepayment=Prepayment(allowed_from_period=4))

    if may:
        check_allowed(terms, period, date(2026, 5, 1))
    else:
        with pytest.raises(PrepayError) as refused:
            check_allowed(terms, period, date(2026, 5, 1))
        assert say(refused.value) == (
            "Paying early on 1 May 2026 is not possible: the contract allows it from"
            " period 4 on, this is 3."
        )


def test_without_a_clause_paying_early_is_always_allowed() -> None:
    check_allowed(make.terms(), 1, date(2026, 1, 15))
