"""Slow work beside the screen; without it a plan would freeze the window."""

import sys
from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from planner.errors import PlannerError
from planner.model.book import Book


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
        book: the book it works on; an answer for another book is dropped.
    """

    progressed = Signal(float)
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, kind: str, book: Book | None, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self.book = book
        self.told = Told(self.progressed.emit)


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
    ) -> Task:
        """Run ``work``; its answer comes to ``on_done`` unless it is out of date.

        Args:
            kind: what it is for; an earlier task of the kind is cancelled.
            work: a plain function of values; runs on another thread.
            on_done: called here with the answer.
            on_refused: called here with what the user can put right.
        """
        self.cancel(kind)
        task = Task(kind, self._book(), self)
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
        if self._is_awaited(task):
            on_done(value)
        self._rest(task)

    @Slot(object)
    def _failed(self, fault: Exception) -> None:
        task, _, on_refused = self._ended()
        if not isinstance(fault, PlannerError):
            sys.excepthook(type(fault), fault, fault.__traceback__)
        elif self._is_awaited(task):
            on_refused(fault)
        self._rest(task)

    def _ended(self) -> _Waiting:
        return self._running.pop(self.sender())

    def _is_awaited(self, task: Task) -> bool:
        is_newest = self._current.get(task.kind) is task
        if is_newest:
            del self._current[task.kind]
        return is_newest and task.book is self._book()

    def _rest(self, task: Task) -> None:
        task.deleteLater()
        if self.is_idle:
            self.idle.emit()
