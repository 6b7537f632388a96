"""What every table offers beside its rows: other columns, a filter, copying."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QTableView

from planner.wording.i18n import tr
from ui import theme

_FILTER_WIDTH, _MARGIN = 240, 8


class Host(Protocol):
    """What the menu asks of its table."""

    def copy(self) -> None:
        """Copy the marked rows."""
        ...

    def show_only(self, words: str) -> None:
        """Show rows that contain these words."""
        ...

    def want_column(self, place: int, *, wanted: bool) -> None:
        """Show or hide a column."""
        ...

    def is_wanted(self, place: int) -> bool:
        """Whether the user wants a column."""
        ...


class TableMenu(QObject):
    """The menu of a table, by mouse or by key, and the filter that Ctrl+F opens."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._host = table, cast("Host", table)
        self._filter = QLineEdit(table)
        self._filter.setPlaceholderText(tr("Show only rows with …"))
        self._filter.setAccessibleName(tr("Show only rows with …"))
        self._filter.setMaxLength(200)
        self._filter.setClearButtonEnabled(True)
        self._filter.setFixedWidth(_FILTER_WIDTH)
        self._filter.setFont(theme.font())
        self._filter.hide()
        self._filter.textChanged.connect(self._host.show_only)
        self._filter.installEventFilter(self)

    def ask(self, where: QPoint) -> None:
        """Open the whole menu at a place of the screen."""
        self._whole_menu().popup(where)

    def ask_at_head(self, where: QPoint) -> None:
        """Let columns be chosen, at a place of the heading."""
        head = self._table.horizontalHeader()
        self._columns().popup(head.mapToGlobal(where))

    def open_filter(self) -> None:
        """Show the field that filters, and go there."""
        self.place()
        self._filter.show()
        self._filter.raise_()
        self._filter.setFocus()

    def close_filter(self) -> None:
        """Show all rows again."""
        self._filter.clear()
        self._filter.hide()
        self._table.setFocus()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: what the field itself leaves to others."""
        return self._is_leaving(event)

    def _is_leaving(self, event: QEvent) -> bool:
        """Whether Escape was pressed in the filter: it closes that and no more."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not isinstance(event, QKeyEvent) or event.type() not in kinds:
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.close_filter()
        return True

    def place(self) -> None:
        """Put the field at its corner of the table."""
        high = self._filter.sizeHint().height()
        self._filter.move(
            self._table.width() - _FILTER_WIDTH - 2 * _MARGIN,
            self._table.height() - high - _MARGIN,
        )

    def _whole_menu(self) -> QMenu:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copying, filtering = tr("Copy rows"), tr("Show only rows with …")
        menu.addAction(f"{copying}\t{_keys('Ctrl+C')}", self._host.copy)
        menu.addAction(f"{filtering}\t{_keys('Ctrl+F')}", self.open_filter)
        columns = self._columns()
        columns.setTitle(tr("Columns"))
        menu.addMenu(columns)
        return menu

    def _columns(self) -> QMenu:
        menu = QMenu(self._table)
        model = self._table.model()
        wanted = [n for n in range(model.columnCount()) if self._host.is_wanted(n)]
        for place in range(model.columnCount()):
            words = str(model.headerData(place, Qt.Orientation.Horizontal))
            entry = QAction(words, menu)
            entry.setCheckable(True)
            entry.setChecked(place in wanted)
            # The last one stays: a table of no columns could not be asked again.
            entry.setEnabled(wanted != [place])
            entry.setData(place)
            menu.addAction(entry)
        menu.triggered.connect(self._toggled)
        return menu

    def _toggled(self, entry: QAction) -> None:
        self._host.want_column(int(entry.data()), wanted=entry.isChecked())


def _keys(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
