"""What customers owe."""

from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.parts.firm_paper import Paper
from ui.parts.firm_receivables import FirmReceivables


def test_the_ledger_stands_above_what_it_may_bring(firm: Desk, qtbot: QtBot) -> None:
    made = FirmReceivables(firm)
    qtbot.addWidget(made)
    made.show()
    made.refresh()

    table = screen.named(made, "Receivables")
    assert table.model().rowCount() == len(firm.book.receivables)
    assert "Receivables by age" in made.findChild(Paper).toPlainText()
    table.selectRow(0)
    table.opened.emit(table.current)
    screen.close_dialog(made)
    screen.press(made, "Record an offer", qtbot)
    screen.close_dialog(made)


def test_without_receivables_nothing_is_expected(nothing: Desk, qtbot: QtBot) -> None:
    made = FirmReceivables(nothing)
    qtbot.addWidget(made)
    made.show()
    made.refresh()

    assert not made.findChild(Paper).isVisible()
