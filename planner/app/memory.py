"""Tells when the memory ran out; without it that would look like a fault of ours.

It shows in many ways: Python's own error, a library that the system could not map, a
thread that could not begin, SQLite's code. What was written before is whole: a step
that did not end is rolled back, or at the next opening.
"""

import errno
import sys
import traceback
from collections.abc import Iterator

from planner.errors import RefusedError
from planner.phrases import Phrase

_UNMAPPED = ("failed to map segment", "Cannot allocate memory", "start new thread")
_SQLITE_NOMEM = 7  # sqlite.org/rescode.html
_PRIMARY = 0xFF


class NoMemoryError(RefusedError):
    """Work for which this machine has not enough memory, or may not give it."""

    words = Phrase(
        "The memory ran out before this was finished; the book is as last saved."
        " Close other programs and try again."
    )


def ran_out(error: BaseException) -> bool:
    """Whether an error, or what caused it, says that there was no memory."""
    return any(map(_says_so, _chain(error)))


def let_go(error: BaseException) -> None:
    """Free what the frames of an error hold, so that the refusal can be said."""
    for one in _chain(error):
        traceback.clear_frames(one.__traceback__)


def mute() -> None:
    """Let Python not print that it had no memory to end a generator."""
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _unraisable


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    if not isinstance(told.exc_value, MemoryError):
        sys.__unraisablehook__(told)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__]


def _says_so(error: BaseException) -> bool:
    match error:
        case MemoryError():
            return True
        case OSError():
            return error.errno == errno.ENOMEM
        case ImportError() | RuntimeError():
            return any(words in str(error) for words in _UNMAPPED)
        case _:
            code = getattr(error, "sqlite_errorcode", 0)
            return bool(code & _PRIMARY == _SQLITE_NOMEM)
