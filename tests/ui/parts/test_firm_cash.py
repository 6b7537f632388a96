"""A firm's cash ahead."""

from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.parts.firm_cash import FirmCash
from ui.parts.firm_paper import Paper
from ui.widgets.chart import Chart


def test_the_curve_has_both_lines_and_its_lowest_point(
    firm: Desk, qtbot: QtBot
) -> None:
    made = FirmCash(firm)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()

    made.refresh()

    facts = made.findChild(Chart).facts()
    assert facts.headings[1:] == ("Cash", "With what customers are likely to pay")
    assert any("Lowest" in line for line in made.findChild(Chart).summary())
    assert "The next 12 months" in made.findChild(Paper).toPlainText()
