"""Loans of a credit report: found in the book, or set up with terms to confirm."""

from planner.exchange import bureau_lenders as lenders
from planner.exchange.bureau_entry import Entry, is_ours, name_of
from planner.exchange.bureau_months import take_months, take_months_alone
from planner.exchange.bureau_terms import YUAN, drafted, paid_since
from planner.model import records as r
from planner.model.bureau import Reported
from planner.money import ZERO
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state

_NO_TERMS = Phrase(
    "The report tells of this loan, but not enough to set up its terms; draw it with "
    "the terms of its contract."
)


def take_loan(at: Entry, account: Reported) -> None:
    """Find or set up the loan of an account, with what was paid on it."""
    name = at.name(account)
    known = _known_loan(at, account, name)
    if known is not None:
        at.used.add(known.id)
        _compare_loan(at, account, known)
        at.place(account, known.id)
        take_months(at, account, loan=known.id)
        return
    if account.closed_on is not None:
        at.place(account, None)
        take_months_alone(at, account, name)
        return
    line = _line_for(at, account)
    found = drafted(account, name)
    if found is None:
        at.ask(account, name, Sentence(_NO_TERMS))
        at.place(account, None)
        return
    loan = r.Loan(
        id=name,
        terms=found.terms,
        line=line.id if line else None,
        channel=line.channel if line else lenders.channel_of(account),
        name=name_of(account),
    )
    at.add(loan, *found.repayments)
    at.ask(account, name, found.why)
    at.place(account, name, is_new=True)
    take_months(at, account, loan=name)


def _known_loan(at: Entry, account: Reported, name: str) -> r.Loan | None:
    by_id = at.book.loans.get(name)
    if by_id is not None:
        return by_id
    fitting = [
        loan
        for loan in at.book.loans.values()
        if loan.id not in at.used
        and loan.terms.principal == account.principal
        and loan.terms.drawn_on == account.opened_on
        and lenders.is_loan_of(at.book, loan, account)
    ]
    return fitting[0] if fitting else None


def _line_for(at: Entry, account: Reported) -> r.Line | None:
    """The line that a loan was drawn on, where the catalogue tells it is one."""
    if not lenders.channels(account):
        return None
    fitting = [
        line
        for line in lenders.lines_of(at.book, account)
        if line.opened_on <= account.opened_on
    ]
    return fitting[0] if len(fitting) == 1 else None


def _compare_loan(at: Entry, account: Reported, loan: r.Loan) -> None:
    paid = [x for x in at.book.repayments.values() if x.loan == loan.id]
    on = account.closed_on or account.as_of
    if on is None or on < loan.terms.drawn_on:
        return
    ours = loan_state(loan, paid, on).outstanding
    theirs = ZERO if account.closed_on is not None else account.used
    if theirs is None or abs(ours - theirs) <= YUAN:
        return
    since = paid_since(loan, paid, account) if is_ours(loan.id) else ()
    if since and not any(at.book.find(one.id) for one in since):
        at.add(*since)
    else:
        at.differ(account, loan.id, "outstanding", ours)
