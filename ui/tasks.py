"""Slow work beside the screen; without it a plan would freeze the window."""

import sys
import time
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from planner.app.memory import NoMemoryError, let_go, ran_out
from planner.errors import PlannerError, RefusedError
from planner.model.book import Book
from planner.phrases import Phrase

_LOOK_MS = 200  # how often a share is guessed from what it took before
_MOST = 0.95  # of a guess: only the answer is the end


class WorkFailedError(RefusedError):
    """Work that broke by a fault of ours: what happened, and that nothing is lost."""

    words = Phrase(
        "This went wrong: {fault}. Nothing was changed; the book is saved up to the"
        " last step."
    )


class Told:
    """What work may ask and tell while it runs; it never sees a widget."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._stop.is_set()

    def progress(self, share: float) -> None:
        """Tell how much is done, 0 to 1."""
        self._tell(share)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()


Work = Callable[[Told], object]


class Task(QObject):
    """One piece of work on its way; lives and dies on the screen's thread.

    Attributes:
        kind: a newer task of the same kind cancels this one.
        book: the book it works on; an answer for another book is dropped. None: its
            answer holds whatever the book is.
    """

    progressed = Signal(float)
    answered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, kind: str, book: Book | None, parent: QObject, took: float | None = None
    ) -> None:
        """Prepare it.

        Args:
            kind: see above.
            book: see above.
            parent: owns it.
            took: seconds that the last work of the kind needed; what tells no share
                itself is thought to take as long again.
        """
        super().__init__(parent)
        self.kind = kind
        self.book = book
        self.told = Told(self._tell)
        self._began = time.monotonic()
        self._took = took
        self._guesses = QTimer(self)
        self._guesses.setInterval(_LOOK_MS)
        self._guesses.timeout.connect(self._guess)
        self._tells = False
        if took:
            self._guesses.start()

    @property
    def passed(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    def end(self) -> None:
        """Guess no more."""
        self._guesses.stop()

    def _tell(self, share: float) -> None:
        self._tells = True  # set beside the screen's thread; a flag needs no lock
        self.progressed.emit(share)

    def _guess(self) -> None:
        if self._tells or not self._took:
            self._guesses.stop()
        else:
            self.progressed.emit(min(self.passed / self._took, _MOST))


class Run(QRunnable):
    """The part that runs on the pool: holds the work and bound emits, no widget."""

    def __init__(
        self,
        work: Work,
        told: Told,
        answer: Callable[[object], None],
        fail: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._work, self._told = work, told
        self._answer, self._fail = answer, fail

    def run(self) -> None:
        """Override QRunnable.run."""
        try:
            value = self._work(self._told)
        except Exception as fault:  # noqa: BLE001  # told on the screen's thread
            self._fail(fault)
        else:
            self._answer(value)


_Waiting = tuple[Task, Callable[[object], None], Callable[[PlannerError], None]]


class Tasks(QObject):
    """Starts work on the pool and brings its answers home."""

    idle = Signal()

    def __init__(self, book: Callable[[], Book], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._pool = QThreadPool(self)
        self._running: dict[QObject, _Waiting] = {}
        self._current: dict[str, Task] = {}
        self._took: dict[str, float] = {}

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs."""
        return not self._running

    def start(
        self,
        kind: str,
        work: Work,
        on_done: Callable[[object], None],
        on_refused: Callable[[PlannerError], None],
        *,
        whatever_book: bool = False,
    ) -> Task:
        """Run ``work``; its answer comes to ``on_done`` unless it is out of date.

        Args:
            kind: what it is for; an earlier task of the kind is cancelled.
            work: a plain function of values; runs on another thread.
            on_done: called here with the answer.
            on_refused: called here with what the user can put right, or with the
                fault that broke it.
            whatever_book: the answer holds though the book went on, as that of a file
                that was written.
        """
        self.cancel(kind)
        book = None if whatever_book else self._book()
        task = Task(kind, book, self, self._took.get(kind))
        self._running[task] = (task, on_done, on_refused)
        self._current[kind] = task
        task.answered.connect(self._answered)
        task.failed.connect(self._failed)
        self._pool.start(Run(work, task.told, task.answered.emit, task.failed.emit))
        return task

    def cancel(self, kind: str) -> None:
        """Stop waiting for the work of a kind, and ask it to end."""
        task = self._current.pop(kind, None)
        if task is not None:
            task.told.cancel()

    def close(self) -> None:
        """Cancel all and wait until no thread is left."""
        for kind in tuple(self._current):
            self.cancel(kind)
        self._pool.waitForDone()

    @Slot(object)
    def _answered(self, value: object) -> None:
        task, on_done, _ = self._ended()
        if self._is_awaited(task) and _is_there(on_done):
            self._took[task.kind] = task.passed
            on_done(value)
        self._rest(task)

    @Slot(object)
    def _failed(self, fault: Exception) -> None:
        task, _, on_refused = self._ended()
        refusal = fault if isinstance(fault, PlannerError) else None
        if refusal is None and ran_out(fault):
            let_go(fault)
            refusal = NoMemoryError()
        elif refusal is None:
            sys.excepthook(type(fault), fault, fault.__traceback__)
            refusal = WorkFailedError(fault=type(fault).__name__)
        if self._is_awaited(task) and _is_there(on_refused):
            on_refused(refusal)
        self._rest(task)

    def _ended(self) -> _Waiting:
        ended = self._running.pop(self.sender())
        ended[0].end()
        return ended

    def _is_awaited(self, task: Task) -> bool:
        is_newest = self._current.get(task.kind) is task
        if is_newest:
            del self._current[task.kind]
        return is_newest and (task.book is None or task.book is self._book())

    def _rest(self, task: Task) -> None:
        task.deleteLater()
        if self.is_idle:
            self.idle.emit()


def _is_there(told: Callable[..., None]) -> bool:
    """Whether the page that waits is still there; a window made anew drops its own."""
    owner = getattr(told, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
