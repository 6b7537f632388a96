"""What every entry carries beside its value: day, grade, source."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from planner.catalogue.faults import Fault, OverlapError
from planner.catalogue.table import Table
from planner.errors import PlannerError
from planner.model.dated import Dated, Grade, Source
from planner.phrases import Phrase

V = TypeVar("V")

Sources = Mapping[str, Source]

_A_DAY = Phrase("a day as YYYY-MM-DD, without quotes")


class Reading:
    """The reading of one file: gives what can be read, and keeps what cannot."""

    def __init__(self, file: str, sources: Sources) -> None:
        self.file = file
        self.sources = sources
        self.faults: list[Fault] = []

    def kept(self, entry: str, read: Callable[[], V]) -> V | None:
        """What ``read`` gives; None where it refuses, and the fault is kept."""
        try:
            return read()
        except PlannerError as why:
            self.faults.append(Fault(self.file, entry, why))
            return None

    def history(
        self, entry: str, tables: Iterable[Table], read: Callable[[Table], V]
    ) -> tuple[Dated[V], ...]:
        """The entries in the order of their days; one that overlaps is left out."""
        found = self.side_by_side(entry, tables, read)
        history: list[Dated[V]] = []
        for dated in sorted(found, key=lambda dated: dated.from_):
            before = history[-1] if history else None
            if before and _overlaps(before, dated):
                why = OverlapError(field="from", found=dated.from_, since=before.from_)
                self.faults.append(Fault(self.file, entry, why))
            else:
                history.append(dated)
        return tuple(history)

    def side_by_side(
        self, entry: str, tables: Iterable[Table], read: Callable[[Table], V]
    ) -> tuple[Dated[V], ...]:
        """The entries as they stand; they may hold at the same time."""
        found = [
            self.kept(f"{entry}[{n}]", partial(self.dated, table, read))
            for n, table in enumerate(tables)
        ]
        return tuple(dated for dated in found if dated is not None)

    def dated(self, table: Table, read: Callable[[Table], V]) -> Dated[V]:
        """One entry.

        Raises:
            PlannerError: the first fault in it.
        """
        from_, checked_on = table.day("from"), table.day("checked_on")
        grade = table.word("grade", Grade)
        if from_ is None:
            raise table.missing("from", _A_DAY)
        if checked_on is None:
            raise table.missing("checked_on", _A_DAY)
        if grade is None:
            raise table.missing("grade", ", ".join(grade.value for grade in Grade))
        last_day = table.day("last_day")
        if last_day is not None and last_day < from_:
            raise table.wrong("last_day", Phrase("a day not before the first"))
        dated = Dated(
            from_=from_,
            value=read(table),
            grade=grade,
            checked_on=checked_on,
            source=self._source(table),
            note=table.both("note"),
            last_day=last_day,
            from_assumed=table.flag("from_assumed") or False,
        )
        table.done()
        return dated

    def _source(self, table: Table) -> Source:
        raw = table.raw("source")
        if isinstance(raw, str):
            key = table.one_of("source", tuple(self.sources))
            return self.sources[str(key)]
        inner = table.table("source")
        if inner is None:
            raise table.missing(
                "source", Phrase('a key of sources.toml or { title = "…" }')
            )
        return source(inner)


def sources(reading: Reading, raw: Mapping[str, object]) -> Mapping[str, Source]:
    """The sources by their keys."""
    table = Table(raw)
    found: dict[str, Source] = {}
    for key in table.keys():  # noqa: SIM118  # a Table, no dict
        inner = reading.kept(key, partial(table.table, key))
        told = None if inner is None else reading.kept(key, partial(source, inner))
        if told is not None:
            found[key] = told
    return MappingProxyType(found)


def source(table: Table) -> Source:
    """A source with its title, and its address where there is one."""
    title = table.both("title")
    if title is None:
        raise table.missing("title", Phrase("a text"))
    found = Source(title, table.text("href") or "")
    table.done()
    return found


def _overlaps(before: Dated[V], after: Dated[V]) -> bool:
    return before.from_ == after.from_ or (
        before.last_day is not None and after.from_ <= before.last_day
    )
