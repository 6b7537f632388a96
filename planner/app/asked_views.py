"""``show`` of what an import left open: questions, rules and layouts, for scripts."""

from collections.abc import Sequence

from planner.app.json_rows import fields
from planner.app.queries import Look
from planner.app.queries_questions import layouts, questions, rules
from planner.app.text_table import text_table
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day

Document = dict[str, object]


def questions_document(look: Look) -> Document:
    """The open questions with the answers that are likely."""
    return {"questions": [fields(row) for row in questions(look.book)]}


def questions_text(look: Look) -> str:
    """The same to read."""
    headings = (
        tr("Question"),
        tr("Day"),
        tr("Amount (¥)"),
        tr("Counterparty"),
        tr("Why"),
        tr("Likely"),
    )
    rows = [
        (
            row.question,
            short_day(row.on),
            plain(row.amount),
            row.counterparty,
            row.why,
            say(row.proposals[0].say) if row.proposals else "",
        )
        for row in questions(look.book)
    ]
    return _table(headings, rows, right=(2,))


def rules_document(look: Look) -> Document:
    """The rules that later imports follow."""
    return {"rules": [fields(row) for row in rules(look.book)]}


def rules_text(look: Look) -> str:
    """The same to read."""
    headings = (tr("Rule"), tr("Made on"), tr("What it says"))
    rows = [
        (row.rule, short_day(row.made_on), say(row.say)) for row in rules(look.book)
    ]
    return _table(headings, rows)


def layouts_document(look: Look) -> Document:
    """The layouts that later imports recognise."""
    return {"layouts": [fields(row) for row in layouts(look.book)]}


def layouts_text(look: Look) -> str:
    """The same to read."""
    headings = (tr("Layout"), tr("Name"), tr("Columns"), tr("Line"))
    rows = [
        (
            row.layout,
            row.name,
            ", ".join(f"{head}: {role}" for head, role in row.columns.items()),
            row.line or "",
        )
        for row in layouts(look.book)
    ]
    return _table(headings, rows)


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()
) -> str:
    return text_table(headings, rows, right) if rows else tr("Nothing to show.")
