"""A private person's report: the state on one page, then the details."""

from planner.wording.i18n import tr
from reports import (
    basis_report,
    cash_report,
    cover,
    dues_report,
    limits_report,
    loans_report,
    plan_report,
    yearly_report,
)
from reports.document import Document
from reports.facts import Facts


def person_report(facts: Facts) -> Document:
    """What a person owes, owes when, may borrow, and could do."""
    return cover.document(
        tr("Loans and credit lines"),
        facts,
        cover.status(facts),
        (
            loans_report.owed(facts),
            dues_report.due(facts),
            cash_report.cash(facts),
            limits_report.limits(facts),
            plan_report.short(facts),
            *(yearly_report.years(facts) if facts.options.is_yearly else ()),
            basis_report.assumptions(facts),
            basis_report.sources(facts),
        ),
    )
