"""The session as signals; without it each widget would have to watch the book."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planner.app import events
from planner.app.memory import NoMemoryError, let_go
from planner.app.session import Session
from planner.errors import NotWrittenError, PlannerError
from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Sentence
from planner.wording.say import say

if TYPE_CHECKING:
    from planner.app.commands import Command


class Bridge(QObject):
    """The one door of the screen: wishes in, ``changed`` and ``refused`` out.

    Attributes:
        changed: a step was written.
        refused: why a wish was not carried out.
        unwritten: why a step could not be written, though it is kept in memory.
    """

    changed = Signal(object)
    refused = Signal(str)
    unwritten = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._leave = session.listen(self._told)

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self._session.book

    @property
    def latest(self) -> Book:
        """The book, with the step that could not be written last, if there is one."""
        return self._session.latest

    @property
    def history(self) -> tuple[Change, ...]:
        """The steps that undo would take back, oldest first."""
        return self._session.history

    def do(self, *commands: "Command", named: Sentence | None = None) -> bool:
        """Carry out a wish as one step, or tell why not; whether it was done."""
        refusal = self.ask(*commands, named=named)
        if refusal is not None and not isinstance(refusal, NotWrittenError):
            self.refused.emit(say(refusal))  # what is not written has been told
        return refusal is None

    def ask(
        self, *commands: "Command", named: Sentence | None = None
    ) -> PlannerError | None:
        """Carry out a wish, or give back the refusal for a form to show in place."""
        try:
            self._step(commands, named)
        except PlannerError as refusal:
            events.refused(refusal)
            if isinstance(refusal, NotWrittenError):
                self.unwritten.emit(say(refusal))
            return refusal
        except MemoryError as fault:
            return _without_memory(fault)
        return None

    @property
    def future(self) -> tuple[Change, ...]:
        """The undone steps that redo would take again, next one first."""
        return self._session.future

    def undo(self) -> bool:
        """Take back the last step, or tell why not; whether it was done."""
        return self._back_or_forth(self._session.undo)

    def redo(self) -> bool:
        """Do again what was taken back, or tell why not; whether it was done."""
        return self._back_or_forth(self._session.redo)

    def bring_back(self, book: Book, name: str) -> bool:
        """Put what a kept copy holds in the place of what is there, as one step."""
        return self._back_or_forth(lambda: self._session.bring_back(book, name))

    @property
    def undoable(self) -> Sentence | None:
        """What undo would take back; None for nothing."""
        return self._session.history[-1].label if self._session.history else None

    @property
    def redoable(self) -> Sentence | None:
        """What redo would do again; None for nothing."""
        return self._session.future[0].label if self._session.future else None

    def close(self) -> None:
        """Let go of the book's file."""
        self._leave()
        self._session.close()

    def _step(self, commands: "Sequence[Command]", named: Sentence | None) -> None:
        if len(commands) == 1:
            self._session.do(commands[0])
        else:
            self._session.do_all(commands, named)

    def _back_or_forth(self, step: Callable[[], Change | None]) -> bool:
        try:
            return step() is not None
        except NotWrittenError as refusal:
            self.unwritten.emit(say(refusal))
        except PlannerError as refusal:
            self.refused.emit(say(refusal))
        except MemoryError as fault:
            self.refused.emit(say(_without_memory(fault)))
        return False

    def _told(self, change: Change) -> None:
        self.changed.emit(change)


def _without_memory(fault: MemoryError) -> PlannerError:
    let_go(fault)
    return NoMemoryError()
