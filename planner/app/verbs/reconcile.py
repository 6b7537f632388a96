"""``reconcile TERMS.json TABLE``: which convention makes the lender's own table."""

import argparse
from collections.abc import Iterator
from datetime import date

from planner.app.given_file import content
from planner.app.json_file import read_json, refusing
from planner.app.lender_table import lender_rows
from planner.app.parsing import terms
from planner.app.parts import Answer, Parts
from planner.model.terms import LenderUnit, Precision
from planner.model.wire import write
from planner.money import Money
from planner.schedule.agreement import COLUMNS, Difference
from planner.schedule.conventions import ROUNDED
from planner.schedule.reconcile import Reconciled, reconcile
from planner.wording.i18n import tr
from planner.wording.say import say


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``reconcile``."""
    parser.add_argument("terms", help="a loan's terms as JSON; - reads stdin")
    parser.add_argument("table", help="the lender's table, CSV or XLSX; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Find the convention, else the first row that differs."""
    given = read_json(args.terms, parts.stdin, terms)
    table = lender_rows(args.table, content(args.table, parts.stdin))
    with refusing(args.terms):
        found = reconcile(given, table)
    return Answer(_document(found, len(table)), "\n".join(_lines(found, len(table))))


def _document(found: Reconciled, rows: int) -> dict[str, object]:
    difference = found.difference
    return {
        "reproduced": difference is None,
        "convention": {
            "method": write(found.terms.method),
            "interest": write(found.terms.interest),
            "day_count": write(found.terms.day_count),
            "rounding": write(found.terms.rounding),
            "instalment": write(found.terms.instalment),
        },
        "changed": {field: write(value) for field, value in found.changes},
        "also": [{field: write(value) for field, value in one} for one in found.also],
        "differs": None if difference is None else _differs(difference),
        "likely": [say(one) for one in found.likely],
        "faults": [say(one) for one in found.faults],
        "rows": rows,
        "tried": found.tried,
    }


def _differs(difference: Difference) -> dict[str, object]:
    return {
        "n": difference.n,
        "column": difference.column,
        "lender": write(difference.lender),
        "ours": write(difference.ours),
        "by": write(difference.by),
    }


def _lines(found: Reconciled, rows: int) -> Iterator[str]:
    difference = found.difference
    if difference is None and not found.changes:
        yield tr("All {n} rows are as the terms say.").format(n=rows)
    elif difference is None:
        yield tr("All {n} rows are reproduced with:").format(n=rows)
    else:
        yield _difference_line(difference)
        if found.changes:
            yield tr("The convention that follows the table longest:")
    for field, value in found.changes:
        yield f"{_name(field)}: {_told(value)}"
    yield from (say(one) for one in (*found.likely, *found.faults))


def _name(field: str) -> str:
    return {
        "method": tr("Repayment method"),
        "interest": tr("Interest"),
        "day_count": tr("Day count"),
        "rounding": tr("Rounding"),
        "instalment": tr("Instalment"),
    }[field]


def _told(value: object) -> str:
    match value:
        case LenderUnit():
            words = tr("the instalment to {unit}, {mode}")
            return words.format(unit=say(value.unit), mode=say(ROUNDED[value.mode]))
        case Precision.BANK_CENT:
            return tr("each amount half up to the cent")
        case Precision.DISPLAY:
            return tr("only when shown")
        case None:
            return tr("none")
        case _:
            return say(value)


def _difference_line(difference: Difference) -> str:
    if difference.lender is None or difference.ours is None:
        words = tr("Row {n} stands in one of the two tables only.")
        return words.format(n=difference.n)
    words = tr("Row {n} differs first, {column}: {lender} against our {ours} ({by}).")
    return words.format(
        n=difference.n,
        column=say(COLUMNS[difference.column]),
        lender=say(difference.lender),
        ours=say(difference.ours),
        by=_by(difference.by, difference.lender),
    )


def _by(by: Money | int | None, lender: Money | date) -> str:
    if isinstance(by, Money):
        return say(by)
    return tr("{n} days").format(n=by) if isinstance(lender, date) else ""
