"""Stated yearly costs of a loan, and whether they agree with ours."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.queries_loan import loan_detail
from planner.model import declared as d
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.loan_cost import LoanCost
from ui.widgets.table import Table

FORM = d.Disclosure("loan", date(2026, 8, 3), Decimal("0.072"), id="form")


def shown(desk: Desk, qtbot: QtBot) -> LoanCost:
    part = LoanCost(desk)
    qtbot.addWidget(part)
    part.resize(800, 400)
    part.show()
    part.show_loan(loan_detail(desk.book, "loan", screen.TODAY))
    return part


def test_a_form_that_agrees_says_equal(at_desk, qtbot: QtBot) -> None:
    part = shown(at_desk(make.book(make.loan(), FORM)), qtbot)

    assert "stated 7.2%, ours 7.20%: equal" in screen.all_text(part)


def test_forms_are_typed_in_and_corrected(at_desk, qtbot: QtBot) -> None:
    part = shown(at_desk(make.book(make.loan(), FORM)), qtbot)
    wished: list[object] = []
    part.wished.connect(wished.append)

    screen.press(part, "Type in the form …", qtbot)
    qtbot.keyClick(part.findChild(Table), Qt.Key.Key_Return)

    assert wished == [None, "form"]


def test_a_loan_without_a_form_says_what_belongs_there(at_desk, qtbot: QtBot) -> None:
    part = shown(at_desk(make.book(make.loan())), qtbot)

    assert part.findChild(Table).model().rowCount() == 0
    part.show_loan(None)
    assert part.findChild(Table).model().rowCount() == 0
