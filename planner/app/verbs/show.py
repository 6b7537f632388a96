"""``show BOOK VIEW``: the rows that the window shows."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from planner.app import (
    asked_views,
    business_document,
    business_text,
    cost_views,
    plan_views,
    sectors_document,
)
from planner.app.book_path import book_path
from planner.app.json_rows import fields
from planner.app.parts import Answer, Parts
from planner.app.queries import Look
from planner.app.queries_delinquency import delinquency
from planner.app.queries_features import MeasureRow, grid, lenders, measures
from planner.app.queries_limits import LINE_STATE_WORDS
from planner.app.queries_loans import DUE_STATE_WORDS
from planner.app.queries_warnings import LEVEL_WORDS
from planner.app.text_table import text_table
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day

Document = dict[str, object]


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``show``."""
    parser.add_argument("book", type=book_path, help="the book to look at")
    parser.add_argument("view", choices=tuple(VIEWS), help="what to show of it")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Show one view of the book as it stands on the day."""
    store = parts.open_store(args.book)
    try:
        look = Look(store.load(), parts.on)
    finally:
        store.close()
    document, text = VIEWS[args.view]
    return Answer(document(look), text(look))


def _summary(look: Look) -> Document:
    return {"summary": fields(look.summary)}


def _summary_text(look: Look) -> str:
    row = look.summary
    lowest = tr("{amount} on {day}").format(
        amount=say(row.lowest_cash.amount), day=say(row.lowest_cash.on)
    )
    told = (
        (tr("Owed"), say(row.owed)),
        (tr("Due within 30 days"), say(row.due_30_days)),
        (tr("Overdue"), say(row.overdue)),
        (tr("Next due"), _day(row.next_due)),
        (tr("Lowest cash in 12 months"), lowest),
        (tr("Yearly cost, weighted"), _percent(row.annual)),
        (tr("Limits"), say(row.limit)),
        (tr("Still available"), say(row.available)),
        (tr("Warnings"), str(row.warnings)),
    )
    return text_table(("", ""), told, right=[1]).split("\n", 2)[2]


def _loans(look: Look) -> Document:
    return {"loans": [fields(row) for row in look.loans]}


def _loans_text(look: Look) -> str:
    headings = (
        tr("Loan"),
        tr("Name"),
        tr("Outstanding"),
        tr("Next due"),
        tr("Amount"),
        tr("Late"),
        tr("Cost a year"),
    )
    rows = [
        (
            row.loan,
            row.name,
            plain(row.outstanding),
            _day(row.next_due),
            plain(row.next_amount) if row.next_amount else "",
            plain(row.late) if row.late else "",
            _percent(row.annual.nominal),
        )
        for row in look.loans
    ]
    return _table(headings, rows, right=(2, 4, 5, 6))


def _dues(look: Look) -> Document:
    return {"dues": [fields(row) for row in look.dues]}


def _dues_text(look: Look) -> str:
    headings = (
        tr("Day"),
        tr("Loan"),
        tr("Name"),
        tr("No."),
        tr("Amount"),
        tr("Left"),
        tr("State"),
    )
    rows = [
        (
            _day(row.on),
            row.loan,
            row.name,
            str(row.n),
            plain(row.amount),
            plain(row.left),
            say(DUE_STATE_WORDS[row.state]),
        )
        for row in look.dues
    ]
    return _table(headings, rows, right=(3, 4, 5))


def _bureau(look: Look) -> Document:
    rows = [{**fields(row), "month": f"{row.month:%Y-%m}"} for row in look.bureau]
    return {"bureau": rows}


def _bureau_text(look: Look) -> str:
    headings = (
        tr("Loan"),
        tr("Name"),
        tr("Month"),
        tr("Code"),
        tr("Days overdue"),
        tr("What it says"),
    )
    rows = [
        (
            row.account,
            row.name,
            f"{row.month:%Y-%m}",
            row.code,
            str(row.days_overdue) if row.days_overdue else "",
            say(row.say),
        )
        for row in look.bureau
    ]
    return _table(headings, rows, right=(4,))


def _limits(look: Look) -> Document:
    return {"limits": [fields(row) for row in look.limits]}


def _limits_text(look: Look) -> str:
    headings = (
        tr("Line"),
        tr("Name"),
        tr("Limit"),
        tr("Used"),
        tr("Available"),
        tr("As of"),
        tr("State"),
    )
    rows = [
        (
            row.line,
            row.name,
            plain(row.limit),
            plain(row.used),
            plain(row.available),
            short_day(row.as_of),
            say(LINE_STATE_WORDS[row.state]),
        )
        for row in look.limits
    ]
    return _table(headings, rows, right=(2, 3, 4))


def _behaviour(look: Look) -> Document:
    return {
        "behaviour": [fields(row) for row in look.behaviour],
        "measures": [fields(row) for row in measures(look.book, look.on)],
        "lenders": [fields(row) for row in lenders(look.book, look.on)],
        "grid": [fields(row) for row in grid(look.book, look.on)],
        "cards": [fields(row) for row in delinquency(look.book, look.on)],
    }


def _behaviour_text(look: Look) -> str:
    headings = (tr("Line"), tr("Habit"), tr("What the book tells"))
    rows = [(row.line, say(row.name), say(row.say)) for row in look.behaviour]
    against = (tr("Measure"), tr("What the book tells"), tr("Rule of thumb"))
    told = [
        (say(row.name), say(row.say), _thumb(row))
        for row in measures(look.book, look.on)
    ]
    return f"{_table(headings, rows)}\n\n{_table(against, told)}"


def _thumb(row: MeasureRow) -> str:
    if row.thumb is None:
        return ""
    return tr("{say} (grade {grade})").format(
        say=say(row.thumb.say), grade=say(row.thumb.grade)
    )


def _cash(look: Look) -> Document:
    view = look.cash
    return {
        "cash": [fields(day) for day in view.days],
        "lowest": fields(view.lowest),
        "counted_on": view.counted_on.isoformat() if view.counted_on else None,
        "reserve": str(view.reserve),
    }


def _cash_text(look: Look) -> str:
    view = look.cash
    rows = [
        (short_day(day.on), plain(day.amount))
        for before, day in zip((None, *view.days), view.days, strict=False)
        if before is None or before.amount != day.amount
    ]
    lowest = tr("Lowest: {amount} on {day}").format(
        amount=say(view.lowest.amount), day=say(view.lowest.on)
    )
    return f"{_table((tr('Day'), tr('Cash')), rows, right=(1,))}\n{lowest}"


def _warnings(look: Look) -> Document:
    return {"warnings": [fields(row) for row in look.warnings]}


def _warnings_text(look: Look) -> str:
    headings = (tr("Level"), tr("Day"), tr("What"))
    rows = [
        (say(LEVEL_WORDS[row.level]), short_day(row.on), say(row.say))
        for row in look.warnings
    ]
    return _table(headings, rows)


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> str:
    return text_table(headings, rows, right) if rows else tr("Nothing to show.")


def _day(day: object) -> str:
    return str(day) if day else ""


def _percent(ratio: Decimal | None) -> str:
    return percent(ratio) if ratio is not None else ""


VIEWS: Mapping[str, tuple[Callable[[Look], Document], Callable[[Look], str]]] = (
    MappingProxyType(
        {
            "summary": (_summary, _summary_text),
            "loans": (_loans, _loans_text),
            "dues": (_dues, _dues_text),
            "bureau": (_bureau, _bureau_text),
            "limits": (_limits, _limits_text),
            "behaviour": (_behaviour, _behaviour_text),
            "cash": (_cash, _cash_text),
            "warnings": (_warnings, _warnings_text),
            "plans": (plan_views.plans_document, plan_views.plans_text),
            "questions": (asked_views.questions_document, asked_views.questions_text),
            "rules": (asked_views.rules_document, asked_views.rules_text),
            "layouts": (asked_views.layouts_document, asked_views.layouts_text),
            "disclosures": (
                cost_views.disclosures_document,
                cost_views.disclosures_text,
            ),
            "subsidies": (cost_views.subsidies_document, cost_views.subsidies_text),
            "business": (
                business_document.business_document,
                business_text.business_text,
            ),
            "sectors": (
                sectors_document.sectors_document,
                sectors_document.sectors_text,
            ),
        }
    )
)
