"""Puts a book under another password while the window says how far that is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from planner.errors import PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf
from ui.book.opening import Opened
from ui.services import Services
from ui.tasks import Task, Tasks, Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.busy import Busy
from ui.widgets.frame import dialog_column

_TASK = "password"


class Sealing(QDialog):
    """Waits for book and copies to be written anew, and opens the book again.

    Nobody may hold the book meanwhile; so the window waits, and can be told to stop.

    Attributes:
        opened: the book, open again, under the new password or as it was.
        said: what was done, and its tone.
    """

    opened = Signal(object)
    said = Signal(str, Tone)

    def __init__(self, opened: Opened, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._was, self._services = opened, services
        self._tasks = Tasks(lambda: opened.session.book, self)
        self._task: Task | None = None
        self._key: str | None = None
        self.setWindowTitle(tr("Password"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._busy = Busy(tr("Writing book and copies anew …"), self.reject)
        whole = dialog_column(self)
        whole.addWidget(
            text.label(
                tr(
                    "The old files stay until all new ones are read back; stopping"
                    " leaves everything as it was."
                ),
                Tone.MUTED,
            )
        )
        whole.addWidget(self._busy)

    def begin(self, key: str | None) -> None:
        """Begin to write all under this password; None for none."""
        self._key = key
        change, was = self._services.change_password, self._was

        def work(told: Told) -> int:
            return change(
                was.key,
                was.path,
                key,
                progress=told.progress,
                cancelled=told.cancelled,
            )

        self._task = self._tasks.start(
            _TASK, work, self._sealed, self._refused, whatever_book=True
        )
        self._task.progressed.connect(self._busy.show_progress)
        self._busy.begin()
        self.open()

    def reject(self) -> None:
        """Override QDialog.reject: ask to stop; the answer closes the window."""
        if self._task is not None:
            self._task.told.cancel()

    def _sealed(self, _files: object) -> None:
        words = tr("The new password holds for the book and its copies.")
        if self._key is None:
            words = tr("The book and its copies have no password any more.")
        if self._end(self._key, ""):
            self.said.emit(words, Tone.GOOD)

    def _refused(self, refusal: PlannerError) -> None:
        self._end(self._was.key, say(refusal))

    def _end(self, key: str | None, notice: str) -> bool:
        """Open the book again; whether it opened, else why not is said."""
        self._task = None
        self.accept()
        path = self._was.path
        try:
            session = shelf.opened(path, self._services, key=key)
        except PlannerError as refusal:
            self.said.emit(say(refusal), Tone.BAD)
            return False
        self.opened.emit(Opened(session, path, key, notice))
        return True
