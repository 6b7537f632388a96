"""What bill files hold, corrected row by row before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.app.corrections import BOOKED, RowAnswer, corrected, refuse
from planner.app.labels import name_of
from planner.errors import PlannerError
from planner.model.bills import BillReading, JudgedRow, Verdict
from planner.model.book import Book
from planner.model.records import Line, Loan
from planner.wording.i18n import tr
from planner.wording.say import money, say, short_day
from ui import theme
from ui.desk import Desk
from ui.forms.row_form import RowDialog
from ui.models.bills import FILES, Shown, fitting, judged, summary
from ui.models.counts import rows as so_many_rows
from ui.parts.differences import Differences
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.edit import Choice
from ui.widgets.table import Table

_FILTER_WIDE = 190  # the longest group is read in full
_PAUSE_MS = 200  # after the last key of a search
_KEYS = dict(
    zip(range(Qt.Key.Key_1.value, Qt.Key.Key_8.value + 1), Verdict, strict=True)
)


class Review(QWidget):
    """What the files hold, and what agreeing would write.

    Attributes:
        agreed: the user agrees; carries the reading as corrected, and the wishes that
            settle what a credit report says otherwise.
        cancelled: the user does not.
    """

    agreed = Signal(object, object)
    cancelled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._read = self._reading = BillReading((), (), (), (), ())
        self._said: dict[str, RowAnswer] = {}
        self._brings_more = False
        self._notice = Banner()
        self._files = Table(FILES, tr("Files"))
        self._rows: Table[JudgedRow] = Table(
            judged(self._named), tr("Rows of the bills")
        )
        self._rows.installEventFilter(self)
        self._rows.opened.connect(self._ask)
        self._rows.chosen.connect(self._tell_chosen)
        self._differences = Differences(desk)
        self._differences.settled.connect(self._count)
        self._summary = text.label("", points=11.0, strong=True)
        self._shown = text.short("", Tone.MUTED, theme.SMALL_PT)
        self._filter = Choice((Shown.ALL, tr(Shown.ALL.value)))
        self._filter.setAccessibleName(tr("Show verdict"))
        self._filter.typed.connect(self._show_rows)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Counterparty, amount or day"))
        self._search.setAccessibleName(tr("Search the rows"))
        self._search.setMaxLength(200)
        self._search.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_rows)
        self._search.textChanged.connect(self._pause.start)
        self._agree = text.primary(tr("Agree and add"), "good", self._say_yes)
        self._lay_out()

    def show_reading(self, reading: BillReading, *, brings_more: bool = False) -> None:
        """Show a reading to agree to; ``brings_more`` than it holds is worth it too."""
        self._read, self._said = reading, {}
        self._brings_more = brings_more
        self._notice.tell("")
        self._search.clear()
        self._take(reading)
        self._filter.put(_first_shown(reading))
        self._differences.show_reports(reading.reports)
        self._rows_card.setVisible(bool(reading.judged))
        self._files.show_rows(reading.files)
        self._files.fit_height(4)
        if self._rows.rows:
            self._rows.selectRow(0)
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: the keys that judge the marked rows."""
        is_key = event.type() is QEvent.Type.KeyPress
        if not is_key or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return super().eventFilter(watched, event)
        if event.key() in _KEYS:
            self._judge(_KEYS[event.key()])
        elif event.key() == Qt.Key.Key_Delete:
            self._judge(Verdict.NOT_CREDIT)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            return super().eventFilter(watched, event)
        return True

    def _lay_out(self) -> None:
        cancel = text.button(tr("Cancel"), clicked=self.cancelled.emit)
        words = text.label(
            tr("Nothing is written until you agree."), Tone.MUTED, theme.SMALL_PT
        )
        head = text.row(gap=theme.PAD)
        head.addLayout(text.column(self._summary, words, gap=2), 1)
        head.addWidget(cancel, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignTop)
        files = Card(tr("Files"), padded=False)
        files.add(self._files)
        self._rows_card = self._all_rows()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addLayout(head)
        whole.addWidget(self._notice)
        whole.addWidget(files)
        whole.addWidget(self._differences)
        whole.addWidget(self._rows_card, 100)
        whole.addStretch(1)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._say_yes)
        QShortcut(QKeySequence("Ctrl+F"), self, self._search.setFocus)

    def _all_rows(self) -> Card:
        """The table of rows, under what filters and corrects it."""
        rows = Card(tr("Rows of the bills"), padded=False)
        bar = text.row(self._filter)
        bar.addWidget(self._search, 2)
        bar.addWidget(self._shown)
        bar.addStretch(1)
        self._filter.setMinimumWidth(_FILTER_WIDE)
        self._search.setMinimumWidth(100)
        self._search.setMaximumWidth(280)
        bar.addWidget(text.button(tr("What is it …"), "edit", self._ask))
        bar.addWidget(text.button(tr("Not credit"), "drop", self._set_aside))
        bar.addWidget(text.small(tr("As it was read"), "undo", self._take_back))
        bar.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        rows.add(bar)
        rows.add(self._rows)
        hint = text.label(_key_words(), Tone.MUTED, theme.SMALL_PT)
        hint.setContentsMargins(theme.PAD, 0, theme.PAD, 0)
        rows.add(hint)
        return rows

    def _take(self, reading: BillReading) -> None:
        """Show this as what agreeing would write."""
        self._reading = reading
        wanted = self._filter.value()
        found = {row.verdict for row in reading.judged}
        groups = [Shown.ALL, Shown.CREDIT, Shown.OPEN]
        if self._said:
            groups.append(Shown.CHANGED)
        with QSignalBlocker(self._filter):
            self._filter.offer(
                *((one, tr(one.value)) for one in groups),
                *((one, say(one)) for one in Verdict if one in found or one is wanted),
            )
            if wanted in self._filter.offered:
                self._filter.put(wanted)
        self._count()
        self._show_rows()

    def _count(self) -> None:
        """Tell what agreeing would add."""
        reading = self._settled()
        self._summary.setText(summary(reading))
        is_worth = bool(reading.records or reading.questions or self._said)
        is_worth = is_worth or self._brings_more or bool(self._differences.answered)
        self._agree.setEnabled(is_worth)

    def _settled(self) -> BillReading:
        """The reading without the questions that are settled already."""
        answered = self._differences.answered
        if not answered:
            return self._reading
        left = [one for one in self._reading.questions if one.id not in answered]
        return replace(self._reading, questions=tuple(left))

    def _show_rows(self) -> None:
        rows = fitting(
            self._reading.judged,
            self._filter.value() or Shown.ALL,
            self._search.text(),
            asked=self._asked(),
            changed=self._said,
        )
        self._rows.show_rows(rows)
        whole = len(self._reading.judged)
        words = tr("{n} of {all}").format(n=len(rows), all=so_many_rows(whole))
        self._shown.setText(words)

    def _asked(self) -> frozenset[str]:
        return frozenset(
            one.id.removeprefix("question-") for one in self._reading.questions
        )

    def _judge(self, verdict: Verdict) -> None:
        """Say it of the marked rows; ask where to, if the rows do not tell."""
        rows = self._rows.chosen_rows
        if not rows:
            self._notice.tell(tr("Choose a row of the table first."), Tone.PLAIN)
            return
        if verdict not in BOOKED:
            self._tell_refusal(self._put(rows, RowAnswer(verdict)))
            return
        target = self._likely(rows, verdict)
        if target is None or self._put(rows, RowAnswer(verdict, target)):
            self._open(rows, RowAnswer(verdict, target))

    def _put(self, rows: Iterable[JudgedRow], answer: RowAnswer) -> PlannerError | None:
        """Take an answer for these rows, or give back why the book cannot."""
        rows = tuple(rows)
        kept = {**self._said, **{row.fingerprint: answer for row in rows}}
        try:
            refuse(self._read, self.desk.book, rows, answer)
            after = corrected(self._read, self.desk.book, kept)
        except PlannerError as refusal:
            return refusal
        self._notice.tell("")
        self._said = kept
        self._take(after)
        return None

    def _take_back(self) -> None:
        for row in self._rows.chosen_rows:
            self._said.pop(row.fingerprint, None)
        self._notice.tell("")
        self._take(corrected(self._read, self.desk.book, self._said))

    def _set_aside(self) -> None:
        self._judge(Verdict.NOT_CREDIT)

    def _ask(self) -> None:
        rows = self._rows.chosen_rows
        if not rows:
            self._notice.tell(tr("Choose a row of the table first."), Tone.PLAIN)
            return
        verdict = rows[0].verdict
        self._open(rows, RowAnswer(verdict, self._likely(rows, verdict)))

    def _open(self, rows: list[JudgedRow], answer: RowAnswer) -> None:
        if any(row.duplicate for row in rows):
            self._tell_refusal(self._put(rows, answer))
            return
        first = rows[0]
        dialog = RowDialog(
            _about(rows),
            say(first.why),
            self._targets(first.channel),
            lambda said: self._put(rows, said),
            self.window(),
        )
        dialog.put(answer)
        dialog.finished.connect(self._back_to_rows)
        dialog.open()

    def _back_to_rows(self) -> None:
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_refusal(self, refusal: PlannerError | None) -> None:
        if refusal is not None:
            self._notice.tell(say(refusal), Tone.BAD)

    def _tell_chosen(self, _row: object) -> None:
        self._notice.tell("")

    def _likely(self, rows: Iterable[JudgedRow], verdict: Verdict) -> str | None:
        """Where all these rows go, as far as they tell; None where they do not."""
        book = self.desk.book
        found = set()
        for row in rows:
            named = row.loan if verdict is Verdict.REPAYMENT else None
            own = [one.id for one in book.lines.values() if one.channel == row.channel]
            found.add(named or row.line or (own[0] if len(own) == 1 else None))
        return found.pop() if len(found) == 1 else None

    def _targets(self, channel: str | None) -> list[Line | Loan]:
        """Lines and loans, those of the row's own channel first."""
        book = self.desk.book
        drawn = [one for one in self._reading.records if isinstance(one, Loan)]
        every: list[Line | Loan] = [*book.lines.values(), *book.loans.values(), *drawn]
        return sorted(every, key=lambda one: _channel_of(book, one) != channel)

    def _named(self, record_id: str) -> str:
        record = self.desk.book.find(record_id)
        return name_of(record) if record else self._drawn().get(record_id, record_id)

    def _drawn(self) -> Mapping[str, str]:
        """The names of loans that agreeing would add, by id."""
        records = self._reading.records
        return {one.id: name_of(one) for one in records if isinstance(one, Loan)}

    def _say_yes(self) -> None:
        if self._agree.isEnabled():
            self.agreed.emit(self._settled(), self._differences.wishes)


def _first_shown(reading: BillReading) -> Shown:
    """A long bill has a few rows that matter among thousands that do not."""
    asides = (Verdict.NOT_CREDIT, Verdict.TRANSFER)
    if any(row.verdict not in asides for row in reading.judged):
        return Shown.CREDIT
    return Shown.ALL


def _channel_of(book: Book, one: Line | Loan) -> str:
    line = book.lines.get(one.line or "") if isinstance(one, Loan) else None
    return line.channel if line else one.channel


def _about(rows: list[JudgedRow]) -> str:
    first = rows[0]
    told = f"{short_day(first.on)} · {money(first.amount)} · {first.counterparty}"
    if len(rows) == 1:
        return told
    return tr("{row} and {n} more").format(row=told, n=len(rows) - 1)


def _key_words() -> str:
    keys = [f"{n} {say(verdict)}" for n, verdict in enumerate(Verdict, 1)]
    rest = tr("Enter asks for the loan or line, Backspace takes your answer back.")
    return " · ".join([*keys, rest])
