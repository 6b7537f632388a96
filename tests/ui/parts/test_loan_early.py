"""Paying early, tried before it is recorded."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.app.queries_loan import loan_detail
from planner.model.records import Repayment, RepaymentKind
from planner.model.terms import Prepayment, PrepaymentFee
from planner.money import Money
from tests.helpers import make, screen
from ui.desk import Desk
from ui.forms.form import Form
from ui.parts.loan_early import LoanEarly
from ui.widgets.chart import Chart

GIVEN = {"drawn_on": "2026-06-15", "first_due": "2026-07-15"}
PAID = tuple(make.repayment(on=f"2026-{month:02d}-15") for month in range(7, 12))


def shown(desk: Desk, qtbot: QtBot) -> LoanEarly:
    part = LoanEarly(desk)
    qtbot.addWidget(part)
    part.resize(900, 400)
    part.show()
    part.show_loan(loan_detail(desk.book, "loan", screen.TODAY))
    return part


def form(part: LoanEarly) -> Form:
    return part.findChild(Form)


def test_a_first_amount_is_proposed_and_its_saving_told(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.loan(**GIVEN), *PAID))
    part = shown(desk, qtbot)

    assert form(part).value("amount") == Money(110000)
    assert part.words.startswith("Saves ¥")
    assert "To pay that day ¥1,100.00" in part.words
    assert "Ends on 15 Jun 2027 → 15 May 2027" in part.words
    assert "Saved = interest before - interest now" in part.words
    assert part.findChild(Chart).facts().headings == ("Day", "with it", "without it")


def test_a_lower_instalment_and_a_settlement_are_live(at_desk, qtbot: QtBot) -> None:
    part = shown(at_desk(make.book(make.loan(**GIVEN), *PAID)), qtbot)

    form(part).put(mode="lower")
    assert "Instalment after it ¥866.19 → ¥7" in part.words
    form(part).put(what="settle")
    assert "Instalment after it none" in part.words
    assert "Settlement = principal + interest = " in part.words
    assert form(part).widget("amount").isHidden()


def test_a_fee_and_a_saving_of_nothing_are_said(at_desk, qtbot: QtBot) -> None:
    rule = Prepayment(fee=PrepaymentFee(Decimal("0.9")))
    part = shown(at_desk(make.book(make.loan(prepayment=rule, **GIVEN), *PAID)), qtbot)

    assert part.words.startswith("Saves nothing -¥")
    assert "fee ¥990.00 in it" in part.words
    assert "It saves nothing: the fee of ¥990.00" in part.words


def test_what_cannot_be_says_why_and_cannot_be_recorded(at_desk, qtbot: QtBot) -> None:
    rule = Prepayment(allowed_from_period=9)
    part = shown(at_desk(make.book(make.loan(prepayment=rule, **GIVEN), *PAID)), qtbot)
    button = record(part)
    assert "from period 9 on" in part.words
    assert not button.isEnabled()

    form(part).put(amount=None)
    assert "Fill in the fields" in part.words
    part.show_loan(None)
    assert "Fill in the fields" in part.words


def record(part: LoanEarly) -> QPushButton:
    (button,) = [
        one for one in part.findChildren(QPushButton) if one.text() == "Record it …"
    ]
    return button


def test_recording_hands_on_what_was_tried(at_desk, qtbot: QtBot) -> None:
    part = shown(at_desk(make.book(make.loan(**GIVEN), *PAID)), qtbot)
    wished: list[Repayment] = []
    part.wished.connect(wished.append)

    form(part).put(mode="lower")
    qtbot.mouseClick(record(part), Qt.MouseButton.LeftButton)
    form(part).put(what="settle")
    qtbot.mouseClick(record(part), Qt.MouseButton.LeftButton)

    first, second = wished
    assert (first.amount, first.kind, first.mode) == (
        Money(110000),
        RepaymentKind.PREPAY,
        "lower",
    )
    assert second.kind is RepaymentKind.SETTLE


def test_what_was_typed_stays_while_the_same_loan_changes(
    at_desk, qtbot: QtBot
) -> None:
    desk = at_desk(make.book(make.loan(**GIVEN), *PAID))
    part = shown(desk, qtbot)
    form(part).put(amount=Money(200000))

    part.show_loan(loan_detail(desk.book, "loan", screen.TODAY))

    assert form(part).value("amount") == Money(200000)
