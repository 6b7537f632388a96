"""Credit reports of an import as JSON, and what they say otherwise than the book."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.app.text_table import text_table
from planner.model.bureau import Difference, Placed, TakenReport
from planner.money import Money
from planner.wording.i18n import tr
from planner.wording.say import say


def reports_document(reports: Sequence[TakenReport]) -> dict[str, object]:
    """The reports, and all differences in one list; both empty where none was read."""
    return {
        "reports": [_report(told) for told in reports],
        "differences": [
            _difference(one) for told in reports for one in told.differences
        ],
    }


def differences_table(reports: Sequence[TakenReport]) -> str:
    """What the reports and the book tell differently, for people."""
    headings = (tr("Lender"), tr("What"), tr("Report"), tr("Book"))
    rows = [
        (one.lender, one.what, say(one.reported or ""), say(one.recorded or ""))
        for told in reports
        for one in told.differences
    ]
    return text_table(headings, rows, right=(2, 3))


def _report(told: TakenReport) -> dict[str, object]:
    report = told.report
    return {
        "file": report.file,
        "reported_on": report.reported_on.isoformat(),
        "detailed": report.is_detailed,
        "accounts": [_account(placed) for placed in told.placed],
        "overdue": [*_overdue(told.placed)],
        "inquiries": [
            {
                "on": look.on.isoformat(),
                "lender": look.lender,
                "reason": look.reason,
                "hard": look.is_hard,
            }
            for look in report.asked
        ],
        "new_inquiries": told.new_asked,
        "guarantees": [
            {
                "on": debt.on.isoformat(),
                "debtor": debt.debtor,
                "lender": debt.lender,
                "amount": _plain(debt.amount),
                "balance": _plain(debt.balance),
            }
            for debt in report.guaranteed
        ],
        "unread": list(report.unread),
    }


def _account(placed: Placed) -> dict[str, object]:
    account = placed.account
    return {
        "kind": account.kind.value,
        "lender": account.lender,
        "product": account.product,
        "opened_on": account.opened_on.isoformat(),
        "currency": account.currency or "CNY",
        "tail": account.tail or None,
        "limit": _plain(account.limit),
        "used": _plain(account.used),
        "principal": _plain(account.principal),
        "as_of": _plain(account.as_of),
        "until": _plain(account.until),
        "closed_on": _plain(account.closed_on),
        "overdue": _plain(account.overdue),
        "late_months": account.late_months,
        "state": account.spoilt or None,
        "record": placed.record,
        "new": placed.is_new,
    }


def _overdue(placed: Sequence[Placed]) -> Iterator[dict[str, object]]:
    """Every month that was not paid on time, also of accounts that are closed."""
    for one in placed:
        for month, code in sorted(one.account.months):
            if code in "1234567DZB":
                yield {
                    "lender": one.account.lender,
                    "record": one.record,
                    "month": month,
                    "code": code,
                }


def _difference(one: Difference) -> dict[str, object]:
    return {
        "file": one.file,
        "lender": one.lender,
        "record": one.record,
        "what": one.what,
        "reported": _plain(one.reported),
        "recorded": _plain(one.recorded),
        "why": say(one.why),
    }


def _plain(value: Money | date | str | None) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
