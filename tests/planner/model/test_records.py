"""Records cannot change, and each has an id."""

import dataclasses
from typing import get_args

import pytest

from planner.model.records import Record

KINDS = get_args(Record)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_is_frozen_and_has_an_id(kind: type) -> None:
    assert kind.__dataclass_params__.frozen
    assert "id" in {field.name for field in dataclasses.fields(kind)}
    assert kind.__doc__
