"""What each aim costs, what more money does, what a day asks for: JSON and text."""

from collections.abc import Iterator, Sequence

from planner.app.text_table import text_table
from planner.money import Money
from planner.plan.aims import AIMS
from planner.plan.compare import AimRow, Needed
from planner.plan.plan import Found
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day

Document = dict[str, object]


def aims_document(rows: Sequence[AimRow]) -> list[Document]:
    """Each aim with its plan's figures and its price against the cheapest."""
    return [
        {
            "aim": row.aim.value,
            "cost": str(row.plan.cost.total),
            "price": str(row.price),
            "free_on": row.plan.free_on.isoformat(),
            "burden": str(row.burden),
            "months_open": row.months_open,
            "ups_and_downs": str(row.ups_and_downs),
            "steps": len(row.plan.steps),
        }
        for row in rows
    ]


def more_document(extra: Money, without: Found, found: Found) -> Document:
    """What ``extra`` a month does beside the plan without it."""
    return {
        "extra": str(extra),
        "saves": str(without.plan.cost.total - found.plan.cost.total),
        "sooner_days": (without.plan.free_on - found.plan.free_on).days,
    }


def needed_document(needed: Needed) -> Document:
    """What must be there each month to be free by a day."""
    return {"free_by": needed.until.isoformat(), "extra": str(needed.extra)}


def aims_text(rows: Sequence[AimRow]) -> str:
    """The aims to compare at a glance."""
    headings = (
        tr("Aim"),
        tr("Cost"),
        tr("Costs more"),
        tr("Free of debt"),
        tr("Dearest month"),
    )
    cells = [
        (
            say(AIMS[row.aim]),
            plain(row.plan.cost.total),
            plain(row.price),
            short_day(row.plan.free_on),
            plain(row.burden),
        )
        for row in rows
    ]
    return text_table(headings, cells, right=(1, 2, 4))


def more_text(extra: Money, without: Found, found: Found) -> str:
    """What more money a month does, as a sentence."""
    words = tr("{extra} more a month saves {saved} and frees you {days} days sooner.")
    return words.format(
        extra=say(extra),
        saved=say(without.plan.cost.total - found.plan.cost.total),
        days=(without.plan.free_on - found.plan.free_on).days,
    )


def needed_text(needed: Needed) -> Iterator[str]:
    """What a day asks for, as a sentence."""
    if needed.extra:
        words = tr("To be free by {day}, have {extra} more each month than expected.")
        yield words.format(day=say(needed.until), extra=say(needed.extra))
    else:
        words = tr("What is expected suffices to be free by {day}.")
        yield words.format(day=say(needed.until))
