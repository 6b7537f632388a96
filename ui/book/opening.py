"""Opens a book as far as it may be: with its password, or to read only."""

from dataclasses import field
from pathlib import Path

from PySide6 import QtWidgets  # its dialogs are made when they are first named
from PySide6.QtWidgets import QWidget

from planner.app.session import Session
from planner.errors import BookInUseError, PasswordNeededError
from planner.lean import dataclass
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf
from ui.services import Services


@dataclass(frozen=True, slots=True)
class Opened:
    """A book that is open.

    Attributes:
        path: its file; a book that has no record yet has no file either.
        key: its password; None for a book without one.
        notice: what there is to say about it; empty for nothing.
        is_to_read: whether nothing that is changed here can be saved.
        damaged: a book that should have been opened instead and is damaged.
    """

    session: Session
    path: Path
    key: str | None = field(default=None, repr=False)
    notice: str = ""
    is_to_read: bool = False
    damaged: Path | None = None


def title(book: Opened) -> str:
    """What the window of a book is called: its name, and how it is open.

    There is no mark for what is not saved yet: every step is saved at once.
    """
    shown = tr("{name} — {program}")
    if book.is_to_read:
        shown = tr("{name} (to read only) — {program}")
    elif book.key is not None:
        shown = tr("{name} (with a password) — {program}")
    return shown.format(name=book.path.stem, program=tr("Duheng"))


def opened(path: Path, services: Services, parent: QWidget | None) -> Opened | None:
    """Open a book, asking for what it needs; None where the user would rather not.

    Raises:
        PlannerError: the file is no book, or cannot be opened.
    """
    key: str | None = None
    note = tr("{name} opens with its password.").format(name=path.stem)
    while True:
        try:
            return Opened(shelf.opened(path, services, key=key), path, key)
        except PasswordNeededError as refusal:
            note = note if key is None else say(refusal)
        except BookInUseError as busy:
            return _to_read(path, services, parent, key, say(busy))
        key = ask_password(parent, tr("Password"), note)
        if key is None:
            return None


def _to_read(
    path: Path,
    services: Services,
    parent: QWidget | None,
    key: str | None,
    why: str,
) -> Opened | None:
    question = tr("Open it to read only? What is changed here cannot be saved.")
    answer = QtWidgets.QMessageBox.question(
        parent, tr("In use"), f"{why}\n\n{question}"
    )
    if answer is not QtWidgets.QMessageBox.StandardButton.Yes:
        return None
    session = shelf.opened(path, services, write=False, key=key)
    notice = tr("Open to read only: ") + why
    return Opened(session, path, key, notice, is_to_read=True)


def ask_password(parent: QWidget | None, title: str, note: str) -> str | None:
    """Let the user type a password; None where it was not given."""
    typed, is_given = QtWidgets.QInputDialog.getText(
        parent,
        title,
        note,
        QtWidgets.QLineEdit.EchoMode.Password,
    )
    return typed if is_given and typed else None
