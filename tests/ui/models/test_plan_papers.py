"""The columns of receivables sold before they are due."""

from datetime import date

from pytestqt.modeltest import ModelTester

from planner.model.records import Receivable
from planner.money import Money
from tests.helpers import make
from ui.models.plan_papers import SOLD, sold
from ui.models.table import TableModel

BY = date(2026, 12, 1)
BILL = Receivable("a", "Shop", Money(36_000_00), BY, date(2027, 3, 1))
PAID = Receivable("b", "Inn", Money(1_00), BY, date(2027, 3, 1), collected_on=BY)
PAST = Receivable("c", "Bar", Money(1_00), BY, BY)


def test_interest_is_taken_before_the_money_comes(qtmodeltester: ModelTester) -> None:
    model = TableModel(SOLD)
    model.show_rows(tuple(sold((PAST, PAID, BILL), BY, make.rate("0.06"))))

    qtmodeltester.check(model)
    cells = [model.index(0, n).data() for n in range(model.columnCount())]
    # 36,000 × 6 % × 90/360 = 540 are taken at the start.
    assert cells[:5] == ["Shop", "36,000.00", "2027-03-01", "90 days", "35,460.00"]
    assert model.rowCount() == 1
    assert cells[5].endswith("%")
