"""A refusal carries values; its words are filled in one place."""

import pytest

from planner import errors
from planner.errors import (
    FieldError,
    InLineError,
    NotUnderstoodError,
    PlannerError,
    RefusedError,
)

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PlannerError)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_refusal_ends_in_one_of_two_exit_codes(kind: type[PlannerError]) -> None:
    assert kind is PlannerError or issubclass(kind, NotUnderstoodError | RefusedError)
    assert kind.__name__.endswith("Error")
    assert kind.__doc__


def test_a_cause_stands_inside_the_sentence_of_its_line() -> None:
    cause = FieldError(field="on", found="x", expected="a day")

    wrapped = InLineError(file="c.jsonl", line=3, cause=cause)

    assert str(wrapped) == ("c.jsonl, line 3: Field “on”: found x, expected a day.")
