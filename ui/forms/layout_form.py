"""What the columns of an unknown file hold, said once with its first rows in sight."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from planner.errors import PlannerError
from planner.model.book import Book
from planner.model.checks import faults
from planner.model.declared import ColumnRole, ColumnUse, FileLayout
from planner.model.preview import FilePreview
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.forms.choices import of_lines
from ui.forms.form import Field, Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.edit import Choice, text_edit
from ui.widgets.frame import dialog_column

ROLES: Mapping[ColumnRole, Phrase] = MappingProxyType(
    {
        ColumnRole.DAY: Phrase("day"),
        ColumnRole.AMOUNT: Phrase("amount"),
        ColumnRole.PAID_IN: Phrase("money in"),
        ColumnRole.PAID_OUT: Phrase("money out"),
        ColumnRole.DIRECTION: Phrase("in or out"),
        ColumnRole.COUNTERPARTY: Phrase("counterparty"),
        ColumnRole.DESCRIPTION: Phrase("description"),
        ColumnRole.ORDER: Phrase("number of the transaction"),
        ColumnRole.BALANCE: Phrase("balance after"),
        ColumnRole.METHOD: Phrase("paid with"),
        ColumnRole.STATUS: Phrase("state"),
    }
)
_SHOWN_ROWS = 8
_LONGEST = 22  # signs of a cell
_WIDE = 150  # of a column
_FORMS = (
    (None, Phrase("the days tell")),
    ("year-first", Phrase("year first: 2026-11-25")),
    ("month-first", Phrase("month first: 11/25/2026")),
    ("day-first", Phrase("day first: 25/11/2026")),
)


class LayoutDialog(QDialog):
    """The first rows of a file under a choice of what each column holds.

    Attributes:
        form: what else the layout needs.
    """

    def __init__(
        self,
        preview: FilePreview,
        book: Book,
        take: Callable[[FileLayout], None],
        parent: QWidget | None = None,
    ) -> None:
        """Make the window.

        Args:
            preview: the file, with guesses.
            book: whose lines a statement may be of.
            take: takes the layout, once it is whole.
            parent: the window that waits behind.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("What the columns hold"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preview, self._book, self._take = preview, book, take
        self._banner = Banner()
        guess = {use.head: use.role for use in preview.layout.columns}
        self._roles = [_roles(head, guess.get(head)) for head in preview.heads]
        self.form = Form(self._fields(), across=2)
        self.form.put(
            name=preview.layout.name,
            day_form=preview.layout.day_form,
            positive_is=preview.layout.positive_is,
            line=preview.layout.line,
        )
        self._save = text.primary(tr("Read the file like this"), clicked=self.save)
        self._save.setDefault(True)
        self._lay_out()
        for choice in self._roles:
            choice.typed.connect(self._check)
        self.form.edited.connect(self._check)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self._check()

    def save(self) -> None:
        """Hand the layout on and close, unless something is missing."""
        if self.result():
            return  # clicked twice
        if self.form.complain() or self._fault() is not None:
            return
        layout = self._layout()
        self.accept()
        self._take(layout)

    def _fields(self) -> tuple[Field, ...]:
        lines = tuple(self._book.lines.values())
        return (
            Field("name", Phrase("Name of the layout"), text_edit),
            Field(
                "line",
                Phrase("Whose statement it is"),
                lambda: of_lines(lines, tr("an account, no credit line")),
                is_needed=False,
            ),
            Field(
                "day_form",
                Phrase("How days read"),
                lambda: Choice(*((form, tr(words)) for form, words in _FORMS)),
                is_needed=False,
            ),
            Field(
                "positive_is",
                Phrase("An amount without minus"),
                lambda: Choice(("in", tr("came in")), ("out", tr("went out"))),
            ),
        )

    def _lay_out(self) -> None:
        preview = self._preview
        told = tr("{file}, {encoding}, headings in line {line}").format(
            file=preview.file, encoding=preview.encoding, line=preview.line
        )
        words = tr(
            "Nobody knows this layout yet. Say what its columns hold; the book keeps"
            " it, and later files with the same headings are read by themselves."
        )
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        whole = dialog_column(self)
        title = text.short(tr("What the columns hold"), points=14.0, strong=True)
        whole.addWidget(title)
        whole.addWidget(text.label(words))
        whole.addWidget(text.label(told, Tone.MUTED, theme.SMALL_PT))
        whole.addWidget(self._table(), 1)
        whole.addWidget(self.form)
        whole.addWidget(self._banner)
        whole.addLayout(text.row(1, cancel, self._save))
        self.resize(960, 640)

    def _table(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("scrolled")
        grid = QGridLayout(holder)
        grid.setHorizontalSpacing(theme.PAD)
        grid.setVerticalSpacing(theme.GAP)
        for column, head in enumerate(self._preview.heads):
            shown = "" if self._preview.layout.headless else head
            grid.addWidget(text.short(_cut(shown), strong=True), 0, column)
            grid.addWidget(self._roles[column], 1, column)
        for n, row in enumerate(self._preview.rows[:_SHOWN_ROWS]):
            for column, cell in enumerate(row):
                grid.addWidget(text.short(_cut(cell), Tone.MUTED), n + 2, column)
        grid.setRowStretch(_SHOWN_ROWS + 2, 1)
        grid.setColumnStretch(len(self._preview.heads), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("First rows of the file"))
        area.setWidget(holder)
        return area

    def _layout(self) -> FileLayout:
        """The layout as it is chosen now."""
        uses = [
            ColumnUse(head, choice.value())
            for head, choice in zip(self._preview.heads, self._roles, strict=True)
            if choice.value() is not None
        ]
        return replace(
            self._preview.layout,
            name=self.form.value("name") or self._preview.layout.name,
            columns=tuple(uses),
            day_form=self.form.value("day_form"),
            positive_is=self.form.value("positive_is"),
            line=self.form.value("line"),
        )

    def _fault(self) -> PlannerError | None:
        return next(iter(faults(self._book, self._layout())), None)

    def _check(self) -> None:
        """Say what is missing while one chooses; a direction column says in or out."""
        fault = self._fault()
        self._banner.tell("" if fault is None else say(fault), Tone.WARN)
        self._save.setEnabled(fault is None)
        chosen = {choice.value() for choice in self._roles}
        asks = ColumnRole.AMOUNT in chosen and ColumnRole.DIRECTION not in chosen
        self.form.show_field("positive_is", shown=asks)


def _roles(head: str, guess: ColumnRole | None) -> Choice:
    made = Choice(
        (None, tr("leave alone")), *((role, tr(words)) for role, words in ROLES.items())
    )
    made.put(guess)
    made.setAccessibleName(head)
    made.setFixedWidth(_WIDE)
    return made


def _cut(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else f"{cell[: _LONGEST - 1]}…"
