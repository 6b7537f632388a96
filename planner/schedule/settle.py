"""What it costs to pay early, and what that saves; lenders rarely say both."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from planner.lean import dataclass
from planner.model.terms import Terms
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.schedule.charges import break_fee
from planner.schedule.methods import shown
from planner.schedule.schedule import Schedule, Settlement, schedule
from planner.schedule.steps import Prepay, PrepayError, check_allowed
from planner.schedule.terms_check import check_fields
from planner.schedule.walk import Walk


@dataclass(frozen=True)
class Changed:
    """A schedule with early payments carried out.

    Attributes:
        schedule: the rows that are left, the totals with all that is paid early.
        saved: interest of the unchanged schedule less what is now paid.
        saved_total: the same with every fee; below zero where a fee takes it all.
        says: what a reader must know beside the figures.
    """

    schedule: Schedule
    saved: Money
    saved_total: Money
    says: tuple[Sentence, ...]


def prepaid(terms: Terms, prepays: Sequence[Prepay]) -> Changed:
    """The schedule after prepayments, and the interest they save.

    Raises:
        TermsError: terms that contradict each other or cannot amortise.
        PrepayError: what the contract or the calendar does not allow.
    """
    return _changed(terms, schedule(terms, prepays))


def settled(terms: Terms, on: date, prepays: Sequence[Prepay] = ()) -> Changed:
    """The instalments due before ``on``, the amount that settles, what that saves.

    Raises:
        TermsError: terms that contradict each other or cannot amortise.
        PrepayError: what the contract or the calendar does not allow.
    """
    check_fields(terms)
    walk = Walk(terms, prepays).run(until=on)
    end = settlement_at(terms, walk, prepays, on)
    rows, early = tuple(walk.rows), tuple(walk.prepaid)
    return _changed(terms, Schedule(terms, rows, early, end))


def settlement(terms: Terms, on: date, prepays: Sequence[Prepay] = ()) -> Settlement:
    """What settles the loan on ``on``; instalments due before count as paid.

    Raises:
        TermsError: terms that contradict each other or cannot amortise.
        PrepayError: what the contract or the calendar does not allow.
    """
    check_fields(terms)
    walk = Walk(terms, prepays).run(until=on)
    return settlement_at(terms, walk, prepays, on)


def settlement_at(
    terms: Terms, walk: Walk, prepays: Sequence[Prepay], on: date
) -> Settlement:
    """What settles where ``walk``, with these prepayments, stands on ``on``.

    Raises:
        PrepayError: what the contract or the calendar does not allow.
    """
    if on < terms.drawn_on:
        raise PrepayError(on=on, reason=Phrase("the loan was not yet drawn"))
    standing = walk.standing
    if standing is None:
        raise PrepayError(on=on, reason=Phrase("nothing is owed then"))
    check_allowed(terms, walk.period_of(on), on)
    interest, fee, early = standing.interest, Money(0), standing.balance
    if standing.row is not None:
        fee += standing.row.fee
        early -= standing.row.principal
    rule = terms.prepayment
    if rule is not None and rule.interest_due == "all":
        rows = Walk(walk.terms, prepays).run().rows
        interest = sum((row.interest for row in rows if row.due >= on), Fraction(0))
    fee += break_fee(terms, Money(shown(early)))
    return Settlement(
        on=on,
        principal=Money(shown(standing.balance)),
        interest=Money(shown(interest)),
        fee=fee,
        amount=Money(shown(standing.balance + interest)) + fee,
        time=standing.time,
        accrued=interest,
    )


def _changed(terms: Terms, after: Schedule) -> Changed:
    before = schedule(terms)
    saved = Money(shown(before.interest - after.interest))
    in_all = saved + before.totals.fees - after.totals.fees
    says: list[Sentence] = []
    rule = terms.prepayment
    if rule is not None and rule.interest_due == "all":
        words = Phrase("The contract asks for all interest even when paid early.")
        says.append(Sentence(words))
    if saved <= ZERO:
        says.append(Sentence(Phrase("Paying early saves no interest here.")))
    elif in_all <= ZERO:
        words = Phrase("Its fee takes all that paying early saves here.")
        says.append(Sentence(words))
    return Changed(after, saved, in_all, tuple(says))
