"""What the import answers of a credit report: its period, its counts, what it lacks."""

from collections.abc import Iterator

from planner.model.bills import ReadFile, Verdict
from planner.model.bureau import Report, TakenReport
from planner.phrases import Phrase, Sentence


def read_file(told: TakenReport) -> ReadFile:
    """The report as one of the files of an import; none of its rows is a bill's."""
    report = told.report
    days = [look.on for look in report.asked]
    days += [account.opened_on for account in report.accounts]
    return ReadFile(
        file=report.file,
        format="credit-report-detailed" if report.is_detailed else "credit-report",
        encoding=report.encoding,
        rows=len(report.accounts) + len(report.asked),
        since=min(days),
        until=report.reported_on,
        reconciles=_counts_hold(report),
        verdicts=dict.fromkeys(Verdict, 0),
        notes=tuple(_notes(told)),
    )


def _counts_hold(report: Report) -> bool | None:
    """Whether as many accounts were read as its summary states."""
    return None if report.counted is None else report.counted == len(report.accounts)


def _notes(told: TakenReport) -> Iterator[Sentence]:
    report = told.report
    new = sum(1 for placed in told.placed if placed.is_new)
    closed = sum(1 for account in report.accounts if account.closed_on is not None)
    yield Sentence(
        Phrase(
            "Credit report of {day}: {n} accounts ({new} new, {closed} closed), "
            "{asked} inquiries by institutions, {hard} of them after an application."
        ),
        day=report.reported_on,
        n=len(report.accounts),
        new=new,
        closed=closed,
        asked=len(report.asked),
        hard=sum(1 for look in report.asked if look.is_hard),
    )
    if _counts_hold(report) is False:
        yield Sentence(
            Phrase("Its summary states {stated} accounts, {found} were found."),
            stated=report.counted,
            found=len(report.accounts),
        )
    for account in report.accounts:
        if account.late_months:
            yield Sentence(
                Phrase(
                    "“{lender}”: {n} of the last 60 months were overdue; which ones "
                    "only the detailed version tells."
                ),
                lender=account.lender,
                n=account.late_months,
            )
        if account.spoilt:
            yield Sentence(
                Phrase("“{lender}”: the bureau calls this account “{state}”."),
                lender=account.lender,
                state=account.spoilt,
            )
    for debt in report.guaranteed:
        yield Sentence(
            Phrase(
                "Answers for a debt of “{debtor}” at “{lender}”; it is no debt of this "
                "book."
            ),
            debtor=debt.debtor,
            lender=debt.lender,
        )
    for line in report.unread:
        yield Sentence(Phrase("Not read: “{text}”."), text=line)
    for difference in told.differences:
        yield difference.why
