"""What is forbidden or capped, and the words by which a purpose is known."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Literal, cast

from planner.catalogue.dating import Reading
from planner.catalogue.entries import said
from planner.catalogue.named import A_TEXT, named, tables
from planner.catalogue.table import Table
from planner.model.channel import ChannelKind
from planner.model.dated import History, Text
from planner.model.offers import LenderKind, Purpose
from planner.model.records import LineType
from planner.model.rules import Rule, RuleKind, Ruling, Words

_STATUS = ("in-force", "draft", "guidance", "announced")


def rules(reading: Reading, raw: Mapping[str, object]) -> tuple[Rule, ...]:
    """What is forbidden or capped."""
    found = []
    for key, table in named(reading, raw, "rule", beside=("words", "other-words")):
        ruling = reading.history(key, tables(reading, table, "ruling"), _ruling)
        rule = reading.kept(key, partial(_rule, table, ruling))
        if rule is not None:
            found.append(rule)
    return tuple(found)


def words(reading: Reading, raw: Mapping[str, object]) -> Words:
    """The words by which a free text tells its purpose, and what only sounds so."""
    but = (
        _words(reading, raw, "other-words")
        if "other-words" in raw
        else MappingProxyType({})
    )
    return Words(_words(reading, raw, "words"), but)


def _words(
    reading: Reading, raw: Mapping[str, object], key: str
) -> Mapping[Purpose, tuple[str, ...]]:
    table = reading.kept(key, partial(Table(raw).table, key))
    if table is None:
        return MappingProxyType({})
    found = {
        purpose: reading.kept(key, partial(table.texts, purpose.value)) or ()
        for purpose in Purpose
    }
    reading.kept(key, table.done)
    return MappingProxyType(found)


def _rule(table: Table, ruling: History[Ruling]) -> Rule:
    kind = table.word("kind", RuleKind)
    if kind is None:
        raise table.missing("kind", A_TEXT)
    rule = Rule(
        id=str(table.text("id")),
        kind=kind,
        ruling=ruling,
        channels=frozenset(table.texts("channels")),
        lender_kinds=frozenset(table.words("lender_kinds", LenderKind)),
        channel_kinds=frozenset(table.words("channel_kinds", ChannelKind)),
        line_types=frozenset(table.words("line_types", LineType)),
        purposes=frozenset(table.words("purposes", Purpose)),
        students=table.flag("students") or False,
    )
    table.done()
    return rule


def _ruling(table: Table) -> Ruling:
    status = table.one_of("status", _STATUS)
    cap = table.money("cap")
    if status is None:
        raise table.missing("status", ", ".join(_STATUS))
    if cap is not None and table.one_of("unit", ("yuan",)) is None:
        raise table.missing("unit", "yuan")
    return Ruling(
        said(table),
        notice(table),
        cast('Literal["in-force", "draft", "guidance", "announced"]', status),
        cap,
    )


def notice(table: Table) -> Text:
    """The document with its number or paragraph."""
    found = table.both("notice")
    if found is None:
        raise table.missing("notice", A_TEXT)
    return found
