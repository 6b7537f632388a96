"""``show``'s views of what credit costs: disclosure forms and interest subsidies."""

from decimal import Decimal

from planner.app.json_rows import fields
from planner.app.queries import Look
from planner.app.queries_disclosure import disclosures
from planner.app.queries_subsidy import subsidies
from planner.app.text_table import text_table
from planner.phrases import Sentence
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day


def disclosures_document(look: Look) -> dict[str, object]:
    """The lenders' forms against our own figures."""
    rows = disclosures(look.book, look.on)
    return {"disclosures": [fields(row) for row in rows]}


def disclosures_text(look: Look) -> str:
    """The same to read."""
    rows = disclosures(look.book, look.on)
    if not rows:
        return tr("Nothing to show.")
    headings = (
        tr("Day"),
        tr("Name"),
        tr("Stated a year"),
        tr("Ours"),
        tr("Stated less ours"),
    )
    cells = [
        (
            short_day(row.on),
            row.name,
            percent(row.stated),
            _percent(row.ours),
            _percent(row.difference),
        )
        for row in rows
    ]
    said = [_said(row.name, one) for row in rows for one in (row.likely, *row.parted)]
    return "\n".join([text_table(headings, cells, right=(2, 3, 4)), *said])


def subsidies_document(look: Look) -> dict[str, object]:
    """What the state pays of each loan."""
    return {"subsidies": [fields(row) for row in subsidies(look.book, look.on)]}


def subsidies_text(look: Look) -> str:
    """The same to read."""
    rows = subsidies(look.book, look.on)
    if not rows:
        return tr("Nothing to show.")
    headings = (
        tr("Loan"),
        tr("Name"),
        tr("Subsidy"),
        tr("In all"),
        tr("Cost a year"),
        tr("With the subsidy"),
    )
    cells = [
        (
            row.loan,
            row.name,
            say(row.says_rule),
            plain(row.total),
            _percent(row.without.nominal),
            _percent(row.annual.nominal),
        )
        for row in rows
    ]
    said = [_said(row.name, one) for row in rows for one in row.says]
    return "\n".join([text_table(headings, cells, right=(3, 4, 5)), *said])


def _said(name: str, what: Sentence) -> str:
    return tr("{name}: {what}").format(name=name, what=say(what))


def _percent(ratio: Decimal | None) -> str:
    return "" if ratio is None else percent(ratio)
