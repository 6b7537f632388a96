"""A firm's report: its debts, dues, cash and lines, and what customers owe it."""

from planner.wording.i18n import tr
from reports import (
    basis_report,
    cash_report,
    cover,
    dues_report,
    firm_report,
    limits_report,
    loans_report,
    plan_report,
    yearly_report,
)
from reports.document import Document
from reports.facts import Facts


def business_report(facts: Facts) -> Document:
    """What a partner, an accountant or a bank asks of a small firm."""
    book, on = facts.book, facts.on
    return cover.document(
        tr("Business credit report"),
        facts,
        cover.status(facts),
        (
            loans_report.owed(facts),
            dues_report.due(facts),
            cash_report.cash(facts),
            firm_report.receivables(book, on),
            firm_report.figures(book, on),
            *firm_report.more(book, on),
            limits_report.limits(facts),
            plan_report.short(facts),
            *(yearly_report.years(facts) if facts.options.is_yearly else ()),
            basis_report.assumptions(facts),
            basis_report.sources(facts),
        ),
    )
