"""A long text read by its columns, as far as every row of it is a plain one."""

import csv
from collections.abc import Callable, Iterator
from operator import itemgetter

from planner.errors import NotUnderstoodError
from planner.exchange import errors
from planner.exchange.bulk import Bulk, Column
from planner.exchange.encoding import Encoding, reads_like_utf_8
from planner.exchange.recognise import Found

LEAST = 1 << 19  # bytes; below it nobody waits

Progress = Callable[[int], bool]


def bulk_of(found: Found, goes_on: Progress) -> Bulk | None:
    """All rows by their columns; None where one of them needs a closer look.

    Raises:
        ImportCancelledError: the user stopped it.
    """
    layout, header = found.layout, found.context.header
    pieces = found.table.pieces
    # the day stands first: what has none is no row, and is seen at once
    if layout.read_all is None or pieces is None or header[0] != layout.columns[0]:
        return None
    try:
        bulk = _read(found, pieces(found.line), goes_on)
    except (ValueError, NotUnderstoodError, csv.Error):
        return None
    is_open = found.table.encoding == Encoding.GB18030.value
    if bulk is None or (is_open and any(map(reads_like_utf_8, bulk.texts()))):
        return None
    return bulk


def _read(found: Found, pieces: Iterator[bytes], goes_on: Progress) -> Bulk | None:
    header = found.context.header
    width = len(header)
    names = (*found.layout.columns, *found.layout.optional)
    pick = itemgetter(*(header.index(x) if x in header else width for x in names))
    wanted = {*map(header.index, {*names} & {*header}), width}
    cutter = _Cutter(wanted, found.table.delimiter, found.table.codec)
    bulk, line = Bulk(found.table.codec), found.line + 1
    for text in pieces:
        if not goes_on(line):
            raise errors.ImportCancelledError
        columns = cutter.columns(text)
        if columns is None:
            return None
        rows = len(columns[0])
        bulk.add(range(line, line + rows), pick(columns))
        line += rows
    return bulk


class _Cutter:
    """Cuts whole lines into columns."""

    def __init__(self, wanted: set[int], delimiter: str, codec: str) -> None:
        """Give the ``wanted`` columns; the last of them is a blank one."""
        self._wanted, self._width = wanted, max(wanted)
        self._delimiter, self._codec = delimiter, codec

    def columns(self, text: bytes) -> list[Column] | None:
        """The columns; None where a record is not one line of that width."""
        found = self._quoted(text) if b'"' in text else self._plain(text)
        if found is None or len(found) not in (self._width, self._width + 1):
            return None
        if any(map(bytes.strip, set().union(*found[self._width :]))):
            return None
        return [*found[: self._width], (b"",) * len(found[0])]

    def _plain(self, text: bytes) -> list[Column] | None:
        """Without a quote each mark parts two cells; a line's first cell is marked."""
        mark = self._delimiter.encode()
        lines = text.count(b"\n") + 1
        cells = (b"\n" + text).replace(b"\n", mark + b"\n").split(mark)[1:]
        width, odd = divmod(len(cells), lines)
        if odd or not 0 < width <= self._width + 1:
            return None
        # a mark begins a cell and stands nowhere else: one in each of the first ones
        firsts = b"".join(cells[::width]).split(b"\n")[1:]
        if len(firsts) != lines:
            return None
        return [firsts, *(self._cut(cells, n, width) for n in range(1, width))]

    def _cut(self, cells: Column, n: int, width: int) -> Column:
        if n in self._wanted:
            return cells[n::width]
        # what nobody reads must be text all the same
        b"\n".join(cells[n::width]).decode(self._codec)
        return ()

    def _quoted(self, text: bytes) -> list[Column] | None:
        lines = text.decode(self._codec).split("\n")
        rows = [*csv.reader(lines, delimiter=self._delimiter)]
        if len(rows) != len(lines) or len(set(map(len, rows))) != 1:
            return None
        return [
            [cell.encode(self._codec) for cell in column]
            for column in zip(*rows, strict=True)
        ]
