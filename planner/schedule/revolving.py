"""Statements of a revolving line; full-amount interest defies doing it by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from planner.calendar import month_step
from planner.model.records import MinimumRule
from planner.money import ZERO, Money, Rounding

_DAY = timedelta(days=1)
NO_FEE = MinimumRule(Decimal(0))


class CardKind(Enum):
    """A movement on a card; a bill instalment falls due in full with its statement."""

    SPEND = "spend"
    CASH = "cash"
    PAY = "pay"
    INSTALMENT = "instalment"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class CardMove:
    """An amount above zero on its posting day."""

    on: date
    amount: Money
    kind: CardKind


@dataclass(frozen=True, slots=True)
class CardRules:
    """How an issuer charges.

    Attributes:
        daily_rate: interest a day, a plain ratio.
        minimum: least to pay: its ratio of purchases and cash, and all of the rest.
        late_fee: of the part of the minimum that was not paid in time (违约金).
        pay_day_counts: whether what is paid bears interest on the day of payment.
        statement_day_counts: whether a statement's interest runs through its own day;
            if not, that day's interest stands on the next one.
        full_amount: whether a bill not paid in full bears interest on all of it from
            the posting (全额计息), as cards do; if not, only what is left bears it from
            the day after the due day, as pay-later lines such as 花呗 do.
    """

    statement_day: int
    due_day: int
    daily_rate: Fraction
    minimum: MinimumRule
    late_fee: MinimumRule = NO_FEE
    pay_day_counts: bool = False
    statement_day_counts: bool = True
    full_amount: bool = True


@dataclass(frozen=True, slots=True)
class InterestLine:
    """Interest on one amount from ``since`` through ``until``, both days counted."""

    amount: Money
    since: date
    until: date
    days: int
    interest: Money


@dataclass(frozen=True, slots=True)
class Statement:
    """A bill.

    Attributes:
        balance: owed at the end of the statement day, this bill's interest and fee in
            it; below zero where too much was paid.
        minimum: the least to pay by ``due``.
        lines: what ``interest`` is made of.
    """

    on: date
    due: date
    balance: Money
    minimum: Money
    interest: Money
    late_fee: Money
    lines: tuple[InterestLine, ...]


class _Part(Enum):
    """What a debit is; the order is that in which billed ones are paid."""

    INTEREST = 0
    FEE = 1
    INSTALMENT = 2
    CASH = 3
    SPEND = 4


_PARTS = {
    CardKind.SPEND: _Part.SPEND,
    CardKind.CASH: _Part.CASH,
    CardKind.INSTALMENT: _Part.INSTALMENT,
}
_IN_FULL = (_Part.INTEREST, _Part.FEE, _Part.INSTALMENT)


@dataclass(slots=True)
class _Debit:
    """What is owed of one posting.

    Attributes:
        left: in fen.
        levels: from which day on how much was left; the first is the posting.
        charged: the first day whose interest was not billed yet.
        bears: whether interest runs on it.
        bill: the number of the statement it stands on; None before one.
    """

    part: _Part
    posted: date
    left: int
    charged: date
    bears: bool
    levels: list[tuple[date, int]] = field(default_factory=list)
    bill: int | None = None


class Account:
    """A revolving line, followed statement by statement.

    Attributes:
        statements: those made so far.
        credit: paid beyond what was owed, in fen.
        paid: of each statement but the last, what came in by its due day and until the
            next statement.
    """

    def __init__(self, rules: CardRules) -> None:
        """Start with nothing owed."""
        self.rules = rules
        self.statements: list[Statement] = []
        self.credit = 0
        self.paid: list[tuple[Money, Money]] = []
        self._debits: list[_Debit] = []
        self._paid_since = 0
        self._paid_in_time = 0

    @property
    def balance(self) -> Money:
        """What is owed now; below zero where too much was paid."""
        return Money(sum(debit.left for debit in self._debits) - self.credit)

    @property
    def unbilled(self) -> Money:
        """The part of what is owed that stands on no statement yet."""
        return Money(sum(debit.left for debit in self._debits if debit.bill is None))

    @property
    def paid_since(self) -> Money:
        """What came in since the last statement."""
        return Money(self._paid_since)

    @property
    def paid_in_time(self) -> Money:
        """What came in since the last statement, up to its due day."""
        return Money(self._paid_in_time)

    def take(self, move: CardMove) -> None:
        """Book one movement; they come in the order of their days."""
        if move.kind in _PARTS:
            self._post(_PARTS[move.kind], move.on, move.amount.minor, move.on)
            return
        self._paid_since += move.amount.minor
        if self.statements and move.on <= self.statements[-1].due:
            self._paid_in_time += move.amount.minor
        self.credit += self._pay(move.amount.minor, move.on)

    def close(self, on: date) -> Statement:
        """Make the statement of ``on``, after all movements of that day."""
        number = len(self.statements)
        late_fee = self._judge_last()
        lines = self._charge(on)
        interest = sum(line.interest.minor for line in lines)
        begins = on + _DAY if self.rules.statement_day_counts else on
        self._post(_Part.INTEREST, on, interest, begins)
        self._post(_Part.FEE, on, late_fee, begins)
        overdue = self._overdue()
        for debit in self._debits:
            if debit.bill is None:
                debit.bill = number
        if self.statements:
            self.paid.append((self.paid_in_time, self.paid_since))
        statement = Statement(
            on=on,
            due=due_after(on, self.rules.due_day),
            balance=self.balance,
            minimum=self._minimum(overdue),
            interest=Money(interest),
            late_fee=Money(late_fee),
            lines=lines,
        )
        self.statements.append(statement)
        self._paid_since = self._paid_in_time = 0
        return statement

    def _post(self, part: _Part, on: date, amount: int, charged: date) -> None:
        used = min(self.credit, amount)
        self.credit -= used
        left = amount - used
        if left:
            bears = part is _Part.CASH
            debit = _Debit(part, on, left, charged, bears, [(on, left)])
            self._debits.append(debit)

    def _pay(self, amount: int, on: date) -> int:
        """Pay billed debits first; what is left over is given back."""
        effective = on + _DAY if self.rules.pay_day_counts else on
        waiting = sorted(
            (debit for debit in self._debits if debit.left),
            key=lambda debit: (debit.bill is None, debit.part.value, debit.posted),
        )
        for debit in waiting:
            part = min(debit.left, amount)
            amount -= part
            if part:
                debit.left -= part
                debit.levels.append((effective, debit.left))
        return amount

    def _judge_last(self) -> int:
        """Let the last bill bear interest unless it was paid in full; the late fee."""
        if not self.statements:
            return 0
        last, number = self.statements[-1], len(self.statements) - 1
        paid = self.paid_in_time
        if paid < last.balance:
            for debit in self._debits:
                if debit.bill == number and debit.part is not _Part.FEE:
                    debit.bears = True
                    if not self.rules.full_amount and debit.part is not _Part.CASH:
                        debit.charged = max(debit.charged, last.due + _DAY)
        unpaid = last.minimum - paid
        rule = self.rules.late_fee
        if unpaid <= ZERO or not (rule.ratio or rule.floor):
            return 0
        return max(unpaid.times(rule.ratio, Rounding.HALF_UP), rule.floor).minor

    def _charge(self, on: date) -> tuple[InterestLine, ...]:
        """Interest up to the statement; rounded once, the last line takes the rest.

        Whole numbers instead of fractions: a card with thousands of open purchases
        spends its time here.
        """
        end = on + _DAY if self.rules.statement_day_counts else on
        above, below = self.rules.daily_rate.as_integer_ratio()
        exact = given = 0  # exact is in parts of a fen: 1 / below
        lines: list[InterestLine] = []
        for debit in self._debits:
            if not debit.bears:
                continue
            for amount, since, until in _stretches(debit, end):
                days = (until - since).days
                exact += amount * days * above
                shown = (2 * exact + below) // (2 * below) - given
                given += shown
                last = until - _DAY
                line = InterestLine(Money(amount), since, last, days, Money(shown))
                lines.append(line)
            debit.charged = max(debit.charged, end)
        # What was paid before its first statement may still come to bear interest.
        self._debits = [
            d for d in self._debits if d.left or (d.bill is None and not d.bears)
        ]
        return tuple(lines)

    def _overdue(self) -> int:
        """What of the last minimum is still unpaid, in fen."""
        if not self.statements:
            return 0
        return max(0, self.statements[-1].minimum.minor - self._paid_since)

    def _minimum(self, overdue: int) -> Money:
        """Ratio of purchases and cash; all of interest, fees, instalments, arrears."""
        principal = sum(d.left for d in self._debits if d.part not in _IN_FULL)
        whole = sum(d.left for d in self._debits if d.part in _IN_FULL)
        older = sum(
            d.left
            for d in self._debits
            if d.part in _IN_FULL and d.bill != len(self.statements)
        )
        arrears = min(principal, max(0, overdue - older))
        rule = self.rules.minimum
        part = Money(principal - arrears).times(rule.ratio, Rounding.HALF_UP)
        least = Money(part.minor + arrears + whole)
        return max(ZERO, min(self.balance, max(least, rule.floor)))


def _stretches(debit: _Debit, end: date) -> Iterator[tuple[int, date, date]]:
    """Amount, first day, day after the last, of what bears interest before ``end``."""
    levels = debit.levels
    for n, (since, amount) in enumerate(levels):
        until = levels[n + 1][0] if n + 1 < len(levels) else end
        first, last = max(since, debit.charged), min(until, end)
        if amount and first < last:
            yield amount, first, last


def statement_days(day: int, since: date, until: date) -> Iterator[date]:
    """The statement days from ``since`` through ``until``; a 31st returns."""
    months = 0
    while True:
        on = month_step(since.replace(day=1), months, day)
        if on > until:
            return
        if on >= since:
            yield on
        months += 1


def due_after(statement: date, day: int) -> date:
    """The first day ``day`` of a month after the statement."""
    same = month_step(statement, 0, day)
    return same if same > statement else month_step(statement, 1, day)


def follow(rules: CardRules, moves: Sequence[CardMove], until: date) -> Account:
    """The account with every statement through ``until``, and all moves by then."""
    account = Account(rules)
    waiting = [move for move in sorted(moves, key=lambda m: m.on) if move.on <= until]
    if not waiting:
        return account
    at = 0
    for on in statement_days(rules.statement_day, waiting[0].on, until):
        while at < len(waiting) and waiting[at].on <= on:
            account.take(waiting[at])
            at += 1
        account.close(on)
    for move in waiting[at:]:
        account.take(move)
    return account
