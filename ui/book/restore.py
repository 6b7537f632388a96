"""Brings a kept copy back, after a look at what differs from the book as it is."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from planner.app.differences import HOW_WORDS, DifferenceRow, differences
from planner.app.parts import Copies, KeptCopy
from planner.errors import PlannerError
from planner.model.book import Book
from planner.model.checks import KIND_WORDS
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.book.opening import Opened
from ui.desk import Desk
from ui.models.counts import records
from ui.models.table import Column
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.frame import dialog_column
from ui.widgets.table import Table

_KEPT = Qt.ItemDataRole.UserRole
_COLUMNS: tuple[Column[DifferenceRow], ...] = (
    Column(Phrase("Change"), lambda row: say(HOW_WORDS[row.how])),
    Column(Phrase("Kind"), lambda row: say(KIND_WORDS[row.kind])),
    Column(Phrase("Name"), lambda row: row.name, grows=True),
)


class Restore(QDialog):
    """The kept copies, and for the chosen one what bringing it back would change."""

    def __init__(
        self, desk: Desk, opened: Opened, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened = desk, opened
        self._copies: Copies = desk.services.copies(opened.key)
        self._there: Book | None = None
        self.setWindowTitle(tr("Restore"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(760, 460)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Kept copies"))
        self._list.setFont(theme.font())
        self._list.setMaximumWidth(260)
        self._list.setSpacing(4)
        self._rows: Table[DifferenceRow] = Table(
            _COLUMNS, tr("What would change"), tr("Nothing differs.")
        )
        self._notice = Banner()
        self._say = text.label("", Tone.MUTED)
        self._do = text.primary(tr("Bring this back"), clicked=self._bring_back)
        self._do.setEnabled(False)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        note = tr(
            "A copy is kept of each day of use. Bringing one back is a step that undo"
            " takes back; the book as it is now is kept first."
        )
        whole = dialog_column(self)
        whole.addWidget(text.label(note))
        whole.addWidget(self._notice)
        middle = text.row(gap=theme.PAD)
        middle.addWidget(self._list)
        middle.addWidget(self._rows, 1)
        whole.addLayout(middle, 1)
        whole.addWidget(self._say)
        cancel = text.button(tr("Close"), clicked=self.reject)
        whole.addLayout(text.row(1, cancel, self._do))

    def _fill(self) -> None:
        kept = self._copies.kept(self._opened.path)
        for one in kept:
            item = QListWidgetItem(_name(one))
            item.setData(_KEPT, str(one.path))
            self._list.addItem(item)
        self._list.currentItemChanged.connect(self._look)
        if kept:
            self._list.setCurrentRow(0)
        else:
            self._say.setText(
                tr("No copy yet; the first is kept on the next day of use.")
            )

    def _look(self, item: QListWidgetItem) -> None:
        self._do.setEnabled(False)
        self._there = None
        self._say.setText(tr("Reading the copy …"))
        copies, now, path = self._copies, self._desk.book, Path(item.data(_KEPT))

        def compare(_: Told) -> tuple[Book, tuple[DifferenceRow, ...]]:
            there = copies.read(path)
            return there, differences(now, there)

        self._desk.tasks.start("restore", compare, self._told, self._refused)

    def _told(self, answer: object) -> None:
        self._there, rows = cast("tuple[Book, tuple[DifferenceRow, ...]]", answer)
        self._notice.tell("")
        self._rows.show_rows(rows)
        self._say.setText(tr("Differing: {n}").format(n=records(len(rows))))
        self._do.setEnabled(bool(rows))

    def _refused(self, refusal: PlannerError) -> None:
        self._rows.show_rows(())
        self._say.setText("")
        self._notice.tell(say(refusal), Tone.BAD)

    def done(self, result: int) -> None:
        """Override QDialog.done."""
        self._desk.tasks.cancel("restore")
        super().done(result)

    def _bring_back(self) -> None:
        item, there = self._list.currentItem(), self._there
        if there is None:
            return
        try:
            self._copies.keep_before(self._opened.path)
        except PlannerError as refusal:
            self._refused(refusal)
            return
        if self._desk.bridge.bring_back(there, item.text()):
            self.accept()


def _name(one: KeptCopy) -> str:
    if one.before_restore:
        return tr("{day}, before a restore").format(day=say(one.on))
    return say(one.on)
