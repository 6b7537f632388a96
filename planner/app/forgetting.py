"""Finds and deletes all that a book and the program left; nothing shall stay behind."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from planner.app import bugs, events, known_copies
from planner.app.parts import Traces
from planner.lean import dataclass
from planner.phrases import Phrase

NOT_REACHED: tuple[Phrase, ...] = (
    Phrase(
        "PDFs, exports, calendars, letters and reports for help that you saved: they"
        " are yours, and Duheng does not know where they are now."
    ),
    Phrase(
        "Copies made by hand, by a sync service or by the backup of your system, and"
        " bills that you imported."
    ),
    Phrase(
        "What a solid-state disk or a file system keeps of deleted files until it is"
        " written over. A password set from the start leaves nothing readable there."
    ),
    Phrase("What other programs remember, such as the system's list of recent files."),
)

_PLACE = re.compile(r"^backup_place=(.*)$", re.MULTILINE)
_LETTER = re.compile(r"\\x([0-9a-f]{1,4})")


@dataclass(frozen=True, slots=True)
class Left:
    """A file that would be deleted.

    Attributes:
        size: bytes.
    """

    path: Path
    what: Phrase
    size: int


def settings_file() -> Path:
    """Where the window keeps its look, as Qt says for a program of our name."""
    if sys.platform == "win32":  # pragma: no cover  # the other half of the desktops
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":  # pragma: no cover  # the same
        base = str(Path.home() / "Library" / "Preferences")
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(base) / "duheng" / "duheng.ini"


def backup_place() -> Path | None:
    """The folder for copies that was chosen in the window; None for beside the book."""
    try:
        text = settings_file().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = _PLACE.search(text)
    value = found[1].strip().strip('"') if found else ""
    plain = _LETTER.sub(lambda letter: chr(int(letter[1], 16)), value)
    return Path(plain.replace("\\\\", "\\")) if plain else None


def all_of(book: Path, traces: Traces, *, book_only: bool) -> tuple[Left, ...]:
    """What would be deleted.

    Args:
        book: the book.
        traces: finds the files of books.
        book_only: leave what the program keeps for itself.

    Raises:
        PlannerError: there is nothing of a book there.
    """
    found = [*traces.of(book, known_copies.of(book))]
    if not book_only:
        found += [(path, Phrase("passing file")) for path in traces.unfinished()]
        found += [one for one in _own() if one[0].is_file()]
    return tuple(Left(path, what, _size(path)) for path, what in found)


def forget(book: Path, files: Sequence[Left], traces: Traces) -> tuple[Path, ...]:
    """Delete these files, and folders that are empty then; keep no log any more.

    Returns:
        What could not be deleted.

    Raises:
        BookInUseError: someone else has the book; nothing was deleted.
    """
    own = {path for path, _ in _own()}
    folders = [one.path for one in files if one.path.is_dir()]
    plain = [x.path for x in files if x.path not in own and x.path not in folders]
    left = [*traces.forget(book, plain)]
    known_copies.drop(book)
    left += traces.forget_unfinished(folders)
    mine = [one.path for one in files if one.path in own]
    if mine:
        left += _forget_own(mine)
    for folder in (bugs.log_path().parent, settings_file().parent, book.parent):
        if folder.name.lower() == "duheng":
            _rmdir(folder)
    return tuple(left)


def _own() -> tuple[tuple[Path, Phrase], ...]:
    """What the program keeps for itself."""
    settings = settings_file()
    return (
        (events.log_path(), Phrase("log")),
        (events.earlier_path(), Phrase("log")),
        (bugs.log_path(), Phrase("notes on faults")),
        (known_copies.file(), Phrase("where copies went")),
        (settings, Phrase("settings, with the last book")),
        (settings.with_name(f"{settings.name}.lock"), Phrase("lock")),
    )


def _forget_own(files: Sequence[Path]) -> list[Path]:
    events.stop()
    left = []
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
    return left


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    return path.stat().st_size


def _rmdir(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:  # something else lies in it, or it never was
        return
