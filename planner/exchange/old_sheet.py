"""Old spreadsheets (XLS, BIFF8 and BIFF5), read as far as bills of banks need it.

A kept library for this aborts loudly on a damaged file; a bill must not.
Source: Microsoft, [MS-XLS] Excel Binary File Format, sections 2.4 and 2.5.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import groupby

from planner.exchange.container import ContainerError, stream
from planner.lean import dataclass

Value = str | float
Cell = tuple[int, int, Value]  # row and column from 0
_BOF, _EOF, _CONTINUE = 0x809, 0x0A, 0x3C
_SHEET, _STRINGS = 0x85, 0xFC
_TEXT, _SHARED_TEXT, _RICH_TEXT = 0x204, 0xFD, 0xD6
_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_BIFF_8 = 0x600
_COLUMNS = 256
_WIDE, _EXTENDED, _RICH = 1, 4, 8


class OldSheetError(ValueError):
    """An old spreadsheet that cannot be read."""


class OldFormulaError(OldSheetError):
    """A formula, of which only its last result is known; ``row`` counts from 1."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(slots=True)
class _Sheet:
    """The cells of one sheet."""

    cells: list[Cell] = field(default_factory=list)

    def rows(self) -> list[list[Value]]:
        """Every row up to the last, blanks as empty texts."""
        found: list[list[Value]] = []
        ordered = sorted(self.cells, key=lambda cell: cell[:2])
        for row, cells in groupby(ordered, key=lambda cell: cell[0]):
            found += [[] for _ in range(row - len(found))]
            values: list[Value] = []
            for _, column, value in cells:
                values += [""] * (column + 1 - len(values))
                values[column] = value
            found.append(values)
        return found


def old_sheets(content: bytes) -> list[list[list[Value]]]:
    """The rows of each sheet, in the order of the file.

    Raises:
        OldSheetError: no such file, or a damaged one.
        OldFormulaError: a computed cell.
    """
    try:
        book = stream(content, ("Workbook", "Book"))
        return [sheet.rows() for sheet in _sheets(book)]
    except (ContainerError, struct.error, UnicodeDecodeError, IndexError) as cause:
        raise OldSheetError(str(cause)) from None


def _sheets(book: bytes) -> Iterator[_Sheet]:
    strings: Sequence[str] = ()
    places: list[int] = []
    is_wide = struct.unpack_from("<H", book, 4)[0] == _BIFF_8
    for kind, parts in _records(book, 0):
        if kind == _SHEET:
            places.append(struct.unpack_from("<I", parts[0])[0])
        elif kind == _STRINGS:
            strings = _shared_strings(parts)
    for place in places:
        sheet = _Sheet()
        for kind, parts in _records(book, place):
            sheet.cells += _cells(kind, parts[0], strings, is_wide=is_wide)
        yield sheet


def _records(book: bytes, at: int) -> Iterator[tuple[int, list[bytes]]]:
    """Records from a place to its end, each with its continuations."""
    depth, kind, parts = 0, -1, [b""]
    while at + 4 <= len(book):
        now, size = struct.unpack_from("<HH", book, at)
        content = book[at + 4 : at + 4 + size]
        at += 4 + size
        if now == _CONTINUE:
            parts.append(content)
            continue
        if kind >= 0 and depth == 1:
            yield kind, parts
        depth += (now == _BOF) - (now == _EOF)
        if depth < 1:
            return
        kind, parts = now, [content]
    raise OldSheetError("cut off")


def _cells(
    kind: int, raw: bytes, strings: Sequence[str], *, is_wide: bool
) -> Iterator[Cell]:
    """The cells that a record holds; one unless it packs several numbers."""
    if kind not in _READERS:
        return
    row, column = struct.unpack_from("<HH", raw)
    if column >= _COLUMNS:
        raise OldSheetError("column")
    if kind == _FORMULA:
        raise OldFormulaError(row + 1)
    if kind == _SHORT_NUMBERS:
        packed = (raw[at + 2 : at + 6] for at in range(4, len(raw) - 6, 6))
        for n, number in enumerate(packed):
            yield row, column + n, _short_number(struct.unpack("<I", number)[0])
    else:
        yield row, column, _value(kind, raw[6:], strings, is_wide=is_wide)


def _value(kind: int, raw: bytes, strings: Sequence[str], *, is_wide: bool) -> Value:
    number: float
    if kind == _SHARED_TEXT:
        return strings[int.from_bytes(raw[:4], "little")]
    if kind == _NUMBER:
        (number,) = struct.unpack_from("<d", raw)
        return number
    if kind == _SHORT_NUMBER:
        return _short_number(int.from_bytes(raw[:4], "little"))
    return _text(raw, is_wide=is_wide)


_READERS = {
    *(_TEXT, _SHARED_TEXT, _RICH_TEXT),
    *(_NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _FORMULA),
}


def _short_number(packed: int) -> float:
    """A number in 30 bits: a whole one or the top of a double; maybe in hundredths."""
    number: float
    if packed & 2:
        whole = packed >> 2
        number = whole - (1 << 30) if whole >> 29 else whole
    else:
        (number,) = struct.unpack("<d", struct.pack("<Q", (packed & ~3) << 32))
    return number / 100 if packed & 1 else float(number)


def _text(raw: bytes, *, is_wide: bool) -> str:
    """The text of a cell of its own."""
    (length,) = struct.unpack_from("<H", raw)
    if not is_wide:
        return raw[2 : 2 + length].decode("gb18030", "replace")
    if raw[2] & _WIDE:
        return raw[3 : 3 + 2 * length].decode("utf-16-le", "replace")
    return raw[3 : 3 + length].decode("latin-1")


class _Parts:
    """Reads on over the continuations of a record."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = list(parts)
        self._part = 0
        self._at = 0

    def take(self, size: int) -> bytes:
        """So many bytes, from as many parts as it takes."""
        taken = b""
        while len(taken) < size:
            taken += self.some(size - len(taken))
        return taken

    def some(self, most: int) -> bytes:
        """What is left of the present part, at most so many bytes."""
        while self._at >= len(self._parts[self._part]):
            self._part, self._at = self._part + 1, 0
        taken = self._parts[self._part][self._at : self._at + most]
        self._at += len(taken)
        return taken

    @property
    def is_at_end(self) -> bool:
        """Whether the present part is used up."""
        return self._at >= len(self._parts[self._part])


def _shared_strings(parts: Sequence[bytes]) -> list[str]:
    reader = _Parts(parts)
    _, count = struct.unpack("<II", reader.take(8))
    return [_shared_string(reader) for _ in range(min(count, sum(map(len, parts))))]


def _shared_string(reader: _Parts) -> str:
    length, flags = struct.unpack("<HB", reader.take(3))
    runs = struct.unpack("<H", reader.take(2))[0] if flags & _RICH else 0
    more = struct.unpack("<I", reader.take(4))[0] if flags & _EXTENDED else 0
    text = ""
    while len(text) < length:
        if text and reader.is_at_end:
            flags = reader.take(1)[0]  # each part says anew how wide its characters are
        size = 2 if flags & _WIDE else 1
        raw = reader.some((length - len(text)) * size)
        text += raw.decode("utf-16-le" if size > 1 else "latin-1")
    reader.take(4 * runs + more)
    return text
