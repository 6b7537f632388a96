"""Each kind of declared record has a table of its own."""

from typing import get_args

from planner.exchange.declared_columns import DECLARED
from planner.model import declared as d
from planner.model.book import TABLE_OF


def test_each_declared_kind_has_one_table_in_the_order_of_the_book() -> None:
    assert [table.name for table in DECLARED] == [
        TABLE_OF[kind] for kind in get_args(d.Declared)
    ]
