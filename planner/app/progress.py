"""A bar on the terminal; a long call that says nothing is taken for hung."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

from planner.wording.i18n import tr

_WIDTH = 30
_EVERY = 0.1  # seconds between two drawings, so that drawing costs nothing
_MINUTE = 60


class Bar:
    """Drawn over itself on stderr, only where that is a terminal."""

    def __init__(
        self,
        whole: int,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._whole = whole
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began = self._drawn = clock()
        self._is_shown = self._stream.isatty()

    def show(self, done: int, failed: int) -> None:
        """So many are done, failures in it."""
        now = self._clock()
        is_last = done == self._whole
        if self._is_shown and (is_last or now - self._drawn >= _EVERY):
            self._drawn = now
            self._stream.write(f"\r{self.line(done, failed, now)}\x1b[K")
            self._stream.flush()

    def close(self) -> None:
        """End the line, so that what follows stands below it."""
        if self._is_shown:
            self._stream.write("\n")
            self._stream.flush()

    def line(self, done: int, failed: int, now: float) -> str:
        """The bar, the count, the failures, and how long the rest may take."""
        full = _WIDTH * done // max(self._whole, 1)
        bar = "#" * full + "-" * (_WIDTH - full)
        parts = [f"[{bar}] {done}/{self._whole}"]
        if failed:
            parts.append(tr("{n} failed").format(n=failed))
        if 0 < done < self._whole:
            left = (now - self._began) / done * (self._whole - done)
            minutes, seconds = divmod(int(left), _MINUTE)
            parts.append(tr("{time} left").format(time=f"{minutes}:{seconds:02d}"))
        return "  ".join(parts)
