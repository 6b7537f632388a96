"""A refusal carries values; its words are filled in one place."""

from datetime import date
from decimal import Decimal

import pytest

from planner import errors
from planner.errors import (
    FieldError,
    InLineError,
    NotUnderstoodError,
    PlannerError,
    RefusedError,
    shown,
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


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "'x'"),
        (Decimal("1.50"), "'1.50'"),
        (None, "null"),
        (True, "true"),
        (
            {"days": Decimal("1.5"), "on": date(2026, 1, 2)},
            '{"days": 1.5, "on": "2026-01-02"}',
        ),
        ("字" * 80, f"'{'字' * 59}…"),
    ],
)
def test_what_was_found_is_told_as_json_has_it(value: object, text: str) -> None:
    assert shown(value) == text
