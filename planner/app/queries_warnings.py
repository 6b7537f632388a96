"""What needs a look, in order of urgency; without it a due day would pass unseen."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from planner.app.queries_cash import CashView
from planner.app.queries_limits import LimitRow, LineState
from planner.app.queries_loans import DueRow, LoanRow
from planner.calendar import month_step
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import BookKind, MoveKind
from planner.model.verdict import Verdict
from planner.money import ZERO, Money, Rounding, total
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.schedule.replay import State

SOON = timedelta(days=7)
RECENT = timedelta(days=90)
CASH_KEEPS = timedelta(days=35)
READING_KEEPS = timedelta(days=90)
FIGURES_KEEP_MONTHS = 15
_LATELY, _DAYS = 3, 30  # spending is looked at in three spans of thirty days
HIGH_USE = Decimal("0.9")
# Where the line for assisted lending lies; ``bands.toml`` has its source and day.
DEAR = Rate(Decimal("0.24"), Period.YEAR)


class Level(Enum):
    """How pressing it is; the order is that in which warnings are told."""

    URGENT = "urgent"
    WARNING = "warning"
    NOTICE = "notice"


LEVEL_WORDS = MappingProxyType(
    {
        Level.URGENT: Phrase("urgent"),
        Level.WARNING: Phrase("warning"),
        Level.NOTICE: Phrase("notice"),
    }
)
_ORDER = {level: n for n, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class WarningRow:
    """Something that needs a look.

    Attributes:
        kind: ``overdue``, ``due-soon``, ``cash-below-reserve``, ``cash-unknown``,
            ``cash-old``, ``spending-uncounted``, ``frozen``, ``closed``,
            ``limit-cut``, ``high-use``, ``temporary-ends``, ``high-cost``,
            ``cost-understated``, ``overpaid``, ``receivable-overdue``,
            ``line-expires``, ``reading-old``, ``figures-old``, ``open-question``,
            ``repayment-failed``, ``plan-step``, ``plan-missed``.
        on: the day that it concerns.
        about: id of the loan, line or record; empty where it concerns the book.
    """

    kind: str
    on: date
    level: Level
    say: Sentence
    about: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows that warnings are made of, each computed once."""

    book: Book
    on: date
    loans: tuple[LoanRow, ...]
    dues: tuple[DueRow, ...]
    limits: tuple[LimitRow, ...]
    cash: CashView


def warnings(seen: Seen) -> tuple[WarningRow, ...]:
    """Everything that needs a look, the most urgent first, then by day."""
    found = [
        *_due(seen),
        *_cash(seen),
        *_spending(seen),
        *_lines(seen),
        *_overpaid(seen),
        *_costs(seen),
        *_forms(seen),
        *_receivables(seen),
        *_stale(seen),
        *_questions(seen),
        *_planned(seen),
    ]
    return tuple(sorted(found, key=lambda row: (_ORDER[row.level], row.on)))


def _due(seen: Seen) -> Iterator[WarningRow]:
    for due in seen.dues:
        if due.on is None or not due.left:
            continue
        if due.state is State.LATE:
            words = Phrase("“{name}”: {amount} is overdue since {day}")
            yield _row("overdue", due.on, Level.URGENT, due.loan, words, due)
        elif seen.on <= due.on <= seen.on + SOON:
            words = Phrase("“{name}”: {amount} falls due on {day}")
            yield _row("due-soon", due.on, Level.WARNING, due.loan, words, due)


def _planned(seen: Seen) -> Iterator[WarningRow]:
    """The steps of plans that are followed: what to do soon, what was missed."""
    if not seen.book.plans:
        return
    from planner.app.queries_plans import StepState, steps  # noqa: PLC0415  # if any is

    for plan in seen.book.plans.values():
        if plan.adopted_on is None or plan.adopted_on > seen.on:
            continue
        for step in steps(seen.book, plan, seen.on):
            if step.state is StepState.MISSED:
                words = Phrase("“{plan}”: {amount} to “{name}” on {day} was missed")
                kind, level = "plan-missed", Level.WARNING
            elif step.state is not StepState.DONE and step.on <= seen.on + SOON:
                words = Phrase("“{plan}”: {amount} to “{name}” on {day}")
                kind, level = "plan-step", Level.NOTICE
            else:
                continue
            say = Sentence(
                words, plan=plan.name, amount=step.amount, name=step.name, day=step.on
            )
            yield WarningRow(kind, step.on, level, say, plan.id)


def _row(
    kind: str, on: date, level: Level, about: str, words: Phrase, due: DueRow
) -> WarningRow:
    say = Sentence(words, name=due.name, amount=due.left, day=on)
    return WarningRow(kind, on, level, say, about)


def _cash(seen: Seen) -> Iterator[WarningRow]:
    cash, below = seen.cash, seen.cash.first_below
    if cash.counted_on is None:
        if any(due.left for due in seen.dues):
            words = Phrase(
                "No cash at hand is recorded; the forecast starts at nothing"
            )
            say = Sentence(words)
            yield WarningRow("cash-unknown", seen.on, Level.NOTICE, say, "")
        return
    if below is not None:
        level = Level.URGENT if below.amount < ZERO else Level.WARNING
        words = Phrase("Cash falls to {amount} on {day}, below {reserve}")
        say = Sentence(words, amount=below.amount, day=below.on, reserve=cash.reserve)
        yield WarningRow("cash-below-reserve", below.on, level, say, "")
    if seen.on - cash.counted_on > CASH_KEEPS:
        words = Phrase("Cash was last counted on {day}")
        say = Sentence(words, day=cash.counted_on)
        yield WarningRow("cash-old", cash.counted_on, Level.NOTICE, say, "")


def _spending(seen: Seen) -> Iterator[WarningRow]:
    """Purchases to come are in no forecast; who buys by card each month is told so."""
    spent: dict[int, list[Money]] = {}
    for move in seen.book.moves.values():
        age = (seen.on - move.on).days
        if move.kind is MoveKind.SPEND and 0 <= age < _LATELY * _DAYS:
            spent.setdefault(age // _DAYS, []).append(move.amount)
    if len(spent) < _LATELY:
        return
    whole = total(amount for amounts in spent.values() for amount in amounts)
    words = Phrase(
        "About {amount} a month was spent by card of late; the cash forecast counts"
        " none to come unless you expect it"
    )
    say = Sentence(words, amount=whole.times(Fraction(1, _LATELY), Rounding.HALF_UP))
    yield WarningRow("spending-uncounted", seen.on, Level.NOTICE, say, "")


def _lines(seen: Seen) -> Iterator[WarningRow]:
    for row in seen.limits:
        yield from _stopped(row)
        yield from _cut(row, seen.on)
        yield from _temporary(row)
        if row.limit and row.used.minor > HIGH_USE * row.limit.minor:
            words = Phrase("“{name}”: {used} of {limit} is used")
            say = Sentence(words, name=row.name, used=row.used, limit=row.limit)
            yield WarningRow("high-use", seen.on, Level.WARNING, say, row.line)
    for line in seen.book.lines.values():
        last = line.expires_on
        if last is not None and seen.on <= last <= seen.on + RECENT:
            words = Phrase("“{name}” ends on {day}")
            say = Sentence(words, name=line.name or line.id, day=last)
            yield WarningRow("line-expires", last, Level.NOTICE, say, line.id)


def _stopped(row: LimitRow) -> Iterator[WarningRow]:
    if row.state_since is None or row.state is LineState.OPEN:
        return
    if row.state is LineState.FROZEN:
        say = Sentence(
            Phrase("“{name}” is frozen since {day}"), name=row.name, day=row.state_since
        )
        yield WarningRow("frozen", row.state_since, Level.WARNING, say, row.line)
    elif row.used > ZERO:
        words = Phrase("“{name}” is closed since {day}; {used} is still owed on it")
        say = Sentence(words, name=row.name, day=row.state_since, used=row.used)
        yield WarningRow("closed", row.state_since, Level.NOTICE, say, row.line)


def _cut(row: LimitRow, on: date) -> Iterator[WarningRow]:
    if row.before is None or row.changed_on is None or not row.limit:
        return
    if row.limit < row.before and on - row.changed_on <= RECENT:
        words = Phrase("“{name}”: the limit fell from {before} to {limit} on {day}")
        say = Sentence(
            words,
            name=row.name,
            before=row.before,
            limit=row.limit,
            day=row.changed_on,
        )
        yield WarningRow("limit-cut", row.changed_on, Level.WARNING, say, row.line)


def _temporary(row: LimitRow) -> Iterator[WarningRow]:
    """What must be repaid before a temporary limit ends."""
    until = row.temporary_until
    if row.temporary and until is not None and row.above_standing:
        words = Phrase(
            "“{name}”: repay {amount} before the temporary limit ends, {day}"
        )
        say = Sentence(words, name=row.name, amount=row.above_standing, day=until)
        yield WarningRow("temporary-ends", until, Level.WARNING, say, row.line)


def _overpaid(seen: Seen) -> Iterator[WarningRow]:
    for row in seen.loans:
        if row.overpaid:
            words = Phrase("“{name}”: {amount} was paid beyond all that was owed")
            say = Sentence(words, name=row.name, amount=row.overpaid)
            yield WarningRow("overpaid", seen.on, Level.WARNING, say, row.loan)


def _receivables(seen: Seen) -> Iterator[WarningRow]:
    for one in seen.book.receivables.values():
        if one.due_on < seen.on and one.collected_on is None:
            words = Phrase("{debtor} owes {amount}, overdue since {day}")
            say = Sentence(words, debtor=one.debtor, amount=one.amount, day=one.due_on)
            yield WarningRow(
                "receivable-overdue", one.due_on, Level.WARNING, say, one.id
            )


def _costs(seen: Seen) -> Iterator[WarningRow]:
    for row in seen.loans:
        cost = row.annual.nominal
        if cost is None or cost <= DEAR.value or row.outstanding <= ZERO:
            continue
        words = Phrase("“{name}” costs {cost}, above the line of {line}")
        rate = Rate(cost.quantize(Decimal("0.0001")), Period.YEAR)
        say = Sentence(words, name=row.name, cost=rate, line=DEAR)
        yield WarningRow("high-cost", seen.on, Level.WARNING, say, row.loan)


def _forms(seen: Seen) -> Iterator[WarningRow]:
    """A disclosure form that states less than the loan's terms come to."""
    if not seen.book.disclosures:
        return
    from planner.app.queries_disclosure import disclosures  # noqa: PLC0415  # as above

    for row in disclosures(seen.book, seen.on):
        if row.ours is None or row.is_equal or row.stated > row.ours:
            continue
        words = Phrase("“{name}”: the lender states {stated}, its terms come to {ours}")
        stated, ours = (
            Rate(cost.quantize(Decimal("0.0001")), Period.YEAR)
            for cost in (row.stated, row.ours)
        )
        say = Sentence(words, name=row.name, stated=stated, ours=ours)
        yield WarningRow("cost-understated", row.on, Level.NOTICE, say, row.loan)


def _stale(seen: Seen) -> Iterator[WarningRow]:
    for row in seen.limits:
        if row.state is not LineState.CLOSED and seen.on - row.as_of > READING_KEEPS:
            words = Phrase("“{name}”: the limit was last read on {day}")
            say = Sentence(words, name=row.name, day=row.as_of)
            yield WarningRow("reading-old", row.as_of, Level.NOTICE, say, row.line)
    if seen.book.profile.kind is BookKind.BUSINESS:
        yield from _figures(seen)


def _figures(seen: Seen) -> Iterator[WarningRow]:
    ends = [
        (end, figures)
        for figures in seen.book.figures.values()
        if (end := period_end(figures.period)) is not None and end <= seen.on
    ]
    if not ends:
        return
    end, last = max(ends, key=lambda pair: pair[0])
    if month_step(end, FIGURES_KEEP_MONTHS) < seen.on:
        words = Phrase("The last figures of the firm are those of {period}")
        say = Sentence(words, period=last.period)
        yield WarningRow("figures-old", end, Level.NOTICE, say, last.id)


def period_end(period: str) -> date | None:
    """The last day of ``2025``, ``2026-H1``, ``2026-Q1`` or ``2026-03``; else None.

    >>> period_end("2026-Q1")
    datetime.date(2026, 3, 31)
    """
    found = re.fullmatch(
        r"([0-9]{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?", period
    )
    if found is None:
        return None
    year, half, quarter, month = found.groups()
    if half or quarter:
        months = int(half) * 6 if half else int(quarter) * 3
    else:
        months = int(month or 12)
    return month_step(date(max(int(year), 1), 1, 1), months - 1, 31)


def _questions(seen: Seen) -> Iterator[WarningRow]:
    waiting = tuple(seen.book.questions.values())
    if waiting:
        say = Sentence(Phrase("{n} imported rows wait for your answer"), n=len(waiting))
        on = min(question.on for question in waiting)
        yield WarningRow("open-question", on, Level.NOTICE, say, "")
    yield from _failed(seen)


def _failed(seen: Seen) -> Iterator[WarningRow]:
    """Repayments that failed of late and that nobody has explained yet."""
    for question in seen.book.questions.values():
        asked = question.asked
        if asked is None or asked.verdict is not Verdict.REPAYMENT_FAILED:
            continue
        if question.on <= seen.on <= question.on + RECENT:
            say = Sentence(
                Phrase("A repayment of {amount} to “{name}” failed on {day}"),
                amount=question.amount,
                name=question.counterparty or asked.words,
                day=question.on,
            )
            yield WarningRow(
                "repayment-failed", question.on, Level.WARNING, say, question.id
            )
