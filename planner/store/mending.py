"""Mends one table; without it a damaged row would cost the rows beside it.

Whatever is proposed is measured by the kept sum of the table: what makes it right again
is what was written, to the last byte, and is called proven.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from functools import cached_property
from itertools import combinations

from planner.lean import dataclass
from planner.store.one_flip import unflipped
from planner.store.salvage import Cells, Found, Placed, is_readable
from planner.store.sums import MODULUS, row_sum, total
from planner.store.table import Table


class How(Enum):
    """What a step of a repair does."""

    UNFLIP = "unflip"  # one changed byte is put back
    COPY = "copy"  # a row comes from a backup
    UNLINK = "unlink"  # a reference is taken off a record
    ASIDE = "aside"  # a row goes into the file beside the book
    RECOMPUTE = "recompute"  # a sum is taken from the rows as they are
    REBUILD = "rebuild"  # the file is written anew from its rows
    WHOLE = "whole"  # a backup takes the place of the book


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a repair.

    Attributes:
        id: of the record; empty where the step concerns a whole table or the file.
        on: the day of the backup that it is taken from.
        proven: the checksum shows that the outcome is what was written last.
        found: what was in the way: a lost reference, or the rest that stays aside.
    """

    how: How
    table: str = ""
    id: str = ""
    on: date | None = None
    proven: bool = False
    found: str = ""


@dataclass(frozen=True, slots=True)
class OldRows:
    """The rows of a backup: of the day whose end it shows, by table and place."""

    on: date
    tables: dict[str, Placed]


@dataclass(frozen=True, slots=True)
class Mended:
    """A table as it will be.

    Attributes:
        aside: rows as they were read that are not in ``rows``.
    """

    rows: Placed
    steps: tuple[Step, ...] = ()
    aside: tuple[Cells, ...] = ()


_MET = 24  # options of which any subset is tried; of more, any two

_Option = tuple[int, Cells, date]  # a place, what a backup has there, its day


def mended(table: Table, found: Found, copies: Iterable[OldRows]) -> Mended:
    """What a table should hold, and how one knows."""
    return _Mending(table, found, copies).outcome()


class _Mending:
    def __init__(self, table: Table, found: Found, copies: Iterable[OldRows]) -> None:
        self._table, self._name, self._found = table, table.name, found
        self._bad = _unreadable(table, found.rows)
        self._copies = copies
        self._lacks = self._lack(found.rows)

    def outcome(self) -> Mended:
        rows = self._found.rows
        if not self._bad and not self._found.gaps and not self._lacks:
            return Mended(rows)
        return self._by_flip_of_bad() or self._by_copies() or self._as_far_as_known()

    @cached_property
    def _options(self) -> list[_Option]:
        return [*self._offered()]

    def _lack(self, rows: Placed) -> int | None:
        """What the sum lacks to be as it was written; None where that is not known."""
        if self._found.kept is None:
            return None
        return (self._found.kept - total(self._name, rows.values())) % MODULUS

    def _offered(self) -> Iterator[_Option]:
        """What backups have at places where the file has something else, or nothing."""
        seen: set[tuple[int, Cells]] = set()
        for copy in self._copies:
            for place, cells in copy.tables[self._name].items():
                is_other = self._found.rows.get(place) != cells
                if is_other and (place, cells) not in seen:
                    seen.add((place, cells))
                    yield place, cells, copy.on

    def _by_flip_of_bad(self) -> Mended | None:
        """The one unreadable row, put right out of itself: it is newer than a copy."""
        if len(self._bad) != 1 or self._found.gaps:
            return None
        return self._by_flip([*self._bad.items()], whole_bytes=True)

    def _by_flip(
        self, rows: Sequence[tuple[int, Cells]], *, whole_bytes: bool
    ) -> Mended | None:
        if not self._lacks:
            return None
        former = unflipped(self._name, rows, self._lacks, whole_bytes=whole_bytes)
        if former is None:
            return None
        place, cells = former
        step = Step(How.UNFLIP, self._name, str(cells[0]), proven=True)
        return Mended({**self._found.rows, place: cells}, (step,))

    def _by_copies(self) -> Mended | None:
        """The rows of backups that make the sum right: all needed, or one, or two."""
        if self._lacks is None:
            return None
        for whole in (self._needed(), self._missing(), self._newest()):
            if whole and self._gain(whole) == self._lacks:
                return self._taken(whole, proven=True)
        one = next((x for x in self._options if self._gain([x]) == self._lacks), None)
        found = [one] if one else self._some()
        return self._taken(found, proven=True) if found else None

    def _some(self) -> Sequence[_Option]:
        """The options that together make the sum right, met from both halves."""
        if len(self._options) > _MET:
            return self._pair()
        half = len(self._options) // 2
        by_gain = {self._gain(some): some for some in _subsets(self._options[:half])}
        for some in _subsets(self._options[half:]):
            rest = by_gain.get(((self._lacks or 0) - self._gain(some)) % MODULUS)
            if rest is not None and _is_one_each((*rest, *some)):
                return (*rest, *some)
        return ()

    def _pair(self) -> Sequence[_Option]:
        by_gain: dict[int, _Option] = {}
        for option in self._options:
            gain = self._gain([option])
            other = by_gain.get(((self._lacks or 0) - gain) % MODULUS)
            if other is not None and other[0] != option[0]:
                return other, option
            by_gain[gain] = option
        return ()

    def _gain(self, options: Sequence[_Option]) -> int:
        """What these rows add to the sum, those whose place they take taken off."""
        gain = 0
        for place, cells, _ in options:
            gain += row_sum(self._name, cells)
            if place in self._found.rows:
                gain -= row_sum(self._name, self._found.rows[place])
        return gain % MODULUS

    def _needed(self) -> list[_Option]:
        """The newest option for each place that is unreadable, or in a gap."""
        needed: dict[int, _Option] = {}
        for option in self._options:
            place = option[0]
            is_lost = place not in self._found.rows and self._is_in_gap(place)
            if place in self._bad or is_lost:
                needed.setdefault(place, option)
        return [*needed.values()]

    def _missing(self) -> list[_Option]:
        """All that is needed, and every row that the file is silent about."""
        return [x for x in self._newest() if self._is_lost(x[0])]

    def _newest(self) -> list[_Option]:
        """What the newest backup has otherwise, at every place."""
        newest = {option[0]: option for option in reversed(self._options)}
        return [newest[place] for place in sorted(newest)]

    def _is_lost(self, place: int) -> bool:
        return place in self._bad or place not in self._found.rows

    def _is_in_gap(self, place: int) -> bool:
        return any(
            after < place and (until is None or place < until)
            for after, until in self._found.gaps
        )

    def _taken(self, options: Sequence[_Option], *, proven: bool) -> Mended:
        rows, steps, aside = dict(self._found.rows), [], []
        for place, cells, on in options:
            if place in rows:
                aside.append(rows[place])
            rows[place] = cells
            steps.append(Step(How.COPY, self._name, str(cells[0]), on, proven))
        return Mended(dict(sorted(rows.items())), tuple(steps), tuple(aside))

    def _as_far_as_known(self) -> Mended:
        """Unproven: copies for what is lost, the rest of it aside, the sum anew."""
        if not self._bad and not self._found.gaps:
            rows = [*self._found.rows.items()]
            flipped = self._by_flip(rows, whole_bytes=False) or self._by_flip(
                rows, whole_bytes=True
            )
            if flipped is not None:
                return flipped
        # A debt that comes back by mistake is seen; one that is gone is not.
        lost = self._missing() if self._lacks else self._needed()
        taken = self._taken(lost, proven=False)
        rows_now, steps, aside = dict(taken.rows), [*taken.steps], [*taken.aside]
        for place in self._bad:
            if rows_now[place] == self._bad[place]:
                cells = rows_now.pop(place)
                aside.append(cells)
                steps.append(Step(How.ASIDE, self._name, str(cells[0])))
        left = _doubles_dropped(rows_now)
        aside += [rows_now[place] for place in rows_now.keys() - left.keys()]
        if self._found.gaps:
            places = "; ".join(_gap(*gap) for gap in self._found.gaps)
            steps.append(Step(How.ASIDE, self._name, found=places))
        steps.append(Step(How.RECOMPUTE, self._name))
        return Mended(left, tuple(steps), tuple(aside))


def _subsets(options: Sequence[_Option]) -> Iterator[tuple[_Option, ...]]:
    for count in range(len(options) + 1):
        yield from combinations(options, count)


def _is_one_each(options: Sequence[_Option]) -> bool:
    return len({place for place, _, _ in options}) == len(options)


def _gap(after: int, until: int | None) -> str:
    return f"{after + 1}-{'' if until is None else until - 1}"


def _unreadable(table: Table, rows: Placed) -> Placed:
    """Rows that are no record, or have the id of one before them."""
    seen: set[object] = set()
    bad: Placed = {}
    for place, cells in rows.items():
        if cells[0] in seen or not is_readable(table, cells):
            bad[place] = cells
        else:
            seen.add(cells[0])
    return bad


def _doubles_dropped(rows: Placed) -> Placed:
    """A row of a backup may have an id that moved to another place since."""
    by_id = {cells[0]: place for place, cells in rows.items()}
    return {place: rows[place] for place in sorted(by_id.values())}
