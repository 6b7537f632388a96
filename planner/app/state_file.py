"""Writes small files of the program's own; each would else be open to other users."""

import os
from pathlib import Path


def write(path: Path, text: str, *, fresh: bool = False) -> bool:
    """Append to a file that its owner alone may read, or write it anew.

    Returns:
        Whether it could be written; a link is none of our files.
    """
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return False
    return True


def size(path: Path) -> int:
    """Its bytes; 0 of a file that is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
