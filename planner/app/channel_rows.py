"""What the catalogue tells of a channel, row by row: for screen, paper and verb."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

from planner.lean import dataclass
from planner.model import offers as o
from planner.model.channel import Channel
from planner.model.dated import Dated, Grade, History, Text, at
from planner.model.wire import write
from planner.phrases import Phrase
from planner.wording.offers import told

# the fields of a channel in the order in which people ask, with their headings
FIELDS: Mapping[str, Phrase] = MappingProxyType(
    {
        "lender": Phrase("Lender"),
        "who": Phrase("Who may borrow"),
        "purposes": Phrase("For what"),
        "fits": Phrase("Fits"),
        "limit": Phrase("Limit"),
        "draw": Phrase("One drawing"),
        "share": Phrase("Share of the collateral"),
        "rate": Phrase("Rate"),
        "flat_rate": Phrase("Flat rate on the original principal"),
        "instalment_fee": Phrase("Fee for the whole term"),
        "fee": Phrase("Other fee"),
        "cash_fee": Phrase("Fee for cash"),
        "terms": Phrase("Terms"),
        "prepayment": Phrase("Paying early"),
        "late": Phrase("Paying late"),
        "statement": Phrase("Bill"),
        "minimum": Phrase("Least payment"),
        "late_fee": Phrase("Late fee on what lacks of it"),
        "bureau": Phrase("Credit record"),
        "money_in": Phrase("Money comes within"),
        "papers": Phrase("Papers"),
        "remarks": Phrase("Remark"),
    }
)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One entry of a channel, ready to show.

    Attributes:
        field: its name in the file; ``FIELDS`` has the heading.
        value: as people read it, in the language spoken now.
        age_days: since someone last looked.
        holds: whether it is the entry of the day; a row of the past is grey.
    """

    field: str
    value: str
    from_: date
    from_assumed: bool
    last_day: date | None
    grade: Grade
    checked_on: date
    age_days: int
    source: Text
    href: str
    note: Text | None
    holds: bool


def history(channel: Channel, field: str) -> History[object]:
    """The entries of a field by its name."""
    found: History[object] = getattr(channel, field)
    return found


def fact_rows(channel: Channel, on: date) -> Iterator[FactRow]:
    """Every entry of the channel, the present one of each field first."""
    for field in FIELDS:
        entries = history(channel, field)
        rows = [_row(field, entry, entries, on) for entry in entries]
        yield from sorted(rows, key=lambda row: not row.holds)


def as_document(channel: Channel, on: date, language: str) -> dict[str, object]:
    """A channel as the JSON interface writes it, each field under its file's name."""
    document: dict[str, object] = {
        "id": channel.id,
        "name": channel.name.in_(language),
        "names": write(channel.name),
        "kind": channel.kind.value,
        "type": channel.type.value,
        "lender_kind": channel.lender_kind.value,
        "borrowers": sorted(kind.value for kind in channel.borrowers),
        "direct": channel.direct,
        "template": channel.template,
    }
    for field in FIELDS:
        entries = history(channel, field)
        document[field] = [
            _written(entry.value)
            | {"text": told(entry.value), "holds": _holds(field, entry, entries, on)}
            | dated_document(entry, on, language)
            for entry in entries
        ]
    return document


def dated_document(entry: Dated[object], on: date, language: str) -> dict[str, object]:
    """What every entry carries beside its value, as the JSON interface writes it."""
    document: dict[str, object] = {
        "from": entry.from_.isoformat(),
        "from_assumed": entry.from_assumed,
        "grade": entry.grade.value,
        "checked_on": entry.checked_on.isoformat(),
        "age_days": entry.age(on),
        "source": {
            "title": entry.source.title.in_(language),
            "href": entry.source.href,
        },
    }
    if entry.last_day is not None:
        document["last_day"] = entry.last_day.isoformat()
    if entry.note is not None:
        document["note"] = entry.note.in_(language)
    return document


def _row(
    field: str, entry: Dated[object], entries: History[object], on: date
) -> FactRow:
    return FactRow(
        field=field,
        value=told(entry.value),
        from_=entry.from_,
        from_assumed=entry.from_assumed,
        last_day=entry.last_day,
        grade=entry.grade,
        checked_on=entry.checked_on,
        age_days=entry.age(on),
        source=entry.source.title,
        href=entry.source.href,
        note=entry.note,
        holds=_holds(field, entry, entries, on),
    )


def _holds(
    field: str, entry: Dated[object], entries: History[object], on: date
) -> bool:
    if field == "remarks":
        return at((entry,), on) is not None
    return at(entries, on) is entry


_UNITS: Mapping[type, str] = MappingProxyType(
    {o.Amounts: "yuan", o.Ratios: "ratio", o.Offered: "month", o.Instalments: "ratio"}
)


def _written(value: object) -> dict[str, object]:
    if isinstance(value, Text):
        return {"say": write(value)}
    if isinstance(value, tuple):
        name = "list" if isinstance(value[0], Text) else "uses"
        return {name: write(value)}
    unit: dict[str, object] = {}
    if type(value) in _UNITS:
        unit["unit"] = _UNITS[type(value)]
    if isinstance(value, o.Instalments):
        total = {str(n): write(ratio) for n, ratio in value.total.items()}
        return {"total": total} | unit
    return cast("dict[str, object]", write(value)) | unit
