"""Text broken into lines as Chinese and Latin want it; else numbers would be cut.

Chinese may break between any two characters, except that closing signs never begin a
line and opening signs never end one (GB/T 15834-2011, 4.14 and 5.1); Latin words and
numbers stay whole while they fit. What is typed is printed: no mark-up is read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reports import scripts
from reports.faces import Glyph, glyph, narrow
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


class _Piece(NamedTuple):
    """What a line may not be broken within, and the gap that it wants before it."""

    text: str
    width: float
    gap: float


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
    return plain or _set(_pieces(scripts.cleaned(text), kind), kind)


def _plain(text: str, kind: Type) -> Line | None:
    """The short way for amounts and days, which most cells are: one face, no gaps."""
    if not (text.isascii() and text.isprintable()) or text.endswith(" ") or not text:
        return None
    return Line((Run(kind.face, text, 0.0),), _wide(text, kind))


def longest_word(text: str, kind: Type) -> float:
    """How wide the widest part is that should not be broken."""
    pieces = _pieces(scripts.cleaned(text), kind)
    return max((piece.width for piece in pieces), default=0.0)


def shortened(text: str, kind: Type, measure: float) -> Line:
    """The text in one line, cut with an ellipsis where ``measure`` is too narrow."""
    whole = one_line(text, kind)
    if whole.width <= measure:
        return whole
    kept = bisect_right(
        range(len(text)), measure, key=lambda n: one_line(f"{text[:n]}…", kind).width
    )
    return one_line(f"{text[: max(kept - 1, 0)]}…", kind)


def _broken(paragraph: str, kind: Type, measure: float) -> Iterator[Line]:
    here: list[_Piece] = []
    used = 0.0
    for piece in _fitting(_pieces(scripts.cleaned(paragraph), kind), kind, measure):
        if here and used + piece.gap + piece.width > measure:
            yield _set(here, kind)
            here, used = [], 0.0
        if here or piece.text != " ":
            used += piece.width + (piece.gap if here else 0)
            here.append(piece)
    yield _set(here, kind)


def _fitting(pieces: Iterator[_Piece], kind: Type, measure: float) -> Iterator[_Piece]:
    """Cut pieces that no line could hold into single characters."""
    for piece in pieces:
        if piece.width <= measure or len(piece.text) == 1:
            yield piece
            continue
        for n, char in enumerate(piece.text):
            yield _Piece(char, _wide(char, kind), piece.gap if n == 0 else 0)


def _pieces(text: str, kind: Type) -> Iterator[_Piece]:
    before = ""
    for piece in _joined(text):
        gap = kind.size * _GAP if _wants_gap(before, piece[0]) else 0.0
        yield _Piece(piece, _wide(piece, kind), gap)
        before = piece[-1]


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


def _wide(text: str, kind: Type) -> float:
    return _measured(text, kind.face) * kind.size


@lru_cache(maxsize=1 << 16)
def _measured(text: str, face: str) -> float:
    """How wide a word is in size 1; reports say the same words again and again."""
    return sum(shape.width for shape in _shapes(text, face))


def _shapes(text: str, face: str) -> Iterator[Glyph]:
    for place, char in enumerate(text):
        beside = text[place + 1 : place + 2] or text[max(place - 1, 0) : place]
        if char in _AFTER:
            beside = text[max(place - 1, 0) : place]
        if char in _NARROW and beside and not _is_wide(beside):
            yield narrow(char, face)
        else:
            yield glyph(char, face)


def _set(pieces: Iterable[_Piece], kind: Type) -> Line:
    """Place the pieces side by side, joined to as few runs as faces and gaps allow."""
    whole = list(pieces)
    while whole and whole[-1].text == " ":
        whole.pop()
    text = "".join(piece.text for piece in whole)
    if scripts.runs_left(text):
        whole = [_Piece(scripts.visual(text), 0.0, 0.0)]
    runs: list[Run] = []
    x = 0.0
    for n, piece in enumerate(whole):
        gap = piece.gap if n else 0.0
        if gap:
            runs[-1] = runs[-1]._replace(gap=gap)
            x += gap
        for shape in _shapes(piece.text, kind.face):
            x = _append(runs, shape, x, kind)
    return Line(tuple(runs), x)


def _append(runs: list[Run], shape: Glyph, x: float, kind: Type) -> float:
    if runs and runs[-1].face == shape.face and not runs[-1].gap:
        last = runs[-1]
        runs[-1] = Run(last.face, last.text + shape.text, last.x)
    else:
        runs.append(Run(shape.face, shape.text, x))
    return x + shape.width * kind.size
