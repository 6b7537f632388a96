"""A report that hides numbers; without it a masked one would still tell an account."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import cast

from planner.wording.mask import HIDDEN_AMOUNT
from reports.document import Document

_DAY = r"\d{4}-\d\d-\d\d(?!\d)"
_NUMBER = re.compile(rf"{_DAY}|(?<![\d,.])\d(?:[ -]?\d){{6,}}(?![\d,.])")
_KEPT = 4


def masked(document: Document) -> Document:
    """The same with every long number cut to its end, but for the fingerprint."""
    made = cast("Document", _masked(document))
    return replace(made, mark=document.mark)


def _masked(thing: object) -> object:
    if isinstance(thing, str):
        return _NUMBER.sub(_cut, thing)
    if isinstance(thing, tuple):
        return tuple(_masked(one) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type | Enum):
        told = {one.name: _masked(getattr(thing, one.name)) for one in fields(thing)}
        return replace(thing, **told)
    return thing


def _cut(found: re.Match[str]) -> str:
    if re.fullmatch(_DAY, found[0]):
        return found[0]
    digits = [char for char in found[0] if char.isdigit()]
    return f"{HIDDEN_AMOUNT} {''.join(digits[-_KEPT:])}"
