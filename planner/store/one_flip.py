"""Finds the one byte that rot changed in a row; without it a copy would be needed.

The kept sum says what a row's hash must be. So each change of one byte is tried, and
only the row that was written can have that hash of 128 bits.
"""

from collections.abc import Iterable, Iterator

from planner.store.cells import Cell
from planner.store.salvage import Cells
from planner.store.sums import MODULUS, row_sum, row_text_around, text_sum

_MOST_TRIES = 500_000  # about a second
_WORD = 64  # bits of a whole number in SQLite
_BYTE = range(1, 256)
_BIT = tuple(1 << bit for bit in range(8))


def unflipped(
    table: str, rows: Iterable[tuple[int, Cells]], lacks: int, *, whole_bytes: bool
) -> tuple[int, Cells] | None:
    """The place and the former cells of the one row whose change explains a sum.

    Args:
        table: the table's name.
        rows: places and cells, as they were read.
        lacks: what the table's sum lacks to be as it was written.
        whole_bytes: try every value of a byte, not only its eight flipped bits.

    Returns:
        None where no such change was found, or too many would have to be tried.
    """
    marks = _BYTE if whole_bytes else _BIT
    tries = 0
    for place, cells in rows:
        wanted = (lacks + row_sum(table, cells)) % MODULUS
        for at, cell in enumerate(cells):
            text = row_text_around(table, cells, at)
            for other in _cells(cell, marks):
                tries += 1
                if text_sum(f"{text[0]}{other!r}{text[1]}") == wanted:
                    return place, (*cells[:at], other, *cells[at + 1 :])
                if tries == _MOST_TRIES:
                    return None
    return None


def _cells(cell: Cell, marks: Iterable[int]) -> Iterator[Cell]:
    match cell:
        case int():
            for bit in range(_WORD):
                for mark in marks if bit % 8 == 0 else ():
                    yield _signed(cell ^ (mark << bit))
        case str():
            content = bytearray(cell.encode(errors="surrogateescape"))
            for at, byte in enumerate(content):
                for mark in marks:
                    content[at] = byte ^ mark
                    yield content.decode(errors="surrogateescape")
                content[at] = byte
        case _:
            return


def _signed(value: int) -> int:
    """The number that these 64 bits are."""
    low = value % (1 << _WORD)
    return low - (1 << _WORD) if low >> (_WORD - 1) else low
