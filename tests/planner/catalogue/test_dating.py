from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from planner.catalogue.dating import Reading, source
from planner.catalogue.faults import NotAmongError, OverlapError
from planner.catalogue.table import Table
from planner.errors import FieldError, FieldMissingError
from planner.model.dated import Grade, Source, Text

FEES = Source(Text("收费表", "Fee schedule"), "example.org/fees")
GOOD: dict[str, Any] = {
    "from": date(2024, 1, 1),
    "value": 1,
    "grade": "official",
    "checked_on": date(2026, 11, 22),
    "source": "fees",
}


def reading() -> Reading:
    return Reading("a.toml", MappingProxyType({"fees": FEES}))


def value(table: Table) -> int | None:
    return table.count("value")


def test_an_entry_is_read_with_its_papers() -> None:
    more = {"note": "so", "last_day": date(2025, 1, 1), "from_assumed": True}

    entry = reading().dated(Table(GOOD | more), value)

    assert (entry.value, entry.grade, entry.source) == (1, Grade.OFFICIAL, FEES)
    assert entry.from_ == date(2024, 1, 1)
    assert entry.checked_on == date(2026, 11, 22)
    assert (entry.last_day, entry.from_assumed) == (date(2025, 1, 1), True)
    assert entry.note == Text("so", "so")


def test_a_source_may_stand_in_the_entry_itself() -> None:
    inline = {"title": "Page 3", "href": "example.org"}

    entry = reading().dated(Table(GOOD | {"source": inline}), value)

    assert entry.source == Source(Text("Page 3", "Page 3"), "example.org")


@pytest.mark.parametrize("key", ["from", "grade", "checked_on", "source"])
def test_each_of_its_papers_must_be_there(key: str) -> None:
    entry = {name: what for name, what in GOOD.items() if name != key}

    with pytest.raises(FieldMissingError) as refused:
        reading().dated(Table(entry), value)

    assert refused.value.values["field"] == key


def test_an_unknown_source_is_named_with_the_nearest() -> None:
    with pytest.raises(NotAmongError) as refused:
        reading().dated(Table(GOOD | {"source": "fee"}), value)

    assert refused.value.values["nearest"] == "fees"


def test_a_source_without_a_title_is_none() -> None:
    with pytest.raises(FieldMissingError):
        source(Table({"href": "example.org"}))


def test_an_entry_cannot_end_before_it_begins() -> None:
    with pytest.raises(FieldError):
        reading().dated(Table(GOOD | {"last_day": date(2023, 1, 1)}), value)


def test_a_history_is_in_the_order_of_its_days() -> None:
    later = GOOD | {"from": date(2025, 1, 1), "value": 2}
    read = reading()

    history = read.history("limit", [Table(later), Table(GOOD)], value)

    assert [entry.value for entry in history] == [1, 2]
    assert read.faults == []


@pytest.mark.parametrize(
    "second",
    [{"from": date(2024, 1, 1)}, {"from": date(2024, 6, 1)}],
)
def test_an_entry_that_overlaps_is_left_out_and_named(second: dict[str, Any]) -> None:
    first = GOOD | {"last_day": date(2024, 12, 31)}
    read = reading()

    history = read.history("limit", [Table(first), Table(GOOD | second)], value)

    assert len(history) == 1
    (fault,) = read.faults
    assert isinstance(fault.why, OverlapError)
    assert (fault.file, fault.entry, fault.field) == ("a.toml", "limit", "from")


def test_a_faulty_entry_is_named_and_the_rest_works() -> None:
    read = reading()

    history = read.history("limit", [Table(GOOD | {"grade": "x"}), Table(GOOD)], value)

    assert len(history) == 1
    assert [fault.entry for fault in read.faults] == ["limit[0]"]


def test_entries_side_by_side_may_hold_at_once() -> None:
    read = reading()

    assert len(read.side_by_side("remarks", [Table(GOOD), Table(GOOD)], value)) == 2
    assert read.faults == []
