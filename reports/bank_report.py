"""What a borrower takes to a credit talk: who, what is owed, how it was repaid."""

from decimal import Decimal
from fractions import Fraction

from planner.app.queries_loans import name_of
from planner.app.queries_ratios import line_said, ratios, written
from planner.model.book import Book
from planner.model.dated import Dated
from planner.model.records import BookKind
from planner.model.thumbs import Thumb
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
    limits_report,
    loans_report,
    papers_report,
    ratios_report,
    yearly_report,
)
from reports.document import (
    Align,
    Column,
    Document,
    Row,
    Section,
    Table,
)
from reports.facts import Facts
from reports.granted import resting

_MONTHS = 12
_COVERAGE = "debt-service-coverage"


def bank_report(facts: Facts) -> Document:
    """A pack for a credit talk; what the book does not know is left to the pen."""
    book, on = facts.book, facts.on
    is_firm = book.profile.kind is BookKind.BUSINESS
    firm = (
        (
            _firm_coverage(facts),
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
            limits_report.short(facts),
            papers_report.papers(facts),
            *(yearly_report.years(facts) if facts.options.is_yearly else ()),
            basis_report.assumptions(facts),
            basis_report.sources(facts),
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
        for key, state in loan_states(facts.book, facts.on).items()
        if key in facts.listed
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
    rests_on = (words,) if rows else ()
    return Section(tr("How loans were repaid"), (table,), rests_on)


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


def _firm_coverage(facts: Facts) -> Section:
    """What a firm's dues take of what it earns, beside what banks are told to ask."""
    told = ratios(facts.book, facts.on)
    (row,) = (one for one in told.rows if one.id == _COVERAGE)
    known = [one.ratio for one in row.values if one.ratio is not None]
    rows = [
        (
            tr("Cash flow of the last full year (yuan)"),
            plain(told.year.cash_flow) if told.year else tr("not recorded"),
        ),
        (tr("Due in the next 12 months (yuan)"), plain(told.due)),
        (say(row.name), written(known[-1], row.unit) if known else "–"),
        (tr("Banks are told to ask"), say(line_said(row))),
        (tr("Compared with that"), ratios_report.stands(row)),
    ]
    notes = (_asked_by_banks(row.line),) if row.line is not None else ()
    made = Section(tr("Coverage"), (asked_report.pairs(rows),), notes)
    return resting(made, facts, "bills")


def _asked_by_banks(line: Dated[Thumb]) -> str:
    words = tr("{name}: grade {grade}, checked on {day}, source: {source}")
    return words.format(
        name=tr("Banks are told to ask"),
        grade=say(line.grade),
        day=short_day(line.checked_on),
        source=say(line.source.title),
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
    made = Section(tr("Coverage"), (asked_report.pairs(rows),))
    return resting(made, facts, "bills")
