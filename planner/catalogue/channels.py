"""One channel's file to a Channel; without it the files were only text."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from planner.catalogue.dating import Reading
from planner.catalogue.entries import READERS
from planner.catalogue.table import Table
from planner.errors import FieldError
from planner.model.channel import Channel, ChannelKind
from planner.model.offers import LenderKind
from planner.model.records import BookKind, LineType
from planner.phrases import Phrase

_BESIDE = "remarks"  # entries that may hold at the same time


def channel(reading: Reading, raw: Mapping[str, object], stem: str) -> Channel | None:
    """The channel of one file; None where its head cannot be read.

    Args:
        reading: keeps the faults.
        raw: the parsed file.
        stem: the file's name without ending, which its id must repeat.
    """
    table = Table(raw)
    head = reading.kept("", partial(_head, table, stem))
    histories: dict[str, Any] = {}
    for field, read in READERS.items():
        entries = reading.kept(field, partial(table.tables, field)) or ()
        tell = reading.side_by_side if field == _BESIDE else reading.history
        histories[field] = tell(field, entries, read)
    if head is None:
        return None
    reading.kept("", table.done)
    return Channel(**head, **histories)


def _head(table: Table, stem: str) -> dict[str, Any]:
    head = {
        "id": table.text("id"),
        "name": table.both("name"),
        "kind": table.word("kind", ChannelKind),
        "type": table.word("type", LineType),
        "lender_kind": table.word("lender_kind", LenderKind),
        "borrowers": frozenset(table.words("borrowers", BookKind)),
    }
    for key, value in head.items():
        if not value:
            raise table.missing(key, Phrase("a text"))
    if head["id"] != stem:
        raise FieldError(field="id", found=repr(head["id"]), expected=repr(stem))
    direct, template = table.flag("direct"), table.flag("template")
    return head | {"direct": direct is not False, "template": template is True}
