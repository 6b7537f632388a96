"""A figure of the overview tells what it is made of."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.app.queries import Look
from planner.model.book import Book
from planner.money import ZERO
from tests.helpers import screen
from ui.parts import figure_why
from ui.parts.figure_why import Why
from ui.widgets.table import Table


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Callable[[QWidget], Why]], tuple[str, list[str]]]:
    parent = QWidget()
    qtbot.addWidget(parent)
    kept = [parent]

    def show(make: Callable[[QWidget], Why]) -> tuple[str, list[str]]:
        why = make(kept[0])
        why.show()
        model = why.findChild(Table).model()
        column = model.columnCount() - 1
        cells = [str(model.index(n, column).data()) for n in range(model.rowCount())]
        words = screen.all_text(why)
        why.close()
        return words, cells

    return show


Shown = Callable[[Callable[[QWidget], Why]], tuple[str, list[str]]]
LOOK = Look(screen.sample(), screen.TODAY)


def test_each_figure_is_told_with_its_parts(shown: Shown) -> None:
    owed, amounts = shown(lambda parent: figure_why.owed(LOOK, parent))
    assert "principal of all loans" in owed
    assert "5,410.06" in amounts

    cost, rates = shown(lambda parent: figure_why.cost(LOOK, parent))
    assert cost.count("%") >= 1
    assert "14.62%" in rates

    rows = [row for row in LOOK.dues if row.left > ZERO][:2]
    due, left = shown(lambda parent: figure_why.due(rows, parent))
    assert "thirty days" in due
    assert len(left) == 2

    lowest, after = shown(lambda parent: figure_why.lowest(LOOK, parent))
    assert "Cash was counted on" in lowest
    assert after[-1] == "4,189.28"


def test_a_book_of_nothing_has_nothing_to_add_up(shown: Shown) -> None:
    empty = Look(Book(), screen.TODAY)

    cost, rates = shown(lambda parent: figure_why.cost(empty, parent))
    lowest, after = shown(lambda parent: figure_why.lowest(empty, parent))

    assert rates == []
    assert "%" not in cost
    assert "counted" not in lowest
    assert after == ["0.00"]
