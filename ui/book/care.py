"""Backs the open book up, saves it elsewhere, and gives it a password."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from planner.app.files import write_whole
from planner.errors import PlannerError
from planner.model.book import Book
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf
from ui.book.opening import Opened, ask_password
from ui.services import Services
from ui.theme import Tone


class Care:
    """What can be done for the book's file."""

    def __init__(self, opened: Opened, services: Services, parent: QWidget) -> None:
        self._opened, self._services, self._parent = opened, services, parent

    def back_up(self) -> tuple[str, Tone]:
        """Let the user choose a place, and copy the book there; what was done."""
        path = self._opened.path
        proposed = path.with_stem(f"{path.stem}-{self._services.clock.today()}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Back up now"), str(proposed)
        )
        if not chosen:
            return "", Tone.PLAIN
        store = self._services.open_store(path, write=False, key=self._opened.key)
        try:
            write_whole(Path(chosen), store.copy_to, store.made_copy, book=path)
        except PlannerError as refusal:
            return say(refusal), Tone.BAD
        finally:
            store.close()
        words = tr("{file} is a copy of the book; it was read back.")
        return words.format(file=chosen), Tone.GOOD

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
        words = tr("The book is {file} from now on; the old file is as last saved.")
        session = shelf.opened(there, self._services, key=key)
        return Opened(session, there, key, words.format(file=there))

    def sealed(self, let_go: Callable[[], None], *, take_off: bool) -> Opened | None:
        """Put the book and its copies under another password, and open it again.

        Args:
            let_go: closes the book; it is written anew, and nobody may hold it.
            take_off: the book shall have no password.

        Returns:
            The book, open; None where no password was given.
        """
        key = None if take_off else self._new_password()
        if key is None and not take_off:
            return None
        let_go()
        path, notice = self._opened.path, ""
        try:
            self._services.change_password(self._opened.key, path, key)
        except PlannerError as refusal:
            key, notice = self._opened.key, say(refusal)
        return Opened(shelf.opened(path, self._services, key=key), path, key, notice)

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
