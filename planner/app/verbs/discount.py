"""``discount BILL.json``: what a bill or receivable brings today, and its true cost."""

import argparse
from collections.abc import Iterator
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
    document: dict[str, object] = {
        "days": found.days,
        "interest": str(found.interest),
        "proceeds": str(found.proceeds),
        "annual": {
            "nominal": format(nominal, "f"),
            "effective": format(effective, "f"),
        },
    }
    if given.is_factored:
        document |= {
            "advance": str(found.advance),
            "fee": str(found.fee),
            "rest": str(found.rest),
        }
    lines = [_taken(found), *_factored(given, found), _cost(found)]
    return Answer(document, "\n".join(lines))


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


def _taken(found: Discounted) -> str:
    words = tr("{days} days: interest {interest}, proceeds {proceeds}.")
    return words.format(
        days=found.days,
        interest=money(found.interest),
        proceeds=money(found.proceeds),
    )


def _factored(given: Paper, found: Discounted) -> Iterator[str]:
    if given.is_factored:
        words = tr("Advance {advance}, fees {fee}; {rest} more at collection.")
        yield words.format(
            advance=money(found.advance),
            fee=money(found.fee),
            rest=money(found.rest),
        )


def _cost(found: Discounted) -> str:
    nominal, effective = _both(found)
    words = tr("True yearly cost {nominal}, {effective} compounded.")
    return words.format(nominal=percent(nominal), effective=percent(effective))
