"""Holds an open file until its program ends; without it none knows who still runs."""

import os
import sys

if sys.platform == "win32":  # pragma: no cover  # the other half of the desktops
    import msvcrt

    _FAR = 1 << 20  # beyond the text, which others must be able to read

    def hold(handle: int) -> bool:
        """Hold an open file; False where another has it."""
        try:
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def hold(handle: int) -> bool:
        """Hold an open file; False where another has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def is_held(path: str | os.PathLike[str]) -> bool:
    """Whether a running program holds a file; one that cannot be asked may."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not hold(handle)
    finally:
        os.close(handle)
