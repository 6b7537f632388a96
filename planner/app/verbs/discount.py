"""``discount BILL.json``: what a bill or receivable brings today, and its true cost."""

import argparse

from planner.app.json_file import read_json
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
    found = discount(read_json(args.bill, parts.stdin, paper))
    nominal, effective = found.annual.nominal, found.annual.effective
    document = {
        "days": found.days,
        "interest": str(found.interest),
        "proceeds": str(found.proceeds),
        "annual": {
            "nominal": None if nominal is None else format(nominal, "f"),
            "effective": None if effective is None else format(effective, "f"),
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


def _text(found: Discounted) -> str:
    words = tr("{days} days: interest {interest}, proceeds {proceeds}.")
    lines = [
        words.format(
            days=found.days,
            interest=money(found.interest),
            proceeds=money(found.proceeds),
        )
    ]
    nominal, effective = found.annual.nominal, found.annual.effective
    if nominal is not None and effective is not None:
        words = tr("True yearly cost {nominal}, {effective} compounded.")
        lines.append(
            words.format(nominal=percent(nominal), effective=percent(effective))
        )
    return "\n".join(lines)
