"""``channels [ID]``: the catalogue with its sources and ages, whole or one channel."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from planner.app.catalogue_document import issue_document, rest_document
from planner.app.catalogue_tables import benchmark_table, line_table, rule_table
from planner.app.channel_rows import (
    FIELDS,
    FactRow,
    as_document,
    fact_rows,
    history,
)
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.catalogue.faults import Fault
from planner.catalogue.read import catalogue
from planner.errors import FieldError
from planner.model.channel import Channel
from planner.model.dated import Grade, at
from planner.model.records import LineType
from planner.wording.i18n import language, tr
from planner.wording.offers import told
from planner.wording.say import say, short_day

_SHOWN = ("limit", "rate", "flat_rate", "terms")
_AGE_COLUMN = 7


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``channels``."""
    parser.add_argument(
        "channel", nargs="?", help="id of one channel, which is then told whole"
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Tell what the catalogue knows, how surely, and since when."""
    book = catalogue()
    if args.channel is not None:
        return _one(args.channel, parts.on)
    channels = tuple(book.channels.values())
    document = {
        "channels": [as_document(one, parts.on, language()) for one in channels],
        "issues": [issue_document(fault) for fault in book.issues],
    }
    text = "\n\n".join(
        (
            _overview(channels, parts.on),
            benchmark_table(book, parts.on),
            line_table(book, parts.on),
            rule_table(book, parts.on),
            *_issue_lines(book.issues),
        )
    )
    return Answer(document | rest_document(book, parts.on, language()), text)


def _one(wanted: str, on: date) -> Answer:
    known = catalogue().channels
    if wanted not in known:
        near = get_close_matches(wanted, known, 1) or known
        raise FieldError(field="channel", found=repr(wanted), expected=", ".join(near))
    channel = known[wanted]
    lines = [
        f"{say(channel.name)} · {say(channel.kind)} · {say(channel.lender_kind)}",
        text_table(
            [
                tr("Fact"),
                tr("Value"),
                tr("Grade"),
                tr("Since"),
                tr("Checked"),
                tr("Days ago"),
                tr("Source"),
                tr("Note"),
            ],
            [_cells(row) for row in fact_rows(channel, on)],
            right=[5],
        ),
    ]
    return Answer(
        {"channels": [as_document(channel, on, language())], "issues": []},
        "\n\n".join(lines),
    )


def _cells(row: FactRow) -> list[str]:
    since = short_day(row.from_)
    until = f"–{short_day(row.last_day)}" if row.last_day else ""
    return [
        say(FIELDS[row.field]),
        row.value,
        say(row.grade),
        f"≈{since}{until}" if row.from_assumed else f"{since}{until}",
        short_day(row.checked_on),
        str(row.age_days),
        say(row.source),
        say(row.note) if row.note else "",
    ]


def _overview(channels: Iterable[Channel], on: date) -> str:
    headings = [
        tr("Channel"),
        tr("Id"),
        tr("Limit"),
        tr("Rate"),
        tr("Terms"),
        tr("Money comes within"),
        tr("Weakest grade"),
        tr("Days ago"),
    ]
    types = list(LineType)
    ordered = sorted(channels, key=lambda one: (one.template, types.index(one.type)))
    rows = [list(_summary(channel, on)) for channel in ordered]
    return text_table(headings, rows, right=[_AGE_COLUMN])


def _summary(channel: Channel, on: date) -> Iterator[str]:
    yield say(channel.name)
    yield channel.id
    yield _now(channel, "limit", on)
    yield _now(channel, "rate", on) or _now(channel, "flat_rate", on)
    yield _now(channel, "terms", on)
    yield _now(channel, "money_in", on)
    shown = [entry for field in _SHOWN if (entry := at(history(channel, field), on))]
    grades = sorted((entry.grade for entry in shown), key=list(Grade).index)
    yield say(grades[-1]) if grades else ""
    yield str(max(entry.age(on) for entry in shown)) if shown else ""


def _now(channel: Channel, field: str, on: date) -> str:
    entry = at(history(channel, field), on)
    return told(entry.value) if entry else ""


def _issue_lines(faults: Iterable[Fault]) -> Iterator[str]:
    for fault in faults:
        place = f"{fault.file} {fault.entry}".strip()
        yield f"{place}: {say(fault.why)}"
