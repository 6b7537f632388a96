"""Old spreadsheets made byte by byte, for what the real examples do not hold."""

import struct

END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR = 512
BOF8 = struct.pack("<HHIII", 0x600, 5, 0, 0, 0)
BOF5 = struct.pack("<HH", 0x500, 5)


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def cell(kind: int, row: int, column: int, content: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", row, column, 0) + content)


def number(row: int, column: int, value: float) -> bytes:
    return cell(0x203, row, column, struct.pack("<d", value))


def book(*cells: bytes, before: bytes = b"", bof: bytes = BOF8) -> bytes:
    """A workbook stream with one sheet of these records."""
    sheet = record(0x809, bof) + b"".join(cells) + record(0x0A)
    start = len(record(0x809, bof) + before + record(0x85, b"\0" * 10) + record(0x0A))
    place = record(0x85, struct.pack("<I", start) + b"\0" * 6)
    return record(0x809, bof) + before + place + record(0x0A) + sheet


def container(
    stream: bytes, name: str = "Workbook", *, small_below: int = 0, difat: bool = False
) -> bytes:
    """A compound file that holds one stream; a small one in the root's stream."""
    is_small = len(stream) < small_below
    padded = stream + b"\0" * (-len(stream) % SECTOR)
    count = len(padded) // SECTOR
    # sectors: the FAT, the directory, the small FAT, the DIFAT, then the content
    fat = [FAT, END, END, END, *range(5, 4 + count), END]
    fat += [FREE] * (SECTOR // 4 - len(fat))
    small = [*range(1, -(-len(stream) // 64)), END] if is_small else []
    small += [FREE] * (SECTOR // 4 - len(small))
    entries = _entry("Root Entry", 5, 4, len(padded))
    entries += _entry(name, 2, 0 if is_small else 4, len(stream))
    entries += b"\0" * (SECTOR - len(entries))
    more = [0, *[FREE] * (SECTOR // 4 - 2), END]
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504)
    struct.pack_into("<H", head, 0x1E, 9)
    struct.pack_into("<I", head, 0x30, 1)
    struct.pack_into("<III", head, 0x38, small_below, 2, 1)
    struct.pack_into("<II", head, 0x44, 3 if difat else END, 1 if difat else 0)
    struct.pack_into("<I", head, 0x4C, FREE if difat else 0)
    struct.pack_into("<108I", head, 0x50, *[FREE] * 108)
    tables = b"".join(struct.pack(f"<{len(x)}I", *x) for x in (fat, small, more))
    fat_raw, small_raw, more_raw = (tables[i : i + SECTOR] for i in (0, 512, 1024))
    return bytes(head) + fat_raw + entries + small_raw + more_raw + padded


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = bytearray(128)
    text = name.encode("utf-16-le")
    raw[: len(text)] = text
    struct.pack_into("<HB", raw, 64, len(text) + 2, kind)
    struct.pack_into("<II", raw, 116, start, size)
    return bytes(raw)
