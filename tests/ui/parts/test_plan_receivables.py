"""Which receivables may be used for a need."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from tests.helpers import make
from ui.parts.plan_receivables import Receivables

A = make.receivable("a", debtor="Early", due_on="2027-01-01")
B = make.receivable("b", debtor="Late", due_on="2027-02-01")
PAID = make.receivable("c", collected_on="2026-04-01")


def test_open_receivables_may_all_be_used_at_first(at_desk, qtbot: QtBot) -> None:
    part = Receivables(at_desk(make.book(B, A, PAID)))
    qtbot.addWidget(part)

    shown = part.findChild(QListWidget)
    assert [shown.item(row).text() for row in range(shown.count())] == [
        "Early: ¥30,000.00, due on 1 Jan 2027",
        "Late: ¥30,000.00, due on 1 Feb 2027",
    ]
    assert part.held_back() == ()
    assert not part.isHidden()


def test_what_is_unticked_stays_out(at_desk, qtbot: QtBot) -> None:
    part = Receivables(at_desk(make.book(A, B)))
    qtbot.addWidget(part)

    part.findChild(QListWidget).item(1).setCheckState(Qt.CheckState.Unchecked)
    part.refresh()
    assert part.held_back() == ("b",)

    part.put(("a",))
    assert part.held_back() == ("a",)


def test_without_receivables_nothing_is_asked(nothing, qtbot: QtBot) -> None:
    part = Receivables(nothing)
    qtbot.addWidget(part)

    assert part.isHidden()
