"""What lenders state of a loan's yearly cost, beside our own figure."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.queries_disclosure import DisclosureRow, disclosures
from planner.app.queries_loan import LoanDetail
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.models.disclosures import COLUMNS, sentences, verdict
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.explained import Explained, Told


class LoanCost(QWidget):
    """The cost disclosure forms of a loan, and whether they agree with its terms.

    Attributes:
        wished: a form is to be typed in; carries None, or the id of one to correct.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._forms: Explained[DisclosureRow] = Explained(
            [Told(column, sentences) for column in COLUMNS],
            tr("Stated costs"),
            tr(
                "Since 1 August 2026 lenders must hand out a form with the yearly cost"
                " of a loan. Type it in to see whether it holds."
            ),
        )
        self._forms.table.opened.connect(self._open)
        self._add = text.button(tr("Type in the form …"), "add", self._new)
        self._verdict = text.label("", Tone.MUTED)
        head = text.row(self._verdict, self._add)
        head.setStretch(0, 1)
        head.setContentsMargins(theme.PAD, theme.GAP, theme.PAD, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(head)
        whole.addWidget(self._forms, 1)

    def show_loan(self, detail: LoanDetail | None) -> None:
        """Show the forms of a loan."""
        self._add.setEnabled(detail is not None)
        rows: Sequence[DisclosureRow] = ()
        if detail is not None:
            known = disclosures(self._desk.book, self._desk.today)
            rows = [row for row in known if row.loan == detail.loan.id]
        self._forms.show_rows(rows)
        self._verdict.setText(say(verdict(rows[-1])) if rows else "")
        tone = Tone.GOOD if rows and rows[-1].is_equal else Tone.WARN
        text.retone(self._verdict, tone)
        if rows:
            self._forms.table.choose(len(rows) - 1, 1)

    def _new(self) -> None:
        self.wished.emit(None)

    def _open(self, row: DisclosureRow) -> None:
        self.wished.emit(row.id)
