"""A table as every page shows it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase
from ui.models.table import Column, Side
from ui.widgets.table import Table

COLUMNS: tuple[Column[int], ...] = (
    Column(Phrase("Name"), lambda row: f"row {row}"),
    Column(Phrase("Amount"), str, lambda row: row, Side.RIGHT, share=lambda r: r / 10),
)


def shown(qtbot: QtBot, *rows: int) -> Table:
    table = Table(COLUMNS, "Numbers", "Nothing here.")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show_rows(rows)
    table.show()
    return table


def test_the_chosen_row_is_told_and_stays_when_rows_change(qtbot: QtBot) -> None:
    table = shown(qtbot, 1, 2, 3)
    assert table.current is None

    with qtbot.waitSignal(table.chosen) as told:
        table.selectRow(1)
    assert told.args == [2]
    table.show_rows([7, 8])
    assert table.current == 8
    assert table.rows == (7, 8)


def test_enter_and_double_click_open_a_row(qtbot: QtBot) -> None:
    table = shown(qtbot, 1, 2)
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    table.selectRow(0)

    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [1]
    place = table.visualRect(table.model().index(1, 0)).center()
    with qtbot.waitSignal(table.opened) as told:
        for click in (qtbot.mouseClick, qtbot.mouseDClick):
            click(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_rows_are_copied_as_spreadsheets_read_them(qtbot: QtBot) -> None:
    table = shown(qtbot, 1, 2, 3)
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines == ["Name\tAmount", "row 1\t1", "row 2\t2", "row 3\t3"]


def test_words_narrow_and_headings_sort(qtbot: QtBot) -> None:
    table = shown(qtbot, 1, 2, 10)
    table.show_only("ROW 1")
    assert table.model().rowCount() == 2
    table.show_only("ROW 1" * 300_000)
    assert table.model().rowCount() == 0
    table.show_only("ROW 1")

    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.model().index(0, 1).data() == "10"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current is not None


def test_an_empty_table_says_so_and_bars_are_drawn(qtbot: QtBot) -> None:
    empty, full = shown(qtbot), shown(qtbot, 1, 9, 10)

    assert empty.grab().toImage() != full.grab().toImage()
    full.fit_height(2)
    assert full.height() < 150


def test_a_text_that_wraps_is_read_to_its_last_word(qtbot: QtBot) -> None:
    words = " ".join(["borrowers who had this saw fewer rises"] * 12)
    columns: tuple[Column[str], ...] = (
        Column(Phrase("Reason"), str, grows=True),
        Column(Phrase("Grade"), lambda _: "B"),
    )
    table = Table(columns, "Reasons", wraps=True)
    qtbot.addWidget(table)
    table.resize(300, 600)
    table.show()

    table.show_rows([words])

    width = table.columnWidth(0) - 2 * 12
    lines = table.fontMetrics().horizontalAdvance(words) / width
    assert table.rowHeight(0) >= lines * table.fontMetrics().lineSpacing()


def test_a_table_that_scrolls_anyway_keeps_its_names_readable(qtbot: QtBot) -> None:
    columns = (
        Column[str](Phrase("Name"), str),
        *(Column[str](Phrase("Amount"), lambda _row: "1,000,000.00") for _ in range(9)),
    )
    table = Table(columns, "Numbers", "Nothing here.")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show_rows(["x" * 200])
    table.show()

    assert table.columnWidth(0) == 200


def test_the_cursor_goes_to_the_row_that_is_wanted(qtbot: QtBot) -> None:
    table = shown(qtbot, 1, 2, 3)
    table.point_at(lambda row: row == 3)
    assert table.current == 3

    table.point_at(lambda row: row == 9)
    assert table.current == 3
