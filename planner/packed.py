"""What a spreadsheet may unpack to; without it a kilobyte could fill the memory.

A spreadsheet is a zip of XML. The library that reads it believes what it says: rows
numbered in billions, a million columns, cells without an end. Here the parts are
streamed through once, in pieces of a megabyte, before the library sees them.
"""

import codecs
import re
import zipfile
from collections.abc import Sequence
from typing import IO, BinaryIO

from planner.errors import NotUnderstoodError
from planner.phrases import Phrase

MIB = 1 << 20
MOST = 512 * MIB  # unpacked; a million rows of a bill have about 200 MiB
ROWS = 1 << 20  # the most that the format knows (ECMA-376)
COLUMNS = 1000  # the widest bill seen has 30
_PACKED_MOST = 200  # how many times larger a part may be than its packed form
_SMALL = MIB  # a part below it is harmless however well it packs
_TAGS = 60_000_000  # in rows: a million of them with twelve cells each
_TAGS_OF_TEXTS = 16_000_000  # in the shared texts, which stay in the memory
_TAGS_BESIDE = 1_000_000  # elsewhere: widths, styles, merged cells
_TAGS_OF_ROW = 100_000  # five a cell, in every column that the format knows
_LONGEST_ROW = 8 * MIB
_ENDS = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
_BEGINS = re.compile(rb"<(?:[\w.-]+:)?row[\s>/]")
_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MARK = len(b"<!DOCTYPE") - 1
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\b([^>]*)>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_HIDES = (b"<!", b"<?")  # what may hold a row's end that is none
_TEXTS = "sharedStrings"
_ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"utf-16")
_SPACE = b"\xef\xbb\xbf \t\r\n\0"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class HostileSheetError(NotUnderstoodError):
    """A spreadsheet made to harm its reader, or broken so that it would."""


class SwollenSheetError(HostileSheetError):
    """A spreadsheet that unpacks to more than any bill or table of a lender."""

    words = Phrase("it was not opened: it would unpack to far more than a bill has.")


class StrangeXmlError(HostileSheetError):
    """XML that defines its own abbreviations, or hides behind an encoding."""

    words = Phrase(
        "it was not opened: its XML has a document type or is not UTF-8, as no"
        " spreadsheet program writes it."
    )


class TooManyRowsError(HostileSheetError):
    """A row numbered beyond the last that a sheet can have."""

    words = Phrase("a row is numbered beyond {most}, the last that a sheet can have.")


class TooWideError(HostileSheetError):
    """A row with more cells than any bill has columns."""

    words = Phrase("row {row} has {found} cells; expected at most {most}.")


def swollen(members: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a zip is a bomb by the sizes that it states, before it is unpacked.

    What unpacks to more than is stated is cut off there by ``zipfile``.
    """
    return sum(member.file_size for member in members) > MOST or any(
        m.file_size > _SMALL and m.file_size > _PACKED_MOST * m.compress_size
        for m in members
    )


def refuse_bomb(stream: BinaryIO) -> None:
    """Look through every part of a spreadsheet.

    Raises:
        HostileSheetError: one that would fill the memory or the time of its reader.
        OSError, ValueError, RuntimeError, zlib.error: a zip that cannot be read.
    """
    with zipfile.ZipFile(stream) as packed:
        members = packed.infolist()
        if swollen(members):
            raise SwollenSheetError
        for member in members:
            with packed.open(member) as part:
                _refuse_part(part, shared=_TEXTS in member.filename)


def refuse_size(row: int, cells: int) -> None:
    """Refuse a row that a sheet cannot have; rows count from 1.

    Raises:
        TooManyRowsError: it stands too low.
        TooWideError: it has too many cells.
    """
    if row > ROWS:
        raise TooManyRowsError(most=ROWS)
    if cells > COLUMNS:
        raise TooWideError(row=row, found=cells, most=COLUMNS)


class _Part:
    """The tags of a part, counted by where they stand."""

    def __init__(self) -> None:
        self.beside = self.within = 0
        self._rest = b""
        self._is_tricky = False

    def take(self, chunk: bytes, before: bytes) -> None:
        """Count the tags of the rows that end in the chunk, and of what is between.

        Args:
            chunk: the next piece.
            before: the last bytes of the piece before.
        """
        if any(mark in before[-1:] + chunk for mark in _HIDES):
            self._is_tricky = True
        *rows, self._rest = _ENDS.split(self._rest + chunk)
        for row in rows:
            self._count(row)
        if len(self._rest) > _LONGEST_ROW:
            self.end()

    def end(self) -> None:
        """Count what stands below the last row."""
        self._count(self._rest)
        self._rest = b""

    def _count(self, text: bytes) -> None:
        begins = None if self._is_tricky else _BEGINS.search(text)
        at = begins.start() if begins else len(text)
        inside = text.count(b"<", at)
        self.beside += text.count(b"<", 0, at)
        self.within += inside
        if inside > _TAGS_OF_ROW:
            raise SwollenSheetError


def _refuse_part(part: IO[bytes], *, shared: bool) -> None:
    first = part.read(MIB)
    if first.startswith(_WIDE):  # what programs keep beside the sheets
        part.seek(0)
        part = codecs.EncodedFile(part, "utf-8", "utf-16")
        first = part.read(MIB)
    elif not first.lstrip(_SPACE).startswith(b"<"):
        while part.read(MIB):  # its end is where zipfile sees that it has no more
            pass
        return  # no XML, whatever it is called
    _refuse_xml(first, part, _TAGS_OF_TEXTS if shared else _TAGS_BESIDE)


def _refuse_xml(first: bytes, part: IO[bytes], most: int) -> None:
    """Look at a first piece and at what follows it; ``most`` tags beside the rows."""
    declared = _DECLARED.match(first)
    if b"\0" in first[:4] or (declared and not _is_known(declared[1])):
        raise StrangeXmlError
    counted = _Part()
    # the declaration that XML begins with hides nothing
    chunk, before = first[declared.end() :] if declared else first, b""
    while chunk:
        if _TYPE.search(before + chunk):
            raise StrangeXmlError
        counted.take(chunk, before)
        before, chunk = chunk[-_MARK:], part.read(MIB)
        if not chunk:
            counted.end()
        if counted.beside > most or counted.within > _TAGS:
            raise SwollenSheetError


def _is_known(declaration: bytes) -> bool:
    told = _ENCODING.search(declaration)
    return told is None or told[1].lower() in _ENCODINGS
