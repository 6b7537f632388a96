"""All loans on their way to zero."""

from pytestqt.qtbot import QtBot

from tests.helpers import make, screen
from ui.parts.balances import Balances


def test_each_loan_has_its_line(at_desk, qtbot: QtBot) -> None:
    loans = [make.loan(f"loan-{n}", f"{n}000.00") for n in range(1, 9)]
    part = Balances(at_desk(make.book(*loans)))
    qtbot.addWidget(part)
    part.resize(800, 400)
    part.show()

    part.refresh()

    headings = part.chart.facts().headings
    assert headings[0] == "Day"
    assert headings[-1] == "the others together"
    assert len(headings) == 7
    with qtbot.waitSignal(part.left):
        screen.press(part, "All loans", qtbot)
