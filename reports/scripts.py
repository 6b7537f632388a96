"""Writing that runs from right to left or joins its letters; reportlab draws neither.

Only what a name or a remark needs: runs of Hebrew and Arabic are put in the order in
which the eye meets them, Arabic letters take their joined forms. Paragraph direction is
always left to right, as the reports are.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_MAYBE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SELECTS = re.compile("[\ufe00-\ufe0f]")
_RIGHT = frozenset({"R", "AL"})
_STAYS = frozenset({"L", "EN", "AN"})
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FORMS = range(0xFE70, 0xFEFD)
_DUAL, _FINAL, _START, _MIDDLE = "isolated", "final", "initial", "medial"


def cleaned(text: str) -> str:
    """The text as one line of what can be seen, Arabic letters joined.

    White space becomes a space; signs that only steer an engine (direction marks,
    joiners, variation selectors) are left out: they have no look of their own.
    """
    if text.isprintable() and not (_SELECTS.search(text) or runs_left(text)):
        return text
    seen = "".join(" " if c.isspace() else c for c in text if not _steers(c))
    return _joined(seen) if runs_left(seen) else seen


def runs_left(text: str) -> bool:
    """Whether any of the text runs from right to left."""
    return _MAYBE_RIGHT.search(text) is not None and any(
        unicodedata.bidirectional(c) in _RIGHT for c in text
    )


def visual(text: str) -> str:
    """The characters in the order in which they stand from left to right."""
    out: list[str] = []
    stretch: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if stretch and kind == "L":
            out += _turned(stretch)
            stretch = []
        if kind in _RIGHT or stretch:
            stretch.append(char)
        else:
            out.append(char)
    return "".join([*out, *_turned(stretch)])


def _turned(stretch: list[str]) -> list[str]:
    """Right-to-left characters turned round; what trails them stays where it is."""
    end = len(stretch)
    while end and unicodedata.bidirectional(stretch[end - 1]) not in _RIGHT | {"NSM"}:
        end -= 1
    groups: list[str] = []
    for char in stretch[:end]:
        kind = unicodedata.bidirectional(char)
        sticks = kind == "NSM" or (
            kind in _STAYS
            and bool(groups)
            and unicodedata.bidirectional(groups[-1][-1]) in _STAYS
        )
        if sticks and groups:
            groups[-1] += char
        else:
            groups.append(char.translate(_MIRROR))
    return [*reversed(groups), *stretch[end:]]


def _steers(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


@cache
def _shapes() -> dict[str, dict[str, str]]:
    """Each Arabic letter's joined forms, from the compatibility forms of Unicode."""
    found: dict[str, dict[str, str]] = {}
    for code in _FORMS:
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if len(letters) == 1:
            letter = chr(int(letters[0], 16))
            found.setdefault(letter, {})[kind.strip("<>")] = chr(code)
    return found


def _joined(text: str) -> str:
    return "".join(_in_place(text, place) for place in range(len(text)))


def _in_place(text: str, place: int) -> str:
    forms = _shapes().get(text[place])
    if forms is None:
        return text[place]
    before = _START in _shapes().get(_letter(reversed(text[:place])), {})
    after = _FINAL in _shapes().get(_letter(text[place + 1 :]), {}) and _START in forms
    joins_before = before and _FINAL in forms
    if joins_before:
        name = _MIDDLE if after else _FINAL
    else:
        name = _START if after else _DUAL
    return forms.get(name, text[place])


def _letter(chars: Iterator[str] | str) -> str:
    """The next character that is no mark on another."""
    return next((c for c in chars if unicodedata.category(c) != "Mn"), "")
