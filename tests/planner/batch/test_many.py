import pytest
from hypothesis import given

from planner.batch.many import outcome, outcomes
from planner.errors import TermsError
from planner.model.terms import Terms
from planner.schedule.schedule import schedule
from tests.helpers import make
from tests.helpers.strategies import sound_terms


@given(sound_terms())
def test_what_a_loan_comes_to_is_what_its_schedule_says(terms: Terms) -> None:
    try:
        plan = schedule(terms)
    except TermsError:
        with pytest.raises(TermsError):
            list(outcomes([terms]))
        return

    (found,) = outcomes([terms])

    assert (found.totals, found.annual) == (plan.totals, plan.annual)
    assert found.rows == len(plan.instalments)
    assert found.first == plan.instalments[0].payment
    assert found.last == plan.instalments[-1].payment


def test_quick_and_slow_loans_come_back_in_their_order() -> None:
    tiny = make.terms("0.07", method=make.Method.EQUAL_PRINCIPAL)
    many = [make.terms("1000.00"), tiny, make.terms("3000.00", periods=6)]

    assert list(outcomes(many)) == [outcome(terms) for terms in many]


def test_a_bad_loan_is_refused_in_its_turn() -> None:
    found = outcomes([make.terms(), make.terms("-1.00")])

    assert next(found).rows == 12
    with pytest.raises(TermsError):
        next(found)


def test_no_loans_come_to_nothing() -> None:
    assert list(outcomes([])) == []
