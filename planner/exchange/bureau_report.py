"""A credit report read whole: its version told apart, its own counts checked."""

from collections.abc import Iterable
from datetime import date

from planner.exchange import bureau_simple, errors
from planner.exchange.bureau_detailed import detailed, is_detailed
from planner.exchange.bureau_text import joined, reports_text
from planner.exchange.bureau_values import asked, reported_on
from planner.exchange.source import Source
from planner.model.bureau import Asked, Report, Reported


def report_of(source: Source) -> Report | None:
    """The report that a file holds; None where it holds none.

    Raises:
        NotUnderstoodError: a PDF that is locked, damaged or a picture; a report without
            a day, or of which no account and no inquiry can be read.
    """
    read = reports_text(source)
    if read is None:
        return None
    text, encoding = read
    made = reported_on(joined(text))
    has_tables = is_detailed(text)
    unread: list[str] = []
    if has_tables:
        found = detailed(text)
        accounts, unread = tuple(found.accounts), found.unread
    else:
        accounts = tuple(bureau_simple.accounts(text, made))
    looks = tuple(asked(text))
    if not accounts and not looks:
        raise errors.NoAccountsError(file=source.name)
    made = made or _last_day(accounts, looks)
    if made is None:
        raise errors.NoReportDayError(file=source.name)
    return Report(
        file=source.name,
        encoding=encoding,
        reported_on=made,
        is_detailed=has_tables,
        accounts=accounts,
        asked=looks,
        guaranteed=tuple(bureau_simple.guaranteed(text)),
        counted=None if has_tables else bureau_simple.counted(text),
        unread=tuple(unread),
    )


def _last_day(accounts: Iterable[Reported], looks: Iterable[Asked]) -> date | None:
    """The last day that pasted text without a head tells of."""
    days = [account.as_of or account.closed_on for account in accounts]
    days += [look.on for look in looks]
    return max((day for day in days if day is not None), default=None)
