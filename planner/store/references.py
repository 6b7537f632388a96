"""Mends what records say of each other; without it a lost loan would strand its dues.

A record that others point at comes back from a backup where one has it. Else the
reference is taken off, where the record can be without it, or the record goes aside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from planner.errors import IdUnknownError, PlannerError
from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import faults, issues
from planner.phrases import Phrase
from planner.schedule.replayed import replay_fault
from planner.store.mending import How, OldRows, Step
from planner.store.rows import BY_NAME, TABLES
from planner.store.salvage import Cells, Placed

Rows = dict[str, Placed]  # by table and place

_ROUNDS = 20  # one thing that goes aside may strand another
_MAY_BE_WITHOUT = {  # the field that may be empty, by kind
    r.Line: "shares_limit_with",
    r.Loan: "line",
    r.Note: "line",
    r.ImportedRow: "record",
}


class References:
    """The records of readable rows, brought to what ``check`` finds nothing in."""

    def __init__(self, rows: Rows, copies: Iterable[OldRows], on: date) -> None:
        self.rows = {name: dict(placed) for name, placed in rows.items()}
        self.aside: list[tuple[str, Cells]] = []
        self._copies, self._on = copies, on

    def settle(self) -> tuple[Step, ...]:
        """Mend round by round until nothing is left that can be mended."""
        steps: list[Step] = []
        for _ in range(_ROUNDS):
            more = [*self._round()]
            if not more:
                break
            steps += more
        return tuple(steps)

    def _round(self) -> Iterator[Step]:
        book = book_of(self.rows)
        done: set[str] = set()
        for record, fault in _wrong(book, self._on):
            if record.id in done:
                continue
            step = self._mend(book, record, fault)
            if step is not None:
                done.update((record.id, step.id))
                yield step

    def _mend(
        self, book: Book, record: r.Record, fault: PlannerError | Phrase
    ) -> Step | None:
        if not isinstance(fault, IdUnknownError):
            return self._from_copy(book, record)
        lost = str(fault.values["id"])
        return (
            self._brought_back(lost)
            or self._unlinked(record, lost)
            or self._set_aside(record, lost)
        )

    def _brought_back(self, lost: str) -> Step | None:
        """The record that others point at, from the newest backup that has it."""
        for copy in self._copies:
            for name, placed in copy.tables.items():
                for place, cells in placed.items():
                    if cells[0] == lost and self._is_free(lost):
                        self._put(name, place, cells)
                        return Step(How.COPY, name, lost, copy.on)
        return None

    def _is_free(self, lost: str) -> bool:
        return all(
            cells[0] != lost
            for placed in self.rows.values()
            for cells in placed.values()
        )

    def _put(self, name: str, place: int, cells: Cells) -> None:
        placed = self.rows[name]
        if place in placed:
            place = max(placed) + 1
        placed[place] = cells
        self.rows[name] = dict(sorted(placed.items()))

    def _unlinked(self, record: r.Record, lost: str) -> Step | None:
        field = _MAY_BE_WITHOUT.get(type(record), "")
        if getattr(record, field, None) != lost:
            return None
        without = replace(cast("Any", record), **{field: None})
        name, place = self._where(record)
        self.aside.append((name, self.rows[name][place]))
        self.rows[name][place] = BY_NAME[name].to_row(without)
        return Step(How.UNLINK, name, record.id, found=lost)

    def _set_aside(self, record: r.Record, lost: str) -> Step | None:
        if isinstance(record, r.Line):  # it points at a line that points at nothing
            return None
        name, place = self._where(record)
        self.aside.append((name, self.rows[name].pop(place)))
        return Step(How.ASIDE, name, record.id, found=lost)

    def _from_copy(self, book: Book, record: r.Record) -> Step | None:
        """The record as a backup has it, if it is sound there; else it stays."""
        name, place = self._where(record)
        for copy in self._copies:
            for cells in copy.tables[name].values():
                if cells[0] != record.id or cells == self.rows[name][place]:
                    continue
                old = BY_NAME[name].from_row(cells)
                if _is_sound(book.with_(old), old, self._on):
                    self.aside.append((name, self.rows[name][place]))
                    self.rows[name][place] = cells
                    return Step(How.COPY, name, record.id, copy.on)
        return None

    def _where(self, record: r.Record) -> tuple[str, int]:
        return next(
            (table.name, place)
            for table in TABLES
            if table.kind is type(record)
            for place, cells in self.rows[table.name].items()
            if cells[0] == record.id
        )


def book_of(rows: Rows) -> Book:
    """The records of readable rows."""
    tables: dict[str, Any] = {}
    for table in TABLES:
        records = map(table.from_row, rows[table.name].values())
        tables[table.name] = {record.id: record for record in records}
    return Book(**tables)


def _wrong(book: Book, on: date) -> Iterator[tuple[r.Record, PlannerError | Phrase]]:
    for issue in issues(book):
        yield cast("r.Record", book.find(issue.record)), issue.fault
    paid: dict[str, list[r.Repayment]] = {}
    for one in book.repayments.values():
        paid.setdefault(one.loan, []).append(one)
    for loan in book.loans.values():
        fault = replay_fault(loan, paid.get(loan.id, ()), on)
        if fault is not None:
            yield loan, fault


def _paid(book: Book, loan: r.Loan) -> Sequence[r.Repayment]:
    return [one for one in book.repayments.values() if one.loan == loan.id]


def _is_sound(book: Book, record: r.Record, on: date) -> bool:
    if next(faults(book, record), None) is not None:
        return False
    if not isinstance(record, r.Loan):
        return True
    return replay_fault(record, _paid(book, record), on) is None
