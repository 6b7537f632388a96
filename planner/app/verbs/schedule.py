"""``schedule TERMS.json``: what falls due, and what paying early changes."""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date

from planner.app.json_file import read_json, refusing
from planner.app.parsing import terms
from planner.app.parts import Answer, Parts
from planner.app.text_table import text_table
from planner.calendar import parse_day
from planner.errors import FieldError
from planner.model.wire import write
from planner.money import ZERO, Money
from planner.phrases import Phrase
from planner.schedule.schedule import Instalment, Schedule, schedule
from planner.schedule.settle import Changed, prepaid, settled
from planner.schedule.steps import Prepay
from planner.wording.i18n import tr
from planner.wording.say import money, percent, plain, say, short_day

_MODES = ("shorter", "lower")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``schedule``."""
    parser.add_argument("terms", help="a loan's terms as JSON; - reads stdin")
    parser.add_argument(
        "--prepay",
        action="append",
        default=[],
        type=prepay_from,
        metavar="DAY=AMOUNT[:shorter|lower]",
        help="principal paid on top of that day's instalment; may be repeated",
    )
    parser.add_argument(
        "--settle",
        action="append",
        default=[],
        type=lambda text: parse_day(text, "--settle"),
        metavar="DAY",
        help="pay the loan off on that day",
    )


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Lay out the rows, with early payments where they are asked for."""
    given = read_json(args.terms, parts.stdin, terms)
    settle = _one_day(args.settle)
    with refusing(args.terms):
        if settle is not None:
            changed = settled(given, settle, args.prepay)
        elif args.prepay:
            changed = prepaid(given, args.prepay)
        else:
            plan = schedule(given)
            return Answer(_document(plan), _text(plan, ()))
    document = _document(changed.schedule) | _changed_document(changed)
    return Answer(document, _text(changed.schedule, _changed_lines(changed)))


def _one_day(days: Sequence[date]) -> date | None:
    if len(days) > 1:
        found = ", ".join(day.isoformat() for day in days)
        raise FieldError(field="--settle", found=found, expected=Phrase("one day"))
    return days[0] if days else None


def prepay_from(text: str) -> Prepay:
    """Read ``2026-05-20=3000`` or ``2026-05-20=3000:lower``.

    Raises:
        FieldError: anything else.
    """
    day, is_day, rest = text.partition("=")
    amount, has_mode, mode = rest.partition(":")
    if not is_day or (has_mode and mode not in _MODES):
        expected = Phrase("DAY=AMOUNT, or DAY=AMOUNT:shorter, or DAY=AMOUNT:lower")
        raise FieldError(field="--prepay", found=repr(text), expected=expected)
    on = parse_day(day, "--prepay")
    how = Money.parse(amount, "--prepay")
    return Prepay(on, how, "lower" if mode == "lower" else "shorter")


def _document(plan: Schedule) -> dict[str, object]:
    annual = plan.annual
    return {
        "instalments": [write(row) for row in plan.instalments],
        "totals": write(plan.totals),
        "annual": {
            "nominal": None if annual.nominal is None else write(annual.nominal),
            "effective": None if annual.effective is None else write(annual.effective),
        },
        "conventions": [say(one) for one in plan.conventions],
    }


def _changed_document(changed: Changed) -> dict[str, object]:
    plan = changed.schedule
    document: dict[str, object] = {
        "prepayments": [
            {
                "on": write(one.on),
                "amount": write(one.amount),
                "fee": write(one.fee),
                "balance": write(one.balance),
            }
            for one in plan.prepayments
        ],
        "saved": {"interest": write(changed.saved)},
        "saved_total": write(changed.saved_total),
        "notes": [say(one) for one in changed.says],
    }
    if plan.end is not None:
        document["settlement"] = {
            "on": write(plan.end.on),
            "principal": write(plan.end.principal),
            "interest": write(plan.end.interest),
            "fee": write(plan.end.fee),
            "amount": write(plan.end.amount),
        }
    return document


def _text(plan: Schedule, more: Iterable[str]) -> str:
    totals = plan.totals
    sums = tr("Principal {principal}, interest {interest}, fees {fees}: {payment}.")
    lines = [
        _table(plan.instalments),
        sums.format(
            principal=money(totals.principal),
            interest=money(totals.interest),
            fees=money(totals.fees),
            payment=money(totals.payment),
        ),
        annual_line(plan),
        *more,
        *(say(one) for one in plan.conventions),
    ]
    return "\n".join(line for line in lines if line)


def annual_line(plan: Schedule) -> str:
    """The yearly cost in words."""
    annual = plan.annual
    if annual.nominal is None or annual.effective is None:
        return tr("No single yearly rate explains these payments.")
    words = tr("Yearly cost {nominal} (IRR × periods), {effective} compounded.")
    return words.format(
        nominal=percent(annual.nominal), effective=percent(annual.effective)
    )


def _table(rows: Iterable[Instalment]) -> str:
    headings = [
        tr("No."),
        tr("Due"),
        tr("Principal"),
        tr("Interest"),
        tr("Fee"),
        tr("Payment"),
        tr("Balance"),
    ]
    cells = [
        [
            str(row.n),
            short_day(row.due),
            plain(row.principal),
            plain(row.interest),
            plain(row.fee),
            plain(row.payment),
            plain(row.balance),
        ]
        for row in rows
    ]
    return text_table(headings, cells, right=(0, 2, 3, 4, 5, 6))


def _changed_lines(changed: Changed) -> list[str]:
    lines = [
        tr("{day}: {amount} paid early, fee {fee}, {balance} left.").format(
            day=_day(one.on),
            amount=money(one.amount),
            fee=money(one.fee),
            balance=money(one.balance),
        )
        for one in changed.schedule.prepayments
    ]
    end = changed.schedule.end
    if end is not None:
        words = tr(
            "Settled on {day} for {amount}: principal {principal}, interest {interest},"
            " fee {fee}."
        )
        lines.append(
            words.format(
                day=_day(end.on),
                amount=money(end.amount),
                principal=money(end.principal),
                interest=money(end.interest),
                fee=money(end.fee),
            )
        )
    lines.append(tr("Interest saved: {amount}.").format(amount=money(changed.saved)))
    if changed.saved_total != changed.saved:
        saves = tr("Saved in all, fees counted: {amount}.")
        costs = tr("It costs {amount} more in all, fees counted.")
        words = costs if changed.saved_total < ZERO else saves
        lines.append(words.format(amount=money(abs(changed.saved_total))))
    return [*lines, *(say(one) for one in changed.says)]


def _day(day: date) -> str:
    return say(day)
