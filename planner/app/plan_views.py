"""``show`` of kept plans, for scripts and to read."""

from planner.app.json_rows import fields
from planner.app.queries import Look
from planner.app.queries_plans import PlanRow, changes, plans, steps
from planner.app.text_table import text_table
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day

Document = dict[str, object]


def plans_document(look: Look) -> Document:
    """Every kept plan with its steps and with what changed since."""
    return {
        "plans": [
            {
                **fields(row),
                "rows": [
                    fields(step)
                    for step in steps(look.book, look.book.plans[row.plan], look.on)
                ],
                "changed": [
                    say(one)
                    for one in changes(look.book, look.book.plans[row.plan], look.on)
                ],
            }
            for row in plans(look.book, look.on)
        ]
    }


def plans_text(look: Look) -> str:
    """The same at a glance."""
    headings = (
        tr("Plan"),
        tr("Made on"),
        tr("Followed since"),
        tr("Cost"),
        tr("Free of debt"),
        tr("Steps done"),
        tr("Next step"),
    )
    rows = [_cells(row) for row in plans(look.book, look.on)]
    return text_table(headings, rows, right=(3, 5)) if rows else tr("Nothing to show.")


def _cells(row: PlanRow) -> tuple[str, ...]:
    coming = row.next
    words = tr("{day} {name} {amount}")
    return (
        row.name,
        short_day(row.made_on),
        short_day(row.adopted_on) if row.adopted_on else "",
        plain(row.total),
        short_day(row.free_on) if row.free_on else "",
        f"{row.done}/{row.steps}",
        words.format(
            day=short_day(coming.on), name=coming.name, amount=plain(coming.amount)
        )
        if coming
        else "",
    )
