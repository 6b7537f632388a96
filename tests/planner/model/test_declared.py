"""Every declared record reads back from the text that it is kept as."""

import json
from decimal import Decimal
from typing import get_args

from hypothesis import given

from planner.model import declared as d
from planner.model import wire
from planner.model.book import TABLE_OF
from tests.helpers.strategies import declared


def test_every_declared_kind_has_its_table() -> None:
    for kind in get_args(d.Declared):
        assert kind in TABLE_OF


@given(declared)
def test_a_declared_record_reads_back(record: d.Declared) -> None:
    text = json.dumps(wire.write(record))

    assert wire.read(type(record), json.loads(text, parse_float=Decimal)) == record
