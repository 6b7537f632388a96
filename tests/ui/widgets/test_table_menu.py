"""What a table offers beside its rows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase
from ui.models.table import Column
from ui.widgets.table import Table

COLUMNS = (
    Column(Phrase("Name"), str.upper),
    Column(Phrase("Owed"), lambda row: str(len(row))),
)
CTRL = Qt.KeyboardModifier.ControlModifier


def made(qtbot: QtBot) -> Table[str]:
    table: Table[str] = Table(COLUMNS, "Words")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show_rows(("car", "card", "house"))
    table.show()
    return table


def menu(table: Table[str]) -> QMenu:
    (found,) = [one for one in table.findChildren(QMenu) if one.isVisible()]
    return found


def ask(table: Table[str]) -> QMenu:
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table, QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))
    return menu(table)


def filter_of(table: Table[str]) -> QLineEdit:
    return table.findChild(QLineEdit)


def test_the_menu_names_what_can_be_done_with_its_keys(qtbot: QtBot) -> None:
    table = made(qtbot)

    entries = [one.text() for one in ask(table).actions()]

    assert entries == ["Copy rows\tCtrl+C", "Show only rows with …\tCtrl+F", "Columns"]
    menu(table).close()


def test_columns_are_chosen_and_the_last_one_stays(qtbot: QtBot) -> None:
    table = made(qtbot)
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    name, owed = menu(table).actions()
    assert (name.text(), name.isChecked()) == ("Name", True)

    owed.trigger()
    menu(table).close()
    assert table.isColumnHidden(1)
    table.selectRow(0)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Name\nCAR"

    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    shown = [one for one in table.findChildren(QMenu) if one.isVisible()][-1]
    name, owed = shown.actions()
    assert not name.isEnabled()
    owed.trigger()
    assert not table.isColumnHidden(1)


def test_control_f_filters_and_escape_shows_all_again(qtbot: QtBot) -> None:
    table = made(qtbot)
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_F, CTRL)
    field = filter_of(table)
    assert field.isVisible()
    qtbot.keyClicks(field, "car")
    assert table.model().rowCount() == 2
    table.resize(300, 200)

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert not field.isVisible()
    assert table.model().rowCount() == 3
    ask(table).actions()[1].trigger()
    assert field.isVisible()


def test_a_megabyte_that_is_pasted_is_looked_for_by_its_beginning(
    qtbot: QtBot,
) -> None:
    table = made(qtbot)
    qtbot.keyClick(table, Qt.Key.Key_F, CTRL)
    QGuiApplication.clipboard().setText("1\n" * 500_000)

    filter_of(table).paste()

    assert len(filter_of(table).text()) == 200
    assert table.model().rowCount() == 0
