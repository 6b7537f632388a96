"""A blend of three lines alike for tests that look at it closely."""

from decimal import Decimal

from planner.money import Money
from planner.plan.blend import Blend, priced
from planner.plan.candidates import offers
from planner.plan.means import means
from planner.plan.offers import Reliability
from tests.helpers import lending, owing
from tests.helpers.owing import ON


def blend(rest: str = "20000.00", **reliability: Reliability) -> Blend:
    """Three lines at 10 %, a salary that pays them back, and no cash."""
    lines = [lending.line(name, "30000.00", "0.1") for name in ("a", "b", "c")]
    book = owing.book(*lines, owing.salary("5000.00"), cash="0.00")
    need, market = lending.need(rest), lending.market(**reliability)
    whole = Money.parse(rest)
    return Blend(
        priced=tuple(
            priced(offer, need, whole)
            for offer in offers(book, ON, need, market).usable
        ),
        rest=whole,
        need=need,
        means=means(book, ON, need),
        market=market,
        largest_share=Decimal("0.6"),
        debts={},
        on=ON,
    )
