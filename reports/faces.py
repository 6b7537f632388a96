"""Which face draws a character; without it rare characters would be empty boxes."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from planner.errors import RefusedError
from planner.phrases import Phrase
from reports.style import LATIN, ORDER

_FOLDER = Path(__file__).parent / "fonts"
_MAPPED = re.compile(r"^(<[0-9A-F]{2}>) <([0-9A-F]+)>$", re.MULTILINE)
_CMAP = "toUnicodeCMap:"
# Reports may be written by several threads. A face must be one object for all of them,
# or a file would hold it twice under one name; and its file has one place to read from.
_ALONE = Lock()


class FontMissingError(RefusedError):
    """A face that came with the program is no longer there."""

    words = Phrase("The font “{file}” is missing; install the program again.")


class Face(TTFont):
    """A TrueType face whose text can be copied, signs beyond 16 bits included.

    Attributes:
        codes: for each file that is being written, the characters of its first subset
            and their codes as text.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self.codes: WeakKeyDictionary[object, dict[str, str]] = WeakKeyDictionary()

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # reportlab's name
        """Override TTFont.addObjects.

        reportlab 5.1 writes a code point above FFFF as one number, which readers take
        for two characters; the standard wants UTF-16 (PDF 1.7, 9.10.3).
        """
        with _ALONE:
            super().addObjects(doc)
        own = f"+{self.face.name.decode()}"
        for name, made in doc.idToObject.items():
            if name.startswith(_CMAP) and name.endswith(own):
                made.content = _MAPPED.sub(_as_utf16, made.content)  # type: ignore[attr-defined]  # a PDFStream


def _as_utf16(found: re.Match[str]) -> str:
    text = chr(int(found[2], 16))
    if "ARABIC" in unicodedata.name(text, ""):
        # A joined form is copied as the letter that was typed.
        text = unicodedata.normalize("NFKC", text)
    return f"{found[1]} <{text.encode('utf-16-be').hex().upper()}>"


@cache
def font(face: str) -> Face:
    """The face, read once and known to reportlab from then on.

    Raises:
        FontMissingError: its file is not there.
    """
    with _ALONE:
        return read(face)


@cache
def read(face: str) -> Face:
    """A face from its file, told to reportlab; asked for by one thread at a time."""
    path = _FOLDER / f"{face}.ttf"
    if not path.is_file():
        raise FontMissingError(file=path.name)
    made = Face(face, str(path))
    pdfmetrics.registerFont(made)
    return made


class Glyph(NamedTuple):
    """Which face draws a character, what it draws for it, and how wide that is."""

    face: str
    text: str
    width: float  # of a size of 1


@cache
def ascii_widths(face: str) -> dict[str, float]:
    """How wide the plain Latin characters are in size 1; each of our faces has them."""
    known = font(face).face.charWidths
    return {chr(code): known[code] / 1000 for code in range(32, 127)}


@cache
def narrow(char: str, face: str) -> Glyph:
    """A quotation mark or an ellipsis in its narrow, Latin form."""
    return Glyph(LATIN[face], char, font(LATIN[face]).face.charWidths[ord(char)] / 1000)


@cache
def glyph(char: str, face: str) -> Glyph:
    """The first face of the stated order that has ``char``; else its code point."""
    for name in ORDER[face]:
        known = font(name).face
        if ord(char) in known.charToGlyph:
            return Glyph(name, char, known.charWidths[ord(char)] / 1000)
    spelled = f"〔U+{ord(char):04X}〕"
    return Glyph(face, spelled, sum(glyph(c, face).width for c in spelled))
