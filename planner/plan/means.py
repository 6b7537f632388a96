"""What the borrower has already: cash, receivables, patience; a loan comes after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from planner.calendar import month_step
from planner.model.book import Book
from planner.model.records import Receivable
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan.moves import (
    PATIENCE,
    Move,
    movable,
    moves_enough,
    replayed,
)
from planner.plan.offers import Need
from planner.plan.pieces import Instead
from planner.schedule.cash import CashDay, forecast
from planner.schedule.collect import open_receivables
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

Answer = tuple[tuple[Sentence, ...], tuple[Instead, ...]]


@dataclass(frozen=True, slots=True)
class Means:
    """What can be done without a lender.

    Attributes:
        spare: cash above the reserve on the day of the need that nothing later claims.
        enough: why nothing need be borrowed; empty where something must.
        path: what is left above the reserve by day once ``spare`` is spent.
        is_known: whether any income or expense is recorded; else the path says nothing
            of what could be repaid.
        has_cash: whether any cash is recorded.
        instead: the same as ``enough``, as values.
        easier: what could be moved instead, where the user alone can tell whether.
    """

    spare: Money
    enough: tuple[Sentence, ...]
    path: tuple[CashDay, ...]
    is_known: bool
    has_cash: bool = True
    instead: tuple[Instead, ...] = ()
    easier: tuple[Sentence, ...] = ()


def means(
    book: Book, on: date, need: Need, usual: UsualByLine = NOTHING_USUAL
) -> Means:
    """Look at cash, payments that can wait, receivables and a short wait, in order."""
    found = _Looking(book, on, need, usual)
    enough, instead = next(found.ways(), ((), ()))
    easier = () if enough else next(found.moves(single=False), ((), ()))[0]
    path = tuple(
        CashDay(day.on, day.amount - book.assumed.reserve - found.spare)
        for day in found.days
        if need.by <= day.on <= found.end
    )
    return Means(
        found.spare,
        enough,
        path,
        bool(book.expected or book.orders),
        bool(book.cash),
        instead,
        easier,
    )


def _kept(days: Sequence[CashDay], reserve: Money) -> dict[date, Money]:
    """By day, the cash above the reserve that no later day claims."""
    lowest = accumulate((day.amount for day in reversed(days)), min)
    return {
        day.on: least - reserve
        for day, least in zip(reversed(days), lowest, strict=True)
    }


@dataclass
class _Looking:
    """A look for what is there before anybody lends."""

    book: Book
    on: date
    need: Need
    usual: UsualByLine
    days: tuple[CashDay, ...] = field(init=False)
    left: dict[date, Money] = field(init=False)

    def __post_init__(self) -> None:
        self.days = forecast(self.book, self.on, self.until, self.usual)
        self.left = _kept(self.days, self.book.assumed.reserve)

    @property
    def end(self) -> date:
        return month_step(self.need.by, self.need.months)

    @property
    def until(self) -> date:
        return max(self.end, self.need.by + PATIENCE)

    @property
    def spare(self) -> Money:
        return max(self.left.get(self.need.by, ZERO), ZERO)

    def ways(self) -> Iterator[Answer]:
        need = self.need
        if self.spare >= need.amount:
            words = Phrase("cash of {spare} above the reserve is at hand on {day}")
            why = Sentence(words, spare=self.spare, day=need.by)
            there = Instead("cash", "", need.by, need.by, need.amount, self.spare)
            yield (why,), (there,)
        yield from self.moves(single=True)
        yield from self._collected()
        yield from self._waited()

    def moves(self, *, single: bool) -> Iterator[Answer]:
        """Payments that wait; ``single`` leaves every rhythm as it is."""
        need, reserve = self.need, self.book.assumed.reserve
        all_moves = movable(self.book, self.on, need.by)
        chosen = tuple(one for one in all_moves if one.is_single or not single)
        enough = moves_enough(self.days, chosen, need.by, need.amount + reserve)
        for moves in enough:
            after = replayed(self.book, self.on, self.until, moves, self.usual)
            at_hand = _kept(after, reserve)[need.by]
            if at_hand >= need.amount:
                yield self._moved(moves, at_hand, single=single)

    def _moved(
        self, moves: tuple[Move, ...], at_hand: Money, *, single: bool
    ) -> Answer:
        words = Phrase(
            "pay {name} ({amount}) on {to} instead of {day}: {at_hand} is then at hand"
        )
        if not single:
            words = Phrase(
                "If {name} ({amount}) may be paid on {to} instead of {day}, nothing"
                " need be borrowed: {at_hand} is then at hand."
            )
        return tuple(
            Sentence(
                words,
                name=one.row.name,
                amount=one.row.amount,
                day=one.on,
                to=one.to,
                at_hand=at_hand,
            )
            for one in moves
        ), tuple(
            Instead("move", one.row.id, one.on, one.to, one.row.amount, at_hand)
            for one in moves
        )

    def _collected(self) -> Iterator[Answer]:
        need = self.need
        collected = [one for one in self._receivables() if one.due_on <= self._last]
        brought = self.spare + total(one.amount for one in collected)
        if not collected or brought < need.amount:
            return
        due = Phrase("{debtor} owes {amount}, confirmed and due on {day}: collect it")
        late = Phrase("{debtor} owes {amount}, confirmed, late since {day}: collect it")
        yield (
            tuple(
                Sentence(
                    late if one.due_on < self.on else due,
                    debtor=one.debtor,
                    amount=one.amount,
                    day=one.due_on,
                )
                for one in collected
            ),
            tuple(
                Instead(
                    "collect",
                    one.id,
                    one.due_on,
                    max(one.due_on, need.by),
                    one.amount,
                    brought,
                )
                for one in collected
            ),
        )

    def _receivables(self) -> Iterator[Receivable]:
        """Those that are agreed and, where somebody judged, likely enough."""
        least = self.book.assumed.confidence
        for one in open_receivables(self.book, self.on):
            is_likely = one.probability is None or one.probability >= least
            if one.confirmed and is_likely:
                yield one

    @property
    def _last(self) -> date:
        return self.need.by + PATIENCE

    def _waited(self) -> Iterator[Answer]:
        need = self.need
        for day in sorted(self.left):
            if need.by < day <= self._last and self.left[day] >= need.amount:
                words = Phrase("waiting until {day} suffices: {spare} is then at hand")
                why = Sentence(words, day=day, spare=self.left[day])
                wait = Instead("wait", "", need.by, day, need.amount, self.left[day])
                yield (why,), (wait,)
