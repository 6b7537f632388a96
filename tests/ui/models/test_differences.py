"""The columns of what a credit report says otherwise."""

from dataclasses import replace
from datetime import date

from pytestqt.modeltest import ModelTester

from planner.money import Money
from tests.planner.app.test_report_settle import differing
from ui.models.differences import Disputed, Right, differences
from ui.models.table import TableModel


def test_values_of_every_kind_are_readable(qtmodeltester: ModelTester) -> None:
    one, _ = differing("limit", Money(9_000_000))
    rows = [
        Disputed(one, Right.OPEN, can_take=True),
        Disputed(replace(one, reported=date(2026, 1, 2)), Right.BOOK, can_take=True),
        Disputed(replace(one, reported="1"), Right.REPORT, can_take=True),
    ]
    model = TableModel(differences(str.upper))
    model.show_rows(rows)

    qtmodeltester.check(model)
    cells = [[model.index(n, m).data() for m in range(6)] for n in range(3)]
    assert [row[3] for row in cells] == ["90,000.00", "2026-01-02", "1"]
    assert cells[0][1:3] == ["CARD", "limit"]
    assert [row[4] for row in cells] == ["—"] * 3
    assert [row[5] for row in cells] == ["not settled", "the book", "the report"]
