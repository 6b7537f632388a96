"""Work on its way; each part of the plan pages would else wait its own way."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.desk import Desk
from ui.tasks import Task, Work
from ui.theme import Tone
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy


class Wait(QWidget):
    """The busy line with its stop button, and what is said instead of an answer.

    Attributes:
        notice: the sentence above the answer.
    """

    def __init__(
        self, desk: Desk, kind: str, words: str, when_refused: Callable[[], None]
    ) -> None:
        """Make it.

        Args:
            desk: whose tasks do the work.
            kind: of the work; newer work of the kind takes the place of older.
            words: what the line says meanwhile.
            when_refused: called before a refusal is told, to put old answers away.
        """
        super().__init__()
        self._desk, self._kind = desk, kind
        self._when_refused = when_refused
        self._task: Task | None = None
        self._done: Callable[[object], None] = _nothing
        self._takes_best = False
        self.notice = Banner()
        self._busy = Busy(words, self.stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        whole.addWidget(self._busy)
        whole.addWidget(self.notice)
        self._settle()

    def start(
        self, work: Work, done: Callable[[object], None], *, takes_best: bool = False
    ) -> None:
        """Begin; ``done`` gets the answer on this thread.

        Args:
            work: runs on a worker's thread.
            done: takes the answer.
            takes_best: whether stopped work still answers with the best it has.
        """
        self._done, self._takes_best = done, takes_best
        self.tell("")
        self._busy.begin()
        self._settle()
        task = self._desk.tasks.start(self._kind, work, self._take, self.show_refusal)
        task.progressed.connect(self._busy.show_progress)
        self._task = task

    def stop(self) -> None:
        """Ask the work to end; what it has found by then is shown where it can be."""
        if self._takes_best and self._task is not None:
            self._task.told.cancel()
            self.tell(tr("Stopping; the best found so far is shown at once."))
            return
        self.leave()
        self.tell(tr("Stopped. “Plan” begins again."))

    def leave(self) -> None:
        """Wait no longer, and say nothing of it."""
        self._desk.tasks.cancel(self._kind)
        self._end()

    def tell(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        """Say this above the answer; an empty text hides the sentence."""
        self.notice.tell(words, tone)
        self._settle()

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why there is no answer."""
        self._end()
        self._when_refused()
        self.tell(say(refusal), Tone.BAD)

    def _take(self, answer: object) -> None:
        self._end()
        self.tell("")
        self._done(answer)

    def _end(self) -> None:
        self._task = None
        self._busy.hide()
        self._settle()

    def _settle(self) -> None:
        # An empty box would still take the room of a gap.
        is_idle = self._busy.isHidden() and self.notice.isHidden()
        self.setVisible(not is_idle)


def _nothing(_answer: object) -> None:
    """Nobody waits yet."""
