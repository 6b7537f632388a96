"""``discount BILL.json``: what a bill or receivable brings today, and its true cost."""

import argparse
from decimal import Decimal
from typing import cast

from planner.app.json_file import read_json, refusing
from planner.app.parts import Answer, Parts
from planner.model import wire
from planner.schedule.discount import Discounted, Paper, discount
from planner.wording.i18n import tr
from planner.wording.say import money, percent


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``discount``."""
    parser.add_argument("bill", help="the paper as JSON; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Count days, interest, proceeds and the yearly cost."""
    given = read_json(args.bill, parts.stdin, paper)
    with refusing(args.bill):
        found = discount(given)
    nominal, effective = _both(found)
    document = {
        "days": found.days,
        "interest": str(found.interest),
        "proceeds": str(found.proceeds),
        "annual": {
            "nominal": format(nominal, "f"),
            "effective": format(effective, "f"),
        },
    }
    return Answer(document, _text(found))


def paper(value: object) -> Paper:
    """Read the paper; a bare ratio as ``rate`` is a yearly one.

    Raises:
        NotUnderstoodError: naming the field.
    """
    if isinstance(value, dict) and not isinstance(value.get("rate"), dict | None):
        value = value | {"rate": {"value": value["rate"], "per": "year"}}
    return wire.read(Paper, value)


def _both(found: Discounted) -> tuple[Decimal, Decimal]:
    # One payment against another, both above zero, always has one rate.
    annual = found.annual
    return cast("Decimal", annual.nominal), cast("Decimal", annual.effective)


def _text(found: Discounted) -> str:
    taken = tr("{days} days: interest {interest}, proceeds {proceeds}.")
    cost = tr("True yearly cost {nominal}, {effective} compounded.")
    nominal, effective = _both(found)
    return "\n".join(
        (
            taken.format(
                days=found.days,
                interest=money(found.interest),
                proceeds=money(found.proceeds),
            ),
            cost.format(nominal=percent(nominal), effective=percent(effective)),
        )
    )
