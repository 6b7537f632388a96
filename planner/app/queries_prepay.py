"""What paying a loan early would cost and save, before anything is recorded."""

from datetime import date
from typing import Literal

from planner.app.queries_loan import anytime, state_of
from planner.lean import dataclass
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.methods import shown
from planner.schedule.replay import LoanState
from planner.schedule.schedule import Schedule, schedule
from planner.schedule.settle import settled
from planner.schedule.steps import Mode, Prepay, PrepayError, check_allowed
from planner.schedule.walk import Walk


@dataclass(frozen=True, slots=True)
class EarlyWish:
    """What somebody thinks of paying.

    Attributes:
        amount: the principal on top of what falls due that day; None settles it all.
        mode: what a prepayment does to the rest.
    """

    on: date
    amount: Money | None = None
    mode: Mode = "shorter"

    @property
    def kind(self) -> Literal["prepay", "settle"]:
        """Whether a part is paid early, or all of it."""
        return "settle" if self.amount is None else "prepay"


@dataclass(frozen=True, slots=True)
class EarlyOutcome:
    """What would follow.

    Attributes:
        pay: what is handed over on that day for it, the fee in it; of a settlement
            less what was paid ahead.
        fee: what the contract asks for paying early; of a settlement also the fee of an
            instalment that falls due that day.
        saved: interest of the rest of the schedule that is no longer paid.
        gain: ``saved`` less ``fee``; below zero where paying early costs more.
        end_before, end: the last day on which something is paid.
        left_before, left: how many payments come after the day.
        next_before, next: the next payment after the day; None for none.
        before, after: the schedules, for a picture of both.
        says: what a reader must know beside the figures.
    """

    wish: EarlyWish
    pay: Money
    fee: Money
    saved: Money
    gain: Money
    end_before: date
    end: date
    left_before: int
    left: int
    next_before: Money | None
    next: Money | None
    before: Schedule
    after: Schedule
    says: tuple[Sentence, ...]


def early_outcome(
    book: Book, loan_id: str, wish: EarlyWish, today: date
) -> EarlyOutcome:
    """What a prepayment or settlement from ``today`` on would do.

    Instalments between today and that day count as paid on their days.

    Raises:
        PrepayError: what the contract or the calendar does not allow.
    """
    loan = book.loans[loan_id]
    state = state_of(book, loan_id, today)
    terms = anytime(loan.terms)
    if wish.on < today:
        raise PrepayError(on=wish.on, reason=Phrase("that day has passed"))
    if not any(row.left for row in state.rows):
        raise PrepayError(on=wish.on, reason=Phrase("nothing is owed then"))
    check_allowed(loan.terms, Walk(terms).period_of(wish.on), wish.on)
    before = schedule(terms, state.early)
    after = _after(before, state, wish)
    return _outcome(state, wish, before, after)


def _after(before: Schedule, state: LoanState, wish: EarlyWish) -> Schedule:
    if wish.amount is None:
        return settled(before.terms, wish.on, state.early).schedule
    new = Prepay(wish.on, wish.amount, wish.mode)
    return schedule(before.terms, (*state.early, new))


def _outcome(
    state: LoanState, wish: EarlyWish, before: Schedule, after: Schedule
) -> EarlyOutcome:
    fee, pay = _to_pay(state, wish, after)
    saved = Money(shown(before.interest - after.interest))
    ahead = [row for row in before.instalments if row.due > wish.on]
    rest = [row for row in after.instalments if row.due > wish.on]
    return EarlyOutcome(
        wish=wish,
        pay=pay,
        fee=fee,
        saved=saved,
        gain=saved - fee,
        end_before=before.rows[-1].due,
        end=rest[-1].due if rest else wish.on,
        left_before=len(ahead),
        left=len(rest),
        next_before=ahead[0].payment if ahead else None,
        next=rest[0].payment if rest else None,
        before=before,
        after=after,
        says=tuple(_says(state, wish, before, saved, fee)),
    )


def _to_pay(state: LoanState, wish: EarlyWish, after: Schedule) -> tuple[Money, Money]:
    """The fee for paying early, and all that is handed over for it."""
    if after.end is not None:
        ahead = total(row.paid for row in state.rows if row.due >= wish.on)
        return after.end.fee, after.end.amount - ahead
    fee = after.prepayments[-1].fee
    return fee, (wish.amount or ZERO) + fee


def _says(
    state: LoanState, wish: EarlyWish, before: Schedule, saved: Money, fee: Money
) -> list[Sentence]:
    said: list[Sentence] = []
    overdue = total(row.left for row in state.rows if row.due < state.on)
    if overdue:
        words = Phrase("{amount} is overdue and has to be paid first.")
        said.append(Sentence(words, amount=overdue))
    due = [row for row in before.instalments if row.due == wish.on]
    if due and wish.amount is not None:
        words = Phrase("The instalment of {amount} of that day comes on top.")
        said.append(Sentence(words, amount=due[0].payment))
    rule = before.terms.prepayment
    if rule is not None and rule.interest_due == "all":
        words = Phrase("The contract asks for all interest even when paid early.")
        said.append(Sentence(words))
    if saved <= ZERO:
        said.append(Sentence(Phrase("Paying early saves no interest here.")))
    elif fee >= saved:
        words = Phrase("It saves nothing: the fee of {fee} takes all {saved} saved.")
        said.append(Sentence(words, fee=fee, saved=saved))
    return said
