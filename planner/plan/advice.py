"""What a reader must know beside a mix; else a number would pass for certainty."""

from collections.abc import Iterator

from planner.model.book import Book
from planner.phrases import Phrase, Sentence
from planner.plan import risk
from planner.plan.bearing import LARGEST_WORST
from planner.plan.blend import Blend
from planner.plan.orders import evidence
from planner.plan.pieces import Shortfall
from planner.plan.solve import Floats
from planner.plan.worth import price_of_safety

_CLOSE = 0.001  # confidence is told apart in thousandths


def advice(
    book: Book,
    blend: Blend,
    choice: risk.Choice,
    values: Floats,
    shortfall: Shortfall,
) -> Iterator[Sentence]:
    """What holds of the whole mix, the gravest first."""
    yield from _unknown(blend)
    yield from _loosened(book, blend)
    if choice.confidence < float(blend.need.confidence) - _CLOSE:
        words = Phrase("No mix is as safe as asked for; this one is the nearest.")
        yield Sentence(words)
    yield from _held(choice, values)
    yield from blend.means.easier
    yield from (one.told for one in evidence(book, blend.on, blend.need))
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


def _unknown(blend: Blend) -> Iterator[Sentence]:
    if blend.means.is_known:
        return
    words = Phrase("No income is recorded, so nobody can say whether it can be repaid.")
    if not blend.means.has_cash:
        words = Phrase(
            "Neither income nor cash is recorded: nobody can tell whether this"
            " loan can be afforded."
        )
    yield Sentence(words)


def _loosened(book: Book, blend: Blend) -> Iterator[Sentence]:
    cap = book.assumed.largest_share
    if blend.largest_share > cap:
        words = Phrase(
            "One lender holds more than the {cap} that you set: the others together"
            " cannot lend the rest."
        )
        yield Sentence(words, cap=f"{cap:.0%}")
    burden, usual = blend.burden, blend.market.largest_dti
    if burden is None or burden.is_own or usual is None or burden.share <= usual:
        return
    words = Phrase(
        "The instalments of a month take up to {share} of income; lenders are reported"
        " to look for {usual} at most."
    )
    yield Sentence(words, share=f"{burden.share:.0%}", usual=f"{usual:.0%}")


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
