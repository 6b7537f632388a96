"""Limits over time, what they may become, and why."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.app.queries_limits import limits
from planner.model import declared as d
from planner.model import records as r
from planner.model.records import Record
from planner.wording.i18n import tr
from ui.desk import Desk
from ui.forms import limits_grid, note_form
from ui.parts.behaviour import Behaviour
from ui.parts.beliefs import Beliefs
from ui.parts.estimates import Estimates
from ui.parts.objection import Objection
from ui.parts.track_record import TrackRecord
from ui.parts.what_if import WhatIf
from ui.widgets import text
from ui.widgets.empty import Empty
from ui.widgets.frame import framed
from ui.widgets.later import Later
from ui.widgets.tabs import Tabs


class Page(QWidget):
    """Estimates, what-ifs and their track record, one beside the other."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Line, r.LimitReading, r.Loan, r.Repayment, r.Move, r.Note),
            *(r.Profile, r.Assumptions),
            *(d.FundingWindow, d.PriorEdit, d.BureauMonth),
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._estimates = Estimates(desk)
        self._tabs = Tabs(
            (
                (self._estimates, tr("Estimate")),
                (Later(partial(WhatIf, desk)), tr("What if …")),
                (Later(partial(Behaviour, desk)), tr("Behaviour")),
                (Later(partial(Objection, desk)), tr("Why low, objecting")),
                (Later(partial(TrackRecord, desk)), tr("How good it was")),
                (Later(partial(Beliefs, desk)), tr("Tight days, own values")),
            )
        )
        self._reads = text.primary(tr("Read today's limits"), "limits", self._read)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._tabs)
        framed(
            self,
            tr("Limits"),
            tr(
                "What each limit may become. An estimate from your own readings, no"
                " promise."
            ),
            self._stack,
            text.button(tr("Event"), "info", self._note),
            self._reads,
        )
        self._is_new = True

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget.showEvent: work begins when the page is first looked at."""
        if self._is_new:
            self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Show the lines of the book and estimate them anew."""
        self._is_new = False
        rows = limits(self._desk.book, self._desk.today)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._reads.setEnabled(bool(rows))
        self._tabs.age()
        if rows:
            self._tabs.show_part()

    def _empty(self) -> QWidget:
        return Empty(
            "limits",
            tr("No credit line is recorded yet"),
            tr(
                "Record a line and read its limit now and then; the estimate learns"
                " from that."
            ),
            text.primary(
                tr("Record a line"), "add", partial(self.asked.emit, "new-line")
            ),
        )

    def _read(self) -> None:
        limits_grid.ask(self._desk, self.window()).open()

    def _note(self) -> None:
        line = self._estimates.chosen_line
        note_form.ask(self._desk, self.window(), line).open()
