"""The compound file in which old spreadsheets lie: a small file system of sectors.

Source: Microsoft, [MS-CFB] Compound File Binary File Format, sections 2.2 to 2.6.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFF8  # from here on a sector number is a sign, not a place
_HEADER_FATS = 109
_ENTRY = 128
_SHIFTS = (9, 12)
_SMALL_SHIFT = 6
_STREAM, _ROOT = 2, 5


class ContainerError(ValueError):
    """A compound file that contradicts itself."""


def stream(content: bytes, names: tuple[str, ...]) -> bytes:
    """The content of the first of these streams that is there.

    Raises:
        ContainerError: no compound file, a broken chain, or no such stream.
    """
    try:
        return _Container(content).stream(names)
    except (struct.error, ValueError) as cause:
        raise ContainerError(str(cause)) from None


class _Container:
    """One compound file."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(MAGIC):
            raise ContainerError("magic")
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 0x1E)
        if shift not in _SHIFTS:
            raise ContainerError("sector size")
        self._size = 1 << shift
        first, self._small_below, small_fat = struct.unpack_from(
            "<4xI4xII", content, 44
        )
        self._fat = self._numbers(self._fat_sectors())
        self._small_fat = self._numbers(self._chain(small_fat, self._fat))
        self._entries = self._directory(first)

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The content of a stream; a small one lies inside the root's own."""
        found = [self._entries[name] for name in names if name in self._entries]
        if not found:
            raise ContainerError("no such stream")
        start, size = found[0]
        if size >= self._small_below:
            return self._joined(self._chain(start, self._fat))[:size]
        root = self._joined(self._chain(self._entries[""][0], self._fat))
        pieces = [
            root[n << _SMALL_SHIFT : (n + 1) << _SMALL_SHIFT]
            for n in self._chain(start, self._small_fat)
        ]
        return b"".join(pieces)[:size]

    def _fat_sectors(self) -> Iterator[int]:
        yield from self._places(
            struct.unpack_from(f"<{_HEADER_FATS}I", self._content, 0x4C)
        )
        (more, count) = struct.unpack_from("<II", self._content, 0x44)
        for _ in range(min(count, len(self._content) // self._size)):
            if more >= _END:
                return
            *places, more = self._numbers(iter((more,)))
            yield from self._places(tuple(places))

    @staticmethod
    def _places(numbers: tuple[int, ...]) -> Iterator[int]:
        return (number for number in numbers if number < _END)

    def _directory(self, first: int) -> dict[str, tuple[int, int]]:
        """Start and size of each stream by name; the root has no name here."""
        raw = self._joined(self._chain(first, self._fat))
        entries: dict[str, tuple[int, int]] = {}
        for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", raw, at + 64)
            start, size = struct.unpack_from("<II", raw, at + 116)
            if kind == _ROOT:
                entries.setdefault("", (start, size))
            elif kind == _STREAM:
                name = raw[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
                entries.setdefault(name, (start, size))
        if "" not in entries:
            raise ContainerError("no root")
        return entries

    def _chain(self, start: int, table: tuple[int, ...]) -> Iterator[int]:
        """The places of a stream, one after the other."""
        place, steps = start, 0
        while place < _END:
            if place >= len(table) or steps > len(table):
                raise ContainerError("a chain leads nowhere")
            yield place
            place, steps = table[place], steps + 1

    def _sector(self, place: int) -> bytes:
        return self._content[(place + 1) * self._size : (place + 2) * self._size]

    def _joined(self, places: Iterator[int]) -> bytes:
        return b"".join(map(self._sector, places))

    def _numbers(self, places: Iterator[int]) -> tuple[int, ...]:
        raw = self._joined(places)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
