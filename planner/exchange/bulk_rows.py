"""A long text read by its columns, as far as every row of it is a plain one."""

import csv
from collections.abc import Callable, Iterator
from operator import itemgetter

from planner.errors import NotUnderstoodError
from planner.exchange import errors
from planner.exchange.bulk import Bulk, Column
from planner.exchange.encoding import reads_like_utf_8
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
    if bulk is None or any(map(reads_like_utf_8, bulk.texts())):
        return None
    return bulk


def _read(found: Found, pieces: Iterator[str], goes_on: Progress) -> Bulk | None:
    header = found.context.header
    width = len(header)
    names = (*found.layout.columns, *found.layout.optional)
    pick = itemgetter(*(header.index(x) if x in header else width for x in names))
    bulk, line = Bulk(), found.line + 1
    for text in pieces:
        if not goes_on(line):
            raise errors.ImportCancelledError
        columns = _columns(text, width, found.table.delimiter)
        if columns is None:
            return None
        rows = len(columns[0])
        bulk.add(range(line, line + rows), pick(columns))
        line += rows
    return bulk


def _columns(text: str, width: int, delimiter: str) -> list[Column] | None:
    """The cells of whole lines by column, and an empty column after them.

    None where a record is not one line of that width.
    """
    parted = _quoted(text, delimiter) if '"' in text else _parted(text, delimiter)
    if parted is None or len(parted) not in (width, width + 1):
        return None
    if any(map(str.strip, set().union(*parted[width:]))):
        return None
    return [*parted[:width], ("",) * len(parted[0])]


def _parted(text: str, delimiter: str) -> list[Column] | None:
    """Without a quote each mark parts two cells; a line's first cell is marked."""
    lines = text.count("\n") + 1
    cells = ("\n" + text).replace("\n", f"{delimiter}\n").split(delimiter)[1:]
    width, odd = divmod(len(cells), lines)
    if odd or not width:
        return None
    # a mark stands at the beginning of a cell only, so each first one has one of them
    firsts = "".join(cells[::width]).split("\n")[1:]
    if len(firsts) != lines:
        return None
    return [firsts, *(cells[n::width] for n in range(1, width))]


def _quoted(text: str, delimiter: str) -> list[Column] | None:
    lines = text.split("\n")
    rows = [*csv.reader(lines, delimiter=delimiter)]
    if len(rows) != len(lines) or len(set(map(len, rows))) != 1:
        return None
    return [*zip(*rows, strict=True)]
