"""Overdue months and inquiries of a credit report, each kept once."""

from collections.abc import Iterator
from dataclasses import replace

from planner.exchange import bureau_lenders as lenders
from planner.exchange.bureau_entry import Entry, digest
from planner.model import declared as d
from planner.model import records as r
from planner.model.bureau import AccountKind, Asked, Reported

_ON_TIME = frozenset("N*C/#G")
_KEPT = frozenset(d.BUREAU_CODES)


def take_months(
    at: Entry, account: Reported, *, line: str | None = None, loan: str | None = None
) -> None:
    """Keep the months that were not paid on time; they are the bureau's word."""
    _take(at, account, d.BureauMonth("", "", at.report.reported_on, line, loan))


def take_months_alone(at: Entry, account: Reported, name: str) -> None:
    """The same for an account of which the book keeps nothing else: a closed one."""
    _take(
        at,
        account,
        d.BureauMonth(
            "",
            "",
            at.report.reported_on,
            account=name,
            lender=lenders.short_name(account.lender),
            is_card=account.kind is AccountKind.CARD,
        ),
    )


def _take(at: Entry, account: Reported, of: d.BureauMonth) -> None:
    """Keep months like ``of``, which tells the place and the report."""
    record = _place(of)
    kept = {
        month.month: month
        for month in at.book.bureau.values()
        if _place(month) == record
    }
    for month, code in _told_months(account):
        known = kept.get(month)
        if known is None:
            if code not in _ON_TIME and code in _KEPT:
                name = f"bureau-month-{record}-{month}"
                at.add(replace(of, month=month, code=code, id=name))
        elif known.code != code:
            at.differ(account, known.id, f"month {month}", known.code, code)


def _place(month: d.BureauMonth) -> str:
    return month.line or month.loan or month.account


def _told_months(account: Reported) -> Iterator[tuple[str, str]]:
    if account.months:
        yield from account.months
    elif account.is_late and account.as_of is not None:
        # the simple version tells of today only; it was late by at least a day
        yield account.as_of.isoformat()[:7], "1"


def take_inquiry(at: Entry, look: Asked) -> None:
    """Keep an inquiry that came of an application."""
    if not look.is_hard:
        return
    name = digest("inquiry", look.on, look.lender, look.reason)
    known = at.book.find(name) or any(
        note.kind is r.NoteKind.INQUIRY
        and note.on == look.on
        and note.lender is not None
        and lenders.is_same_lender(note.lender, look.lender)
        for note in at.book.notes.values()
    )
    if not known and name not in at.used:
        at.used.add(name)
        at.written.new_asked += 1
        note = r.Note(look.on, r.NoteKind.INQUIRY, None, look.lender, name)
        at.written.records.append(note)
