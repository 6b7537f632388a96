"""Whether to borrow for a need, from whom, how much; else a limit were a lure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter

import numpy as np

from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan import risk
from planner.plan.advice import advice
from planner.plan.bearing import bearable, frontier
from planner.plan.blend import Blend, priced
from planner.plan.burden import burden
from planner.plan.candidates import offers
from planner.plan.later import unsure_incomes
from planner.plan.legal_caps import reached
from planner.plan.means import means
from planner.plan.offers import Market, Need, Offers
from planner.plan.piece import if_fails, pieces, standby
from planner.plan.pieces import (
    DoNotBorrow,
    FoundMix,
    Left,
    NotUsed,
    Outcome,
    Piece,
    Point,
    Shortfall,
    TooLittle,
)
from planner.plan.progress import Tell, Way
from planner.plan.risk import Cancelled, Sought, is_over
from planner.plan.unused import not_used
from planner.plan.worth import limit_values, price_without, why_no_value
from planner.schedule.cost import annual_cost
from planner.schedule.ledger import UsualByLine, owed

_MONTHS = Fraction(12)
_NEARLY = 0.005  # yuan
_NO_GAP = 1e-9
# Where the stages of a search end, in shares of the whole.
_ASKED, _MIXED, _WEIGHED = 0.1, 0.5, 0.8


def mix(  # what a mix may be asked for
    book: Book,
    on: date,
    need: Need,
    market: Market,
    *,
    cancelled: Cancelled = None,
    tell: Tell | None = None,
) -> Outcome:
    """The mix of the least cost whose worst scenarios stay bearable.

    Cash above the reserve comes first, then a payment that can be moved, a receivable
    or a short wait. Amounts are gross; together they are the need that remains.

    Args:
        book: the book; records after ``on`` do not count.
        on: the day of the plan.
        need: what must be paid for.
        market: who lends.
        cancelled: asked now and then, on this thread, whether to stop; once it says so
            the answer is the best mix found, with ``is_stopped`` and its ``gap``.
        tell: called now and then, on this thread, with a ``Progress``.
    """
    way = Way(tell)
    own = means(book, on, need, market.usual)
    found = offers(book, on, need, market)
    if own.enough:
        spare = min(own.spare, need.amount)
        why = Sentence(Phrase("nothing need be borrowed"))
        left = _nobody(found, Left.NOT_NEEDED, why)
        return DoNotBorrow(own.enough, spare, found.refused, left, own.instead)
    way.stage(_ASKED, _MIXED)
    rest = need.amount - own.spare
    blend = Blend(
        priced=tuple(priced(offer, need, rest) for offer in found.usable),
        rest=rest,
        need=need,
        means=own,
        market=market,
        largest_share=book.assumed.largest_share,
        debts=_by_channel(book, on, market.usual),
        on=on,
        unsure=unsure_incomes(book),
        burden=burden(book, on, need, market),
    )
    most = blend.largest()
    if most < rest:
        blend = blend.spread()
        most = blend.largest()
    if most < rest:
        return _too_little(blend, most, found)
    if not blend.is_affordable():
        return _too_dear(blend, found)
    made = _found(book, blend.eased(), found, way, cancelled)
    return _too_dear(blend, found) if made is None else made


def _by_channel(book: Book, on: date, usual: UsualByLine) -> dict[str, Money]:
    sums: dict[str, Money] = {}
    for record_id, amount in owed(book, on, usual).items():
        loan = book.loans.get(record_id)
        line = book.lines.get((loan.line or "") if loan else record_id)
        channel = line.channel if line else (loan.channel if loan else "")
        sums[channel] = sums.get(channel, ZERO) + amount
    return sums


def _nobody(found: Offers, reason: Left, why: Sentence) -> tuple[NotUsed, ...]:
    """Every candidate where nothing is borrowed."""
    unused = tuple(
        NotUsed(one.line, one.channel, reason, why, one.receivable, one.terms_from)
        for one in found.usable
    )
    return (*unused, *found.left)


def _too_little(blend: Blend, most: Money, found: Offers) -> TooLittle:
    made: tuple[Piece, ...] = ()
    caps: tuple[Sentence, ...] = ()
    if most > ZERO:
        values = risk.cheapest(_free(blend, most), np.inf)
        if values is not None:
            made = pieces(blend, blend.amounts(values, most))
            caps = tuple(reached(blend.legal_caps, values))
    missing = blend.rest - total(piece.amount for piece in made)
    words = Phrase("all that may be drawn by {day} is {most} of {rest}")
    one = Sentence(words, day=blend.need.by, most=most, rest=blend.rest)
    why = (one, *caps)
    return TooLittle(made, blend.means.spare, missing, found.refused, why, found.left)


def _too_dear(blend: Blend, found: Offers) -> DoNotBorrow:
    spare = blend.means.spare
    if blend.burden is not None and blend.burden.is_own and blend.is_affordable():
        words = Phrase("instalments would take more of a month's income than {share}")
        one = Sentence(words, share=f"{blend.burden.share:.0%}")
        left = _nobody(found, Left.DEBT_TO_INCOME, one)
        return DoNotBorrow((one,), spare, found.refused, left)
    values = risk.cheapest(_free(blend, blend.rest), np.inf)
    why = [Sentence(Phrase("the loan could not be paid back from the cash forecast"))]
    left = _nobody(found, Left.UNAFFORDABLE, why[0])
    if values is not None:
        day, lacking = blend.unaffordable(values)
        words = Phrase("on {day} {lacking} would be missing above the reserve")
        why.append(Sentence(words, day=day, lacking=lacking))
    return DoNotBorrow(tuple(why), spare, found.refused, left)


def _found(
    book: Book, blend: Blend | None, found: Offers, way: Way, cancelled: Cancelled
) -> Outcome | None:
    """The mix; None where no mix is both affordable and safe."""
    best = None if blend is None else bearable(blend, cancelled)
    if blend is None or best is None or best[1].values is None:
        return None
    values, sought = best[1].values, best[1]
    choice = best[0].near(values)
    amounts = blend.amounts(values, blend.rest)
    cost, annual = _cost(blend, amounts)
    way.found(cost)
    way.stage(_MIXED, _WEIGHED)
    shares = _shares(blend, amounts)
    asked = float(blend.need.confidence)
    seen = choice if choice.confidence == asked else blend.choice(asked)
    shortfall = _shortfall(seen, amounts)
    points = () if is_over(cancelled) else tuple(_points(blend, seen, cancelled))
    way.stage(_WEIGHED, 1.0)
    made = FoundMix(
        mix=pieces(blend, amounts),
        standby=standby(blend, amounts),
        own_cash=blend.means.spare,
        cost=cost,
        annual=annual,
        shortfall=shortfall,
        frontier=points,
        largest_share=max(shares),
        lenders=len(shares),
        refused=found.refused,
        advice=tuple(advice(book, blend, choice, values, shortfall)),
        if_fails=if_fails(blend, amounts),
        not_used=found.left,
        gap=_gap(choice, sought),
        is_stopped=sought.is_stopped or is_over(cancelled),
    )
    if is_over(cancelled):
        return made
    without = price_without(choice, values, cancelled)
    made = replace(
        made,
        mix=pieces(blend, amounts, without),
        values=limit_values(blend, choice, values, cancelled),
        not_used=(*not_used(blend, choice, values, amounts, cancelled), *found.left),
        is_stopped=is_over(cancelled),
    )
    if not made.values and not made.is_stopped:
        made = replace(made, no_value=why_no_value(choice, values, cancelled))
    way.stage(1.0, 1.0)
    return made


def _gap(choice: risk.Choice, sought: Sought) -> float:
    """What a mix as safe might cost less, in parts of this one's cost."""
    assert sought.values is not None  # noqa: S101  # looked at before
    cost = float(choice.cost @ sought.values)
    gap = (cost - sought.bound) / cost if cost > 0 else 0.0
    return gap if gap > _NO_GAP else 0.0


def _shares(blend: Blend, amounts: tuple[Money, ...]) -> tuple[Decimal, ...]:
    """The part of each lender that lends."""
    by_lender: dict[str, Money] = {}
    for one, amount in zip(blend.priced, amounts, strict=True):
        lender = one.offer.lender
        by_lender[lender] = by_lender.get(lender, ZERO) + amount
    whole = Decimal(blend.rest.minor)
    return tuple(Decimal(lent.minor) / whole for lent in by_lender.values() if lent)


def _shortfall(choice: risk.Choice, amounts: tuple[Money, ...]) -> Shortfall:
    exact = np.array([amount.minor / 100 for amount in amounts])
    missing = choice.missing(exact)
    return Shortfall(
        float((missing > _NEARLY).mean()), Money(round(choice.worst(exact) * 100))
    )


def _points(blend: Blend, choice: risk.Choice, cancelled: Cancelled) -> Iterator[Point]:
    """The mixes that no other beats, the cheapest first."""
    found = {
        (round(cost * 100), round(worst * 100)): values
        for cost, worst, values in frontier(choice, cancelled)
    }
    for (cost, worst), values in sorted(found.items(), key=itemgetter(0)):
        amounts = blend.amounts(values, blend.rest)
        yield Point(
            Money(cost), Money(worst), pieces(blend, amounts), standby(blend, amounts)
        )


def _cost(blend: Blend, amounts: tuple[Money, ...]) -> tuple[Money, Decimal | None]:
    """Interest and fees of the mix in fen, and the yearly cost of all its flows."""
    made = [
        one.offer.made(amount, blend.need.by)
        for one, amount in zip(blend.priced, amounts, strict=True)
        if amount
    ]
    flows = [flow for one in made for flow in one.flows]
    return total(one.cost for one in made), annual_cost(flows, _MONTHS).nominal


def _free(blend: Blend, rest: Money) -> risk.Choice:
    """The mixes of ``rest`` within all limits but those of cash and income."""
    return replace(
        blend.choice(0.0), rows=blend.limits, need=rest.minor / 100, later=None
    )
