"""How wide the columns of a table are; without it they would be ragged or narrow."""

from collections.abc import Sequence
from typing import NamedTuple

from reports import style
from reports.document import Align, Table
from reports.lines import lines, longest_word, width

_BETWEEN = 9.0  # white space between two columns
_HEAD_LINES = 2
_SHORT = 4  # characters that stay side by side in a heading
_LEAST = 46.0  # no wrapping column is narrower


class Frame(NamedTuple):
    """Where a column stands."""

    left: float
    width: float
    align: Align = Align.START


def frames_of(table: Table, measure: float) -> tuple[Frame, ...]:
    """Columns side by side that fill the measure; wrapping ones take what is left."""
    room = measure - _BETWEEN * (len(table.columns) - 1)
    widths = _widths(table, room)
    frames, left = [], 0.0
    for wide, column in zip(widths, table.columns, strict=True):
        frames.append(Frame(left, wide, column.align))
        left += wide + _BETWEEN
    return tuple(frames)


def _widths(table: Table, room: float) -> list[float]:
    cells = [_cell_need(table, n) for n in range(len(table.columns))]
    heads = [width(column.heading, style.CELL_HEAD) for column in table.columns]
    shares = [column.share for column in table.columns]
    needs = [max(pair) + 0.01 for pair in zip(cells, heads, strict=True)]
    if sum(needs) > room:
        # Not everything fits on one line, so headings take two before cells do.
        heads = [_head_need(column.heading) for column in table.columns]
        needs = [max(pair) + 0.01 for pair in zip(cells, heads, strict=True)]
    fixed = sum(n for n, share in zip(needs, shares, strict=True) if not share)
    if fixed + _LEAST * sum(share > 0 for share in shares) > room:
        return _squeezed(needs, room)
    return _shared(needs, shares, room - fixed)


def _cell_need(table: Table, n: int) -> float:
    cells = [width(row[n], style.CELL) for row in table.rows]
    # The first cell of a sum is a word that may reach into its neighbour.
    sums = (*table.running, *((table.total,) if table.total else ())) if n else ()
    cells += [width(row[n], style.CELL_TOTAL) for row in sums]
    return max(cells)


def _head_need(heading: str) -> float:
    """A heading may take two lines, but no word of it is cut."""
    kind = style.CELL_HEAD
    whole = width(heading, kind)
    least = max(whole / _HEAD_LINES, longest_word(heading, kind), kind.size * _SHORT)
    while len(lines(heading, kind, least)) > _HEAD_LINES:
        least += 1
    return min(least, whole)


def _squeezed(needs: Sequence[float], room: float) -> list[float]:
    """Columns wider than an equal share give up the same part of what is above it."""
    fair = room / len(needs)
    over = sum(max(need - fair, 0) for need in needs)
    spare = sum(max(fair - need, 0) for need in needs)
    return [
        need if need <= fair else fair + spare * (need - fair) / over for need in needs
    ]


def _shared(needs: Sequence[float], shares: Sequence[int], left: float) -> list[float]:
    """Wrapping columns by share; without any, all get the same more."""
    whole = sum(shares)
    if not whole:
        more = left / len(needs)
        return [need + more for need in needs]
    return [
        left * share / whole if share else need
        for need, share in zip(needs, shares, strict=True)
    ]
