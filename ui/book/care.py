"""Backs the open book up, saves it elsewhere, and gives it a password."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.app import events, known_copies
from planner.app.events import Event
from planner.app.files import write_whole
from planner.errors import RefusedError
from planner.model.book import Book
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui import shelf
from ui.book.opening import Opened, ask_password
from ui.book.sealing import Sealing
from ui.services import Services
from ui.tasks import Told, Work
from ui.theme import Tone


class StoppedError(RefusedError):
    """A copy that the user stopped."""

    words = Phrase("Stopped; no copy was written.")


class Care:
    """What can be done for the book's file."""

    def __init__(self, opened: Opened, services: Services, parent: QWidget) -> None:
        self._opened, self._services, self._parent = opened, services, parent

    def back_up(self) -> Work | None:
        """Let the user choose a place; the work that copies the book there.

        What the work answers are the words to say.
        """
        path, key = self._opened.path, self._opened.key
        proposed = path.with_stem(f"{path.stem}-{self._services.clock.today()}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Back up now"), str(proposed)
        )
        if not chosen:
            return None
        open_store = self._services.open_store

        def work(told: Told) -> str:
            store = open_store(path, write=False, key=key)

            def write(unfinished: Path) -> None:
                store.copy_to(unfinished)
                if told.cancelled():
                    raise StoppedError

            try:
                write_whole(Path(chosen), write, store.made_copy, book=path)
            finally:
                store.close()
            events.note(Event.BACKED_UP)
            known_copies.remember(path, Path(chosen))
            words = tr("{file} is a copy of the book; it was read back.")
            return words.format(file=chosen)

        return work

    def elsewhere(self, book: Book) -> Opened | None:
        """Save what the window shows as a new book, where its file cannot be written.

        Returns:
            The new book, open; None where no place was chosen.

        Raises:
            PlannerError: it cannot be written there either.
        """
        path, key = self._opened.path, self._opened.key
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save elsewhere"), str(shelf.free_path(path.stem))
        )
        if not chosen:
            return None
        there = Path(chosen)
        self._services.new_store(there, book, password=key).close()
        known_copies.remember(path, there)
        words = tr("The book is {file} from now on; the old file is as last saved.")
        session = shelf.opened(there, self._services, key=key)
        return Opened(session, there, key, words.format(file=there))

    def seal(
        self,
        let_go: Callable[[], None],
        taken: Callable[[Opened], None],
        said: Callable[[str, Tone], None],
        *,
        take_off: bool,
    ) -> None:
        """Put the book and its copies under another password, and open it again.

        Args:
            let_go: closes the book; it is written anew, and nobody may hold it.
            taken: gets the book, open.
            said: told what was done.
            take_off: the book shall have no password.
        """
        key = None if take_off else self._new_password()
        if key is None and not take_off:
            return
        let_go()
        waiting = Sealing(self._opened, self._services, self._parent)
        waiting.opened.connect(taken)
        waiting.said.connect(said)
        waiting.begin(key)

    def _new_password(self) -> str | None:
        """Let the user type a new password twice; None where it was not given."""
        note = tr(
            "Without it nobody can read the book or its backups, and nobody can help"
            " who has forgotten it. Traces of the clear file may stay on the disk until"
            " they are written over."
        )
        title = tr("New password")
        first = ask_password(self._parent, title, note)
        if first is None:
            return None
        again = ask_password(self._parent, title, tr("Once more:"))
        if again is not None and again != first:
            words = tr("The two differ; nothing was changed.")
            QMessageBox.warning(self._parent, title, words)
        return first if again == first else None
