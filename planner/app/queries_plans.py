"""Kept plans and how far each was carried out; a plan nobody follows is paper.

A step is done once all that was paid to its loan since the plan was made reaches what
the plan had paid by then, so a payment a day late or in two parts counts too.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from types import MappingProxyType

from planner.app.counted import amended
from planner.app.queries_loans import name_of
from planner.app.usual import channel_name
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import SavedPlan
from planner.model.records import MoveKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence


class StepState(Enum):
    """How a step stands on a day."""

    DONE = "done"
    MISSED = "missed"
    TODAY = "today"
    AHEAD = "ahead"


STEP_STATE_WORDS = MappingProxyType(
    {
        StepState.DONE: Phrase("done"),
        StepState.MISSED: Phrase("missed"),
        StepState.TODAY: Phrase("today"),
        StepState.AHEAD: Phrase("to come"),
    }
)
STEP_KIND_WORDS = MappingProxyType(
    {
        "scheduled": Phrase("as due"),
        "prepay": Phrase("prepay"),
        "settle": Phrase("settle"),
        "draw": Phrase("draw"),
        "apply": Phrase("apply"),
        "sell": Phrase("sell"),
    }
)
# Days after a step within which a payment may still be on its way.
GRACE = 1


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of a kept plan, with what became of it.

    Attributes:
        missing: what was not paid of it; nothing for a step to come.
    """

    on: date
    loan: str
    name: str
    amount: Money
    kind: str
    state: StepState
    missing: Money


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A kept plan at a glance.

    Attributes:
        total: what it promised to cost.
        due: steps whose day has come.
        next: the first step that is not done; None where all are.
    """

    plan: str
    name: str
    kind: str
    made_on: date
    adopted_on: date | None
    total: Money
    free_on: date | None
    steps: int
    done: int
    missed: int
    next: StepRow | None


def plans(book: Book, on: date) -> tuple[PlanRow, ...]:
    """All kept plans, those that are followed first, then the newest."""
    kept = [plan for plan in book.plans.values() if plan.made_on <= on]
    kept.sort(
        key=lambda plan: (plan.adopted_on is None, -plan.made_on.toordinal(), plan.id)
    )
    return tuple(_row(book, plan, on) for plan in kept)


def steps(book: Book, plan: SavedPlan, on: date) -> tuple[StepRow, ...]:
    """The steps of a plan, each with how it stands on a day."""
    return tuple(_steps(book, plan, on))


def changes(book: Book, plan: SavedPlan, on: date) -> tuple[Sentence, ...]:
    """What differs from the plan by a day: missed, paid beside it, borrowed since."""
    return tuple(_changes(book, plan, on))


def paid_since(book: Book, loan: str, since: date, until: date) -> Money:
    """What was paid to a loan or line in days, both counted."""
    repaid = (
        one.amount
        for one in book.repayments.values()
        if one.loan == loan and since <= one.on <= until
    )
    moved = (
        move.amount
        for move in book.moves.values()
        if move.line == loan and move.kind is MoveKind.PAY and since <= move.on <= until
    )
    return total([*repaid, *moved])


def _row(book: Book, plan: SavedPlan, on: date) -> PlanRow:
    rows = steps(book, plan, on)
    waiting = [row for row in rows if row.state is not StepState.DONE]
    return PlanRow(
        plan=plan.id,
        name=plan.name,
        kind=plan.kind,
        made_on=plan.made_on,
        adopted_on=plan.adopted_on,
        total=plan.total,
        free_on=plan.free_on,
        steps=len(rows),
        done=len(rows) - len(waiting),
        missed=sum(row.state is StepState.MISSED for row in waiting),
        next=waiting[0] if waiting else None,
    )


def _steps(book: Book, plan: SavedPlan, on: date) -> Iterator[StepRow]:
    planned: dict[str, Money] = {}
    for step in plan.steps:
        sofar = planned.get(step.loan, ZERO) + step.amount
        planned[step.loan] = sofar
        if plan.kind == "repay":
            short = sofar - paid_since(book, step.loan, plan.made_on, on)
        else:
            short = step.amount - _drawn(book, step.loan, plan.made_on, on)
        missing = max(min(short, step.amount), ZERO)
        yield StepRow(
            step.on,
            step.loan,
            _name(book, step.loan),
            step.amount,
            step.kind,
            _state(step.on, missing, on),
            missing if step.on <= on else ZERO,
        )


def _drawn(book: Book, lender: str, since: date, until: date) -> Money:
    """What was drawn from a line, from a channel, or came for a receivable, in days."""
    sold = book.receivables.get(lender)
    if sold is not None:
        came = sold.collected_on
        is_sold = came is not None and since <= came <= until
        return sold.amount if is_sold else ZERO
    return total(
        loan.terms.principal
        for loan in book.loans.values()
        if lender in (loan.line, loan.channel) and since <= loan.terms.drawn_on <= until
    )


def _state(day: date, missing: Money, on: date) -> StepState:
    if not missing:
        return StepState.DONE
    if day > on:
        return StepState.AHEAD
    return StepState.TODAY if (on - day).days < GRACE else StepState.MISSED


def _changes(book: Book, plan: SavedPlan, on: date) -> Iterator[Sentence]:
    for row in _steps(book, plan, on):
        if row.state is StepState.MISSED:
            words = Phrase("{missing} of {amount} to “{name}” on {day} was not paid")
            if plan.kind == "finance":
                words = Phrase(
                    "{missing} of {amount} from “{name}” did not come by {day}"
                )
            yield Sentence(
                words,
                missing=row.missing,
                amount=row.amount,
                name=row.name,
                day=row.on,
            )
    yield from _beside(book, plan, on)
    for loan in book.loans.values():
        if plan.made_on < loan.terms.drawn_on <= on:
            words = Phrase("“{name}” was borrowed since, on {day}: {amount}")
            yield Sentence(
                words,
                name=name_of(book, loan.id),
                day=loan.terms.drawn_on,
                amount=loan.terms.principal,
            )
    yield from amended(book, plan.counted)


def _beside(book: Book, plan: SavedPlan, on: date) -> Iterator[Sentence]:
    """Loans to which more was paid than the plan asked for by now."""
    if plan.kind != "repay":
        return
    for name in dict.fromkeys(step.loan for step in plan.steps):
        asked = total(s.amount for s in plan.steps if s.loan == name and s.on <= on)
        more = paid_since(book, name, plan.made_on, on) - asked
        if more > ZERO:
            words = Phrase("{amount} more was paid to “{name}” than planned by now")
            yield Sentence(words, amount=more, name=_name(book, name))


def _name(book: Book, loan_or_line: str) -> str:
    """What people call it; its id where it was dropped."""
    sold = book.receivables.get(loan_or_line)
    if sold is not None:
        return sold.debtor
    if loan_or_line in book.loans or loan_or_line in book.lines:
        return name_of(book, loan_or_line)
    return channel_name(loan_or_line)
