"""Credit lines: what each grants, what is used, what happened around it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from planner.app.commands import Amend, Drop
from planner.app.queries_limits import LimitRow, limits
from planner.errors import PlannerError
from planner.model.records import (
    LimitReading,
    Line,
    Loan,
    Move,
    Note,
    Record,
    Repayment,
)
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.forms import line_form, loan_form, move_form, note_form, reading_form
from ui.models.events import MOVES, NOTES, READINGS
from ui.models.lines import LINES
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.explained import CellTable, Told
from ui.widgets.frame import framed
from ui.widgets.reading import read_day, read_money
from ui.widgets.split import Split
from ui.widgets.table import Table

_LIST_SHARE = 0.5  # of the height
_LEAST = {1: 900, 6: 720}  # the widths from which on the channel and the day show

Dated = TypeVar("Dated", LimitReading, Move, Note)


class Page(QWidget):
    """All lines above; readings, card movements and events of the chosen one below."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {Line, LimitReading, Loan, Repayment, Move, Note}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        name, *more = LINES
        known = (replace(name, put=self._rename), *more)
        told = [
            Told(one, least=_LEAST.get(place, 0)) for place, one in enumerate(known)
        ]
        self._lines: Table[LimitRow] = CellTable(told, tr("Credit lines"), "")
        self._lines.chosen.connect(self._show_line)
        self._lines.opened.connect(self._edit)
        self._title = text.short("", points=11.0, strong=True)
        nothing = tr("Nothing recorded yet.")
        day, limit, *rest = READINGS
        readings = (
            replace(day, put=self._to_day),
            replace(limit, put=self._reread),
            *rest,
        )
        self._readings: Table[LimitReading] = Table(
            readings, tr("Limit readings"), nothing
        )
        on, kind, amount, note = MOVES
        moves = (
            replace(on, put=self._to_day),
            kind,
            replace(amount, put=self._resize),
            note,
        )
        self._moves: Table[Move] = Table(moves, tr("Card movements"), nothing)
        self._notes: Table[Note] = Table(NOTES, tr("Events"), nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        framed(
            self,
            tr("Credit lines"),
            tr("What each lender grants you, and how much of it is left."),
            self._stack,
            text.primary(
                tr("Credit line"), "add", partial(self.asked.emit, "new-line")
            ),
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the lines of the book."""
        rows = limits(self._desk.book, self._desk.today)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._lines.show_rows(rows)
        if rows and self._lines.current is None:
            self._lines.selectRow(0)
        self._show_line(self._lines.current)

    def point_at(self, line: str) -> None:
        """Choose a line by its id."""
        self._lines.point_at(lambda row: row.line == line)

    def _empty(self) -> QWidget:
        return Empty(
            "lines",
            tr("No credit line is recorded yet"),
            tr(
                "A line is what a lender grants you: a card, Huabei, Jiebei, a bank"
                " line."
            ),
            text.primary(
                tr("Record a line"), "add", partial(self.asked.emit, "new-line")
            ),
        )

    def _full(self) -> QWidget:
        return Split(self._lines, self._detail(), _LIST_SHARE)

    def _detail(self) -> QWidget:
        head = text.row()
        head.setContentsMargins(theme.PAD, theme.PAD, theme.PAD, 0)
        head.addWidget(self._title, 1)
        for words, icon, does in (
            (tr("Draw"), "loans", self._draw),
            (tr("Read limit"), "limits", self._read_limit),
            (tr("Spending or payment"), "spend", self._move),
            (tr("Event"), "info", self._note),
        ):
            head.addWidget(text.button(words, icon, does))
        head.addWidget(text.small(tr("Edit"), "edit", self._edit))
        head.addWidget(text.small(tr("Delete"), "drop", self._drop))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.addTab(self._readings, tr("Limit readings"))
        tabs.addTab(self._moves, tr("Card movements"))
        tabs.addTab(self._notes, tr("Events"))
        for table in (self._readings, self._moves, self._notes):
            table.opened.connect(self._correct)
            table.setToolTip(tr("Double-click or Enter corrects or deletes it."))
        detail = Card(padded=False)
        detail.add(head)
        detail.add(tabs)
        return detail

    def _show_line(self, row: LimitRow | None) -> None:
        if row is None:
            return
        book = self._desk.book
        self._title.setText(row.name)
        self._readings.show_rows(_of_line(row.line, book.readings.values()))
        self._moves.show_rows(_of_line(row.line, book.moves.values()))
        self._notes.show_rows(_of_line(row.line, book.notes.values()))

    def _line(self) -> Line | None:
        row = self._lines.current
        return self._desk.book.lines.get(row.line) if row else None

    def _edit(self) -> None:
        line = self._line()
        if line is not None:
            line_form.ask(self._desk, self.window(), line).open()

    def _draw(self) -> None:
        line = self._line()
        if line is not None:
            loan_form.ask(self._desk, self.window(), line=line.id).open()

    def _read_limit(self) -> None:
        line = self._line()
        if line is not None:
            reading_form.ask(self._desk, self.window(), line.id).open()

    def _move(self) -> None:
        line = self._line()
        if line is not None:
            move_form.ask(self._desk, self.window(), line.id).open()

    def _note(self) -> None:
        line = self._line()
        if line is not None:
            note_form.ask(self._desk, self.window(), line.id).open()

    def _rename(self, row: LimitRow, typed: str) -> None:
        known = self._desk.book.lines[row.line]
        self._amend(known, lambda: {"name": typed.strip()})

    def _to_day(self, known: LimitReading | Move, typed: str) -> None:
        self._amend(known, lambda: {"on": read_day(typed, self._desk.today)})

    def _reread(self, known: LimitReading, typed: str) -> None:
        self._amend(known, lambda: {"limit": read_money(typed)})

    def _resize(self, known: Move, typed: str) -> None:
        self._amend(known, lambda: {"amount": read_money(typed)})

    def _amend(
        self, known: Line | LimitReading | Move, read: Callable[[], dict[str, Any]]
    ) -> None:
        """Put what was typed into a cell in the place of what was there, or say why."""
        try:
            corrected = replace(known, **read())
        except PlannerError as refusal:
            self._desk.bridge.refused.emit(say(refusal))
            return
        self._desk.bridge.do(Amend(corrected))

    def _drop(self) -> None:
        line = self._line()
        if line is not None:
            self._desk.bridge.do(Drop(line.id))

    def _correct(self, record: LimitReading | Move | Note) -> None:
        window = self.window()
        match record:
            case LimitReading():
                reading_form.ask(self._desk, window, reading=record).open()
            case Move():
                move_form.ask(self._desk, window, move=record).open()
            case Note():
                note_form.ask(self._desk, window, event=record).open()


def _of_line(line: str, records: Iterable[Dated]) -> list[Dated]:
    """The records of a line, newest first."""
    mine = [record for record in records if record.line == line]
    return sorted(mine, key=lambda record: record.on, reverse=True)
