"""Today's limits of all lines in one grid; a form a line would take minutes a month."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from planner.app.commands import ReadLimit
from planner.app.handlers import apply
from planner.app.queries_limits import LimitRow, LineState, limits
from planner.errors import FieldError, PlannerError
from planner.model.records import LimitReading
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import money, plain, say, short_day
from ui import theme
from ui.desk import Desk
from ui.forms.choices import yes_no_unknown
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.edit import DayEdit, Edit, any_money_edit, text_edit, written
from ui.widgets.frame import dialog_column, scrolled
from ui.widgets.reading import read_money

_UNCHANGED = frozenset({"=", "＝"})
_HEADINGS = (
    Phrase("Line"),
    Phrase("Total limit"),
    Phrase("Available limit"),
    Phrase("Did drawing work?"),
    Phrase("What the app said"),
)


def ask(desk: Desk, parent: QWidget | None = None) -> QDialog:
    """The grid for today's limits of every line that is not closed."""
    return LimitsGrid(desk, parent)


class LimitsGrid(QDialog):
    """One row a line; Tab and Enter lead through it, and all is saved as one step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Read today's limits"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._day = DayEdit(desk.today)
        self._day.put(desk.today)
        self._day.setAccessibleName(tr("Day"))
        self._day.setMaximumWidth(150)
        self._banner = Banner()
        open_ones = [
            row
            for row in limits(desk.book, desk.today)
            if row.state is not LineState.CLOSED
        ]
        self._rows = [_Row(row) for row in open_ones]
        self._save = text.primary(tr("Save"), clicked=self.save)
        self._lay_out()
        for place in range(len(self._rows)):
            self._lead(place)
        self._day.returnPressed.connect(partial(self._go_to, 0))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self._go_to(0)

    def save(self) -> None:
        """Record the rows that are filled in as one step, or say what is wrong."""
        if self.result():
            return  # clicked twice
        self._banner.tell("")
        wishes = self._wishes()
        if wishes is None:
            return
        if not wishes:
            words = tr("No row is filled in yet; “=” means that a limit is as before.")
            self._banner.tell(words, Tone.PLAIN)
            return
        named = None
        if len(wishes) > 1:
            words = Phrase("Limits of {n} lines on {on}")
            named = Sentence(words, n=len(wishes), on=wishes[0].reading.on)
        refusal = self._desk.bridge.ask(*wishes, named=named)
        if refusal is None:
            self.accept()
        else:
            self._banner.tell(say(refusal), Tone.BAD)

    def _wishes(self) -> list[ReadLimit] | None:
        """One for each filled row; None where one of them, or the day, is wrong."""
        try:
            on = self._day.value() or self._desk.today
        except PlannerError as fault:
            self._banner.tell(say(fault), Tone.BAD)
            self._day.setFocus()
            return None
        wishes: list[ReadLimit] = []
        wrong: _Row | None = None
        for row in self._rows:
            row.tell("")
            if row.is_empty:
                continue
            try:
                wishes.append(ReadLimit(row.reading(on)))
                apply(self._desk.book, wishes[-1])
            except PlannerError as refusal:
                row.tell(_reason(refusal))
                wrong = wrong or row
        if wrong is not None:
            wrong.limit.setFocus()
            return None
        return wishes

    def _rest_unchanged(self) -> None:
        for row in self._rows:
            if row.is_empty:
                row.limit.put(row.line.limit)
        self._save.setFocus()

    def _lay_out(self) -> None:
        same = text.button(
            tr("All other lines: as before"), "good", self._rest_unchanged
        )
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        words = tr(
            "Tab goes to the next field, Enter to the next line, Ctrl+Enter saves."
            " “=” means as before; a row left empty is not recorded. 0 means that the"
            " limit was taken away."
        )
        body = QWidget()
        body.setLayout(self._grid())
        whole = dialog_column(self)
        title = text.short(tr("Read today's limits"), points=14.0, strong=True)
        whole.addLayout(text.row(title, 1, text.short(tr("Day")), self._day))
        whole.addWidget(text.label(words, Tone.MUTED, theme.SMALL_PT))
        whole.addWidget(self._banner)
        whole.addWidget(scrolled(body), 1)
        whole.addLayout(text.row(same, 1, cancel, self._save))
        self.setMinimumWidth(860)
        self.resize(900, min(260 + 62 * len(self._rows), 720))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, theme.GAP, 0)
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(2)
        for column, words in enumerate(_HEADINGS):
            grid.addWidget(text.short(tr(words), Tone.MUTED, theme.SMALL_PT), 0, column)
            grid.setColumnStretch(column, 3 if column in (0, len(_HEADINGS) - 1) else 2)
        for place, row in enumerate(self._rows):
            for column, part in enumerate(row.parts):
                grid.addWidget(part, 2 * place + 1, column)
            grid.addWidget(row.note, 2 * place + 2, 0, 1, len(_HEADINGS))
        grid.setRowStretch(2 * len(self._rows) + 1, 1)
        return grid

    def _lead(self, place: int) -> None:
        onward = partial(self._go_to, place + 1)
        for edit in self._rows[place].edits:
            edit.returnPressed.connect(onward)

    def _go_to(self, place: int) -> None:
        if place < len(self._rows):
            self._rows[place].limit.setFocus()
            self._rows[place].limit.selectAll()
        else:
            self._save.setFocus()


class _Row:
    """The fields of one line."""

    def __init__(self, line: LimitRow) -> None:
        self.line = line
        self.limit = Edit(partial(_read, line.limit), money, written, plain(line.limit))
        self.available = any_money_edit()
        self.available.setPlaceholderText("")
        self.drawable = yes_no_unknown(tr("not tried"))
        self.reason = text_edit()
        name = text.label(line.name)
        since = tr("last read {day}").format(day=short_day(line.as_of))
        name.setToolTip(since)
        self.note = text.label(since, Tone.MUTED, theme.SMALL_PT)
        self._since = since
        self.parts: tuple[QWidget, ...] = (name, *self._fields())
        for part, words in zip(self._fields(), _HEADINGS[1:], strict=True):
            part.setAccessibleName(f"{line.name} · {tr(words)}")

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.limit, self.available, self.drawable, self.reason)

    @property
    def edits(self) -> Sequence[QLineEdit]:
        """The fields in which Enter leads on."""
        return (self.limit, self.available, self.reason)

    @property
    def is_empty(self) -> bool:
        """Whether the user has said nothing of the line."""
        typed = any(edit.text().strip() for edit in self.edits)
        return not typed and self.drawable.value() is None

    def reading(self, on: date) -> LimitReading:
        """What is filled in.

        Raises:
            PlannerError: a field cannot be read, or the limit is missing.
        """
        limit = self.limit.value()
        if limit is None:
            raise FieldError(
                field="limit", found="", expected=Phrase("a limit, or = for as before")
            )
        return LimitReading(
            line=self.line.line,
            on=on,
            limit=limit,
            available=self.available.value(),
            drawable=self.drawable.value(),
            reason=self.reason.value() or "",
        )

    def tell(self, complaint: str) -> None:
        """Say what is wrong with the row; else when it was read last."""
        self.note.setText(complaint or self._since)
        text.retone(self.note, Tone.BAD if complaint else Tone.MUTED)


def _read(before: Money, typed: str) -> Money:
    return before if typed.strip() in _UNCHANGED else read_money(typed)


def _reason(fault: PlannerError) -> str:
    if isinstance(fault, FieldError):
        return tr("Expected: {expected}").format(expected=say(fault.values["expected"]))
    return say(fault)
