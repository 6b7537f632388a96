"""The one door through which a book changes; without it undo would be guesswork."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.app import events
from planner.app.events import Event
from planner.calendar import Clock
from planner.errors import NotWrittenError
from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence

if TYPE_CHECKING:
    from planner.app.commands import Command
    from planner.app.parts import Store

Listener = Callable[[Change], None]


class Session:
    """A book at work: what was done, what can be undone, who wants to know.

    A step is written before it counts: what the store refuses has not happened.
    """

    def __init__(self, store: "Store", clock: Clock) -> None:
        self.clock = clock
        self._store = store
        self._book = store.load()
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._listeners: list[Listener] = []
        self._unwritten: Change | None = None

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self._book

    @property
    def latest(self) -> Book:
        """The book, with the step that could not be written last, if there is one."""
        return self._book if self._unwritten is None else self._unwritten.after

    @property
    def history(self) -> tuple[Change, ...]:
        """The steps that undo would take back, oldest first."""
        return tuple(self._done)

    @property
    def future(self) -> tuple[Change, ...]:
        """The undone steps that redo would take again, next one first."""
        return tuple(reversed(self._undone))

    def do(self, command: "Command") -> Change:
        """Carry out one wish.

        Raises:
            RefusedError: the wish contradicts the book, or nothing can be written.
        """
        from planner.app.labels import label  # noqa: PLC0415  # the first step fetches it

        after = self._applied(self._book, command)
        return self._new_step(Change(label(self._book, command), self._book, after))

    def do_all(
        self, commands: "Iterable[Command]", named: Sentence | None = None
    ) -> Change:
        """Carry out several wishes as one step: all of them or none.

        Raises:
            RefusedError: from the first wish that is refused; nothing has happened.
        """
        after, count = self._book, 0
        for command in commands:
            after = self._applied(after, command)
            count += 1
        words = named or Sentence(Phrase("{n} changes"), n=count)
        return self._new_step(Change(words, self._book, after))

    def _applied(self, book: Book, command: "Command") -> Book:
        """The book after a wish, dated today where it asks for a day."""
        from planner.app.commands import AnswerQuestion  # noqa: PLC0415  # as above
        from planner.app.handlers import apply  # noqa: PLC0415  # the same

        if isinstance(command, AnswerQuestion) and command.on is None:
            command = replace(command, on=self.clock.today())
        return apply(book, command)

    def bring_back(self, book: Book, name: str) -> Change:
        """Put what a kept copy holds in the place of what is there, as one step.

        Args:
            book: what the copy holds.
            name: what the copy is called.

        Raises:
            RefusedError: nothing can be written.
        """
        from planner.app.differences import brought_back  # noqa: PLC0415  # as above

        words = Sentence(Phrase("Restore from {file}"), file=name)
        after = brought_back(self._book, book)
        change = self._new_step(Change(words, self._book, after))
        events.note(Event.RESTORED)
        return change

    def undo(self) -> Change | None:
        """Take back the last step; None when there is none."""
        if not self._done:
            return None
        change = self._done[-1].reversed()
        self._take(change)
        self._undone.append(self._done.pop())
        self._tell(change)
        return change

    def redo(self) -> Change | None:
        """Take the last undone step again; None when there is none."""
        if not self._undone:
            return None
        change = self._undone[-1]
        self._take(change)
        self._done.append(self._undone.pop())
        self._tell(change)
        return change

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` every step from now on; the answer ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def _new_step(self, change: Change) -> Change:
        self._take(change)
        self._done.append(change)
        self._undone.clear()
        self._tell(change)
        return change

    def _take(self, change: Change) -> None:
        try:
            self._store.save(change)
        except NotWrittenError:
            self._unwritten = change
            raise
        self._unwritten = None
        self._book = change.after
        events.note(Event.SAVED)
        if getattr(self._store, "not_backed_up", None) is not None:
            events.note(Event.NOT_BACKED_UP)

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)
