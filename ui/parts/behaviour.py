"""What lenders see of a borrower's habits, each figure with the records behind it."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.app.labels import name_of
from planner.app.measures import LenderRow
from planner.app.queries_behaviour import BehaviourRow, behaviour
from planner.app.queries_features import GridRow, MeasureRow, grid, lenders, measures
from planner.errors import PlannerError
from planner.lean import dataclass
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.models.behaviour import (
    BEHIND,
    HABITS,
    LENDERS,
    MEASURES,
    Behind,
    behind,
    grid_columns,
    papers,
)
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.edit import Choice
from ui.widgets.frame import scrolled
from ui.widgets.table import Table

_TASK = "behaviour"
_MOST_ROWS = 16


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that this part shows of a book."""

    habits: tuple[BehaviourRow, ...]
    measures: tuple[MeasureRow, ...]
    lenders: tuple[LenderRow, ...]
    grid: tuple[GridRow, ...]


class Behaviour(QWidget):
    """Measures and habits left; the records behind the chosen figure right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen = _Seen((), (), (), ())
        self._notice = Banner()
        self._busy = Busy(tr("Counting …"), self._stop)
        self._line = Choice()
        self._line.setAccessibleName(tr("Line"))
        self._line.typed.connect(self._show_habits)
        self._measures: Table[MeasureRow] = Table(MEASURES, tr("What lenders measure"))
        self._habits: Table[BehaviourRow] = Table(HABITS, tr("Habits"))
        self._lenders: Table[LenderRow] = Table(
            LENDERS, tr("Who is owed how much"), tr("Nothing is owed.")
        )
        self._behind: Table[Behind] = Table(
            BEHIND,
            tr("The records behind it"),
            tr("Choose a figure to see what it was counted from."),
        )
        self._behind_title = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._grid = Card(tr("The bureau's last 24 months"), padded=False)
        self._measures.chosen.connect(self._show_measure)
        self._habits.chosen.connect(self._show_habit)
        self._lenders.chosen.connect(self._show_lender)
        self._lay_out()

    def refresh(self) -> None:
        """Count the book as it is now."""
        book, today = self._desk.book, self._desk.today
        chosen = self._line.value()
        lines = [one for one in book.lines.values() if one.opened_on <= today]
        self._line.offer(*((one.id, name_of(one)) for one in lines))
        if chosen in self._line.offered:
            self._line.put(chosen)
        self._busy.begin()
        work = partial(_counted, book, today)
        task = self._desk.tasks.start(_TASK, work, self._take, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be counted."""
        self._busy.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _lay_out(self) -> None:
        measured = Card(tr("What lenders measure"), padded=False)
        measured.add(self._measures)
        words = text.label(
            tr(
                "Lenders publish none of these rules. What is told contradicts itself,"
                " so each rule is a range with its day and its grade."
            ),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        words.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        measured.add(words)
        habits = Card(tr("Habits"), padded=False)
        habits.head.addWidget(self._line)
        habits.add(self._habits)
        owed = Card(tr("Who is owed how much"), padded=False)
        owed.add(self._lenders)
        left = QWidget()
        left.setLayout(
            text.column(
                *(self._notice, self._busy, measured, habits, owed, self._grid, 1),
                gap=theme.PAD,
            )
        )
        right = Card(tr("The records behind it"), padded=False)
        self._behind_title.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        right.add(self._behind_title)
        right.add(self._behind)
        right.setMinimumWidth(220)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(scrolled(left), 3)
        whole.addWidget(right, 1)

    def _take(self, found: object) -> None:
        self._busy.hide()
        if not isinstance(found, _Seen):
            return
        self._seen = found
        self._measures.show_rows(found.measures)
        self._measures.fit_height(_MOST_ROWS)
        self._lenders.show_rows(found.lenders)
        self._lenders.fit_height()
        self._show_habits()
        self._show_grid(found.grid)

    def _show_habits(self) -> None:
        line = self._line.value()
        self._habits.show_rows([row for row in self._seen.habits if row.line == line])
        self._habits.fit_height(_MOST_ROWS)

    def _show_grid(self, rows: tuple[GridRow, ...]) -> None:
        text.clear(self._grid.inside)
        self._grid.setVisible(bool(rows))
        if not rows:
            return
        columns = grid_columns(rows[0].months)
        shown: Table[GridRow] = Table(columns, tr("The bureau's last 24 months"))
        shown.show_rows(rows)
        shown.fit_height(_MOST_ROWS)
        self._grid.inside.addWidget(shown)
        words = text.label(
            tr(
                "N paid as agreed, M late within the month, 1 to 7 overdue, C paid off,"
                " * nothing due; what the bureau would write of what the book holds."
            ),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        words.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        self._grid.inside.addWidget(words)

    def _show_measure(self, row: MeasureRow | None) -> None:
        if row is not None:
            self._show_behind(f"{tr(row.name)}: {papers(row)}", row.records)

    def _show_habit(self, row: BehaviourRow | None) -> None:
        if row is not None:
            self._show_behind(f"{tr(row.name)}: {say(row.say)}", row.records)

    def _show_lender(self, row: LenderRow | None) -> None:
        if row is not None:
            self._show_behind(row.lender, row.records)

    def _show_behind(self, title: str, records: tuple[str, ...]) -> None:
        self._behind_title.setText(title)
        self._behind.show_rows(behind(self._desk.book, records))

    def _stop(self) -> None:
        self._desk.tasks.cancel(_TASK)
        self._busy.hide()


def _counted(book: Book, on: date, _told: Told) -> _Seen:
    return _Seen(
        behaviour(book, on), measures(book, on), lenders(book, on), grid(book, on)
    )
