"""Folders for passing files; without it a killed run's could not be told from a live's.

Beside each folder lies an empty file that its program holds from before the folder is
made until after it is gone. So a folder whose file nobody holds was left behind.
"""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.held import hold, is_held

_BEGINNING, _HELD = "duheng-", ".held"
_NAME = re.compile(r"duheng-[a-z0-9_]{8}")  # as tempfile makes names


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Make a folder that only this user can enter; it is gone at the end."""
    handle, name = tempfile.mkstemp(_HELD, _BEGINNING, tempfile.gettempdir())
    try:
        hold(handle)
        folder = Path(name).with_suffix("")
        folder.mkdir(0o700)
        try:
            yield folder
        finally:
            # what cannot be deleted now is found as left behind
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)
        Path(name).unlink(missing_ok=True)


def left_behind() -> tuple[Path, ...]:
    """The folders of this user whose programs were killed."""
    found = Path(tempfile.gettempdir()).glob(f"{_BEGINNING}*")
    return tuple(sorted(path for path in found if _is_left_behind(path)))


def remove(folder: Path) -> bool:
    """Delete such a folder, if it still is one; whether it is gone."""
    if _is_left_behind(folder):
        shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        return False
    _held(folder).unlink(missing_ok=True)
    return True


def _is_left_behind(path: Path) -> bool:
    is_ours = bool(_NAME.fullmatch(path.name)) and _is_own(path)
    return is_ours and not is_held(_held(path))


def _held(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{_HELD}")


def _is_own(path: Path) -> bool:
    """Whether it is a folder of this user that no other may enter."""
    try:
        found = path.lstat()
    except OSError:  # gone meanwhile
        return False
    whose = getattr(os, "getuid", lambda: found.st_uid)()
    is_closed = os.name == "nt" or not found.st_mode & 0o77
    return stat.S_ISDIR(found.st_mode) and found.st_uid == whose and is_closed
