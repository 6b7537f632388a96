"""A list is as high as its rows and no higher."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase
from ui import theme
from ui.models.table import Column
from ui.widgets.explained import CellTable, Told
from ui.widgets.split import Split
from ui.widgets.table import Table

COLUMNS = (Column[str](Phrase("Name"), lambda row: row),)


@pytest.fixture
def split(qtbot: QtBot) -> Callable[..., tuple[Split, Table[str]]]:
    def made(rows: int) -> tuple[Split, Table[str]]:
        table: Table[str] = Table(COLUMNS, "Names")
        table.show_rows([str(n) for n in range(rows)])
        whole = Split(table, QWidget(), 0.4)
        qtbot.addWidget(whole)
        whole.resize(600, 600)
        whole.show()
        return whole, table

    return made


@pytest.mark.parametrize(("rows", "shown"), [(0, 2), (1, 2), (3, 3), (90, 5)])
def test_it_shows_whole_rows_as_far_as_there_is_room(
    split: Callable[..., tuple[Split, Table[str]]], rows: int, shown: int
) -> None:
    whole, table = split(rows)

    around = table.horizontalHeader().sizeHint().height() + 14
    assert whole.sizes()[0] == around + shown * theme.ROW


def test_it_follows_the_rows_until_somebody_drags_the_border(
    split: Callable[..., tuple[Split, Table[str]]],
) -> None:
    whole, table = split(3)
    before = whole.sizes()[0]
    assert table.verticalScrollBar().maximum() == 0

    table.show_rows(["a", "b", "c", "d"])
    assert whole.sizes()[0] == before + theme.ROW

    whole.moveSplitter(300, 1)
    table.show_rows(["a"])
    assert whole.sizes()[0] == pytest.approx(300, abs=theme.PAD)


def test_a_list_made_ahead_needs_no_bar_below(qtbot: QtBot) -> None:
    columns = [Told(Column[str](Phrase("Name"), lambda row: row, grows=True))]
    columns.append(Told(Column[str](Phrase("Day"), lambda row: row)))
    table: CellTable[str] = CellTable(columns, "Names", "")
    table.show_rows([str(n) for n in range(90)])
    table.selectRow(0)
    whole = Split(table, QWidget(), 0.4)
    qtbot.addWidget(whole)
    whole.resize(600, 600)

    whole.show()

    assert table.verticalScrollBar().maximum() > 0
    assert table.horizontalScrollBar().maximum() == 0
