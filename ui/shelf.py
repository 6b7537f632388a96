"""Where books lie on this machine; without it the first start would ask for a path."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6 import QtWidgets  # its dialogs are made when they are first named
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from planner.app.parts import Store
from planner.app.session import Session
from planner.model.book import Book
from planner.model.change import Change
from planner.model.records import BookKind
from planner.wording.i18n import tr
from ui import clear
from ui.services import Services

ENDING = ".duheng"


class FirstSaveStore:
    """Makes the book's file with its first record, so that looking leaves no file."""

    def __init__(self, path: Path, services: Services) -> None:
        self._path, self._services = path, services
        self._store: Store | None = None

    def load(self) -> Book:
        """Nothing yet."""
        return Book()

    def save(self, change: Change) -> None:
        """Write one step; the first one makes the file."""
        if self._store is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._store = self._services.new_store(self._path, change.after)
        else:
            self._store.save(change)

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if self._store is not None:
            self._store.close()


def folder() -> Path:
    """Where the user's books lie unless chosen otherwise."""
    where = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(where)) / "Duheng"


def save_place(
    parent: QWidget, heading: str, name: str, kinds: str, *, of_book: bool = True
) -> Path | None:
    """Where the user wants a file; None where the question was left.

    Args:
        parent: the window that asks.
        heading: of the question.
        name: what is proposed; its ending is given to a name that has none.
        kinds: of files to show, as Qt has them.
        of_book: whether it holds what the book does, so that a sealed one asks once
            more.
    """
    chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
        parent, heading, str(folder() / name), kinds
    )
    if not chosen:
        return None
    out = Path(chosen)
    out = out if out.suffix else out.with_suffix(Path(name).suffix)
    return out if not of_book or clear.is_agreed(parent, out) else None


def pdf_place(parent: QWidget, title: str, today: date) -> Path | None:
    """Where the user wants a PDF; None where the question was left."""
    name = f"{title} {today}.pdf"
    return save_place(parent, tr("Save as PDF"), name, "PDF (*.pdf)")


def free_path(stem: str) -> Path:
    """A file of the folder whose name is not taken: ``name``, ``name 2``."""
    path, number = folder() / f"{stem}{ENDING}", 1
    while path.exists():
        number += 1
        path = folder() / f"{stem} {number}{ENDING}"
    return path


def opened(
    path: Path, services: Services, *, write: bool | None = None, key: str | None = None
) -> Session:
    """The book of a file at work.

    Args:
        path: the file.
        services: opens it.
        write: whether to hold the right to write; None: as the program was called.
        key: the password, where there is one.

    Raises:
        PlannerError: the file is no book, or cannot be opened.
    """
    given: dict[str, Any] = {} if write is None else {"write": write}
    if key is not None:
        given["key"] = key
    return Session(services.open_store(path, **given), services.clock)


def fresh(path: Path, services: Services) -> Session:
    """A book whose file comes with its first record."""
    return Session(FirstSaveStore(path, services), services.clock)


def sample(kind: BookKind, services: Services) -> Path:
    """A new file with the sample book of a kind.

    Raises:
        PlannerError: the file cannot be made.
    """
    from planner.app.handlers import apply  # noqa: PLC0415  # no start makes a sample

    words = tr("Sample person") if kind is BookKind.PERSON else tr("Sample firm")
    path = free_path(words)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Book()
    for wish in services.sample(kind, services.clock.today()):
        book = apply(book, wish)
    services.new_store(path, book).close()
    return path
