"""A long bill of an app by its columns; no row is made until somebody asks for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from datetime import date
from itertools import chain, product
from typing import Generic, TypeVar, overload

from planner.exchange.billrow import FLOWS, BillRow, Flow
from planner.exchange.cells import iso_day, paid
from planner.exchange.fingerprint import contents, fingerprints_of
from planner.lean import dataclass
from planner.money import ZERO, Money

T = TypeVar("T")
Raw = tuple[bytes, ...]
Column = Sequence[bytes]  # cells as they stand in the file

_COSTS = re.compile(rb"(?:\d{1,12}\.\d\d\n)*")
_DAY = slice(10)
_CLOCK = slice(11, None)


class Later(Sequence[T], Generic[T]):
    """A sequence whose length is known, and whose items are made when first asked."""

    def __init__(self, length: int, make: Callable[[], Sequence[T]]) -> None:
        self._length = length
        self._make = make
        self._made: Sequence[T] | None = None

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._all()[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    def __hash__(self) -> int:
        return hash(tuple(self._all()))

    def _all(self) -> Sequence[T]:
        if self._made is None:
            self._made = self._make()
        return self._made


def joined(parts: Sequence[Sequence[T]]) -> Sequence[T]:
    """One sequence of all of them; made now only where all of them are made."""
    if any(isinstance(part, Later) for part in parts):
        return Later(sum(map(len, parts)), lambda: tuple(chain.from_iterable(parts)))
    return tuple(chain.from_iterable(parts))


class _Kinds(dict[Raw, int]):
    """The texts of rows, each told once; a new one gets the next number."""

    def __missing__(self, raw: Raw) -> int:
        number = self[raw] = len(self)
        return number


@dataclass(slots=True)
class Bulk:
    """The rows of one table.

    Attributes:
        codec: of the cells.
        lines, fen: of each row.
        codes: of each row the place of its texts in ``kinds``.
        days: every day that occurs.
    """

    codec: str
    lines: list[int] = field(default_factory=list)
    fen: list[int] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    days: dict[bytes, date] = field(default_factory=dict)
    _when: list[bytes] = field(default_factory=list)
    _orders: list[bytes] = field(default_factory=list)
    _forms: set[tuple[int, bytes]] = field(default_factory=set)
    _raw: _Kinds = field(default_factory=_Kinds)
    _kinds: list[BillRow] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.codes)

    def texts(self) -> Iterator[str]:
        """The different texts of the rows, each with its like."""
        return (b"".join(raw).decode(self.codec) for raw in self._raw)

    def add(self, lines: Iterable[int], columns: Sequence[Column]) -> None:
        """Take more rows by their columns, in the order in which layouts read them.

        Raises:
            ValueError: a day in another form.
            FieldError: no amount.
        """
        when, kind, party, item, flow, cost, method, status, order, note = columns
        heads = {text[:11] for text in when}
        for text in {head[_DAY] for head in heads} - self.days.keys():
            self.days[text] = iso_day(text.decode())
        parts = {head[10:] for head in heads}
        self._forms.update(product(set(map(len, when)), parts))
        self.fen += self._fen(cost)
        self.lines += lines
        self._when += when
        self._orders += order
        raw = zip(kind, party, item, flow, method, status, note, strict=True)
        self.codes += map(self._raw.__getitem__, raw)

    @property
    def kinds(self) -> list[BillRow]:
        """Each of the different texts as a row of no day and no amount."""
        if len(self._kinds) != len(self._raw):
            self._kinds = [self._template(raw) for raw in self._raw]
        return self._kinds

    def lumps(self) -> list[BillRow]:
        """Rows of the same texts as one, with their number and their sum."""
        sums, times = [0] * len(self.kinds), [0] * len(self.kinds)
        for code, fen in zip(self.codes, self.fen, strict=True):
            sums[code] += fen
            times[code] += 1
        return [
            kind._replace(counted=Money(fen), times=n)
            for kind, fen, n in zip(self.kinds, sums, times, strict=True)
        ]

    def row(self, n: int) -> BillRow:
        """One row."""
        when, amount = self._when[n], Money(self.fen[n])
        return self.kinds[self.codes[n]]._replace(
            line=self.lines[n],
            on=self.days[when[_DAY]],
            clock=self._clock(when),
            amount=amount,
            order=self.order(n),
            counted=amount,
        )

    def order(self, n: int) -> str:
        """The issuer's own number of a row."""
        return self._orders[n].decode(self.codec).strip()

    def _clock(self, when: bytes) -> str:
        return when[_CLOCK].decode(self.codec).rstrip()

    def rows(self) -> Later[BillRow]:
        """The rows, made when they are asked for."""
        return Later(len(self), lambda: tuple(map(self.row, range(len(self)))))

    def marks(self, family: str) -> Later[str]:
        """The fingerprints of the rows, made when they are asked for."""

        def made() -> Sequence[str]:
            kinds = self.kinds
            days = {text: day.toordinal() for text, day in self.days.items()}
            told = contents(
                [kinds[code] for code in self.codes],
                [*map(self._clock, self._when)],
                [*map(self.order, range(len(self)))],
                [days[text[_DAY]] for text in self._when],
                self.fen,
            )
            return fingerprints_of(told, family)

        return Later(len(self), made)

    def moment(self, n: int) -> tuple[bytes, str]:
        """What orders the rows by time: day and clock."""
        when = self._when[n]
        return when[_DAY], self._clock(when)

    def oldest(self, rows: Sequence[int]) -> int:
        """The first of the oldest of these rows."""
        return min(rows, key=self._key())

    def oldest_first(self, rows: Sequence[int]) -> list[int]:
        """These rows by time; equal ones stay as they stand."""
        return sorted(rows, key=self._key())

    def _key(self) -> Callable[[int], bytes | tuple[bytes, str]]:
        """Where all moments are written alike, the text orders as the time does."""
        return self._when.__getitem__ if len(self._forms) == 1 else self.moment

    def _template(self, raw: Raw) -> BillRow:
        cells = (cell.decode(self.codec).strip() for cell in raw)
        kind, party, item, flow, method, status, note = cells
        return BillRow(
            line=0,
            on=date.min,
            clock="",
            amount=ZERO,
            flow=FLOWS.get(flow, Flow.NEUTRAL),
            kind=kind,
            party=party,
            item=item,
            method=method,
            status=status,
            order="",
            note=note,
            counted=ZERO,
        )

    def _fen(self, cost: Column) -> list[int]:
        """The amounts in whole fen; the usual form at once, others one by one."""
        told = b"\n".join(cost) + b"\n"
        if _COSTS.fullmatch(told):
            return [*map(int, told.replace(b".", b"").split())]
        each = {cell: paid(cell.decode(self.codec), "金额").minor for cell in set(cost)}
        return [each[cell] for cell in cost]
