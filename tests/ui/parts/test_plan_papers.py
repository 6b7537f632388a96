"""Receivables sold instead of borrowing."""

from datetime import date

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.parts.plan_papers import Papers

BY = date(2026, 12, 1)


def opened(desk: Desk, qtbot: QtBot) -> Papers:
    made = Papers(desk)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.show_day(BY)
    return made


def test_a_quoted_rate_tells_what_each_receivable_brings(
    firm: Desk, qtbot: QtBot
) -> None:
    papers = opened(firm, qtbot)
    assert "Type the rate" in screen.all_text(papers)
    field = screen.named(papers, "Rate asked")
    assert isinstance(field, QLineEdit)

    qtbot.keyClicks(field, "6%")

    table = screen.named(papers, "Receivables beside the loan")
    coming = [one for one in firm.book.receivables.values() if one.due_on > BY]
    assert table.model().rowCount() == len(coming) > 0
    assert "together bring ¥" in screen.all_text(papers)


def test_a_rate_that_leaves_nothing_is_told(firm: Desk, qtbot: QtBot) -> None:
    papers = opened(firm, qtbot)

    qtbot.keyClicks(screen.named(papers, "Rate asked"), "5000%")

    assert "together bring" not in screen.all_text(papers)


def test_without_receivables_there_is_nothing_to_sell(
    nothing: Desk, qtbot: QtBot
) -> None:
    papers = opened(nothing, qtbot)

    assert not papers.isVisible()
