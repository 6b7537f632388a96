"""The rest of the catalogue as the JSON interface writes it: lines, rules, days."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import cast

from planner.app.channel_rows import dated_document
from planner.catalogue.faults import Fault
from planner.catalogue.read import Catalogue
from planner.model.bands import Band
from planner.model.dated import Dated, at
from planner.model.holidays import Holidays
from planner.model.rules import Rule, Ruling, Subsidy
from planner.model.wire import write
from planner.wording.say import say


def issue_document(fault: Fault) -> dict[str, object]:
    """A fault with its file, entry, field and the nearest known name."""
    return {
        "file": fault.file,
        "entry": fault.entry,
        "field": fault.field,
        "nearest": fault.nearest,
        "say": say(fault.why),
    }


def rest_document(catalogue: Catalogue, on: date, language: str) -> dict[str, object]:
    """Everything beside the channels, every entry with its grade, source and age."""
    return {
        "benchmarks": {
            name: [
                _object(entry.value)
                | {"holds": at(history, on) is entry}
                | dated_document(entry, on, language)
                for entry in history
            ]
            for name, history in catalogue.benchmarks.items()
        },
        "bands": [_band(band, on, language) for band in catalogue.bands],
        "rules": [_rule(rule, on, language) for rule in catalogue.rules],
        "subsidies": [
            {
                "id": scheme.id,
                "name": scheme.name.in_(language),
                "purposes": _sorted(scheme.purposes),
                "entries": [_said(entry, on, language) for entry in scheme.history],
            }
            for scheme in catalogue.subsidies
        ],
        "calendar": _calendar(catalogue.holidays, on, language),
    }


def _band(band: Band, on: date, language: str) -> dict[str, object]:
    return {
        "id": band.id,
        "name": band.name.in_(language),
        "kind": band.kind.value,
        "lender_kinds": _sorted(band.lender_kinds),
        "lines": [
            _object(entry.value)
            | {"unit": "year"}
            | dated_document(entry, on, language)
            for entry in band.history
        ],
    }


def _rule(rule: Rule, on: date, language: str) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind.value,
        "channels": sorted(rule.channels),
        "lender_kinds": _sorted(rule.lender_kinds),
        "channel_kinds": _sorted(rule.channel_kinds),
        "line_types": _sorted(rule.line_types),
        "purposes": _sorted(rule.purposes),
        "students": rule.students,
        "rulings": [_said(entry, on, language) for entry in rule.ruling],
    }


def _said(
    entry: Dated[Ruling] | Dated[Subsidy], on: date, language: str
) -> dict[str, object]:
    words = {
        "say": entry.value.say.in_(language),
        "notice": entry.value.notice.in_(language),
    }
    return _object(entry.value) | words | dated_document(entry, on, language)


def _calendar(holidays: Holidays, on: date, language: str) -> dict[str, object]:
    return {
        "years": [
            {
                "year": year,
                "off": {
                    day.isoformat(): name.in_(language)
                    for day, name in entry.value.off.items()
                },
                "working": [day.isoformat() for day in sorted(entry.value.working)],
            }
            | dated_document(entry, on, language)
            for year, entry in holidays.years.items()
        ],
        "spring_festivals": [
            {"value": entry.value.isoformat()} | dated_document(entry, on, language)
            for entry in holidays.spring.values()
        ],
    }


def _object(value: object) -> dict[str, object]:
    return cast("dict[str, object]", write(value))


def _sorted(kinds: Iterable[Enum]) -> list[str]:
    return sorted(str(kind.value) for kind in kinds)
