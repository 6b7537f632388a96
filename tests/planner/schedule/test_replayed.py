"""A loan that can be followed has no fault; of others it is said what hinders."""

from dataclasses import replace
from datetime import date

import pytest

from planner.errors import PlannerError
from planner.schedule import replayed
from planner.schedule.replayed import DOES_NOT_SUM, replay_fault
from planner.schedule.schedule import schedule
from tests.helpers import make


def test_a_sound_loan_has_no_fault() -> None:
    assert replay_fault(make.loan(), [], make.DAY) is None


def test_terms_that_cannot_be_followed_are_told() -> None:
    loan = make.loan()
    odd = replace(loan, terms=replace(loan.terms, first_due=date(2000, 1, 1)))

    assert isinstance(replay_fault(odd, [], make.DAY), PlannerError)


def test_a_schedule_that_does_not_sum_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replayed, "schedule", lambda _: schedule(make.terms("5.00")))

    assert replay_fault(make.loan(), [], make.DAY) is DOES_NOT_SUM
