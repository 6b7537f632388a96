"""The lines, rules and reference rates of a day as tables to read in a terminal."""

from datetime import date

from planner.app.text_table import text_table
from planner.catalogue.read import Catalogue
from planner.model.bands import lines
from planner.model.dated import Dated, at
from planner.wording.i18n import tr
from planner.wording.say import percent, say, short_day


def benchmark_table(catalogue: Catalogue, on: date) -> str:
    """The reference rates that hold on the day."""
    held = [
        (name, entry)
        for name, history in catalogue.benchmarks.items()
        if (entry := at(history, on))
    ]
    rows = [[name, say(entry.value), *_papers(entry, on)] for name, entry in held]
    return text_table(
        [tr("Reference rate"), tr("Value"), *_headings()], rows, right=[4]
    )


def line_table(catalogue: Catalogue, on: date) -> str:
    """The lines that law and regulators draw for the yearly cost on the day."""
    rows = [
        [
            percent(line.value),
            say(line.name),
            say(line.kind),
            short_day(line.from_),
            say(line.grade),
            str(max(0, (on - line.checked_on).days)),
            say(line.source.title),
        ]
        for line in lines(catalogue.bands, catalogue.benchmarks, on)
    ]
    headings = [tr("Yearly cost above"), tr("Cost line"), tr("Kind"), *_headings()]
    return text_table(headings, rows, right=[0, 5])


def rule_table(catalogue: Catalogue, on: date) -> str:
    """The rules that hold on the day, in their own words."""
    rows = [
        [
            say(rule.kind),
            say(entry.value.say),
            say(entry.value.notice),
            *_papers(entry, on),
        ]
        for rule in catalogue.rules
        if (entry := at(rule.ruling, on))
    ]
    headings = [tr("Kind"), tr("Rule"), tr("Document"), *_headings()]
    return text_table(headings, rows, right=[5])


def _headings() -> list[str]:
    return [tr("Since"), tr("Grade"), tr("Days ago"), tr("Source")]


def _papers(entry: Dated[object], on: date) -> list[str]:
    return [
        short_day(entry.from_),
        say(entry.grade),
        str(entry.age(on)),
        say(entry.source.title),
    ]
