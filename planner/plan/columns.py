"""The variables of a repayment program: what a yuan paid on another day does."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.lean import dataclass
from planner.money import Money
from planner.plan.asked import NOTHING, Asked
from planner.plan.problem import BillView, Chance, LoanView, Row

FEN = 100.0
# Marks what an early payment saves of the interest of a bill that slips.
SLIPS = "slips"


@dataclass(frozen=True, slots=True)
class Column:
    """One variable: yuan of a debt paid on another day than the contract's.

    Of a flat loan, which saves nothing until all of it is gone, it is whether the loan
    is gone by that day: a yes or no.

    Attributes:
        share: what one unit takes from the part of the contract that is left.
        paid: what one unit costs on its day, with its fee.
        eased: (day, yuan) by which one unit lowers later payments, by day.
        rides: the place of the instalment that it rides on; None where it is free.
        is_end: whether it is such a yes or no.
        saved: interest of its period that one unit saves or pays.
        principal: of one unit.
    """

    id: str
    on: date
    share: float
    paid: float
    eased: tuple[tuple[date, float], ...]
    rides: int | None = None
    is_end: bool = False
    saved: float = 0.0
    principal: float = 1.0

    @property
    def cost(self) -> float:
        """What one yuan adds to the cost; below zero where it saves."""
        return self.paid - sum(amount for _, amount in self.eased)


@dataclass(frozen=True, slots=True)
class Charge:
    """Paid on ``due`` if anything of a loan is left when that day begins."""

    id: str
    due: date
    amount: float


def of_loan(loan: LoanView, asked: Asked = NOTHING) -> Iterator[Column]:
    """Prepayments, and those that ride on an old instalment free of a fee.

    Args:
        loan: what is prepaid.
        asked: where a due day is told to pay all its interest, the loan may be paid
            off before it with what has run; where a smallest prepayment is told, it
            rides without a fee too.
    """
    if loan.is_flat:
        yield from _ends(loan)
        return
    for chance in loan.chances:
        yield _column(loan, chance, 1.0 + float(loan.fee_ratio))
        if (loan.id, chance.n) in asked.periods and chance.on > loan.since_of(chance.n):
            yield from _settling(loan, chance)
    if not (loan.fee_ratio or loan.id in asked.smallest) or not loan.keeps:
        return
    for n, row in enumerate(loan.rows[:-1]):
        for chance in loan.chances:
            if chance.on == row.due:
                yield _column(loan, chance, 1.0, rides=n)


def _ends(loan: LoanView) -> Iterator[Column]:
    """Being gone by each chance instead of by the next: a chain of yes or no.

    To prepay a part of a flat loan saves nothing: cash that is kept does as well.
    """
    ends = [_end(loan, chance) for chance in loan.chances]
    last = [(row.due, _payment(row)) for row in loan.rows]
    for n, (on, paid) in enumerate(ends):
        moves = [(on, -paid)]
        if n + 1 < len(ends):
            later, more = ends[n + 1]
            moves += [(day, amount) for day, amount in last if on < day <= later]
            moves.append((later, more))
        else:
            moves += [(day, amount) for day, amount in last if on < day]
        yield Column(loan.id, on, 1.0, 0.0, tuple(sorted(moves)), is_end=True)


def _end(loan: LoanView, chance: Chance) -> tuple[date, float]:
    """The day, and what settles the loan then beside the instalment of that day."""
    rows = loan.rows[chance.n :]
    left = sum(yuan(row.principal) for row in rows)
    since = loan.rows[chance.n - 1].due if chance.n else loan.since
    ran = (chance.on - since).days / (rows[0].due - since).days
    interest = yuan(rows[0].interest) * ran
    if loan.stays:
        interest = sum(yuan(row.interest) for row in rows)
    return chance.on, left * (1.0 + float(loan.fee_ratio)) + interest


def _payment(row: Row) -> float:
    return yuan(row.principal + row.interest + row.fee)


def _column(
    loan: LoanView, chance: Chance, paid: float, rides: int | None = None
) -> Column:
    rows = loan.rows[chance.n :]
    left = sum(yuan(row.principal) for row in rows)
    if loan.is_level and not loan.stays:
        return _level(loan, chance, paid, rides)
    scales = not loan.stays
    eased = [
        (
            row.due,
            (yuan(row.principal) + (yuan(row.interest) if scales else 0)) / left,
        )
        for row in rows
    ]
    if scales:
        due, now = rows[0].due, yuan(rows[0].principal) / left
        eased[0] = (due, now + float(chance.saved))
    saved = float(chance.saved) if scales else 0.0
    return Column(
        loan.id, chance.on, 1.0 / left, paid, tuple(eased), rides, saved=saved
    )


def _level(loan: LoanView, chance: Chance, paid: float, rides: int | None) -> Column:
    """Of a level loan: what is found anew holds the interest that ran, in each part.

    With principal P, the interest I of the period and s that a yuan saves of it, the
    contract of P + I is paid by (1 + s) a yuan: all instalments are that part smaller.
    """
    rows = loan.rows[chance.n :]
    left = sum(yuan(row.principal) for row in rows)
    share = (1.0 + float(chance.saved)) / (left + yuan(rows[0].interest))
    saved = float(chance.saved)
    return Column(
        loan.id, chance.on, share, paid, _scaled(rows, share), rides, saved=saved
    )


def asks_interest(loan: LoanView) -> bool:
    """Whether rows can tell that each due day asks for all interest of its period.

    Where rates change or a lender rounds, the instalments that are found anew are not
    told exactly enough.
    """
    return loan.is_level and not loan.stays and loan.is_steady


def _settling(loan: LoanView, chance: Chance) -> Iterator[Column]:
    """Paying off a level loan between due days, with the interest that has run.

    With principal P, interest I of the period and R of it that has run, P + R end the
    contract. What ran on a part that was prepaid in the same period is paid beside it;
    that saves nothing, as on the due day.
    """
    rows = loan.rows[chance.n :]
    left = sum(yuan(row.principal) for row in rows)
    interest = yuan(rows[0].interest)
    owed = left + max(interest - float(chance.saved) * left, 0.0)
    parts = [(1.0 / owed, left / owed, interest / owed)]
    since = loan.since_of(chance.n)
    if any(since < one.on < chance.on for one in loan.chances):
        parts.append((1.0 / (left + interest), 0.0, 1.0))
    for share, principal, saved in parts:
        paid = 1.0 + float(loan.fee_ratio) * principal
        eased = _scaled(rows, share)
        yield Column(
            loan.id, chance.on, share, paid, eased, saved=saved, principal=principal
        )


def _scaled(rows: Sequence[Row], share: float) -> tuple[tuple[date, float], ...]:
    """A part of all instalments to come."""
    return tuple((row.due, share * yuan(row.principal + row.interest)) for row in rows)


def of_bill(bill: BillView) -> Iterator[Column]:
    """Parts of a bill paid after its day, or before; and what that eases a slip by."""
    whole = yuan(bill.amount)
    name = bill_id(bill)
    daily = float(bill.daily)
    for day in bill.later:
        grown = (day - bill.due).days * daily
        put_off = ((bill.due, 1.0), (bill.asked_on(day, 1), -grown))
        yield Column(name, day, 1.0 / whole, 1.0, put_off)
    for day in bill.early:
        saved = (bill.due - day).days * daily
        eased = ((bill.due, 1.0 + (saved if bill.bears else 0.0)),)
        yield Column(name, day, 1.0 / whole, 1.0, eased)
    if bill.slip and bill.later:
        for day in bill.early:
            saved = (bill.due - day).days * daily
            borne = ((bill.asked_on(bill.due), saved),)
            yield Column(f"{name} {SLIPS}", day, 1.0 / whole, 0.0, borne)


def bill_id(bill: BillView) -> str:
    """A bill's own name: a card has many."""
    return f"{bill.id} {bill.due.isoformat()}"


def charges(loan: LoanView) -> Iterator[Charge]:
    """Fees of periods that end after the first chance."""
    if not loan.chances or loan.is_flat:
        return
    for row in loan.rows:
        if row.due > loan.chances[0].on and row.fee.minor:
            yield Charge(loan.id, row.due, yuan(row.fee))


def yuan(amount: Money) -> float:
    """An amount for the arrays."""
    return amount.minor / FEN
