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
from planner.plan.blend import (
    LARGEST_WORST,
    Blend,
    Priced,
    bearable,
    frontier,
    priced,
)
from planner.plan.means import means
from planner.plan.offers import Market, Need, Offers, offers
from planner.plan.pieces import (
    DoNotBorrow,
    FoundMix,
    Outcome,
    Piece,
    Point,
    Shortfall,
    TooLittle,
)
from planner.plan.progress import Tell, Way
from planner.plan.risk import Cancelled
from planner.plan.solve import Floats
from planner.plan.worth import limit_values, price_of_safety
from planner.rates import Period, Rate
from planner.schedule.cost import annual_cost
from planner.schedule.ledger import UsualByLine, owed
from planner.schedule.schedule import schedule

_MONTHS = Fraction(12)
_SHOWN = Decimal("0.0001")
_STAND_BY = 3
_NEARLY = 0.005  # yuan
_CLOSE = 0.001  # confidence is told apart in thousandths


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

    Cash above the reserve comes first, then a receivable or a short wait. Amounts are
    gross; together they are the need that remains.

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
        return DoNotBorrow(own.enough, min(own.spare, need.amount), found.refused)
    rest = need.amount - own.spare
    blend = Blend(
        priced=tuple(priced(offer, need, rest) for offer in found.usable),
        rest=rest,
        need=need,
        means=own,
        market=market,
        largest_share=book.assumed.largest_share,
        debts=_by_channel(book, on, market.usual),
    )
    most = blend.largest()
    if most < rest:
        blend = blend.spread()
        most = blend.largest()
    if most < rest:
        return _too_little(blend, most, found)
    if not blend.is_affordable():
        return _too_dear(blend, found)
    return _found(blend, found, book.assumed.largest_share)


def _by_channel(book: Book, on: date, usual: UsualByLine) -> dict[str, Money]:
    sums: dict[str, Money] = {}
    for record_id, amount in owed(book, on, usual).items():
        loan = book.loans.get(record_id)
        line = book.lines.get((loan.line or "") if loan else record_id)
        channel = line.channel if line else (loan.channel if loan else "")
        sums[channel] = sums.get(channel, ZERO) + amount
    return sums


def _too_little(blend: Blend, most: Money, found: Offers) -> TooLittle:
    pieces: tuple[Piece, ...] = ()
    if most > ZERO:
        values = risk.cheapest(_free(blend, most), np.inf)
        if values is not None:
            pieces = tuple(_pieces(blend, blend.amounts(values, most)))
    missing = blend.rest - total(piece.amount for piece in pieces)
    words = Phrase("all that may be drawn by {day} is {most} of {rest}")
    why = Sentence(words, day=blend.need.by, most=most, rest=blend.rest)
    return TooLittle(pieces, blend.means.spare, missing, found.refused, (why,))


def _too_dear(blend: Blend, found: Offers) -> DoNotBorrow:
    values = risk.cheapest(_free(blend, blend.rest), np.inf)
    why = [Sentence(Phrase("the loan could not be paid back from the cash forecast"))]
    if values is not None:
        day, lacking = blend.unaffordable(values)
        words = Phrase("on {day} {lacking} would be missing above the reserve")
        why.append(Sentence(words, day=day, lacking=lacking))
    return DoNotBorrow(tuple(why), blend.means.spare, found.refused)


def _found(blend: Blend, found: Offers, cap: Decimal) -> Outcome:
    best = bearable(blend)
    if best is None:
        return _too_dear(blend, found)
    values = best[1]
    amounts = blend.amounts(values, blend.rest)
    exact = np.array([amount.minor / 100 for amount in amounts])
    asked = float(blend.need.confidence)
    choice = blend.choice(asked)
    missing = risk.shortfalls(exact, choice.lent, choice.need)
    by_lender: dict[str, Money] = {}
    for one, amount in zip(blend.priced, amounts, strict=True):
        lender = one.offer.lender
        by_lender[lender] = by_lender.get(lender, ZERO) + amount
    drawn = [amount for amount in by_lender.values() if amount]
    share = Decimal(max(drawn).minor) / Decimal(blend.rest.minor)
    cost, annual = _cost(blend, amounts)
    shortfall = Shortfall(
        float((missing > _NEARLY).mean()), Money(round(choice.worst(exact) * 100))
    )
    return FoundMix(
        mix=tuple(_pieces(blend, amounts)),
        standby=tuple(_standby(blend, amounts)),
        own_cash=blend.means.spare,
        cost=cost,
        annual=annual,
        shortfall=shortfall,
        frontier=tuple(_points(blend, choice)),
        largest_share=share,
        lenders=len(drawn),
        refused=found.refused,
        advice=tuple(_advice(blend, best, cap, shortfall)),
        values=limit_values(blend, best[0], values),
    )


def _points(blend: Blend, choice: risk.Choice) -> Iterator[Point]:
    """The mixes that no other beats, the cheapest first."""
    found = {
        (round(cost * 100), round(worst * 100)): values
        for cost, worst, values in frontier(choice)
    }
    for (cost, worst), values in sorted(found.items(), key=itemgetter(0)):
        amounts = blend.amounts(values, blend.rest)
        yield Point(
            Money(cost),
            Money(worst),
            tuple(_pieces(blend, amounts)),
            tuple(_standby(blend, amounts)),
        )


def _cost(blend: Blend, amounts: tuple[Money, ...]) -> tuple[Money, Decimal | None]:
    """Interest and fees of the mix in fen, and the yearly cost of all its flows."""
    made = [
        schedule(one.offer.terms(amount, blend.need.by))
        for one, amount in zip(blend.priced, amounts, strict=True)
        if amount
    ]
    cost = total(one.totals.payment - one.totals.principal for one in made)
    flows = [flow for one in made for flow in one.flows()]
    return cost, annual_cost(flows, _MONTHS).nominal


def _pieces(blend: Blend, amounts: tuple[Money, ...]) -> Iterator[Piece]:
    for one, amount in zip(blend.priced, amounts, strict=True):
        if amount:
            binding = tuple(_binding(blend, one, amount))
            yield _piece(blend, one, amount, binding)


def _standby(blend: Blend, amounts: tuple[Money, ...]) -> Iterator[Piece]:
    """Where to turn when a draw fails: the surest first, then the cheapest.

    A line that is in the mix stands by with the room that it has left.
    """
    left = [
        (one, min(one.offer.available - amount, blend.rest))
        for one, amount in zip(blend.priced, amounts, strict=True)
        if one.offer.available > amount
    ]
    left.sort(key=lambda pair: (-pair[0].offer.reliability.usable, pair[0].ratio))
    for one, amount in left[:_STAND_BY]:
        yield _piece(blend, one, amount)


def _piece(
    blend: Blend, one: Priced, amount: Money, binding: tuple[Sentence, ...] = ()
) -> Piece:
    offer = one.offer
    exact = schedule(offer.terms(amount, blend.need.by)).annual.nominal
    return Piece(
        line=offer.line,
        channel=offer.channel,
        amount=amount,
        on=blend.need.by,
        method=offer.method,
        periods=offer.periods,
        annual=exact,
        why=(*_why(one, exact, blend.need), *binding),
        ask_by=offer.ask_by,
    )


def _binding(blend: Blend, one: Priced, amount: Money) -> Iterator[Sentence]:
    """Why no more is drawn there, where one limit alone says it."""
    share = Decimal(amount.minor) / Decimal(blend.rest.minor)
    if amount >= one.offer.available:
        if one.offer.line is not None:
            yield Sentence(Phrase("it is used in full"))
    elif share >= blend.largest_share - _SHOWN:
        words = Phrase("no more of it: one lender gives at most {cap} of the loan")
        yield Sentence(words, cap=f"{blend.largest_share:.0%}")


def _why(one: Priced, annual: Decimal | None, need: Need) -> Iterator[Sentence]:
    offer = one.offer
    if annual is not None:
        rate = Rate(annual.quantize(_SHOWN), Period.YEAR)
        yield Sentence(Phrase("it costs {rate}, all fees in it"), rate=rate)
    if offer.line is not None:
        words = Phrase("{free} of your own line is free")
        yield Sentence(words, free=offer.available)
    else:
        words = Phrase("not yet your line: {free} is assumed, apply by {day}")
        yield Sentence(words, free=offer.available, day=offer.ask_by)
    if offer.grade is not None:
        words = Phrase("the rate is the middle of the catalogue's range")
        yield Sentence(words)
    if offer.periods > need.months:
        words = Phrase(
            "it runs {n} months, the shortest that lasts the {asked} asked for: repay"
            " early when you can"
        )
        yield Sentence(words, n=offer.periods, asked=need.months)


def _advice(
    blend: Blend,
    best: tuple[risk.Choice, Floats],
    cap: Decimal,
    shortfall: Shortfall,
) -> Iterator[Sentence]:
    if not blend.means.is_known:
        words = Phrase(
            "No income is recorded, so nobody can say whether it can be repaid."
        )
        if not blend.means.has_cash:
            words = Phrase(
                "Neither income nor cash is recorded: nobody can tell whether this"
                " loan can be afforded."
            )
        yield Sentence(words)
    if blend.largest_share > cap:
        words = Phrase(
            "One lender holds more than the {cap} that you set: the others together"
            " cannot lend the rest."
        )
        yield Sentence(words, cap=f"{cap:.0%}")
    if best[0].confidence < float(blend.need.confidence) - _CLOSE:
        words = Phrase("No mix is as safe as asked for; this one is the nearest.")
        yield Sentence(words)
    yield from _held(*best)
    words = Phrase(
        "A confidence of {asked} is not the chance that nothing is missing: it looks at"
        " the worst {rest} of cases, in which {mean} is missing on average."
    )
    asked = blend.need.confidence
    yield Sentence(
        words,
        asked=f"{float(asked):.4g}",
        rest=f"{float(100 - asked * 100):.4g}%",
        mean=shortfall.mean_of_worst,
    )


def _held(choice: risk.Choice, values: Floats) -> Iterator[Sentence]:
    """That the bound on the worst cases binds, and what it costs."""
    price = price_of_safety(choice, values)
    if price:
        words = Phrase(
            "A cheaper mix would save {price}, but on average of the worst cases more"
            " than {part} of the loan would be missing: so it is spread over surer"
            " lenders."
        )
        yield Sentence(words, price=price, part=f"{LARGEST_WORST:.0%}")


def _free(blend: Blend, rest: Money) -> risk.Choice:
    """The mixes of ``rest`` within all limits but the cash forecast."""
    return replace(blend.choice(0.0), rows=blend.limits, need=rest.minor / 100)
