"""What is needed, kept and taken up again."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget
from pytestqt.qtbot import QtBot

from planner.model import declared as d
from planner.money import Money
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.plan_need import NeedForm


@pytest.fixture
def need(desk: Desk, qtbot: QtBot) -> NeedForm:
    made = NeedForm(desk)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    return made


def choose(need: NeedForm, place: int, qtbot: QtBot) -> None:
    kept = screen.named(need, "Kept needs")
    assert isinstance(kept, QComboBox)
    kept.setCurrentIndex(place)
    kept.activated.emit(place)


def test_what_is_typed_is_a_need(need: NeedForm) -> None:
    assert need.need() is None

    need.put_amount(Money(7000_00))
    found = need.need()

    assert found is not None
    assert (found.amount, found.months, found.purpose) == (Money(7000_00), 12, "")
    assert found.confidence == Decimal("0.95")


def test_a_need_is_kept_changed_and_deleted(need: NeedForm, qtbot: QtBot) -> None:
    book = need.desk.bridge
    screen.press(need, "Keep this need", qtbot)
    assert not book.book.needs

    need.form.put(amount=Money(7000_00), purpose="Stock")
    screen.press(need, "Keep this need", qtbot)
    (kept,) = book.book.needs.values()
    assert kept == d.Need(Money(7000_00), date(2026, 12, 9), 12, "Stock", kept.id)

    need.form.put(amount=Money(8000_00))
    screen.press(need, "Keep this need", qtbot)
    (kept,) = book.book.needs.values()
    assert kept.amount == Money(8000_00)

    screen.press(need, "Delete this need", qtbot)
    assert not book.book.needs


def test_a_kept_need_is_taken_up_again(need: NeedForm, qtbot: QtBot) -> None:
    need.form.put(amount=Money(7000_00))
    screen.press(need, "Keep this need", qtbot)
    choose(need, 0, qtbot)
    need.form.put(amount=Money(1_00), months=3, purpose="other")

    choose(need, 1, qtbot)

    found = need.need()
    assert found is not None
    assert (found.amount, found.months, found.purpose) == (Money(7000_00), 12, "")
    need._kept.put(None)  # noqa: SLF001  # nothing to delete then
    need._kept.setCurrentIndex(0)  # noqa: SLF001  # the same
    need._delete()  # noqa: SLF001  # the same
    assert len(need.desk.book.needs) == 1


def test_receivables_held_back_are_kept_with_the_need(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(
        make.book(make.receivable("a"), make.receivable("b", due_on="2027-05-01"))
    )
    form = NeedForm(desk)
    qtbot.addWidget(form)
    form.show()
    form.put_amount(Money(1_000_00))
    shown = form.findChild(QListWidget)

    shown.item(1).setCheckState(Qt.CheckState.Unchecked)
    screen.press(form, "Keep this need", qtbot)

    (kept,) = desk.book.needs.values()
    assert kept.held_back == form.held_back == ("b",)
    shown.item(1).setCheckState(Qt.CheckState.Checked)
    assert form.take_up_first()
    assert form.held_back == ("b",)
