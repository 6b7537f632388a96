"""``discount BILL.json``: what a bill or receivable brings today, and its true cost."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from planner.app.json_file import read_json, refusing
from planner.app.parts import Answer, Parts
from planner.errors import FieldError, shown
from planner.lean import dataclass
from planner.model import wire
from planner.phrases import Phrase
from planner.schedule.discount import Discounted, Paper, discount
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``discount``."""
    parser.add_argument("bill", help="the paper as JSON; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Count days, interest, proceeds and the yearly cost."""
    asked = read_json(args.bill, parts.stdin, paper_file)
    given, paid_on = postponed(asked) if asked.postponed else (asked.paper, None)
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
    if paid_on is not None:
        document |= {
            "paid_on": paid_on.day.isoformat(),
            "paid_on_is_known": paid_on.is_known,
        }
        lines.append(_paid_on(paid_on))
    return Answer(document, "\n".join(lines))


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The paper as a file writes it.

    Attributes:
        postponed: whether a due day on a day off moves to the next working day, as it
            does of bills and certificates.
    """

    paper: Paper
    postponed: bool = False


@dataclass(frozen=True, slots=True)
class PaidOn:
    """When the face is paid; not ``is_known`` where days off were not announced yet."""

    day: date
    is_known: bool


def paper_file(value: object) -> PaperFile:
    """Read the paper; a bare ratio as ``rate`` is a yearly one.

    Raises:
        NotUnderstoodError: naming the field.
    """
    if not isinstance(value, dict):
        return PaperFile(wire.read(Paper, value))
    rest = dict(value)
    moves = rest.pop("postponed", False)
    if not isinstance(moves, bool):
        raise FieldError(
            field="postponed", found=shown(moves), expected=Phrase("true or false")
        )
    if not isinstance(rest.get("rate"), dict | None):
        rest["rate"] = {"value": rest["rate"], "per": "year"}
    return PaperFile(wire.read(Paper, rest), moves)


def postponed(asked: PaperFile) -> tuple[Paper, PaidOn]:
    """The paper with the days up to the next working day, which bear interest too."""
    from planner.catalogue.read import catalogue  # noqa: PLC0415  # only when asked

    paper, holidays = asked.paper, catalogue().holidays
    day = holidays.next_working_day(paper.to)
    later = (day - paper.to).days
    known = holidays.working_day(day).known and holidays.working_day(paper.to).known
    return replace(paper, extra_days=paper.extra_days + later), PaidOn(day, known)


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


def _paid_on(paid_on: PaidOn) -> str:
    words = tr("The face is paid on {day}, a working day.")
    if not paid_on.is_known:
        words = tr("The face is paid on {day}; days off were not announced yet.")
    return words.format(day=say(paid_on.day))


def _cost(found: Discounted) -> str:
    nominal, effective = _both(found)
    words = tr("True yearly cost {nominal}, {effective} compounded.")
    return words.format(nominal=percent(nominal), effective=percent(effective))
