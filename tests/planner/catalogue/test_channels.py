import tomllib
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from planner.catalogue.channels import channel
from planner.catalogue.dating import Reading
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Source, Text, at
from planner.model.offers import Amounts, LenderKind
from planner.model.records import BookKind, LineType
from planner.money import Money
from tests.helpers import catalogues

FEES = MappingProxyType({"fees": Source(Text("a", "a"))})


def read(text: str) -> tuple[Channel | None, Reading]:
    reading = Reading("channels/example.toml", FEES)
    raw = tomllib.loads(text, parse_float=Decimal)
    return channel(reading, raw, "example"), reading


def test_a_channel_is_its_head_and_its_histories() -> None:
    found, reading = read(catalogues.channel("example", catalogues.LIMIT))

    assert found is not None
    assert reading.faults == []
    assert (found.kind, found.type) == (ChannelKind.REVOLVING, LineType.ONLINE)
    assert found.lender_kind is LenderKind.BANK
    assert found.borrowers == {BookKind.PERSON}
    assert (found.direct, found.template) == (True, False)
    entry = at(found.limit, date(2026, 1, 1))
    assert entry is not None
    assert entry.value == Amounts(None, Money(500_000))


def test_a_channel_may_be_a_template_or_out_of_direct_reach() -> None:
    found, _ = read("direct = false\ntemplate = true\n" + catalogues.channel("example"))

    assert found is not None
    assert (found.direct, found.template) == (False, True)


@pytest.mark.parametrize(
    ("old", "new", "field", "nearest"),
    [
        ('id = "example"\n', "", "id", None),
        ('"example"', '"another"', "id", None),
        ('"revolving"', '"revolvng"', "kind", "revolving"),
        ('"bank"', '"banc"', "lender_kind", "bank"),
        ('borrowers = ["person"]', "", "borrowers", None),
        ('"person"', '"persons"', "borrowers[0]", "person"),
    ],
)
def test_a_faulty_head_loses_the_channel_and_is_named(
    old: str, new: str, field: str, nearest: str | None
) -> None:
    found, reading = read(catalogues.channel("example").replace(old, new))

    assert found is None
    (fault,) = reading.faults
    assert (fault.file, fault.field) == ("channels/example.toml", field)
    assert fault.nearest == nearest


def test_a_faulty_entry_is_lost_alone() -> None:
    bad = catalogues.LIMIT.replace("high = 5000", 'high = "5000"')
    later = catalogues.LIMIT.replace("2024-01-01", "2025-01-01")

    found, reading = read(catalogues.channel("example", bad, later))

    assert found is not None
    assert len(found.limit) == 1
    (fault,) = reading.faults
    assert (fault.entry, fault.field) == ("limit[0]", "high")


def test_an_unknown_field_is_named_with_the_nearest() -> None:
    found, reading = read(
        catalogues.channel("example", catalogues.LIMIT.replace("limit", "limits"))
    )

    assert found is not None
    (fault,) = reading.faults
    assert (fault.field, fault.nearest) == ("limits", "limit")


def test_a_field_that_is_no_list_of_tables_is_named() -> None:
    found, reading = read("limit = 3\n" + catalogues.channel("example"))

    assert found is not None
    assert [fault.field for fault in reading.faults] == ["limit"]
