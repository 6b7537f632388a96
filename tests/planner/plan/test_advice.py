"""What holds of the whole mix is said, the gravest first."""

from dataclasses import replace
from decimal import Decimal

from planner.model import records as r
from planner.plan.finance import mix
from planner.plan.pieces import DoNotBorrow, FoundMix
from tests.helpers import lending, owing
from tests.helpers.owing import ON

LINE = lending.line("a", "30000.00", "0.06")
MARKET = replace(lending.market(), largest_dti=Decimal("0.2"))


def said(*records: r.Record, own: str | None = None) -> list[str]:
    book = owing.book(LINE, *records, cash="0.00")
    if own is not None:
        book = book.with_(replace(book.assumed, largest_dti=Decimal(own)))
    answer = mix(book, ON, lending.need(), MARKET)
    assert isinstance(answer, FoundMix | DoNotBorrow)
    words = answer.advice if isinstance(answer, FoundMix) else answer.why
    return [str(one) for one in words]


def test_instalments_above_what_lenders_look_for_are_told() -> None:
    words = said(owing.salary("9000.00"))

    # six instalments of 3,391.91 against 9,000
    assert any("take up to 38% of income" in one for one in words)
    assert any("20% at most" in one for one in words)
    assert not any("of income" in one for one in said(owing.salary("18000.00")))


def test_a_share_of_income_that_the_user_set_is_kept() -> None:
    pay = owing.salary("9000.00")

    assert not any("of income" in one for one in said(pay, own="0.4"))
    assert said(pay, own="0.1") == [
        "instalments would take more of a month's income than 10%"
    ]
