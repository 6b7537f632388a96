from types import MappingProxyType

import pytest

from planner.catalogue.dating import Reading
from planner.catalogue.named import name, named, tables
from planner.catalogue.table import Table
from planner.errors import FieldMissingError
from planner.model.dated import Text


def reading() -> Reading:
    return Reading("a.toml", MappingProxyType({}))


def test_tables_are_given_with_their_ids() -> None:
    found = list(named(reading(), {"rule": [{"id": "a"}, {"id": "b"}]}, "rule"))

    assert [key for key, _ in found] == ["a", "b"]


@pytest.mark.parametrize("second", [{"id": "a"}, {}, {"id": 3}])
def test_a_table_without_an_id_of_its_own_is_lost_and_named(
    second: dict[str, object],
) -> None:
    read = reading()

    found = list(named(read, {"rule": [{"id": "a"}, second]}, "rule"))

    assert len(found) == 1
    assert [(fault.entry, fault.field) for fault in read.faults] == [("rule[1]", "id")]


def test_another_key_of_the_file_is_a_fault_unless_it_is_expected() -> None:
    strange, expected = reading(), reading()

    list(named(strange, {"words": {}}, "rule"))
    list(named(expected, {"words": {}}, "rule", beside=("words",)))

    assert [fault.field for fault in strange.faults] == ["words"]
    assert expected.faults == []


def test_what_is_no_list_of_tables_gives_none() -> None:
    read = reading()

    assert tables(read, Table({"line": 1}), "line") == ()
    assert [fault.entry for fault in read.faults] == ["line"]


def test_a_name_must_be_there() -> None:
    assert name(Table({"name": "a"})) == Text("a", "a")
    with pytest.raises(FieldMissingError):
        name(Table({}))
