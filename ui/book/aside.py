"""Says in the window's foot that a file is on its way, while one goes on working."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from planner.errors import PlannerError
from planner.wording.say import say
from ui.desk import Desk
from ui.tasks import Work
from ui.theme import Tone
from ui.widgets.busy import Busy


class Aside(Busy):
    """A bar in the window's foot, there as long as its work.

    Attributes:
        said: what the work answered, or why it was not done, and its tone.
    """

    said = Signal(str, Tone)

    def __init__(
        self, kind: str, words: str, stopped: PlannerError, window: QMainWindow
    ) -> None:
        """Prepare it.

        Args:
            kind: as a task has it.
            words: what is done.
            stopped: what is said where it was stopped.
            window: shows it.
        """
        super().__init__(words, self.stop)
        self._kind, self._stopped = kind, stopped
        self._window = window
        self._desk: Desk | None = None

    def begin_work(self, desk: Desk, work: Work) -> None:
        """Start the work, and show how far it is."""
        self._desk = desk
        task = desk.tasks.start(
            self._kind, work, self._done, self._refused, whatever_book=True
        )
        task.progressed.connect(self.show_progress)
        task.destroyed.connect(self.leave)
        self._window.statusBar().addPermanentWidget(self, 1)
        self.begin()

    def stop(self) -> None:
        """Stop the work; nothing is written."""
        if self._desk is not None:
            self._desk.tasks.cancel(self._kind)
            self.said.emit(say(self._stopped), Tone.PLAIN)
            self.leave()

    def leave(self) -> None:
        """Take itself out of the window's foot."""
        self._desk = None
        self.hide()
        self.deleteLater()

    def _done(self, words: object) -> None:
        self.said.emit(str(words), Tone.GOOD)

    def _refused(self, refusal: PlannerError) -> None:
        self.said.emit(say(refusal), Tone.BAD)
