"""A plan is kept under a name that can be read."""

import pytest

from planner.app.plan_name import plan_name
from planner.errors import FieldError
from planner.wording.say import say


def test_spaces_around_a_name_do_not_count() -> None:
    assert plan_name("  mine ") == "mine"
    assert plan_name("x" * 200) == "x" * 200


def test_no_name_and_too_long_a_name_are_refused_with_the_limit() -> None:
    with pytest.raises(FieldError):
        plan_name("  ")
    with pytest.raises(FieldError) as caught:
        plan_name("x" * 100_000)

    said = say(caught.value)
    assert "found 100000 characters" in said
    assert "at most 200 characters" in said
