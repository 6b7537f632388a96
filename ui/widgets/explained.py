"""A table whose figures say how they were computed, as soon as one is chosen."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from planner.lean import dataclass
from planner.phrases import Sentence
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.models.table import Column
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

R = TypeVar("R")
_ROOM = 92  # of the explanation: a heading and three lines
_LESS, _LOW = 54, 280  # a heading and a line, where the whole is lower than this


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """A column, and what explains its cells.

    Attributes:
        how: the sentences for a row; None where there is nothing to explain.
        is_rare: whether the column hides while all its cells are empty.
        least: the width of the table from which on the column shows.
    """

    column: Column[R]
    how: Callable[[R], Sequence[Sentence]] | None = None
    is_rare: bool = False
    least: int = 0


class CellTable(Table[R]):
    """A table that tells which cell is chosen, and hides columns of nothing.

    Attributes:
        cell: another cell was chosen; carries the row and the column's place.
    """

    cell = Signal(object, int)

    def __init__(self, told: Sequence[Told[R]], name: str, when_empty: str) -> None:
        self._told = tuple(told)
        super().__init__([one.column for one in told], name, when_empty)
        self.selectionModel().currentChanged.connect(self._cell_changed)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the chosen cell stays where it was."""
        column = max(self.currentIndex().column(), 0)
        self._hide(rows)
        super().show_rows(rows)
        self.choose(self.currentIndex().row(), column)

    def left_out(self, rows: Sequence[R]) -> set[int]:
        """Override Table.left_out."""
        wide = self.viewport().width()
        return {
            place
            for place, one in enumerate(self._told)
            if wide < one.least
            or (one.is_rare and not any(one.column.text(row) for row in rows))
        }

    def choose(self, row: int, column: int) -> None:
        """Choose a cell by its places; nothing where there is none."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override Table.resizeEvent: the chosen cell stays in sight."""
        self._hide()
        self._measure()
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
        self.fit_width()

    def _cell_changed(self, index: QModelIndex) -> None:
        if index.isValid() and self.current is not None:
            self.cell.emit(self.current, index.column())


class Explained(QWidget, Generic[R]):
    """The table, and below it how the chosen figure was computed.

    Attributes:
        table: the table inside.
    """

    def __init__(
        self, told: Sequence[Told[R]], name: str, when_empty: str = ""
    ) -> None:
        super().__init__()
        self._told = tuple(told)
        self.table: CellTable[R] = CellTable(told, name, when_empty)
        self.table.cell.connect(self._explain)
        self._title = text.label("", points=theme.TEXT_PT, strong=True)
        self._lines = text.label("", Tone.MUTED, theme.SMALL_PT)
        inner = text.column(self._title, self._lines, 1, gap=2)
        inner.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, theme.GAP)
        body = QWidget()
        body.setLayout(inner)
        self._area = area = scrolled(body)
        area.setFixedHeight(_ROOM)
        area.setAccessibleName(tr("How it was computed"))
        rule = QFrame()
        rule.setObjectName("rule")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.table, 1)
        whole.addWidget(rule)
        whole.addWidget(area)
        self._hint()

    @property
    def words(self) -> str:
        """What the explanation says now."""
        return f"{self._title.text()}\n{self._lines.text()}".strip()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows."""
        self.table.show_rows(rows)
        if not self.table.currentIndex().isValid():
            self._hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent: in a low window the rows come first."""
        super().resizeEvent(event)
        self._area.setFixedHeight(_LESS if event.size().height() < _LOW else _ROOM)

    def _hint(self) -> None:
        words = tr(
            "Choose a figure, with the mouse or the arrow keys, to see how it was"
            " computed."
        )
        self._say("", words if self.table.rows else "")

    def _explain(self, row: R, place: int) -> None:
        told = self._told[place]
        if told.how is None:
            self._hint()
            return
        first, *rest = [say(sentence) for sentence in told.how(row)]
        self._say(first, "\n".join(rest))

    def _say(self, title: str, lines: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._lines.setText(lines)
        words = f"{title} {lines}".strip()
        self.table.setAccessibleDescription(words)
        if self.table.hasFocus() and words:
            # A reader speaks the cell by itself, but not what stands below.
            said = QAccessibleAnnouncementEvent(self.table, words)
            QAccessible.updateAccessibility(said)
