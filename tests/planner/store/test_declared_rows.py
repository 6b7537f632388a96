"""A declared record comes back from its row as it went in."""

from hypothesis import given

from planner.model import declared as d
from planner.model.book import TABLE_OF
from planner.store.rows import BY_NAME
from tests.helpers.strategies import declared


@given(declared)
def test_a_declared_record_comes_back_from_its_row(record: d.Declared) -> None:
    lies_in = BY_NAME[TABLE_OF[type(record)]]

    assert lies_in.from_row(lies_in.to_row(record)) == record
