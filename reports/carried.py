"""Sums so far in every long table; else only those would have them that were told to.

A column is summed where the figures in it add up to its total. Hidden figures add up to
nothing, so that a masked table carries nothing forward that it does not show.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from planner.money import Money
from planner.wording.say import plain
from reports.document import Block, Row, Section, Table

LONG = 20  # shorter tables do without sums carried forward
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d\d")


def carried(section: Section) -> Section:
    """The section with sums so far in its long tables that have a total."""
    return replace(section, blocks=tuple(map(_summed, section.blocks)))


def _summed(table: Block) -> Block:
    if not isinstance(table, Table) or len(table.rows) < LONG:
        return table
    if table.running or not table.total:
        return table
    columns = [n for n in range(1, len(table.columns)) if _adds_up(table, n)]
    return replace(table, running=tuple(_rows(table, columns))) if columns else table


def _adds_up(table: Table, n: int) -> bool:
    cells = [*(row[n] for row in table.rows), table.total[n]]
    if not all(map(_AMOUNT.fullmatch, cells)):
        return False
    *parts, whole = map(_fen, cells)
    return sum(parts) == whole


def _rows(table: Table, columns: list[int]) -> Iterator[Row]:
    sums = dict.fromkeys(columns, 0)
    for row in table.rows:
        for n in columns:
            sums[n] += _fen(row[n])
        yield tuple(plain(Money(sums[n])) if n in sums else "" for n in range(len(row)))


def _fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))
