"""What the pieces of a mix are and why they are in it; a bare sum persuades nobody.

Where a draw fails, the pieces that stand by take its place in their order.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from planner.model.dated import at
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.blend import Blend, Priced
from planner.plan.offers import Made
from planner.plan.pieces import IfFails, Piece
from planner.plan.sale import Sale
from planner.rates import Period, Rate

_SHOWN = Decimal("0.0001")
_STAND_BY = 3
_NONE: Mapping[int, Money | None] = MappingProxyType({})

Amounts = tuple[Money, ...]


def pieces(
    blend: Blend, amounts: Amounts, without: Mapping[int, Money | None] = _NONE
) -> tuple[Piece, ...]:
    """The pieces that are drawn.

    Args:
        blend: what could be drawn.
        amounts: of each candidate.
        without: what a mix without each would cost more.
    """
    return tuple(
        piece(
            blend,
            one,
            amount,
            (*_binding(blend, one, amount), *_needed(place, without)),
        )
        for place, (one, amount) in enumerate(zip(blend.priced, amounts, strict=True))
        if amount
    )


def standby(blend: Blend, amounts: Amounts) -> tuple[Piece, ...]:
    """Where to turn when a draw fails: the surest first, then the cheapest.

    A line that is in the mix stands by with the room that it has left.
    """
    left = _left(blend, amounts)[:_STAND_BY]
    return tuple(piece(blend, one, amount) for one, amount in left)


def if_fails(blend: Blend, amounts: Amounts) -> tuple[IfFails, ...]:
    """What to do when one draw brings nothing: in this order, as far as it reaches."""
    order = _left(blend, amounts)
    return tuple(
        _instead(blend, one, amount, order)
        for one, amount in zip(blend.priced, amounts, strict=True)
        if amount
    )


def _left(blend: Blend, amounts: Amounts) -> list[tuple[Priced, Money]]:
    sold = {
        one.offer.receivable
        for one, amount in zip(blend.priced, amounts, strict=True)
        if amount
    } - {None}
    left = [
        (one, min(one.offer.available - amount, blend.rest))
        for one, amount in zip(blend.priced, amounts, strict=True)
        if one.offer.available > amount and one.offer.receivable not in sold
    ]
    left.sort(key=lambda pair: (-pair[0].offer.reliability.usable, pair[0].ratio))
    return left


def _instead(
    blend: Blend, failed: Priced, missing: Money, order: list[tuple[Priced, Money]]
) -> IfFails:
    found: list[Piece] = []
    left = missing
    for one, room in order:
        if left and one.offer.lender != failed.offer.lender:
            amount = min(room, left)
            left -= amount
            found.append(piece(blend, one, amount))
    offer = failed.offer
    sold = offer.part(missing) if isinstance(offer, Sale) else None
    return IfFails(offer.line, offer.channel, missing, tuple(found), left, sold)


def piece(
    blend: Blend, one: Priced, amount: Money, more: tuple[Sentence, ...] = ()
) -> Piece:
    """A piece with the reasons that every piece has, and more."""
    offer, by = one.offer, blend.need.by
    made = offer.made(amount, by)
    known = offer.known
    papers = at(known.papers, blend.on) if known and offer.line is None else None
    who = at(known.who, blend.on) if known and offer.line is None else None
    return Piece(
        line=offer.line,
        channel=offer.channel,
        amount=amount,
        on=by,
        method=offer.method,
        periods=offer.periods,
        annual=made.annual,
        why=(*_why(blend, one, made), *more),
        ask_by=offer.ask_by,
        terms_from=offer.terms_from,
        grade=offer.grade,
        sale=offer.part(amount) if isinstance(offer, Sale) else None,
        papers=papers.value if papers else (),
        arrives_on=offer.arrives_on,
        who=who.value if who else None,
    )


def _binding(blend: Blend, one: Priced, amount: Money) -> Iterator[Sentence]:
    """Why no more is drawn there, where one limit alone says it."""
    share = Decimal(amount.minor) / Decimal(blend.rest.minor)
    if amount >= one.offer.available:
        if one.offer.line is not None or one.offer.receivable is not None:
            yield Sentence(Phrase("it is used in full"))
    elif share >= blend.largest_share - _SHOWN:
        words = Phrase("no more of it: one lender gives at most {cap} of the loan")
        yield Sentence(words, cap=f"{blend.largest_share:.0%}")


def _needed(place: int, without: Mapping[int, Money | None]) -> Iterator[Sentence]:
    if place not in without:
        return
    more = without[place]
    if more is None:
        yield Sentence(Phrase("without it no mix would meet the need as safely"))
    else:
        yield Sentence(Phrase("without it the mix would cost {more} more"), more=more)


def _why(blend: Blend, one: Priced, made: Made) -> Iterator[Sentence]:
    offer = one.offer
    if made.annual is not None:
        rate = Rate(made.annual.quantize(_SHOWN), Period.YEAR)
        yield Sentence(Phrase("it costs {rate}, all fees in it"), rate=rate)
    if isinstance(offer, Sale):
        yield from _of_sale(offer)
    elif offer.line is not None:
        words = Phrase("{free} of your own line is free")
        yield Sentence(words, free=offer.available)
    else:
        words = Phrase("not yet your line: {free} is assumed, apply by {day}")
        yield Sentence(words, free=offer.available, day=offer.ask_by)
    if offer.grade is not None:
        yield Sentence(Phrase("the rate is the middle of the catalogue's range"))
    if offer.periods > blend.need.months and not isinstance(offer, Sale):
        words = Phrase(
            "it runs {n} months, the shortest that lasts the {asked} asked for: repay"
            " early when you can"
        )
        yield Sentence(words, n=offer.periods, asked=blend.need.months)


def _of_sale(sale: Sale) -> Iterator[Sentence]:
    sold = sale.sold
    words = Phrase(
        "{debtor} owes {amount}, due on {due}: at most {free} of it comes, ask by {day}"
    )
    yield Sentence(
        words,
        debtor=sold.debtor,
        amount=sale.paper.face,
        due=sold.due_on,
        free=sale.available,
        day=sale.ask_by,
    )
    if sold.recourse is False:
        yield Sentence(Phrase("without recourse: nothing is paid back"))
        return
    words = Phrase("where {debtor} does not pay, you pay back what was advanced")
    if sold.recourse is None:
        words = Phrase(
            "nobody told whether it is without recourse: where {debtor} does not pay,"
            " you may have to pay back what was advanced"
        )
    yield Sentence(words, debtor=sold.debtor)
