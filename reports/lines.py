"""Text broken into lines as Chinese and Latin want it; else numbers would be cut.

Chinese may break between any two characters, except that closing signs never begin a
line and opening signs never end one (GB/T 15834-2011, 4.14 and 5.1); Latin words and
numbers stay whole while they fit. What is typed is printed: no mark-up is read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reports import scripts
from reports.faces import Glyph, ascii_widths, glyph, narrow
from reports.style import Type

_CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’…—·～％‰℃,.;:?!)]}%")
_NARROW = frozenset("‘’“”…")  # wide beside Chinese, narrow beside Latin letters
_AFTER = frozenset("’”")  # of these, the ones that belong to what stands before them
_UNITS = frozenset("%‰℃")  # stay with their number, also after a space
_OPENING = frozenset("（《〈「『【〔〖“‘([{¥￥$€£")
# Between Chinese and Latin; readers take 0.1 of the size for a typed space.
_GAP = 0.09


class Run(NamedTuple):
    """Text in one face, ``x`` points from where the line begins.

    Attributes:
        gap: white space after its last character, before the next run.
    """

    face: str
    text: str
    x: float
    gap: float = 0.0


class Line(NamedTuple):
    """One line, ready to be drawn."""

    runs: tuple[Run, ...]
    width: float


EMPTY = Line((), 0.0)


class _Part(NamedTuple):
    """Text in one face, ``width`` in size 1."""

    face: str
    text: str
    width: float


class _Piece(NamedTuple):
    """What a line may not be broken within, and the gap it wants before it; size 1."""

    text: str
    width: float
    gap: float
    parts: tuple[_Part, ...]


def lines(text: str, kind: Type, measure: float) -> tuple[Line, ...]:
    """The lines of ``text``, none wider than ``measure`` points; one for no text."""
    made: list[Line] = []
    for paragraph in text.split("\n"):
        plain = _plain(paragraph, kind)
        if plain is not None and plain.width <= measure:
            made.append(plain)
        else:
            made += _broken(paragraph, kind, measure)
    return tuple(made)


def one_line(text: str, kind: Type) -> Line:
    """The text in a single line, however wide."""
    plain = _plain(text, kind)
    return plain or _set(_pieces(scripts.cleaned(text), kind.face), kind)


def width(text: str, kind: Type) -> float:
    """How wide the text is in a single line."""
    if text.isascii() and text.isprintable():
        return _measured(text.rstrip(" "), kind.face) * kind.size
    return one_line(text, kind).width


def _plain(text: str, kind: Type) -> Line | None:
    """The short way for amounts and days, which most cells are: one face, no gaps."""
    if not (text.isascii() and text.isprintable()) or text.endswith(" ") or not text:
        return None
    wide = _measured(text, kind.face) * kind.size
    return Line((Run(kind.face, text, 0.0),), wide)


def longest_word(text: str, kind: Type) -> float:
    """How wide the widest part is that should not be broken."""
    pieces = _pieces(scripts.cleaned(text), kind.face)
    return max((piece.width for piece in pieces), default=0.0) * kind.size


def shortened(text: str, kind: Type, measure: float) -> Line:
    """The text in one line, cut with an ellipsis where ``measure`` is too narrow."""
    whole = one_line(text, kind)
    if whole.width <= measure:
        return whole
    kept = bisect_right(
        range(len(text)), measure, key=lambda n: width(f"{text[:n]}…", kind)
    )
    return one_line(f"{text[: max(kept - 1, 0)]}…", kind)


def _broken(paragraph: str, kind: Type, measure: float) -> Iterator[Line]:
    room = measure / kind.size
    here: list[_Piece] = []
    used = 0.0
    for piece in _fitting(_pieces(scripts.cleaned(paragraph), kind.face), kind, room):
        if here and used + piece.gap + piece.width > room:
            yield _set(here, kind)
            here, used = [], 0.0
        if here or piece.text != " ":
            used += piece.width + (piece.gap if here else 0)
            here.append(piece)
    yield _set(here, kind)


def _fitting(pieces: Iterable[_Piece], kind: Type, room: float) -> Iterator[_Piece]:
    """Cut pieces that no line could hold into single characters."""
    for piece in pieces:
        if piece.width <= room or len(piece.text) == 1:
            yield piece
            continue
        for n, char in enumerate(piece.text):
            yield _piece(char, kind.face, piece.gap if n == 0 else 0.0)


@lru_cache(maxsize=1 << 13)
def _pieces(text: str, face: str) -> tuple[_Piece, ...]:
    """The parts that stay whole; a cell is measured first and broken later."""
    made: list[_Piece] = []
    before = ""
    for piece in _joined(text):
        gap = _GAP if _wants_gap(before, piece[0]) else 0.0
        made.append(_piece(piece, face, gap))
        before = piece[-1]
    return tuple(made)


def _piece(text: str, face: str, gap: float) -> _Piece:
    parts = _parts(text, face)
    return _Piece(text, sum([part.width for part in parts]), gap, parts)


def _joined(text: str) -> Iterator[str]:
    piece = ""
    for place, char in enumerate(text):
        follows = text[place + 1 : place + 2]
        if piece and _may_break(piece[-1], char, follows):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str, follows: str) -> bool:
    """Whether a line may end before ``after``; ``follows`` stands behind that."""
    if after == " ":
        return follows not in _UNITS
    if before == " ":
        return after not in _UNITS
    if after in _CLOSING or before in _OPENING:
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return char >= "⺀" and not "ﬀ" <= char <= "﷿" and not "ﹰ" <= char <= "﻿"


def _is_ideograph(char: str) -> bool:
    return "㐀" <= char <= "鿿" or char >= "\U00020000"


def _wants_gap(before: str, after: str) -> bool:
    if not before:
        return False
    return (_is_ideograph(before) and _is_latin(after)) or (
        _is_latin(before) and _is_ideograph(after)
    )


def _is_latin(char: str) -> bool:
    return char in "%¥" or (char.isascii() and char.isalnum())


@lru_cache(maxsize=1 << 16)
def _measured(text: str, face: str) -> float:
    """How wide a plain word is in size 1; reports say the same words again."""
    wide = ascii_widths(face)
    return sum([wide[char] for char in text])


@lru_cache(maxsize=1 << 16)
def _parts(text: str, face: str) -> tuple[_Part, ...]:
    """A word in as few runs of one face as it takes."""
    if text.isascii() and text.isprintable():
        return (_Part(face, text, _measured(text, face)),)
    made: list[_Part] = []
    for shape in _shapes(text, face):
        if made and made[-1].face == shape.face:
            last = made[-1]
            joined = _Part(last.face, last.text + shape.text, last.width + shape.width)
            made[-1] = joined
        else:
            made.append(_Part(shape.face, shape.text, shape.width))
    return tuple(made)


def _shapes(text: str, face: str) -> Iterator[Glyph]:
    for place, char in enumerate(text):
        if char not in _NARROW:
            yield glyph(char, face)
            continue
        beside = text[place + 1 : place + 2] or text[max(place - 1, 0) : place]
        if char in _AFTER:
            beside = text[max(place - 1, 0) : place]
        wide = not beside or _is_wide(beside)
        yield glyph(char, face) if wide else narrow(char, face)


def _set(pieces: Sequence[_Piece], kind: Type) -> Line:
    """Place the pieces side by side, joined to as few runs as faces and gaps allow."""
    end = len(pieces)
    while end and pieces[end - 1].text == " ":
        end -= 1
    text = "".join([piece.text for piece in pieces[:end]])
    if scripts.runs_left(text):
        pieces, end = [_piece(scripts.visual(text), kind.face, 0.0)], 1
    runs: list[Run] = []
    here: list[_Part] = []
    begin = x = 0.0
    for piece in pieces[:end]:
        gap = piece.gap if x else 0.0
        for part in piece.parts:
            if here and (gap or part.face != here[0].face):
                runs.append(_run(here, kind, begin, gap))
                here, begin = [], x + gap
            x += part.width + gap
            gap = 0.0
            here.append(part)
    if here:
        runs.append(_run(here, kind, begin, 0.0))
    return Line(tuple(runs), x * kind.size)


def _run(parts: Sequence[_Part], kind: Type, begin: float, gap: float) -> Run:
    text = "".join([part.text for part in parts])
    return Run(parts[0].face, text, begin * kind.size, gap * kind.size)
