"""Statements of a revolving line; full-amount interest defies doing it by hand."""

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import Enum
from operator import attrgetter

from planner.errors import TermsError
from planner.lean import dataclass
from planner.model.records import Move, MoveKind
from planner.money import ZERO, Money, Rounding
from planner.phrases import Phrase, Sentence
from planner.schedule.card_rules import (
    CardKind,
    CardMove,
    CardRules,
    InterestLine,
    Statement,
    part_of,
    statement_days,
)

_DAY = timedelta(days=1)


class _Part(Enum):
    """What a debit is; the order is that in which billed ones are paid."""

    INTEREST = 0
    FEE = 1
    INSTALMENT = 2
    CASH = 3
    SPEND = 4

    # Asked for each movement; the enum's own one is Python and four times slower.
    __hash__ = object.__hash__


# A movement as the book records it is followed as it is: thousands are not copied.
_PARTS = {
    MoveKind.SPEND: _Part.SPEND,
    MoveKind.CASH: _Part.CASH,
    CardKind.SPEND: _Part.SPEND,
    CardKind.CASH: _Part.CASH,
    CardKind.INSTALMENT: _Part.INSTALMENT,
    CardKind.FEE: _Part.FEE,
}
_PAYS = (MoveKind.PAY, CardKind.PAY)
_UNBILLED = len(_Part)  # added to the rank of what stands on no bill yet
_RANKS = {part: part.value + _UNBILLED for part in _Part}
_ON = attrgetter("on")
_TURN = attrgetter("rank", "posted")
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
        rank: its turn to be paid: billed ones first, then by the order of the parts.
    """

    part: _Part
    posted: date
    left: int
    charged: date
    bears: bool
    levels: list[tuple[date, int]] = field(default_factory=list)
    bill: int | None = None
    rank: int = 0


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
        self._unpaid: list[_Debit] = []  # of them, in the order they are paid in
        self._paid_since = 0
        self._paid_in_time = 0
        self._last_day = date.min  # on which a payment counts for the last statement

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

    def take(self, move: CardMove | Move) -> None:
        """Book one movement; they come in the order of their days.

        Raises:
            TermsError: more is put into instalments than is owed of purchases.
        """
        amount = move.amount.minor
        part = _PARTS.get(move.kind)
        if part is not None:
            self._post(part, move.on, amount, move.on)
            if part is _Part.CASH:
                fee = part_of(self.rules.cash_fee, move.amount)
                self._post(_Part.FEE, move.on, fee, move.on)
            return
        if move.kind is CardKind.CONVERT:
            self._check_converted(move)
        self._paid_since += amount
        if move.on <= self._last_day:
            self._paid_in_time += amount
        # What is refunded or put into instalments was a purchase.
        first = _Part.INTEREST if move.kind in _PAYS else _Part.SPEND
        self.credit += self._pay(amount, move.on, first)

    def _check_converted(self, move: CardMove | Move) -> None:
        spent = sum(d.left for d in self._debits if d.part is _Part.SPEND)
        if move.amount.minor > spent:
            words = Phrase("{amount} is more than the purchases owed on {on}")
            reason = Sentence(words, amount=move.amount, on=move.on)
            raise TermsError(field="instalments", reason=reason)

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
            if debit.bill is None and self._is_billed(debit, on):
                debit.bill = number
                debit.rank -= _UNBILLED
        self._unpaid = sorted((d for d in self._debits if d.left), key=_TURN)
        minimum, over_limit = self._minimum(overdue, on)
        if self.statements:
            self.paid.append((self.paid_in_time, self.paid_since))
        statement = Statement(
            on=on,
            due=self.rules.due_of(on),
            balance=self.balance - self.unbilled,
            minimum=minimum,
            interest=Money(interest),
            late_fee=Money(late_fee),
            lines=lines,
            over_limit=over_limit,
        )
        self.statements.append(statement)
        self._last_day = statement.due + self.rules.grace_days * _DAY
        self._paid_since = self._paid_in_time = 0
        return statement

    def _post(self, part: _Part, on: date, amount: int, charged: date) -> None:
        used = min(self.credit, amount)
        self.credit -= used
        left = amount - used
        if left:
            bears = part is _Part.CASH
            rank = _RANKS[part]
            levels = [(on, left)]
            debit = _Debit(part, on, left, charged, bears, levels, None, rank)
            self._debits.append(debit)
            if self._unpaid and self._unpaid[-1].rank > rank:
                insort(self._unpaid, debit, key=_TURN)
            else:  # movements come by their days
                self._unpaid.append(debit)

    def _is_billed(self, debit: _Debit, on: date) -> bool:
        """Whether a debit stands on the bill of ``on``."""
        is_use = debit.part in (_Part.SPEND, _Part.CASH)
        return self.rules.bills_own_day or not is_use or debit.posted < on

    def _pay(self, amount: int, on: date, first: _Part) -> int:
        """Pay billed debits first; what is left over is given back.

        Args:
            amount: in fen.
            on: the day.
            first: what of each bill is paid before the rest.
        """
        effective = on + _DAY if self.rules.pay_day_counts else on
        waiting = self._unpaid
        if first is not _Part.INTEREST:  # the first of all in its rank
            waiting = sorted(
                waiting, key=lambda one: (one.bill is None, one.part is not first)
            )
        paid = 0
        for debit in waiting:
            if not amount:
                break
            part = min(debit.left, amount)
            amount -= part
            debit.left -= part
            debit.levels.append((effective, debit.left))
            paid += not debit.left
        if waiting is self._unpaid:  # what is paid stands in front
            del waiting[:paid]
        else:
            self._unpaid = [debit for debit in self._unpaid if debit.left]
        return amount

    def _judge_last(self) -> int:
        """Let the last bill bear interest unless it was paid in full; the late fee."""
        if not self.statements:
            return 0
        last, number = self.statements[-1], len(self.statements) - 1
        paid = self.paid_in_time
        if last.balance - paid > self.rules.tolerance:
            for debit in self._debits:
                if debit.bill == number and debit.part is not _Part.FEE:
                    self._let_bear(debit, last.due)
        unpaid = last.minimum - paid
        if unpaid <= self.rules.tolerance:
            return 0
        return part_of(self.rules.late_fee, unpaid)

    def _let_bear(self, debit: _Debit, due: date) -> None:
        """Begin to charge a debit of a bill that was not paid in full by ``due``."""
        debit.bears = True
        if self.rules.full_amount or debit.part is _Part.CASH:
            return
        if self.rules.unpaid_since == "due":
            debit.charged = max(debit.charged, due + _DAY)
            return
        # What was paid in time never bore interest.
        last = self._last_day
        left = [amount for day, amount in debit.levels if day <= last][-1]
        later = [(day, amount) for day, amount in debit.levels if day > last]
        debit.levels = [(debit.posted, left), *later]

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

    def _minimum(self, overdue: int, on: date) -> tuple[Money, Money]:
        """The least to pay, and the part of it that is above the limit of ``on``."""
        number = len(self.statements)
        billed = [debit for debit in self._debits if debit.bill is not None]
        principal = sum(d.left for d in billed if d.part not in _IN_FULL)
        whole = sum(d.left for d in billed if d.part in _IN_FULL)
        older = sum(d.left for d in billed if d.part in _IN_FULL and d.bill != number)
        arrears = min(principal, max(0, overdue - older))
        limit = self.rules.limit_on(on)
        above = 0 if limit is None else max(0, principal - limit.minor)
        in_full = max(arrears, above)
        rule = self.rules.minimum
        part = Money(principal - in_full).times(rule.ratio, Rounding.HALF_UP)
        least = Money(part.minor + in_full + whole)
        balance = self.balance - self.unbilled
        return max(ZERO, min(balance, max(least, rule.floor))), Money(above)


def _stretches(debit: _Debit, end: date) -> Iterator[tuple[int, date, date]]:
    """Amount, first day, day after the last, of what bears interest before ``end``."""
    levels = debit.levels
    for n, (since, amount) in enumerate(levels):
        until = levels[n + 1][0] if n + 1 < len(levels) else end
        first, last = max(since, debit.charged), min(until, end)
        if amount and first < last:
            yield amount, first, last


def follow(
    rules: CardRules, moves: Sequence[CardMove] | Sequence[Move], until: date
) -> Account:
    """The account with every statement through ``until``, and all moves by then."""
    account = Account(rules)
    waiting = sorted((move for move in moves if move.on <= until), key=_ON)
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
