"""What a card or pay-later line of the book owes, and when; moves alone do not say."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.calendar import days_later
from planner.lean import dataclass
from planner.model.records import Line, LineType, MinimumRule, Move, MoveKind
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.rates import Period, Rate
from planner.schedule.card_rules import (
    NO_FEE,
    CardRules,
    LimitStep,
    Statement,
    due_after,
    statement_days,
)
from planner.schedule.revolving import Account, follow


@dataclass(frozen=True, slots=True)
class CardUsual:
    """What holds where the line itself says nothing; None means not known.

    Whoever passes it took it from the dated catalogue.

    Attributes:
        limits: the line's own, by day; what is above one is due in full.
    """

    statement_day: int | None = None
    due_day: int | None = None
    rate: Rate | None = None
    minimum: MinimumRule | None = None
    late_fee: MinimumRule | None = None
    pay_day_counts: bool = False
    full_amount: bool = True
    limits: tuple[LimitStep, ...] = ()
    cash_fee: MinimumRule | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """What falls due of a line.

    Attributes:
        n: the statement's number from 1.
        due: None where nothing tells the day.
        amount: of the statement; of one still to come, what is spent so far.
        minimum: the least to pay by ``due``; None before the statement is made.
        paid: what was paid of it since.
        left: what is still to be paid of it; a newer statement takes it over.
        is_late: whether the minimum was not paid by ``due``.
    """

    n: int
    due: date | None
    amount: Money
    minimum: Money | None
    paid: Money
    left: Money
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class CardState:
    """A line on a day.

    Attributes:
        balance: owed in all; below zero where too much was paid.
        statements: those made so far.
        bills: what falls or fell due, the one still to come in it.
        minimum: what of the last minimum is still to be paid.
        next_due: None where nothing is due or nothing tells the day.
        says: what the figures take for granted or cannot know.
        over_limit: what of the last minimum is asked for because it is above the limit.
    """

    balance: Money
    statements: tuple[Statement, ...]
    bills: tuple[Bill, ...]
    minimum: Money
    next_due: date | None
    says: tuple[Sentence, ...]
    over_limit: Money = ZERO


def card_state(
    line: Line, moves: Sequence[Move], on: date, usual: CardUsual | None = None
) -> CardState:
    """Where a line stands at the end of ``on``; later moves do not count.

    Args:
        line: the line.
        moves: of this line or of many; the others are left out.
        on: the day.
        usual: what holds where the line is silent.
    """
    usual = usual or CardUsual()
    mine = _mine(line, moves, on)
    statement_day = line.statement_day or usual.statement_day
    due_day = line.due_day or usual.due_day
    if statement_day is None or due_day is None:
        return _without_statements(line, mine, on, due_day)
    rules, says = _rules(line, usual, statement_day, due_day)
    account = follow(rules, mine, on)
    bills = _bills(account, on)
    return CardState(
        balance=account.balance,
        statements=tuple(account.statements),
        bills=bills,
        minimum=_minimum_left(account),
        next_due=next((bill.due for bill in bills if bill.left), None),
        says=(*says, *_cash_says(line, mine, usual)),
        over_limit=account.statements[-1].over_limit if account.statements else ZERO,
    )


def _cash_says(
    line: Line, moves: Sequence[Move], usual: CardUsual
) -> Iterator[Sentence]:
    if usual.cash_fee is None and any(move.kind is MoveKind.CASH for move in moves):
        words = Phrase("The fees of cash advances on “{line}” are not known.")
        yield Sentence(words, line=line.name)


def card_account(
    line: Line, moves: Sequence[Move], on: date, usual: CardUsual | None = None
) -> Account | None:
    """The line's account at the end of ``on``, to be followed further.

    None where its statement day or its due day is not known. The arguments are those
    of ``card_state``.
    """
    usual = usual or CardUsual()
    statement_day = line.statement_day or usual.statement_day
    due_day = line.due_day or usual.due_day
    if statement_day is None or due_day is None:
        return None
    rules, _ = _rules(line, usual, statement_day, due_day)
    return follow(rules, _mine(line, moves, on), on)


def _mine(line: Line, moves: Sequence[Move], on: date) -> list[Move]:
    return [move for move in moves if move.line == line.id and move.on <= on]


def _rules(
    line: Line, usual: CardUsual, statement_day: int, due_day: int
) -> tuple[CardRules, tuple[Sentence, ...]]:
    says: list[Sentence] = []
    rate = line.rate or usual.rate
    if rate is None:
        words = Phrase("No rate is known for “{line}”; its interest is not counted.")
        says.append(Sentence(words, line=line.name))
    minimum = line.minimum or usual.minimum
    if minimum is None:
        words = Phrase("No minimum payment is known for “{line}”; all counts as due.")
        says.append(Sentence(words, line=line.name))
    rules = CardRules(
        statement_day=statement_day,
        due_day=due_day,
        daily_rate=_daily(rate),
        minimum=minimum or MinimumRule(Decimal(1)),
        late_fee=line.late_fee or usual.late_fee or NO_FEE,
        pay_day_counts=usual.pay_day_counts,
        full_amount=usual.full_amount and line.type is not LineType.ONLINE,
        limits=usual.limits,
        cash_fee=usual.cash_fee or NO_FEE,
    )
    return rules, tuple(says)


def _daily(rate: Rate | None) -> Fraction:
    """A rate a day; a month has 30 days and a year 360, as lenders convert."""
    if rate is None:
        return Fraction(0)
    days = {Period.DAY: 1, Period.MONTH: 30, Period.YEAR: 360}[rate.per]
    return Fraction(rate.value) / days


def _minimum_left(account: Account) -> Money:
    if not account.statements:
        return ZERO
    return max(ZERO, account.statements[-1].minimum - account.paid_since)


def _bills(account: Account, on: date) -> tuple[Bill, ...]:
    bills = [
        Bill(
            n=n,
            due=made.due,
            amount=made.balance,
            minimum=made.minimum,
            paid=min(paid, made.balance),
            left=ZERO,
            is_late=paid < made.minimum,
        )
        for n, (made, (_, paid)) in enumerate(
            zip(account.statements, account.paid, strict=False), start=1
        )
    ]
    to_come = account.unbilled
    if account.statements:
        last = _last_bill(account, on)
        bills.append(last)
        if not last.left:
            to_come = account.balance
    if to_come > ZERO:
        bills.append(_next_bill(account, on, to_come))
    return tuple(bill for bill in bills if bill.amount > ZERO)


def _last_bill(account: Account, on: date) -> Bill:
    made, paid = account.statements[-1], account.paid_since
    past = on > made.due
    is_late = past and paid < made.minimum
    left = max(ZERO, made.balance - paid)
    return Bill(
        n=len(account.statements),
        due=made.due,
        amount=made.balance,
        minimum=made.minimum,
        paid=min(paid, made.balance),
        # Past its day with the minimum paid, the rest goes to the next statement.
        left=ZERO if past and not is_late else left,
        is_late=is_late,
    )


def _next_bill(account: Account, on: date, amount: Money) -> Bill:
    rules = account.rules
    tomorrow = days_later(on, 1)
    horizon = days_later(on, 62)
    made = next(statement_days(rules.statement_day, tomorrow, horizon))
    n = len(account.statements) + 1
    due = rules.due_of(made)
    return Bill(n, due, amount, None, ZERO, amount)


def _without_statements(
    line: Line, moves: Sequence[Move], on: date, due_day: int | None
) -> CardState:
    """One open bill: all that is owed, due on the next due day where one is known."""
    account = Account(CardRules(1, 1, Fraction(0), MinimumRule(Decimal(1))))
    for move in sorted(moves, key=lambda move: move.on):
        account.take(move)
    due = None
    words = Phrase("No due day is known for “{line}”; when it falls due is open.")
    if due_day is not None:
        words = Phrase("No statement day is known for “{line}”; all counts as due.")
        due = due_after(days_later(on, -1), due_day)
    owed = max(ZERO, account.balance)
    bills = (Bill(1, due, owed, None, ZERO, owed),) if owed else ()
    return CardState(
        balance=account.balance,
        statements=(),
        bills=bills,
        minimum=owed,
        next_due=due if owed else None,
        says=(Sentence(words, line=line.name),),
    )
