"""A table as every page shows it; sorts, copies, and says when it has nothing."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.models.table import SHARE, Column, Side, Sorted, TableModel

R = TypeVar("R")
_WIDEST = 320
_ROWS_MEASURED = 60


class _Bars(QStyledItemDelegate):
    """Draws a faint bar of a cell's share under its text."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Override QStyledItemDelegate.paint."""
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        cell: QRect = option.rect
        look = theme.tokens()
        track = QRect(cell.left() + 8, cell.bottom() - 6, cell.width() - 16, 3)
        painter.fillRect(track, QColor(look.sunken))
        done = QRect(track)
        done.setWidth(round(track.width() * min(max(float(share), 0.0), 1.0)))
        high, full = 0.8, 0.95
        tone = look.accent if share < high else look.warn if share < full else look.bad
        painter.fillRect(done, QColor(tone))


class Table(QTableView, Generic[R]):
    """A sortable read-only table of rows.

    Attributes:
        chosen: the row under the cursor changed.
        opened: a row was double-clicked or Enter was pressed on it.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self, columns: Sequence[Column[R]], name: str, when_empty: str = ""
    ) -> None:
        super().__init__()
        self._when_empty = when_empty
        self._rows: TableModel[R] = TableModel(columns, self)
        self._sorted = Sorted(self._rows, self)
        self.setModel(self._sorted)
        self.setItemDelegate(_Bars(self))
        self.setAccessibleName(name)
        self._set_look()
        if columns[-1].side is Side.RIGHT:
            # What is left over goes to the names, so that figures stand at the edge.
            head = self.horizontalHeader()
            head.setStretchLastSection(False)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._open)

    def _set_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFont(theme.font())
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionsMovable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen place stays where it was."""
        place = self.currentIndex().row()
        is_first = not self._rows.rows
        self._rows.show_rows(rows)
        if is_first and rows:
            self._fit_columns()
        if rows and place >= 0:
            self.selectRow(min(place, len(rows) - 1))
        self.viewport().update()

    @property
    def rows(self) -> Sequence[R]:
        """All rows, in the order given."""
        return self._rows.rows

    @property
    def current(self) -> R | None:
        """The row under the cursor; None for none."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        return self._rows.row(self._sorted.mapToSource(index).row())

    def show_only(self, words: str) -> None:
        """Show rows that contain these words in any column."""
        self._sorted.setFilterFixedString(words)

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows, up to ``most`` of them, without own scrolling."""
        count = max(1, min(most, self._sorted.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + count * theme.ROW + 4)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as spreadsheets read them."""
        model = self.model()
        columns = range(model.columnCount())
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [
            "\t".join(str(model.index(row, column).data()) for column in columns)
            for row in chosen
        ]
        head = "\t".join(
            str(model.headerData(column, Qt.Orientation.Horizontal))
            for column in columns
        )
        QGuiApplication.clipboard().setText("\n".join([head, *lines]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractItemView.keyPressEvent."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QTableView.paintEvent."""
        super().paintEvent(event)
        if self.model().rowCount() or not self._when_empty:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme.tokens().muted))
        painter.setFont(theme.font())
        where = self.viewport().rect().adjusted(16, 8, -16, -8)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), self._when_empty)
        painter.end()

    def _fit_columns(self) -> None:
        # Qt's own resizeColumnsToContents asks every row; a few tell enough.
        metrics = self.fontMetrics()
        model = self._sorted
        rows = range(min(model.rowCount(), _ROWS_MEASURED))
        for column in range(model.columnCount()):
            texts: list[Any] = [model.index(row, column).data() for row in rows]
            texts.append(model.headerData(column, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(str(text)) for text in texts)
            self.setColumnWidth(column, min(widest + 26, _WIDEST))

    def _row_changed(self) -> None:
        self.chosen.emit(self.current)

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)
