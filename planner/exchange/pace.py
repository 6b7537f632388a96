"""How much of a call is done; without it a long file would look like a fault."""

from collections.abc import Callable, Sequence
from pathlib import Path

from planner.exchange.errors import ImportCancelledError
from planner.exchange.source import STDIN, Source

Progress = Callable[[float], None]
Cancelled = Callable[[], bool]

# Shares of the time, measured on a long app export with half of its rows on a line.
_READING, _JUDGING = 0.3, 0.7


class Pace:
    """Tells the share of all files that is done, and asks whether to go on."""

    def __init__(
        self,
        files: Sequence[Path],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._progress, self._cancelled = progress, cancelled
        sizes = [_size(file) for file in files]
        whole = sum(sizes) or 1
        self._weights = [size / whole for size in sizes]
        self._done = self._weight = self._begun = 0.0
        self._part = 1.0
        self._lines = 1.0
        self._told = 0.0

    def begin(self, number: int) -> None:
        """The next of the files is opened."""
        self._done = sum(self._weights[:number])
        self._weight = self._weights[number]
        self._begun, self._part = 0.0, 1.0

    def read(self, number: int, sources: Sequence[Source]) -> None:
        """The next of the bills in the open file is read."""
        whole = sum(source.size for source in sources)
        before = sum(source.size for source in sources[:number])
        self._begun = _READING * before / whole
        self._part = _READING * sources[number].size / whole
        self._lines = _lines(sources[number])

    def judge(self, number: int, rows: Sequence[int]) -> None:
        """The next of the bills in the open file is judged; it has so many rows."""
        whole = sum(rows) or 1
        self._begun = _READING + _JUDGING * sum(rows[:number]) / whole
        self._part = _JUDGING * rows[number] / whole
        self._lines = float(rows[number] or 1)

    def goes_on(self, line: int) -> bool:
        """Whether to go on at this line; the user is told how far it is."""
        if self._progress is not None:
            within = self._begun + self._part * min(line / self._lines, 1.0)
            # A file that is read twice, the second time in more detail, goes on.
            share = min(self._done + self._weight * within, 1.0)
            self._told = max(self._told, share)
            self._progress(self._told)
        return not (self._cancelled is not None and self._cancelled())

    def step(self, row: int) -> None:
        """Go on, or stop.

        Raises:
            ImportCancelledError: the user stopped it.
        """
        if not self.goes_on(row):
            raise ImportCancelledError


def _size(file: Path) -> int:
    try:
        return 0 if str(file) == STDIN else file.stat().st_size
    except (OSError, ValueError):
        return 0  # refused in its turn, with its reason


def _lines(source: Source) -> float:
    """About how many lines it has, by those of its beginning."""
    found = source.head.count(b"\n") or 1
    return max(source.size * found / len(source.head), 1.0)
