"""What a change of behaviour would do to every line at once; nothing is kept."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.labels import name_of
from planner.app.what_ifs import (
    BeforeAfter,
    Kind,
    Thought,
    before_after,
    loans_left,
    open_lines,
    possible,
)
from planner.credit.estimate import HORIZONS
from planner.errors import PlannerError
from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.forms.choices import loan_words
from ui.models.counts import months
from ui.models.what_if import BEFORE_AFTER
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card
from ui.widgets.edit import Choice, money_edit, number_edit
from ui.widgets.table import Table

_TASK = "what-if"
_PAUSE_MS = 250
_WIDE = 290  # of the choice; the longest change is read in full
_USUAL = Money(1_000_00)
_MOST_DAYS, _MOST_LENDERS = 180, 20
_NEEDS: Mapping[Kind | None, str] = {
    Kind.MISS: "days",
    Kind.WINDOW: "days",
    Kind.APPLY: "times",
    Kind.PREPAY: "amount",
    Kind.KEEP_ALIVE: "line",
    Kind.CLOSE: "line",
}
_REMARKS: Mapping[Kind | None, Phrase] = {
    Kind.KEEP_ALIVE: Phrase(
        "A purchase of ¥1 today, paid back today. Only a line that rests for long is"
        " touched by it; borrowing more raises no limit."
    ),
    Kind.MISS: Phrase("The last instalment of each loan, so many days after its day."),
    Kind.APPLY: Phrase("Each at a lender of its own, today."),
    Kind.WINDOW: Phrase(
        "Such days change no limit, only whether a draw works while they last."
    ),
    Kind.CLOSE: Phrase("Its limit is gone; what is owed stays."),
}


class WhatIf(QWidget):
    """The change above; each line before and after below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notice = Banner()
        self._busy = Busy(tr("Estimating …"), self._stop)
        self._kind = Choice()
        self._kind.setAccessibleName(tr("What would be different"))
        self._kind.setMinimumWidth(_WIDE)
        self._days = number_edit(1, _MOST_DAYS, "days")
        self._times = number_edit(1, _MOST_LENDERS, "times")
        self._amount = money_edit()
        self._loan, self._line, self._months = Choice(), Choice(), Choice()
        self._months.offer(*((n, months(n)) for n in HORIZONS))
        self._months.put(HORIZONS[-1])
        self._remark = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._table: Table[BeforeAfter] = Table(
            BEFORE_AFTER, tr("Lines before and after")
        )
        self._parts = self._labelled()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)
        self._lay_out()
        self._show_needed()
        self._days.put(7)
        self._times.put(3)
        self._amount.put(_USUAL)
        for part in (self._kind, self._loan, self._line, self._months):
            part.typed.connect(self._changed)
        for edit in (self._days, self._times, self._amount):
            edit.typed.connect(self._changed)

    def refresh(self) -> None:
        """Offer what the book as it is now can be asked, and compare."""
        book, today = self._desk.book, self._desk.today
        kind = self._kind.value()
        kinds = possible(book, today)
        self._kind.offer(*((one, tr(one.value)) for one in kinds))
        self._kind.put(kind if kind in kinds else kinds[0])
        loan, line = self._loan.value(), self._line.value()
        self._loan.offer(
            *((one.id, loan_words(one)) for one in loans_left(book, today))
        )
        self._line.offer(*((one.id, name_of(one)) for one in open_lines(book, today)))
        for part, value in ((self._loan, loan), (self._line, line)):
            if value in part.offered:
                part.put(value)
        self._start()

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be compared."""
        self._busy.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _labelled(self) -> dict[str, QWidget]:
        """The controls that only some changes need, by what is needed."""
        days, lenders = text.short(tr("days")), text.short(tr("lenders"))
        row = {
            "days": (self._days, days),
            "times": (self._times, lenders),
            "amount": (self._amount, text.short(tr("to")), self._loan),
            "line": (self._line,),
        }
        names = (
            (self._days, tr("Days")),
            (self._times, tr("Lenders")),
            (self._amount, tr("Amount")),
            (self._loan, tr("Loan")),
            (self._line, tr("Line")),
            (self._months, tr("Ahead")),
        )
        for part, name in names:
            part.setAccessibleName(name)
        for edit in (self._days, self._times):
            edit.setMaximumWidth(70)
        self._amount.setMaximumWidth(120)
        made = {}
        for need, parts in row.items():
            holder = QWidget()
            holder.setLayout(text.row(*parts))
            made[need] = holder
        return made

    def _lay_out(self) -> None:
        ask = Card(tr("What if …"))
        controls = text.row(self._kind, *self._parts.values(), 1)
        controls.addWidget(text.short(tr("Looking ahead")))
        controls.addWidget(self._months)
        ask.add(controls)
        ask.add(self._remark)
        ask.add(self._notice)
        answer = Card(tr("Every line before and after"), padded=False)
        busy = text.row(self._busy)
        busy.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        answer.add(busy)
        answer.add(self._table)
        words = text.label(
            tr(
                "Both sides use the same random paths, so only the change moves them."
                " Estimates, no promise; nothing of this is kept in the book."
            ),
            Tone.MUTED,
            theme.SMALL_PT,
        )
        words.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        answer.add(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(ask)
        whole.addWidget(answer, 1)

    def _changed(self) -> None:
        self._show_needed()
        self._pause.start()

    def _show_needed(self) -> None:
        kind: Kind | None = self._kind.value()
        for need, part in self._parts.items():
            part.setVisible(_NEEDS.get(kind) == need)
        remark = _REMARKS.get(kind)
        self._remark.setText(tr(remark) if remark else "")
        self._remark.setVisible(remark is not None)

    def _start(self) -> None:
        self._pause.stop()
        self._show_needed()
        self._notice.tell("")
        kind = self._kind.value()
        try:
            thought = self._thought(kind)
        except PlannerError as fault:
            self._notice.tell(say(fault), Tone.BAD)
            return
        self._busy.begin()
        work = partial(
            _compared, self._desk.book, self._desk.today, thought, self._months.value()
        )
        task = self._desk.tasks.start(_TASK, work, self._take, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)

    def _thought(self, kind: Kind) -> Thought:
        """What is asked; only what this change needs is read."""
        need = _NEEDS.get(kind, "")
        record = self._loan if need == "amount" else self._line
        return Thought(
            kind,
            days=self._days.value() or 7 if need == "days" else 7,
            times=self._times.value() or 3 if need == "times" else 3,
            amount=self._amount.value() or ZERO if need == "amount" else ZERO,
            record=record.value() or "",
        )

    def _take(self, found: object) -> None:
        self._busy.hide()
        if isinstance(found, tuple):
            self._table.show_rows(found)

    def _stop(self) -> None:
        self._desk.tasks.cancel(_TASK)
        self._busy.hide()


def _compared(
    book: Book, on: date, thought: Thought, ahead: int, _told: Told
) -> tuple[BeforeAfter, ...]:
    return before_after(book, on, thought, ahead)
