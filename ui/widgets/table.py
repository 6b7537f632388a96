"""A table as every page shows it; sorts, copies, and says when it has nothing."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
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
from ui.widgets import columns_kept

if TYPE_CHECKING:
    from ui.widgets.table_menu import TableMenu

R = TypeVar("R")
_WIDEST, _NARROWEST, _READABLE = 320, 96, 200
_CELL_ROOM = 30
_LOOKED_FOR = 200  # letters; Qt makes no pattern of a pasted megabyte
_TALL = 10_000
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
        # Not fillRect: to choose among its many forms, Qt's gradients are made first.
        painter.setBackground(QColor(look.sunken))
        painter.eraseRect(track)
        done = QRect(track)
        done.setWidth(round(track.width() * min(max(float(share), 0.0), 1.0)))
        high, full = 0.8, 0.95
        tone = look.accent if share < high else look.warn if share < full else look.bad
        painter.setBackground(QColor(tone))
        painter.eraseRect(done)


class Table(QTableView, Generic[R]):
    """A sortable read-only table of rows.

    Attributes:
        chosen: the row under the cursor changed.
        opened: a row was double-clicked or Enter was pressed on it.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        name: str,
        when_empty: str = "",
        *,
        wraps: bool = False,
    ) -> None:
        """Make a table; one that ``wraps`` breaks long texts into lines."""
        super().__init__()
        self._when_empty = when_empty
        self._wraps = wraps
        self._columns = tuple(columns)
        self._growing = _growing(dict(enumerate(columns)))
        self._widths: list[int] = []
        self._most: int | None = None
        self._is_laying_out = self._was_dragged = False
        self._unwanted = columns_kept.unwanted(self._columns)
        self._hidden: set[int] = set()
        self._rows: TableModel[R] = TableModel(columns, self)
        self._sorted = Sorted(self._rows, self)
        self.setModel(self._sorted)
        self.setItemDelegate(_Bars(self))
        self.setAccessibleName(name)
        self._set_look()
        self._offered: TableMenu | None = None
        # Of the viewport, as Qt told: asking makes Python classes of all its widgets.
        self._wide = 0
        if self._unwanted:
            self._hide()
        self._measure()
        head = self.horizontalHeader()
        head.sectionResized.connect(self._dragged)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_at_head)
        self._sorted.layoutChanged.connect(self._lay_out_rows)
        self._sorted.modelReset.connect(self._lay_out_rows)
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(self._open)

    def _set_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Enter and the double click open; F2 corrects a cell in its place.
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(self._wraps)
        self.setTabKeyNavigation(False)
        self.setFont(theme.font())
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(32)
        head.setSectionsMovable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen place stays where it was."""
        place = self.currentIndex().row()
        self._rows.show_rows(rows)
        self._measure()
        self._lay_out()
        if rows and place >= 0:
            self.selectRow(min(place, len(rows) - 1))

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

    def point_at(self, wanted: Callable[[R], bool]) -> None:
        """Put the cursor on the first row that is wanted; no row is no harm."""
        for place in range(self._sorted.rowCount()):
            source = self._sorted.mapToSource(self._sorted.index(place, 0))
            if wanted(self._rows.row(source.row())):
                self.selectRow(place)
                return

    @property
    def chosen_rows(self) -> list[R]:
        """The rows that are marked, from the top down."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [
            self._rows.row(self._sorted.mapToSource(index).row())
            for index in (self._sorted.index(place, 0) for place in places)
        ]

    def tell_when_empty(self, words: str) -> None:
        """What is told where there are no rows."""
        self._when_empty = words
        self.viewport().update()

    def show_only(self, words: str) -> None:
        """Show rows that contain these words in any column, or their beginning."""
        self._sorted.setFilterFixedString(words[:_LOOKED_FOR])

    def want_column(self, place: int, *, wanted: bool) -> None:
        """Show or hide a column, as the user chose."""
        if wanted:
            self._unwanted.discard(place)
        else:
            self._unwanted.add(place)
        columns_kept.keep(self._columns, self._unwanted)
        self._hide()
        self._measure()
        self._lay_out()

    def is_wanted(self, place: int) -> bool:
        """Whether the user wants a column; it may be left out for want of room."""
        return place not in self._unwanted

    def left_out(self, _rows: Sequence[R]) -> set[int]:
        """The columns that these rows, or the width, leave no place for."""
        return set()

    def _hide(self, rows: Sequence[R] | None = None) -> None:
        rows = self.rows if rows is None else rows
        self._hidden = self._unwanted | self.left_out(rows)
        self._is_laying_out = True  # else hiding would count as the user's dragging
        for place in range(len(self._columns)):
            self.setColumnHidden(place, place in self._hidden)
        self._is_laying_out = False
        seen = {
            place: column
            for place, column in enumerate(self._columns)
            if place not in self._hidden
        }
        self._growing = _growing(seen)

    def fit_height(self, most: int = 12) -> None:
        """Be as high as the rows, up to ``most`` of them, without own scrolling."""
        self._most = most
        count = min(most, self._sorted.rowCount())
        rows = sum(self.rowHeight(row) for row in range(count)) or theme.ROW
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(head + rows + below + 4)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, as spreadsheets read them."""
        model = self.model()
        columns = [
            column
            for column in range(model.columnCount())
            if not self.isColumnHidden(column)
        ]
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
        elif event.matches(QKeySequence.StandardKey.Find):
            self._menu.open_filter()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter that ends the correcting of a cell comes here too.
            if self.state() != QAbstractItemView.State.EditingState:
                self._open()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override QAbstractScrollArea.contextMenuEvent."""
        self._menu.ask(event.globalPos())

    @property
    def _menu(self) -> "TableMenu":
        """What is offered beside the rows; made when it is first asked for."""
        if self._offered is None:
            from ui.widgets.table_menu import TableMenu  # noqa: PLC0415  # when asked

            self._offered = TableMenu(self)
        return self._offered

    def _ask_at_head(self, where: QPoint) -> None:
        self._menu.ask_at_head(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QTableView.paintEvent."""
        super().paintEvent(event)
        if self.model().rowCount() or not self._when_empty:
            return
        painter = QPainter(self.viewport())
        if self.hasFocus():  # there is no cell that could show it
            painter.setPen(QColor(theme.tokens().accent))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.setPen(QColor(theme.tokens().muted))
        painter.setFont(theme.font())
        where = self.viewport().rect().adjusted(16, 8, -16, -8)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), self._when_empty)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QTableView.resizeEvent."""
        super().resizeEvent(event)
        self._wide = event.size().width()
        if self._offered is not None:
            self._offered.place()
        self._lay_out()

    def fit_width(self) -> None:
        """Lay out anew: a bar that came in a window not shown yet is told of by nobody.

        Asking for the viewport costs time, so that only who needs it calls this.
        """
        wide = self.viewport().width()
        if wide != self._wide:
            self._wide = wide
            self._lay_out()

    def _dragged(self) -> None:
        # Widths that the user chose are kept.
        self._was_dragged = self._was_dragged or not self._is_laying_out

    def _lay_out(self) -> None:
        """Give each column what it needs, and what is left over to what grows."""
        if self._was_dragged or self._is_laying_out:
            return
        self._is_laying_out = True
        widths = list(self._widths)
        room = self._wide or self.contentsRect().width()
        left_over = room - sum(widths)
        for place, column in enumerate(self._growing):
            share = left_over // (len(self._growing) - place)
            floor = min(widths[column], _NARROWEST)
            left_over -= share
            widths[column] = max(widths[column] + share, floor)
        if sum(widths) > room:  # it scrolls: then all is readable
            for column in self._growing:
                widths[column] = min(self._widths[column], _READABLE)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._lay_out_rows()
        self._is_laying_out = False

    def _lay_out_rows(self) -> None:
        if not self._wraps:
            return
        for row in range(min(self._sorted.rowCount(), _ROWS_MEASURED)):
            self.setRowHeight(row, max(theme.ROW, self._text_height(row) + 8))
        if self._most is not None:
            self.fit_height(self._most)

    def _text_height(self, row: int) -> int:
        """The height that the longest text of a row needs in its column as it is.

        Qt's own hint forgets the room beside a text, and cuts its last words.
        """
        flags = int(Qt.TextFlag.TextWordWrap)
        metrics, heights = self.fontMetrics(), [self.sizeHintForRow(row)]
        for column in range(self._sorted.columnCount()):
            width = self.columnWidth(column) - _CELL_ROOM
            text = str(self._sorted.index(row, column).data() or "")
            if width > 0:
                found = metrics.boundingRect(0, 0, width, _TALL, flags, text)
                heights.append(found.height())
        return max(heights)

    def _measure(self) -> None:
        # Qt's own resizeColumnsToContents asks every row; a few tell enough.
        metrics = self.fontMetrics()
        model = self._sorted
        rows = range(min(model.rowCount(), _ROWS_MEASURED))
        self._widths = []
        for column in range(model.columnCount()):
            texts: list[Any] = [model.index(row, column).data() for row in rows]
            texts.append(model.headerData(column, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(str(text)) for text in texts)
            room = min(widest + _CELL_ROOM, _WIDEST)
            self._widths.append(0 if column in self._hidden else room)

    def _row_changed(self) -> None:
        self.chosen.emit(self.current)

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)


def _growing(seen: Mapping[int, Column[Any]]) -> tuple[int, ...]:
    """The columns that take what is left over; figures beside names stay close."""
    marked = tuple(place for place, column in seen.items() if column.grows)
    if marked or not seen:
        return marked
    first = min(seen)
    return (first,) if seen[first].side is Side.LEFT else tuple(seen)
