"""Keeps what happened to a book, for its user to read; without it nobody could tell.

A line has a moment, what happened, and at most a word of our own: a kind of file, the
name of a refusal, the place of a fault in the program. Nothing that a book holds, is
called or lies in can stand there.
"""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from planner.app import bugs, state_file
from planner.lean import dataclass
from planner.phrases import Phrase

READING = "reading"  # of a book that was opened to read only
_LARGEST = 128 * 1024  # bytes; then a new one begins, and the one before is kept
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,79}")
_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([a-z-]+)(?: (.*))?")


class Event(Enum):
    """What can happen."""

    CREATED = "created"
    OPENED = "opened"
    SAVED = "saved"
    BACKED_UP = "backed-up"
    NOT_BACKED_UP = "not-backed-up"
    RESTORED = "restored"
    REPAIRED = "repaired"
    SEALED = "sealed"
    EXPORTED = "exported"
    PRINTED = "printed"
    REFUSED = "refused"
    FAILED = "failed"


WORDS: Mapping[Event, Phrase] = MappingProxyType(
    {
        Event.CREATED: Phrase("A book was made"),
        Event.OPENED: Phrase("A book was opened"),
        Event.SAVED: Phrase("A step was saved"),
        Event.BACKED_UP: Phrase("A backup was made"),
        Event.NOT_BACKED_UP: Phrase("A backup could not be made"),
        Event.RESTORED: Phrase("A backup was brought back"),
        Event.REPAIRED: Phrase("A book was repaired"),
        Event.SEALED: Phrase("A password was set, changed or taken off"),
        Event.EXPORTED: Phrase("Records were exported"),
        Event.PRINTED: Phrase("A report was written"),
        Event.REFUSED: Phrase("Something was refused"),
        Event.FAILED: Phrase("A fault of the program"),
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log.

    Attributes:
        when: local time, to the second.
        more: a word of our own; empty for none.
    """

    when: str
    event: Event
    more: str = ""


class _Now:
    """Whether this run of the program still keeps a log."""

    is_kept = True


def log_path() -> Path:
    """Where the log lies; the one before it ends in ``.1.log``."""
    return bugs.log_path().with_name("events.log")


def earlier_path() -> Path:
    """Where the log before this one lies."""
    return bugs.log_path().with_name("events.1.log")


def stop() -> None:
    """Keep nothing more in this run of the program: all is being forgotten."""
    _Now.is_kept = False


def begin() -> None:
    """Keep what happens from now on."""
    _Now.is_kept = True


def note(event: Event, more: str = "") -> None:
    """Keep that something happened; where nothing can be written, nothing is kept.

    Args:
        event: what.
        more: a word of our own; anything else is left out.
    """
    if not _Now.is_kept:
        return
    word = f" {more}" if _PLAIN.fullmatch(more) else ""
    line = f"{time.strftime('%Y-%m-%d %H:%M:%S')} {event.value}{word}\n"
    path = log_path()
    if state_file.size(path) > _LARGEST:
        with suppress(OSError):
            path.replace(earlier_path())
    state_file.write(path, line)


def failed(error: BaseException) -> Path | None:
    """Keep a fault of ours: its kind and place here, its trace in the notes on faults.

    Returns:
        The file with the trace; None where nothing is kept.
    """
    if not _Now.is_kept:
        return None
    places = [*bugs.places(error.__traceback__)]
    last = places[-1].split(" ")[0].replace("/", ".") if places else ""
    note(Event.FAILED, f"{type(error).__name__}:{last}")
    return bugs.keep(error)


def refused(error: Exception) -> None:
    """Keep that something was refused: the name of the refusal, none of its words."""
    note(Event.REFUSED, type(error).__name__)


def entries() -> tuple[Entry, ...]:
    """What was kept, newest first."""
    found = [*_read(earlier_path()), *_read(log_path())]
    return tuple(reversed(found))


def _read(path: Path) -> Iterator[Entry]:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    known = {event.value: event for event in Event}
    for line in text.splitlines():
        parts = _LINE.fullmatch(line)
        if parts and parts[2] in known:
            yield Entry(parts[1], known[parts[2]], parts[3] or "")
