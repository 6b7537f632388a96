"""The words of a credit report, from PDF or pasted text, as one clean stream."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.exchange import errors
from planner.exchange.encoding import candidates
from planner.exchange.source import Source
from planner.packed import MIB

if TYPE_CHECKING:
    from pypdf import PdfReader

_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # a reader allows some bytes before the mark
_MOST = 64 * MIB
_MOST_PAGES = 500
_TOP = 300  # characters in which a report's title stands
_LEAST_LETTERS = 20  # of a page that is a picture, a stamp at most can be read
_TITLE = re.compile(r"个人信用报告|个人征信报告")
_ACCOUNT = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日[^，。,:：]{2,60}?(发放的|为[^，。,]{2,30}授信)"
)
_PAGE = re.compile(r"^第?\d+页[,，/]?共?\d*页?$|^\d+/\d+$|^-?\d{1,3}-?$")
# wide forms that keep their meaning; the full stop stays, sentences end in it
_WIDE = {
    code: chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code) not in "，；！？"
} | {0x3000: " ", 0xA0: " ", ord("—"): "-", ord("–"): "-", ord("﹣"): "-"}
_WIDE_GROUP = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_LIST_COMMA = re.compile(r"(?<!\d),|,(?!\d)")


def is_pdf(source: Source) -> bool:
    """Whether it is a PDF, whatever its name says."""
    return _PDF in source.head[:_PDF_WITHIN]


def reports_text(source: Source) -> tuple[str, str] | None:
    """The text of a credit report, and its encoding; None where it is none.

    Raises:
        NotUnderstoodError: a PDF that is locked, damaged, a picture, or no report.
    """
    if is_pdf(source):
        text = _pdf_text(source)
        if not is_report(text):
            raise errors.OtherPdfError(file=source.name)
        return text, "PDF"
    for encoding in candidates(source.head):
        if not is_report(source.head.decode(encoding.codec, "replace")):
            continue
        with source.open() as stream:
            content = stream.read(_MOST)
        return content.decode(encoding.codec, "replace"), encoding.value
    return None


def is_report(text: str) -> bool:
    """Whether the text is a credit report, or pasted from one.

    Its title stands on top: the row of a bill may name one that was paid for.
    """
    told = "".join(text.split())
    return bool(_TITLE.search(told[:_TOP]) or _ACCOUNT.search(told))


def _pdf_text(source: Source) -> str:
    from pypdf import PdfReader  # noqa: PLC0415  # only for a PDF

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of each oddity
    if source.size > _MOST:
        raise errors.TooLargeError(
            file=source.name, found=source.size // MIB, most=_MOST // MIB
        )
    try:
        with source.open() as stream:
            pages = _pages(PdfReader(stream))
    except Exception as cause:  # noqa: BLE001  # damaged, a PDF raises anything
        if _wants_cipher(cause):
            raise errors.LockedPdfError(file=source.name) from None
        raise errors.BrokenPdfError(file=source.name) from None
    if pages is None:
        raise errors.LockedPdfError(file=source.name)
    text = "\n".join(pages)
    if len("".join(text.split())) < _LEAST_LETTERS:
        raise errors.PictureError(file=source.name)
    return text


def _pages(reader: "PdfReader") -> list[str] | None:
    """The text of each page; None where a password is wanted."""
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    most = min(len(reader.pages), _MOST_PAGES)
    return [reader.pages[n].extract_text() for n in range(most)]


def _wants_cipher(cause: Exception) -> bool:
    """Whether the PDF is encrypted in a way that needs a password or a cipher."""
    return type(cause).__name__ in {"DependencyError", "FileNotDecryptedError"}


def clean_lines(text: str) -> Iterator[str]:
    """The lines in plain characters, without page numbers and blanks."""
    for line in text.translate(_WIDE).splitlines():
        told = line.strip()
        if told and not _PAGE.match("".join(told.split())):
            yield told


def joined(text: str) -> str:
    """All sentences in one line: page and line breaks fall inside words.

    A comma between digits belongs to a number, also a full-width one before three of
    them; any other becomes a full-width one.
    """
    told = "".join("".join(line.split()) for line in clean_lines(text))
    return _LIST_COMMA.sub("，", _WIDE_GROUP.sub(",", told))
