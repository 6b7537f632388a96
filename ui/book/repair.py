"""Shows what a repair of a book would do, and does it where the user agrees."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from planner.app import events
from planner.app.events import Event
from planner.app.parts import Repaired
from planner.app.session import Session
from planner.errors import PasswordNeededError, PlannerError
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf, theme
from ui.book.opening import Opened, ask_password
from ui.services import Services
from ui.tasks import Tasks, Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.busy import Busy
from ui.widgets.frame import dialog_column

_TASK = "repair"


class Repair(QDialog):
    """The steps of a repair, and the one button that agrees to them.

    Attributes:
        let_go: the book must be closed now; it is written anew.
        opened: the book, open again.
        refused: why it is not open.
    """

    let_go = Signal()
    opened = Signal(object)
    refused = Signal(str)

    def __init__(
        self, path: Path, key: str | None, services: Services, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._path, self._key, self._services = path, key, services
        self._plan: Any = None
        self._tasks = Tasks(Book, self)
        self.setWindowTitle(tr("Repair"))
        self.setModal(True)
        self.setMinimumSize(720, 420)
        self._busy = Busy(tr("Reading what can still be read …"), self.reject)
        self._say = text.label("", Tone.MUTED)
        self._steps = QListWidget()
        self._steps.setAccessibleName(tr("Steps of the repair"))
        self._steps.setWordWrap(True)
        self._steps.setFont(theme.font())
        self._do = text.primary(tr("Repair"), clicked=self._agree)
        self._do.setEnabled(False)
        self._lay_out()

    def begin(self) -> None:
        """Look at the book, and show what would be done."""
        repairs, path = self._services.repairs(self._key), self._path
        today = self._services.clock.today()

        def look(_: Told) -> object:
            return repairs.plan(path, today)

        self._tasks.start(
            _TASK, look, self._planned, self._without_plan, whatever_book=True
        )
        self._busy.begin()
        self.open()

    def done(self, result: int) -> None:
        """Override QDialog.done."""
        self._tasks.cancel(_TASK)
        super().done(result)
        if self._tasks.is_idle:
            self.deleteLater()
        else:  # it may go once nobody reads for it any more
            self._tasks.idle.connect(self.deleteLater)

    def _lay_out(self) -> None:
        note = tr(
            "Nothing is changed until you agree. The book is then written anew; the"
            " damaged file stays beside it, whole."
        )
        whole = dialog_column(self)
        whole.addWidget(text.short(tr("Repair"), points=14.0, strong=True))
        whole.addWidget(text.label(note, Tone.MUTED))
        whole.addWidget(self._busy)
        whole.addWidget(self._steps, 1)
        whole.addWidget(self._say)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        whole.addLayout(text.row(1, cancel, self._do))

    def _planned(self, plan: Any) -> None:  # noqa: ANN401  # the store's own kind
        self._plan = plan
        self._busy.hide()
        steps = [say(step) for step in plan.told()]
        self._steps.addItems(steps)
        self._do.setEnabled(bool(steps))
        self._do.setDefault(bool(steps))
        if not steps:
            self._say.setText(
                tr("Nothing of this can be repaired by itself; correct it by hand.")
            )

    def _without_plan(self, refusal: PlannerError) -> None:
        self._busy.hide()
        if isinstance(refusal, PasswordNeededError):
            key = ask_password(self.parentWidget(), tr("Password"), say(refusal))
            if key is not None:
                self._key = key
                self.begin()
                return
        text.retone(self._say, Tone.BAD)
        self._say.setText(say(refusal))

    def _agree(self) -> None:
        self._do.setEnabled(False)
        self.let_go.emit()
        today = self._services.clock.today()
        try:
            done = self._services.repairs(self._key).carry_out(self._plan, today)
        except PlannerError as refusal:
            self._reopen(say(refusal))
        else:
            events.note(Event.REPAIRED)
            self._reopen(_told(done))

    def _reopen(self, notice: str) -> None:
        self.accept()
        try:
            session = shelf.opened(self._path, self._services, key=self._key)
        except PlannerError as refusal:
            self.refused.emit(f"{notice} {say(refusal)}")
        else:
            self.opened.emit(Opened(session, self._path, self._key, notice))


def fresh(services: Services, notice: str) -> Opened:
    """A new book, where the one that was open cannot be opened again."""
    path = shelf.free_path(tr("My book"))
    session: Session = shelf.fresh(path, services)
    return Opened(session, path, notice=notice)


def _told(done: Repaired) -> str:
    words = tr("The book is repaired; the damaged file is {file}.")
    told = words.format(file=done.damaged.name)
    if done.aside is None:
        return told
    more = tr("What could not stay in it is in {file}.")
    return f"{told} {more.format(file=done.aside.name)}"
