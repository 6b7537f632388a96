"""The months of ``--months``: each 1 to 12."""

from planner.errors import FieldError
from planner.phrases import Phrase

_MOST = 12


def months(text: str) -> tuple[int, ...]:
    """The months that a text such as ``1,3,6,12`` names, rising, each once.

    >>> months("12,1,1")
    (1, 12)

    Raises:
        FieldError: anything else.
    """
    parts = [part.strip() for part in text.split(",")]
    if all(part.isascii() and part.isdigit() for part in parts):
        found = sorted({int(part) for part in parts})
        if found[0] >= 1 and found[-1] <= _MOST:
            return tuple(found)
    raise FieldError(
        field="--months",
        found=repr(text),
        expected=Phrase("months from 1 to 12 such as 1,3,6,12"),
    )
