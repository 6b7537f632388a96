"""Tables to read in a terminal, where a Chinese character takes two columns."""

from collections.abc import Collection, Sequence
from unicodedata import combining, east_asian_width

_GAP = "  "


def text_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
) -> str:
    """Headings, a line, and rows; the columns named in ``right`` are right-aligned.

    >>> print(text_table(["额度", "n"], [["a", "10"]], right=[1]))
    额度   n
    ----  --
    a     10
    """
    cells = [[_one_line(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    lines = [
        _GAP.join(
            _padded(cell, widths[n], to_right=n in right) for n, cell in enumerate(row)
        ).rstrip()
        for row in cells
    ]
    return "\n".join((lines[0], _GAP.join("-" * n for n in widths), *lines[1:]))


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def _padded(text: str, columns: int, *, to_right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if to_right else text + space


def _one_line(text: str) -> str:
    """What a record holds must not command the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
