"""Keeps the trace of a fault of ours; without it nobody could mend what users meet.

The log holds where the program was, never what it held: no message of the exception,
since an amount or a name might stand in it, and no path beyond the program's own
folders, since a user's name might.
"""

import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from planner.app import state_file
from planner.app.version import VERSION

_LARGEST = 1 << 20  # bytes; beyond that the log begins anew
_ROOT = Path(__file__).resolve().parents[2]


def log_path() -> Path:
    """Where the log lies: the user's folder for state."""
    if sys.platform == "win32":  # pragma: no cover  # the other half of the desktops
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local/state")
    return Path(base) / "duheng" / "duheng.log"


def keep(error: BaseException) -> Path | None:
    """Append the trace to the log; None where nothing can be written."""
    path = log_path()
    kind = type(error)
    lines = [
        f"{time.strftime('%Y-%m-%d %H:%M:%S')} Duheng {VERSION} Python {sys.version}\n",
        *(f"  {place}\n" for place in places(error.__traceback__)),
        f"{kind.__module__}.{kind.__qualname__}\n\n",
    ]
    fresh = state_file.size(path) > _LARGEST
    return path if state_file.write(path, "".join(lines), fresh=fresh) else None


def places(trace: TracebackType | None) -> Iterator[str]:
    """Where the program was, outermost first: file, line and function."""
    for frame in traceback.extract_tb(trace):
        yield f"{_short(frame.filename)}:{frame.lineno} in {frame.name}"


def _short(file: str) -> str:
    """A file as seen from the program's folder; of others the name alone."""
    try:
        return Path(file).resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        return Path(file).name
