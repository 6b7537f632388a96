"""What credit reports say otherwise than the book, to settle before agreeing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.commands import Command
from planner.app.labels import name_of
from planner.app.report_settle import question_of, taking
from planner.model.bureau import TakenReport
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.desk import Desk
from ui.models.differences import Disputed, Right, differences
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.table import Table

_KEYS = {Qt.Key.Key_R: Right.REPORT, Qt.Key.Key_B: Right.BOOK}


class Differences(QWidget):
    """One row a difference: the report is right, the book is, or that stays open.

    Attributes:
        settled: the user decided one.
    """

    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reports: Sequence[TakenReport] = ()
        self._rows: list[Disputed] = []
        self._notice = Banner()
        self._table: Table[Disputed] = Table(
            differences(self._named), tr("What the credit report says otherwise")
        )
        self._table.installEventFilter(self)
        card = Card(tr("What the credit report says otherwise"), padded=False)
        card.add(self._notice)
        card.add(self._table)
        buttons = text.row(
            text.button(tr("The report is right (R)"), "good", self._take_report),
            text.button(tr("The book is right (B)"), "lines", self._keep_book),
            text.label(
                tr("What is not settled stays as an open question."), Tone.MUTED
            ),
        )
        buttons.setContentsMargins(16, 0, 16, 0)
        card.add(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
        self.hide()

    def show_reports(self, reports: Sequence[TakenReport]) -> None:
        """Show what these reports contradict; hide where they contradict nothing."""
        self._reports = reports
        book = self._desk.book
        self._rows = [
            Disputed(one, Right.OPEN, taking(book, reports, one) is not None)
            for told in reports
            for one in told.differences
        ]
        self._notice.tell("")
        self._show()
        self.setVisible(bool(self._rows))

    @property
    def wishes(self) -> tuple[Command, ...]:
        """What makes the book say what the report says, where that was chosen."""
        found = [
            taking(self._desk.book, self._reports, row.difference)
            for row in self._rows
            if row.right is Right.REPORT
        ]
        return tuple(wish for wish in found if wish is not None)

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the questions that need not be asked any more."""
        return frozenset(
            question_of(row.difference)
            for row in self._rows
            if row.right is not Right.OPEN
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: R and B settle the marked rows."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            right = _KEYS.get(Qt.Key(event.key()))
            if right is not None and not event.modifiers():
                self._settle(right)
                return True
        return super().eventFilter(watched, event)

    def _take_report(self) -> None:
        self._settle(Right.REPORT)

    def _keep_book(self) -> None:
        self._settle(Right.BOOK)

    def _settle(self, right: Right) -> None:
        self._notice.tell("")
        for row in self._table.chosen_rows:
            if right is Right.REPORT and not row.can_take:
                words = tr(
                    "{why} That follows from terms and repayments; correct those at the"
                    " loan."
                )
                self._notice.tell(words.format(why=say(row.difference.why)), Tone.WARN)
                continue
            place = self._rows.index(row)
            self._rows[place] = Disputed(row.difference, right, row.can_take)
        self._show()
        self.settled.emit()

    def _show(self) -> None:
        self._table.show_rows(self._rows)
        self._table.fit_height(6)

    def _named(self, record_id: str) -> str:
        record = self._desk.book.find(record_id)
        return name_of(record) if record else record_id
