from datetime import date
from decimal import Decimal
from typing import get_args

from planner.exchange.column import View
from planner.exchange.columns import TABLES
from planner.model import declared as d
from planner.model.book import TABLE_OF, Book
from planner.model.terms import EveryDays
from planner.money import Money
from tests.helpers import make, ugly


def _cells(name, book):
    (table,) = (table for table in TABLES if table.name == name)
    return [
        {column.name: column.cell(record) for column in table.columns}
        for record in table.rows(View(book, date(2026, 3, 1)))
    ]


def test_a_loan_is_told_with_its_terms():
    (cells,) = _cells("loans", Book().with_(make.loan(every=EveryDays(28))))

    assert cells["principal"] == Money(1000000)
    assert cells["drawn_on"] == date(2026, 1, 15)
    assert cells["every"] == "28 days"
    assert cells["method"] == "level"
    assert (cells["rate"], cells["rate_per"]) == (Decimal("0.072"), "year")


def test_what_was_not_told_is_an_empty_cell():
    (cells,) = _cells("lines", Book().with_(make.line()))

    assert cells["rate"] is None
    assert cells["type"] == "card"


def test_what_is_due_is_computed_for_the_day():
    cells = _cells("dues", Book().with_(make.loan()))

    assert len(cells) == 12
    assert [cell["state"] for cell in cells[:2]] == ["late", "due"]


def test_every_table_reads_the_records_of_a_full_book():
    for table in TABLES:
        assert _cells(table.name, ugly.ugly_book())


def test_every_kind_of_record_has_its_table():
    names = {table.name for table in TABLES}

    assert names == {*TABLE_OF.values(), "dues"}


def test_every_field_of_a_declared_record_has_its_column():
    for kind in get_args(d.Declared):
        (table,) = (one for one in TABLES if one.name == TABLE_OF[kind])

        # A rate stands in two columns: its value, and the time that it is for.
        names = {column.name.removesuffix("_per") for column in table.columns}
        assert names == set(kind.__dataclass_fields__)


def test_what_holds_several_things_is_one_text():
    (cells,) = _cells(
        "layouts",
        Book().with_(
            d.FileLayout(
                "bank",
                ("日期", "金额"),
                (d.ColumnUse("日期", d.ColumnRole.DAY),),
                id="layout-1",
            )
        ),
    )

    assert cells["heads"] == '["日期", "金额"]'
    assert cells["columns"] == '[{"head": "日期", "role": "day"}]'
    assert cells["out_words"] == ""
