"""What each aim of a plan would come to, and its price against the cheapest."""

from datetime import date
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_loans import name_of
from planner.app.usual import card_usual
from planner.model.book import Book
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.models.plan_aims import AIM_COLUMNS
from ui.parts.plan_wait import Wait
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.plan.compare import AimRow, Asked


class Aims(QWidget):
    """A table of all aims; the one chosen can be planned for.

    Attributes:
        chosen: the user wants a plan for an aim; carries its word.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wait = Wait(desk, "repay-aims", tr("Comparing the aims …"), self._clear)
        self._table: Table[AimRow] = Table(
            AIM_COLUMNS, tr("Aims"), tr("No plan holds; see “The plan” for the reason.")
        )
        self._table.opened.connect(self._choose)
        self._choose_it = text.button(
            tr("Plan for this aim"), "repay", lambda: self._choose(self._table.current)
        )
        self._table.chosen.connect(self._enable)
        self._lay_out()
        self._enable(None)

    def refresh(self) -> None:
        """Compare the aims for the book as it is now."""
        work = partial(compared, self._desk.book, self._desk.today)
        self._wait.start(work, self.show_rows)

    def show_rows(self, rows: object) -> None:
        """Show the aims compared."""
        told = rows if isinstance(rows, tuple) else ()
        self._table.show_rows(told)
        self._table.fit_height()
        if told and self._table.current is None:
            self._table.selectRow(0)
        self._enable(self._table.current)

    def _lay_out(self) -> None:
        card = Card(tr("Each aim, and its price"), padded=False)
        card.add(self._table)
        bottom = text.row(
            text.label(
                tr("Every figure is one of a plan that was replayed on the book."),
                Tone.MUTED,
                theme.SMALL_PT,
            ),
            self._choose_it,
        )
        bottom.setContentsMargins(theme.PAD, 0, theme.PAD, 4)
        card.add(bottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(self._wait)
        whole.addWidget(card)
        whole.addStretch(1)

    def _clear(self) -> None:
        self.show_rows(())

    def _enable(self, row: object) -> None:
        self._choose_it.setEnabled(row is not None)

    def _choose(self, row: "AimRow | None") -> None:
        if row is not None:
            self.chosen.emit(row.aim.value)


def asking(
    book: Book, today: date, told: Told, *, with_limits: bool = False
) -> "Asked":
    """A book that can be asked; runs on a worker's thread.

    Args:
        book: what is planned for.
        today: the day of the plan.
        told: what the work may ask and tell.
        with_limits: whether risks to limits count; estimating them takes a while.
    """
    # The solver and its arrays are fetched here, on the worker's thread.
    made: Any = import_module("planner.plan.compare").Asked
    weights = None
    if with_limits:
        weigh: Any = import_module("planner.app.risk_weights").risk_weights
        weights = weigh(book, today)
    named = partial(name_of, book)
    usual = card_usual(book, today)
    asked: Asked = made(
        *(book, today, usual, named, weights, told.cancelled),
        lambda progress: told.progress(progress.share),
    )
    return asked


def compared(book: Book, today: date, told: Told) -> "tuple[AimRow, ...]":
    """All aims beside the cheapest; runs on a worker's thread."""
    asked = asking(book, today, told, with_limits=True)
    every: Any = import_module("planner.plan.aims").Aim
    return asked.aims(tuple(every))
