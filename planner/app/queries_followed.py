"""A kept plan beside what was done: minimum, plan and actual as three lines.

Each point is read off the ledger, replayed with the payments of that line, so the three
are told by the same code that says what is owed today.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from planner.app.queries_plans import StepRow, changes, steps
from planner.app.usual import card_usual
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.model.records import Move, MoveKind, Repayment, RepaymentKind
from planner.money import Money, total
from planner.phrases import Sentence
from planner.schedule.ledger import UsualByLine, owed

# More points than this tell the eye nothing and cost a replay each.
MOST_POINTS = 24


@dataclass(frozen=True, slots=True)
class Point:
    """What is owed at the end of a day, three ways.

    Attributes:
        minimum: if only what the contracts ask for were paid.
        plan: if the plan were carried out.
        actual: as recorded; None for days to come.
    """

    on: date
    minimum: Money
    plan: Money
    actual: Money | None


@dataclass(frozen=True, slots=True)
class Followed:
    """A plan, its three lines, its steps, and what changed since it was made."""

    plan: SavedPlan
    points: tuple[Point, ...]
    steps: tuple[StepRow, ...]
    changed: tuple[Sentence, ...]


def followed(book: Book, plan: SavedPlan, on: date) -> Followed:
    """How a plan is followed: what is owed without it, with it, and in truth."""
    found = _points if plan.kind == "repay" else _mix_points
    points = tuple(found(book, plan, on))
    return Followed(plan, points, steps(book, plan, on), changes(book, plan, on))


def _points(book: Book, plan: SavedPlan, on: date) -> Iterator[Point]:
    # the courses bring the arrays: only these lines should wait for them
    from planner.plan.situation import Situation  # noqa: PLC0415  # heavy, only when used

    usual = card_usual(book, plan.made_on)
    before = _before(book, plan)
    courses = Situation(before, plan.made_on, usual=usual).at_least.values()
    least = [
        PlannedStep(step.on, step.loan, step.amount, step.kind.value)
        for course in courses
        for step in course.steps
    ]
    last = max([plan.made_on, *(step.on for step in (*plan.steps, *least))])
    minimum = _carried_out(before, least)
    planned = _carried_out(before, plan.steps)
    for day in _days(plan.made_on, last, on):
        actual = _owed(book, day, usual) if day <= on else None
        yield Point(day, _owed(minimum, day, usual), _owed(planned, day, usual), actual)


def _mix_points(book: Book, plan: SavedPlan, on: date) -> Iterator[Point]:
    """Until the last draw: nothing new drawn, drawn as planned, as recorded.

    What is sold is owed to nobody.
    """
    usual = card_usual(book, plan.made_on)
    before = _before(book, plan)
    places = {step.loan for step in plan.steps}
    at_once = [
        loan.id
        for loan in before.loans.values()
        if loan.terms.drawn_on == plan.made_on and {loan.line, loan.channel} & places
    ]
    before = before.without(*at_once)
    draws = [step for step in plan.steps if step.kind == "draw"]
    last = max([plan.made_on, *(step.on for step in draws)])
    days = {
        plan.made_on,
        last,
        *(step.on for step in draws),
        min(max(on, plan.made_on), last),
    }
    for day in sorted(days):
        least = _owed(before, day, usual)
        drawn = total(step.amount for step in draws if step.on <= day)
        actual = _owed(book, day, usual) if day <= on else None
        yield Point(day, least, least + drawn, actual)


def _owed(book: Book, day: date, usual: UsualByLine) -> Money:
    return total(owed(book, day, usual).values())


def _before(book: Book, plan: SavedPlan) -> Book:
    """The book as the plan saw it."""
    same_day = {step.loan for step in plan.steps if step.on == plan.made_on}
    since = plan.made_on
    made: list[Repayment | Move] = [*book.repayments.values(), *book.moves.values()]
    gone = [
        record.id
        for record in made
        if record.on > since or (record.on == since and _place(record) in same_day)
    ]
    gone += [loan.id for loan in book.loans.values() if loan.terms.drawn_on > since]
    return book.without(*gone)


def _place(record: Repayment | Move) -> str:
    return record.loan if isinstance(record, Repayment) else record.line


def _carried_out(book: Book, made: Iterable[PlannedStep]) -> Book:
    """The book as it would be with these payments recorded."""
    rows: list[Repayment | Move] = []
    for n, step in enumerate(made):
        name = f"planned {n}"
        if step.loan in book.lines:
            rows.append(Move(step.loan, step.on, step.amount, MoveKind.PAY, id=name))
        elif step.loan in book.loans:
            kind = RepaymentKind(step.kind)
            rows.append(Repayment(step.loan, step.on, step.amount, kind, id=name))
    return book.with_(*rows)


def _days(since: date, last: date, on: date) -> list[date]:
    """Month by month, thinned out, with today and the last day in it."""
    months = (last.year - since.year) * 12 + last.month - since.month + 1
    step = max(1, -(-months // MOST_POINTS))
    days = {month_step(since, n) for n in range(0, months + 1, step)}
    days |= {min(max(on, since), last), last}
    return sorted(day for day in days if day <= last)
