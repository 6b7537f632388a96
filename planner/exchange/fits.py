"""Which instalments a payment pays: by amount and day, or not at all.

Nothing is guessed: what could mean two things means nothing here, and is asked.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from planner.lean import dataclass
from planner.model.records import Loan, RepaymentKind
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.replay import LoanState, RowState

_TOLERANCE = Money(1_00)  # a lender's rounding, a fee of a few jiao
_EARLY_DAYS = 45  # a whole period ahead, and the days before it is billed
_LATE_DAYS = 120
_AHEAD_DAYS = 10  # what is billed already and may be paid in part, or with others
_MOST_LOANS = 14  # of one channel, due around one day
# Penalty is at most twice a daily rate of 0.05 %; 24 % a year holds it too.
_PENALTY_PERMILLE_A_DAY = 1

Standing = tuple[Loan, LoanState]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a payment goes to one loan.

    Attributes:
        instalment: the first one that it pays.
    """

    loan: Loan
    instalment: int
    amount: Money
    kind: RepaymentKind = RepaymentKind.SCHEDULED


@dataclass(frozen=True, slots=True)
class Fit:
    """The parts of a payment, and why they are these."""

    parts: tuple[Part, ...]
    why: Sentence


@dataclass(frozen=True, slots=True)
class _Near:
    """What a payment may mean.

    Attributes:
        apart: how far it is from it: fen; how plain it is; days.
    """

    apart: tuple[int, int, int]
    fit: Fit

    @property
    def loans(self) -> frozenset[str]:
        return frozenset(part.loan.id for part in self.fit.parts)


def plain_fit(loans: Sequence[Standing], on: date, amount: Money) -> Fit | None:
    """One instalment, all that is overdue, or the settlement of one loan."""
    return _plainest(_of_one(loans, on, amount))


def exact_fit(loans: Sequence[Standing], on: date, amount: Money) -> Fit | None:
    """The same, or the instalments of several loans to the cent.

    For a line on which things are bought too: a payment near a sum may be for those.
    """
    split = _split(loans, on, amount)
    exact = [split] if split and not split.apart[0] else []
    return _plainest([*_of_one(loans, on, amount), *exact])


def whole_fit(loans: Sequence[Standing], on: date, amount: Money) -> Fit | None:
    """One loan, or the instalments of several that sum to the payment, or nearly."""
    found = [*_of_one(loans, on, amount)]
    split = _split(loans, on, amount)
    return _plainest([*found, split] if split else found)


def _of_one(loans: Sequence[Standing], on: date, amount: Money) -> list[_Near]:
    """What one loan explains; where others are near, sums hold to the cent."""
    most = {
        _INSTALMENT: _TOLERANCE.minor,
        _SEVERAL: 0 if len(loans) > 1 else _TOLERANCE.minor,
        _SETTLED: _TOLERANCE.minor,
    }
    return [
        near
        for loan, state in loans
        for near in _meanings(loan, state, on, amount)
        if near.apart[0] <= most[near.apart[1]]
    ]


def _plainest(found: Sequence[_Near]) -> Fit | None:
    """The nearest meaning; None where two as near concern loans that differ."""
    best = min(found, key=lambda near: near.apart, default=None)
    if best is None:
        return None
    others = [
        near
        for near in found
        if near.apart == best.apart
        and near.loans != best.loans
        and not _are_alike(near, best)
    ]
    return None if others else best.fit


def _are_alike(one: _Near, other: _Near) -> bool:
    """Whether it makes no difference which of two loans is paid."""
    terms = [tuple(part.loan.terms for part in near.fit.parts) for near in (one, other)]
    return terms[0] == terms[1]


_INSTALMENT, _SEVERAL, _SETTLED = 0, 1, 2  # how plain a meaning is


def _meanings(loan: Loan, state: LoanState, on: date, amount: Money) -> Iterator[_Near]:
    unpaid = _unpaid(state)
    if not unpaid:
        return
    for due in unpaid:
        late = (on - due.due).days
        if -_EARLY_DAYS <= late <= _LATE_DAYS:
            fit = Fit((Part(loan, due.n, amount),), _due_words(due))
            apart = abs(due.left - amount).minor
            yield _Near((apart, _INSTALMENT, abs(late)), fit)
    first, owed, n = unpaid[0].n, ZERO, 0
    for due in takewhile(lambda due: due.due <= on, unpaid):
        owed, n = owed + due.left, n + 1
        words = Sentence(Phrase("{n} instalments that were due"), n=n)
        fit = Fit((Part(loan, first, amount),), words)
        yield _Near((abs(owed - amount).minor, _SEVERAL, 0), fit)
    if state.settle is not None:
        words = Sentence(Phrase("what settles the loan that day"))
        fit = Fit((Part(loan, first, amount, RepaymentKind.SETTLE),), words)
        yield _Near((abs(state.settle - amount).minor, _SETTLED, 0), fit)


def _due_words(due: RowState) -> Sentence:
    return Sentence(
        Phrase("instalment {n}, {amount} due on {day}"),
        n=due.n,
        amount=due.left,
        day=due.due,
    )


def _unpaid(state: LoanState) -> list[RowState]:
    return [due for due in state.rows if due.left]


def _billed(state: LoanState, on: date) -> list[RowState]:
    """The unpaid instalments that are due by then, or soon."""
    return [
        due
        for due in _unpaid(state)
        if -_AHEAD_DAYS <= (on - due.due).days <= _LATE_DAYS
    ]


def late_fit(loans: Sequence[Standing], on: date, amount: Money) -> Fit | None:
    """The only instalment that is billed, with a penalty the book does not know."""
    billed = _only_billed(loans, on)
    if billed is None:
        return None
    loan, due = billed
    late = (on - due.due).days
    penalty = due.left.minor * late * _PENALTY_PERMILLE_A_DAY // 1000
    if not 0 < amount.minor - due.left.minor <= penalty:
        return None
    words = Sentence(Phrase("instalment {n} with the penalty"), n=due.n)
    return Fit((Part(loan, due.n, amount),), words)


def _only_billed(loans: Sequence[Standing], on: date) -> tuple[Loan, RowState] | None:
    """The first billed instalment, where only one loan has any."""
    billed = [(loan, rows[0]) for loan, state in loans if (rows := _billed(state, on))]
    return billed[0] if len(billed) == 1 else None


def part_fit(loans: Sequence[Standing], on: date, amount: Money) -> Fit | None:
    """A part of the only instalment that is billed."""
    billed = _only_billed(loans, on)
    if billed is None or amount >= billed[1].left:
        return None
    loan, due = billed
    return Fit((Part(loan, due.n, amount),), _part_words(due))


def _part_words(due: RowState) -> Sentence:
    return Sentence(
        Phrase("a part of instalment {n}, {amount} due on {day}"),
        n=due.n,
        amount=due.left,
        day=due.due,
    )


@dataclass(frozen=True, slots=True)
class _Sum:
    """A choice of portions: how far their days are, and whether another is as near."""

    apart: int
    parts: tuple[Part, ...]
    is_tied: bool = False


def _split(loans: Sequence[Standing], on: date, amount: Money) -> _Near | None:
    """The instalments of several loans that sum to the payment.

    To the cent over any of the loans; with a tolerance only over all that fall due on
    one day.
    """
    portions = [found for one in loans if (found := _portions(one, on))]
    if not 1 < len(portions) <= _MOST_LOANS:
        return None
    best = _sums(portions, amount.minor).get(amount.minor)
    parts = best.parts if best and not best.is_tied else ()
    apart = 0
    if len(parts) < 2:  # noqa: PLR2004  # one loan is no split
        parts, apart = _one_day(loans, on, amount)
    if not parts:
        return None
    words = Sentence(Phrase("the instalments of {n} loans together"), n=len(parts))
    return _Near((apart, _SEVERAL, 0), Fit(parts, words))


def rest_fit(
    loans: Sequence[Standing], on: date, amount: Money, ahead: Sequence[Money]
) -> Fit | None:
    """A part of an instalment whose rest the next payments bring, to the cent.

    Args:
        loans: that may be meant.
        on: the day of this payment.
        amount: this payment.
        ahead: the payments of the next days to the same lender.
    """
    sums = {amount + total(ahead[:n]) for n in range(1, len(ahead) + 1)}
    sums |= {amount + one for one in ahead}
    found = [
        (loan, due)
        for loan, state in loans
        for due in _billed(state, on)[:1]
        if due.left in sums
    ]
    if len(found) != 1:
        return None
    loan, due = found[0]
    return Fit((Part(loan, due.n, amount),), _part_words(due))


def _portions(one: Standing, on: date) -> list[tuple[int, Part]]:
    """What of a loan may be in the payment: its first bill, or all that is overdue."""
    loan, state = one
    billed = _billed(state, on)
    if not billed:
        return []
    first = billed[0]
    found = [(abs((on - first.due).days), Part(loan, first.n, first.left))]
    overdue = [due for due in billed if due.due <= on]
    if len(overdue) > 1:
        owed = total(due.left for due in overdue)
        found.append((abs((on - overdue[-1].due).days), Part(loan, first.n, owed)))
    return found


def _sums(portions: Sequence[list[tuple[int, Part]]], most: int) -> dict[int, _Sum]:
    """Each sum up to ``most`` fen, with the choice whose days are nearest."""
    sums = {0: _Sum(0, ())}
    for choices in portions:
        grown = dict(sums)
        for apart, part in choices:
            for before, chosen in sums.items():
                owed = before + part.amount.minor
                if owed <= most:
                    more = _Sum(
                        chosen.apart + apart, (*chosen.parts, part), chosen.is_tied
                    )
                    grown[owed] = _nearer(grown.get(owed), more)
        sums = grown
    return sums


def _nearer(known: _Sum | None, other: _Sum) -> _Sum:
    if known is None or other.apart < known.apart:
        return other
    if other.apart > known.apart:
        return known
    return _Sum(known.apart, known.parts, is_tied=True)


def _one_day(
    loans: Sequence[Standing], on: date, amount: Money
) -> tuple[tuple[Part, ...], int]:
    """All that falls due on one day, where it sums to nearly the payment; fen apart.

    The last loan takes the difference, so that the parts sum to what was paid.
    """
    by_day: dict[date, list[Part]] = {}
    for loan, state in loans:
        for due in _billed(state, on)[:1]:
            by_day.setdefault(due.due, []).append(Part(loan, due.n, due.left))
    for parts in by_day.values():
        rest = amount - total(part.amount for part in parts)
        if len(parts) > 1 and abs(rest) <= _TOLERANCE:
            last = parts[-1]
            shifted = Part(last.loan, last.instalment, last.amount + rest)
            return (*parts[:-1], shifted), abs(rest).minor
    return (), 0
