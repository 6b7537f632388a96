"""Rows as Qt wants them; without one model each table would repeat these roles."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor

from planner.lean import dataclass
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui import theme
from ui.theme import Tone
from ui.tip import plain_tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
SORT = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1  # 0–1, drawn as a bar behind the text


class Side(Enum):
    """Where a column's text stands; amounts stand right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight


def plain_tone(_row: object) -> Tone:
    """The tone of a column that means nothing by colour."""
    return Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table.

    Attributes:
        heading: translated when shown.
        text: what stands in the cell.
        key: a number or text that sorts the column; None sorts by the text.
        tone: the meaning of the cell's colour.
        share: 0–1 for a bar behind the text; None draws none.
        tip: what hovering tells.
        grows: whether it takes the room that the others leave.
        put: takes what was typed into the cell (F2); None where it cannot be typed.
    """

    heading: Phrase
    text: Callable[[R], str]
    key: Callable[[R], float | int | str] | None = None
    side: Side = Side.LEFT
    tone: Callable[[R], Tone] = plain_tone
    share: Callable[[R], float] | None = None
    tip: Callable[[R], str] | None = None
    grows: bool = False
    put: Callable[[R, str], None] | None = None


def _side(column: Column[Any], _row: object = None) -> Qt.AlignmentFlag:
    return column.side.value | Qt.AlignmentFlag.AlignVCenter


def _text(column: Column[Any], row: object) -> str:
    return column.text(row)


def _color(column: Column[Any], row: object) -> QColor | None:
    tone = column.tone(row)
    return None if tone is Tone.PLAIN else QColor(theme.tokens().of(tone))


def _tip(column: Column[Any], row: object) -> str | None:
    return None if column.tip is None else plain_tip(column.tip(row))


def _key(column: Column[Any], row: object) -> float | str:
    return column.text(row) if column.key is None else column.key(row)


def _share(column: Column[Any], row: object) -> float | None:
    return None if column.share is None else column.share(row)


_TOLD: Mapping[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.EditRole: _text,
    Qt.ItemDataRole.AccessibleTextRole: _text,
    Qt.ItemDataRole.TextAlignmentRole: _side,
    Qt.ItemDataRole.ForegroundRole: _color,
    Qt.ItemDataRole.ToolTipRole: _tip,
    SORT: _key,
    SHARE: _share,
}


class TableModel(QAbstractTableModel, Generic[R]):
    """A read-only table of rows; what a cell says, its columns say."""

    def __init__(
        self, columns: Sequence[Column[R]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._given: Sequence[R] = ()
        self._rows: Sequence[R] = ()
        self._by: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead, in the order that was chosen."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._rows = [self._given[place] for place in self._order()]
        self.endResetModel()

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Override QAbstractItemModel.sort; a column below zero means as given.

        Each key is made once: Qt's own sorting asks for both keys of every comparison,
        and a long bill would stop the screen for many seconds.
        """
        self.layoutAboutToBeChanged.emit()
        before = {id(row): place for place, row in enumerate(self._given)}
        old = self.persistentIndexList()
        places = [before[id(self._rows[index.row()])] for index in old]
        self._by = (column, order)
        found = self._order()
        self._rows = [self._given[place] for place in found]
        after = {place: row for row, place in enumerate(found)}
        new = [
            self.index(after[place], index.column())
            for index, place in zip(old, places, strict=True)
        ]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _order(self) -> Sequence[int]:
        """The places of the rows given, in the order to show."""
        column, order = self._by
        places = range(len(self._given))
        if not 0 <= column < len(self._columns):
            return places
        keys = [_key(self._columns[column], row) for row in self._given]
        is_down = order is Qt.SortOrder.DescendingOrder
        return sorted(places, key=keys.__getitem__, reverse=is_down)

    def row(self, number: int) -> R:
        """The row that stands at a place of the model."""
        return self._rows[number]

    @property
    def rows(self) -> Sequence[R]:
        """All rows, in the order given."""
        return self._given

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's way
        """Override QAbstractItemModel.rowCount."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """Override QAbstractItemModel.columnCount."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  # Qt's
        """Override QAbstractItemModel.data."""
        told = _TOLD.get(role) if index.isValid() else None
        if told is None:
            return None
        return told(self._columns[index.column()], self._rows[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override QAbstractItemModel.flags."""
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].put is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Override QAbstractItemModel.setData: the book answers with new rows."""
        put = self._columns[index.column()].put if index.isValid() else None
        if put is None or role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        if str(value) != self._columns[index.column()].text(row):
            put(row, str(value))
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401  # Qt's
        """Override QAbstractItemModel.headerData."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(
            self._columns
        ):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(self._columns[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self._columns[section])
        return None


class Sorted(QSortFilterProxyModel):
    """The same rows in the order and under the filter the user chose."""

    def __init__(self, source: TableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSourceModel(source)

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Override QSortFilterProxyModel.sort: the source knows how, and is quicker."""
        self.sourceModel().sort(column, order)
