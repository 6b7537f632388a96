"""Rows of cells, from text or from a spreadsheet; the readers see only these."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from planner.exchange.encoding import Encoding, candidates, foreign_lines
from planner.exchange.lines import Cells, records
from planner.exchange.source import Source

NumberedRow = tuple[int, Cells]
DELIMITERS = (",", "\t", ";", "|")
_TRIAL_LINES = 200
_TRIAL_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of one file.

    Attributes:
        name: the file as the user gave it.
        encoding: as people read it.
        head: the first rows, for recognition.
        rows: the rows below a line, read anew at each call. Takes that line and the
            number of cells of a whole row.
        suspects: rows that may be in another encoding than the rest.
        lenient: the same table where broken characters become U+FFFD; None where
            that cannot happen.
    """

    name: str
    encoding: str
    head: tuple[NumberedRow, ...]
    rows: Callable[[int, int], Iterator[NumberedRow]]
    suspects: frozenset[int] = frozenset()
    lenient: Callable[[], "Table"] | None = None


def text_tables(source: Source) -> Iterator[Table]:
    """The source read as text, once for each likely encoding and separator."""
    for encoding in candidates(source.head):
        text = source.head.decode(encoding.codec, errors="replace")
        for delimiter in DELIMITERS:
            if delimiter in text:
                yield _table(source, encoding, delimiter, text)


def _table(source: Source, encoding: Encoding, delimiter: str, text: str) -> Table:
    head = records(io.StringIO(text, newline=""), _TRIAL_WIDTH, delimiter)

    def rows(after: int, width: int, errors: str = "strict") -> Iterator[NumberedRow]:
        with (
            source.open() as stream,
            io.TextIOWrapper(stream, encoding.codec, errors, newline="") as lines,
        ):
            for _ in islice(lines, after):
                pass
            yield from records(lines, width, delimiter, after)

    def lenient() -> Table:
        return Table(
            source.name,
            encoding.value,
            table.head,
            lambda after, width: rows(after, width, "replace"),
            table.suspects,
        )

    table = Table(
        source.name,
        encoding.value,
        tuple(islice(head, _TRIAL_LINES)),
        rows,
        foreign_lines(source, encoding),
        lenient,
    )
    return table
