"""A zip that wants a password, as apps send their bills; Python writes none itself.

Source: PKWARE, APPNOTE.TXT 6.3.10, section 6.1 (traditional encryption).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

PASSWORD = "483920"  # noqa: S105  # of files made here
_HEADER = 12  # bytes before the content; the last one checks the password
_TABLE = tuple(zlib.crc32(bytes([n]), 0xFFFFFFFF) ^ 0xFFFFFFFF for n in range(256))


def locked_zip(path: Path, files: Mapping[str, bytes], *, aes: bool = False) -> Path:
    """Write a locked zip of these files; one of ``aes`` only says that it is."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
        for name, content in files.items():
            check = zlib.crc32(content) >> 24
            packed.writestr(name, bytes(_HEADER - 1) + bytes([check]) + content)
    raw = bytearray(held.getvalue())
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        members = packed.infolist()
    place = raw.index(b"PK\x01\x02")
    for member in members:
        content = files[member.filename]
        start = member.header_offset
        body = start + 30 + len(member.filename.encode())
        told = bytes(raw[body : body + member.file_size])
        raw[body : body + member.file_size] = _crypted(told)
        for at, flag, method, sizes in (
            (start, 6, 8, 14),
            (place, 8, 10, 16),
        ):
            struct.pack_into("<H", raw, at + flag, 1)
            struct.pack_into("<H", raw, at + method, 99 if aes else 0)
            told_sizes = (zlib.crc32(content), member.file_size, len(content))
            struct.pack_into("<III", raw, at + sizes, *told_sizes)
        place += 46 + len(member.filename.encode())
    path.write_bytes(bytes(raw))
    return path


def _crypted(told: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]
    for byte in PASSWORD.encode():
        _turn(keys, byte)
    found = bytearray()
    for byte in told:
        near = keys[2] | 2
        found.append(byte ^ ((near * (near ^ 1)) >> 8) & 0xFF)
        _turn(keys, byte)
    return bytes(found)


def _turn(keys: list[int], byte: int) -> None:
    keys[0] = _crc(keys[0], byte)
    keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
    keys[2] = _crc(keys[2], keys[1] >> 24)


def _crc(key: int, byte: int) -> int:
    return (key >> 8) ^ _TABLE[(key ^ byte) & 0xFF]
