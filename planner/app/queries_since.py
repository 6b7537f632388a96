"""What changed in a book since a day; a user who comes back would have to search."""

from collections.abc import Iterator
from datetime import date

from planner.app.queries_cash import cash
from planner.app.queries_limits import LINE_STATE_WORDS, LimitRow, limits
from planner.app.queries_loans import loans, weighted_annual
from planner.model.book import Book
from planner.money import ZERO, total
from planner.phrases import Phrase, Sentence
from planner.wording.say import percent

_OWED = Phrase("Owed: {before} then, {after} now")
_ANNUAL = Phrase("True annual cost: {before} then, {after} now")
_LOWEST = Phrase("Lowest cash ahead: {before} then, {after} now")
_REPAID = Phrase("Payments recorded: {n}, {amount} in all")
_DRAWN = Phrase("New loans: {n}, {amount} in all")
_LIMIT = Phrase("Limit of “{line}”: {before} then, {after} now")
_STATE = Phrase("“{line}” was {before}, is {after}")
_NEW_LINE = Phrase("“{line}” came with a limit of {limit}")


def since(book: Book, then: date, on: date) -> tuple[Sentence, ...]:
    """What differs between two days, as the records of the book tell it.

    Both days are read from the book as it is now, so what was recorded late counts on
    its own day.

    Args:
        book: the book as it is now.
        then: the earlier day; what happened on it belongs to before.
        on: the later day.
    """
    return (
        *_owed(book, then, on),
        *_moved(book, then, on),
        *_cash(book, then, on),
        *_limits(book, then, on),
    )


def _owed(book: Book, then: date, on: date) -> Iterator[Sentence]:
    past, now = loans(book, then), loans(book, on)
    before = total(max(row.outstanding, ZERO) for row in past)
    after = total(max(row.outstanding, ZERO) for row in now)
    if before != after:
        yield Sentence(_OWED, before=before, after=after)
    costs = [weighted_annual(rows) for rows in (past, now)]
    if costs[0] != costs[1]:
        told = ["—" if one is None else percent(one) for one in costs]
        yield Sentence(_ANNUAL, before=told[0], after=told[1])


def _moved(book: Book, then: date, on: date) -> Iterator[Sentence]:
    paid = [one.amount for one in book.repayments.values() if then < one.on <= on]
    if paid:
        yield Sentence(_REPAID, amount=total(paid), n=len(paid))
    drawn = [
        loan.terms.principal
        for loan in book.loans.values()
        if then < loan.terms.drawn_on <= on
    ]
    if drawn:
        yield Sentence(_DRAWN, amount=total(drawn), n=len(drawn))


def _cash(book: Book, then: date, on: date) -> Iterator[Sentence]:
    past, now = cash(book, then), cash(book, on)
    is_known = past.counted_on is not None and now.counted_on is not None
    before, after = past.lowest.amount, now.lowest.amount
    if is_known and before != after:
        yield Sentence(_LOWEST, before=before, after=after)


def _limits(book: Book, then: date, on: date) -> Iterator[Sentence]:
    past = {row.line: row for row in limits(book, then)}
    for row in limits(book, on):
        before = past.get(row.line)
        if before is None:
            yield Sentence(_NEW_LINE, line=row.name, limit=row.limit)
        else:
            yield from _differs(before, row)


def _differs(before: LimitRow, after: LimitRow) -> Iterator[Sentence]:
    if before.state is not after.state:
        words = LINE_STATE_WORDS
        yield Sentence(
            _STATE,
            line=after.name,
            before=words[before.state],
            after=words[after.state],
        )
    elif before.limit != after.limit:
        yield Sentence(_LIMIT, line=after.name, before=before.limit, after=after.limit)
