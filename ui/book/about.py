"""What there is to know of the open book's file, and what can be done with it."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from planner.app.checking import Found, damaged, faults
from planner.errors import DamagedBookError, PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say, short_day
from ui import theme
from ui.book.opening import Opened
from ui.desk import Desk
from ui.models.counts import records
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.frame import dialog_column

_KIB = 1024
_SHOWN = 6  # faults; the verb `check` has all


class AboutBook(QDialog):
    """The book's place, size, records, last backup, password, and a check of it.

    Attributes:
        wanted: ``backup``, ``elsewhere``, ``restore``, ``repair``, ``password``,
            ``open-password`` or ``forget``.
    """

    wanted = Signal(str)

    def __init__(
        self, desk: Desk, opened: Opened, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._opened = desk, opened
        self.setWindowTitle(tr("About this book"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self._check = text.label(tr("Checking …"), Tone.MUTED)
        self._check.setAccessibleName(tr("Check"))
        self._repair = text.button(tr("Repair …"), clicked=lambda: self._want("repair"))
        self._repair.hide()
        whole = dialog_column(self)
        whole.addWidget(text.short(tr("About this book"), points=14.0, strong=True))
        whole.addLayout(self._facts())
        whole.addLayout(self._buttons())
        self._start()

    def _facts(self) -> QFormLayout:
        path, key = self._opened.path, self._opened.key
        is_there = path.exists()
        size = f"{max(path.stat().st_size // _KIB, 1):,} KiB" if is_there else ""
        held = records(sum(1 for _ in self._desk.book.records()))
        shown = QFormLayout()
        shown.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        shown.setHorizontalSpacing(theme.EDGE)
        for name, value in (
            (tr("File"), str(path)),
            (tr("Size"), size or tr("not written yet")),
            (tr("Records"), held),
            (tr("Password"), tr("yes") if key else tr("no")),
            (tr("Last backup"), self._last_backup()),
        ):
            shown.addRow(text.short(name, Tone.MUTED), text.label(value))
        check = text.column(self._check, text.row(self._repair, 1))
        shown.addRow(text.short(tr("Check"), Tone.MUTED), check)
        return shown

    def _last_backup(self) -> str:
        kept = self._desk.services.copies(self._opened.key).kept(self._opened.path)
        if not kept:
            return tr("none yet; the first comes on the next day of use")
        day, older = short_day(kept[0].on), len(kept) - 1
        return (
            tr("{day}, and older ones: {n}").format(day=day, n=older) if older else day
        )

    def _buttons(self) -> QVBoxLayout:
        close = text.primary(tr("Close"), clicked=self.reject)
        close.setDefault(True)
        # what is in memory can be saved though the file, or its drive, is gone
        elsewhere = text.button(
            tr("Save elsewhere …"), clicked=lambda: self._want("elsewhere")
        )
        if not self._opened.path.exists():
            return text.column(text.row(elsewhere, 1, close))
        has_key = self._opened.key is not None
        lock = tr("Change password …") if has_key else tr("Set password …")
        asked = [
            text.button(tr("Back up now …"), clicked=lambda: self._want("backup")),
            elsewhere,
            text.button(tr("Restore …"), clicked=lambda: self._want("restore")),
            text.button(lock, clicked=lambda: self._want("password")),
        ]
        if has_key:
            asked.append(
                text.button(
                    tr("Take the password off"),
                    clicked=lambda: self._want("open-password"),
                )
            )
        forget = text.flat(
            tr("Delete everything …"), clicked=lambda: self._want("forget")
        )
        return text.column(text.row(*asked, 1), text.row(forget, 1, close))

    def done(self, result: int) -> None:
        """Override QDialog.done."""
        self._desk.tasks.cancel("check")
        super().done(result)

    def _want(self, what: str) -> None:
        self.accept()
        self.wanted.emit(what)

    def _start(self) -> None:
        if not self._opened.path.exists():
            self._check.setText(tr("nothing to check yet"))
            return
        path, key = self._opened.path, self._opened.key
        open_store, today = self._desk.services.open_store, self._desk.today

        def look(_: Told) -> Sequence[Found]:
            try:
                store = open_store(path, write=False, key=key)
            except DamagedBookError as damage:
                return (damaged(damage),)
            try:
                return faults(store, today)
            finally:
                store.close()

        self._desk.tasks.start("check", look, self._told, self._refused)

    def _told(self, answer: object) -> None:
        found = cast("Sequence[Found]", answer)
        if not found:
            text.retone(self._check, Tone.GOOD)
            self._check.setText(tr("The book is sound."))
            return
        text.retone(self._check, Tone.BAD)
        self._repair.show()
        lines = [f"{one.about}: {one.say}" if one.about else one.say for one in found]
        more = len(found) - _SHOWN
        if more > 0:
            lines = [*lines[:_SHOWN], tr("… and {n} more.").format(n=more)]
        self._check.setText("\n".join(lines))

    def _refused(self, refusal: PlannerError) -> None:
        text.retone(self._check, Tone.BAD)
        self._check.setText(say(refusal))
