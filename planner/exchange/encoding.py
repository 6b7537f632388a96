"""Which characters a file is written in, decided by its content; exports do not say."""

import codecs
import re
from enum import Enum

from planner.exchange.source import Source


class Encoding(Enum):
    """The encodings that bills come in; the value is what people read."""

    UTF_8 = "UTF-8"
    UTF_8_BOM = "UTF-8 BOM"
    GB18030 = "GB18030"
    UTF_16 = "UTF-16"
    UTF_16_LE = "UTF-16 LE"
    UTF_16_BE = "UTF-16 BE"

    @property
    def codec(self) -> str:
        """Python's name of it."""
        return (
            "utf-8-sig" if self is Encoding.UTF_8_BOM else self.value.replace(" ", "-")
        )


_MARKS = (
    (codecs.BOM_UTF8, Encoding.UTF_8_BOM),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16),
)
# Words that rows of bills hold, in UTF-8; GB18030 text hardly ever holds such bytes.
_IN_UTF_8 = tuple(
    word.encode() for word in ("交易", "支出", "收入", "成功", "还款", "退款", "支付")
)
_CHUNK = 1 << 20


def candidates(head: bytes) -> tuple[Encoding, ...]:
    """The encodings to try, likeliest first; none for what is no text."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return (encoding,)
    if b"\0" in head:
        even, odd = head[::2].count(0), head[1::2].count(0)
        return (Encoding.UTF_16_BE if even > odd else Encoding.UTF_16_LE,)
    if decodes(head, Encoding.UTF_8):
        return (Encoding.UTF_8, Encoding.GB18030)
    return (Encoding.GB18030, Encoding.UTF_8)


def decodes(head: bytes, encoding: Encoding) -> bool:
    """Whether the beginning of a file is text; its end may cut a character."""
    try:
        codecs.getincrementaldecoder(encoding.codec)("strict").decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _mistaken() -> re.Pattern[str]:
    """UTF-8 words as GB18030 shows them, beginning at one byte or at the next."""
    told = set()
    for word in _IN_UTF_8:
        told.add(word[: len(word) // 2 * 2].decode("gb18030", "replace"))
        told.add(word[1 : 1 + (len(word) - 1) // 2 * 2].decode("gb18030", "replace"))
    return re.compile("|".join(map(re.escape, sorted(told))))


_MISTAKEN = _mistaken()


def reads_like_utf_8(text: str) -> bool:
    """Whether a text read as GB18030 seems to have been UTF-8."""
    return _MISTAKEN.search(text) is not None


def foreign_lines(source: Source, encoding: Encoding) -> frozenset[int]:
    """Lines of a GB18030 file that hold UTF-8, which decodes without a complaint."""
    if encoding is not Encoding.GB18030 or not _has_utf_8(source):
        return frozenset()
    with source.open() as stream:
        return frozenset(
            number
            for number, line in enumerate(stream, 1)
            if _holds_utf_8(line) and decodes(line.rstrip(b"\r\n"), Encoding.UTF_8)
        )


def _has_utf_8(source: Source) -> bool:
    with source.open() as stream:
        return any(map(_holds_utf_8, iter(lambda: stream.read(_CHUNK), b"")))


def _holds_utf_8(chunk: bytes) -> bool:
    return any(word in chunk for word in _IN_UTF_8)
