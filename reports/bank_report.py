"""What a borrower takes to a credit talk: who, what is owed, how it was repaid."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.app.queries_loans import name_of
from planner.app.report_options import ALL, ReportOptions
from planner.model.book import Book
from planner.model.records import BookKind
from planner.money import Rounding
from planner.schedule.ledger import loan_states
from planner.schedule.replay import LoanState, State
from planner.wording.i18n import tr
from planner.wording.say import percent, plain, say, short_day
from reports import (
    asked_report,
    basis_report,
    cash_report,
    cover,
    dues_report,
    firm_report,
    loans_report,
    yearly_report,
)
from reports.document import (
    Align,
    Column,
    Document,
    Note,
    Row,
    Section,
    Table,
    Tone,
)
from reports.facts import Facts

_MONTHS = 12


def bank_report(book: Book, on: date, options: ReportOptions = ALL) -> Document:
    """A pack for a credit talk; what the book does not know is left to the pen."""
    facts = Facts(book, on, options)
    is_firm = book.profile.kind is BookKind.BUSINESS
    firm = (
        (
            firm_report.figures(book, on),
            firm_report.receivables(book, on),
        )
        if is_firm
        else ()
    )
    return cover.document(
        tr("Papers for a credit talk"),
        facts,
        cover.status(facts),
        (
            _who(facts),
            asked_report.asked(facts),
            loans_report.owed(facts),
            _record(facts),
            dues_report.due(facts),
            cash_report.cash(facts),
            *(firm or (_coverage(facts),)),
            asked_report.papers(facts),
            *(yearly_report.years(facts) if options.is_yearly else ()),
            basis_report.assumptions(facts),
            basis_report.sources(book, on),
        ),
    )


def _who(facts: Facts) -> Section:
    profile = facts.book.profile
    unknown = tr("not recorded")
    rows = [
        (tr("Name"), profile.name or unknown),
        (tr("Kind"), say(profile.kind)),
        (
            tr("Monthly income (yuan)"),
            plain(profile.monthly_income) if profile.monthly_income else unknown,
        ),
    ]
    if profile.kind is BookKind.BUSINESS:
        since = short_day(profile.registered_on) if profile.registered_on else unknown
        rows.append((tr("Licensed since"), since))
    if profile.note:
        rows.append((tr("Remark"), profile.note))
    return Section(tr("Who we are"), (asked_report.pairs(rows),))


def _record(facts: Facts) -> Section:
    rows = tuple(
        _history(facts.book, state)
        for state in loan_states(facts.book, facts.on).values()
    )
    columns = (
        Column(tr("Loan"), 1),
        Column(tr("Drawn")),
        Column(tr("Drawn (yuan)"), align=Align.END),
        Column(tr("Paid on time"), align=Align.END),
        Column(tr("Paid late"), align=Align.END),
        Column(tr("Late now"), align=Align.END),
        Column(tr("Longest delay (days)"), align=Align.END),
    )
    table = Table(
        columns,
        rows,
        tr("No loan is recorded; how earlier ones were repaid would stand here."),
    )
    words = tr(
        "Counted are instalments due by today; within the days of grace is on time."
    )
    legend = (Note(words, Tone.SMALL),) if rows else ()
    return Section(tr("How loans were repaid"), (table, *legend))


def _history(book: Book, state: LoanState) -> Row:
    past = [row for row in state.rows if row.due <= state.on]
    paid = [row for row in past if row.state is State.PAID]
    terms = book.loans[state.loan].terms
    return (
        name_of(book, state.loan),
        short_day(terms.drawn_on),
        plain(terms.principal),
        str(sum(not row.days_late for row in paid)),
        str(sum(bool(row.days_late) for row in paid)),
        str(sum(row.state is State.LATE for row in past)),
        str(max((row.days_late for row in past), default=0)),
    )


def _coverage(facts: Facts) -> Section:
    """What a person's dues take of their income."""
    income = facts.book.profile.monthly_income
    monthly = facts.due_in_a_year.times(Fraction(1, _MONTHS), Rounding.HALF_UP)
    share = (
        percent(Decimal(monthly.minor) / Decimal(income.minor), 1) if income else "–"
    )
    rows = [
        (tr("Due a month, mean of the next 12 (yuan)"), plain(monthly)),
        (tr("Monthly income (yuan)"), plain(income) if income else tr("not recorded")),
        (tr("Dues to income"), share),
    ]
    return Section(tr("Coverage"), (asked_report.pairs(rows),))
