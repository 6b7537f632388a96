"""Receivables beside loans: who may sell them, what comes, what they truly cost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model import records as r
from planner.model.channel import Channel, ChannelKind
from planner.model.declared import Quote
from planner.model.offers import (
    Charge,
    LenderKind,
    MoneyIn,
    Offered,
    Purpose,
    Ratios,
    Speed,
)
from planner.model.offers import Rates as Range
from planner.money import Money
from planner.plan.pieces import Left, NotUsed
from planner.plan.rules import Refusal
from planner.plan.sale import Sale
from planner.plan.sales import sales
from planner.rates import DayCount, Period
from planner.schedule.discount import Paper, discount
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

FIRM = make.profile(r.BookKind.BUSINESS)
INVOICE = make.receivable(
    "inv", amount="100000.00", due_on="2026-09-30", confirmed=True
)
OWN = Quote(
    "inv",
    "factoring",
    "A factor",
    make.rate("0.09"),
    advance=Decimal("0.8"),
    fee_ratio=Decimal("0.005"),
    recourse=False,
    days=5,
    id="q",
)


def of_receivables(id: str = "factoring", **given: object) -> Channel:  # noqa: A002
    values = {
        "kind": ChannelKind.FACTORING,
        "borrowers": frozenset({r.BookKind.BUSINESS}),
        "share": lending.dated(Ratios(Decimal("0.7"), Decimal("0.9"))),
        "rate": lending.dated(Range(Decimal("0.06"), Decimal("0.18"), Period.YEAR)),
        "terms": lending.dated(Offered(high=12)),
        "limit": (),
        **given,
    }
    return lending.channel(id, **values)


def found(
    *records: r.Record,
    channels: tuple[Channel, ...] = (),
    profile: r.Profile = FIRM,
    **need: object,
) -> list[Sale | Refusal | NotUsed]:
    book = owing.book(profile, *records)
    asked = lending.need(**need)  # type: ignore[arg-type]
    return list(sales(book, ON, asked, lending.market(*channels)))


def one_sale(*records: r.Record, **given: object) -> Sale:
    (sale,) = [one for one in found(*records, **given) if isinstance(one, Sale)]  # type: ignore[arg-type]
    return sale


def reasons(*records: r.Record, **given: object) -> list[Left]:
    return [
        one.reason
        for one in found(*records, **given)  # type: ignore[arg-type]
        if isinstance(one, NotUsed)
    ]


def test_a_quote_of_the_book_is_priced_as_it_stands() -> None:
    sale = one_sale(INVOICE, OWN)

    # 80 % of the face, less the discount of 91 days and half a per cent of the face
    assert sale.available == Money(80000_00 - 1820_00 - 500_00)
    assert sale.terms_from == "book"
    assert sale.lender == "A factor"
    assert sale.ask_by == date(2026, 6, 26)
    made = sale.made(sale.available, lending.need().by)
    assert made.cost == Money(2320_00)
    assert made.paid == ()
    assert made.annual == discount(sale.paper).annual.nominal
    # the true cost is above what the quote calls its rate
    assert made.annual is not None
    assert made.annual > Decimal("0.11")
    assert sale.periods == 3


@pytest.mark.parametrize("yuan", ["1.00", "77.77", "12345.67", "77680.00"])
def test_the_least_part_that_brings_an_amount_is_sold(yuan: str) -> None:
    sale, amount = one_sale(INVOICE, OWN), make.money(yuan)

    part = sale.part(amount)

    brings = discount(replace(sale.paper, face=part.face)).proceeds
    assert brings >= amount
    less = replace(sale.paper, face=part.face - Money(1))
    assert discount(less).proceeds < amount
    assert part.cost == part.face - brings - part.rest
    assert part.due_on == INVOICE.due_on


def test_a_fixed_fee_leaves_nothing_of_a_small_part() -> None:
    sale = one_sale(INVOICE, replace(OWN, fee=Money(300_00)))

    small = sale.part(Money(1_00))

    assert discount(replace(sale.paper, face=small.face)).proceeds >= Money(1_00)
    assert small.face > Money(370_00)


def test_without_a_quote_the_catalogue_prices_an_invoice() -> None:
    factor = of_receivables(
        fee=lending.dated(Charge(Decimal(0), Decimal("0.01"), "invoice", "start"))
    )

    sale = one_sale(INVOICE, channels=(factor,))

    assert sale.terms_from == "catalogue"
    assert sale.grade is not None
    assert sale.paper.advance == Decimal("0.8")
    # the catalogue's rate of factoring is all-in, its fee is not charged again
    assert sale.paper.fee_ratio is None
    assert sale.reliability.usable == 0.5
    assert sale.sold.recourse is None


def test_a_bill_is_what_a_quote_says_it_is() -> None:
    bill = of_receivables(
        "bank-bill-discount",
        kind=ChannelKind.DISCOUNT,
        share=lending.dated(Ratios(None, Decimal(1))),
        terms=lending.dated(Offered(high=6, day_count=DayCount.ACT_365)),
        fee=lending.dated(Charge(Decimal(0), Decimal("0.01"), "invoice", "start")),
    )

    answers = found(INVOICE, Quote("inv", "bank-bill", id="q"), channels=(bill,))

    (sale,) = answers
    assert isinstance(sale, Sale)
    assert sale.paper.advance is None
    assert sale.paper.day_count is DayCount.ACT_365
    assert sale.paper.fee_ratio == Decimal("0.01")
    other = of_receivables("e-certificate", kind=ChannelKind.DISCOUNT, share=())
    (cert,) = found(INVOICE, Quote("inv", "e-certificate", id="q"), channels=(other,))
    assert isinstance(cert, Sale)
    assert cert.paper.advance is None


@pytest.mark.parametrize(
    ("record", "quote", "reason"),
    [
        ({"confirmed": False}, {}, Left.NOT_CONFIRMED),
        ({"due_on": "2026-07-01"}, {}, Left.DUE_FIRST),
        ({}, {"until": date(2026, 6, 1)}, Left.OFFER_ENDED),
        ({}, {"days": 60}, Left.TOO_LATE),
        ({}, {"fee": Money(90000_00)}, Left.NOTHING_FREE),
    ],
)
def test_what_cannot_be_sold_says_why(
    record: dict[str, object], quote: dict[str, object], reason: Left
) -> None:
    values = {"amount": "100000.00", "due_on": "2026-09-30", "confirmed": True}
    receivable = make.receivable("inv", **{**values, **record})

    assert reasons(receivable, replace(OWN, **quote))[0] is reason  # type: ignore[arg-type]


def test_terms_and_borrowers_of_the_catalogue_bind() -> None:
    short = of_receivables(terms=lending.dated(Offered(high=2)))

    assert reasons(INVOICE, channels=(short,))[0] is Left.DUE_TOO_LATE
    slow = of_receivables(money_in=lending.dated(MoneyIn(30, 30, Speed.DAY)))
    assert reasons(INVOICE, channels=(slow,))[0] is Left.TOO_LATE
    person = make.profile()
    factor = of_receivables()
    assert reasons(INVOICE, channels=(factor,), profile=person) == [
        Left.NOT_FOR_BORROWER,
        Left.NO_PRICE,
    ]
    # who got an offer may take it, whatever the catalogue says
    assert one_sale(INVOICE, OWN, channels=(factor,), profile=person)


def test_a_rule_keeps_a_buyer_out() -> None:
    forbidden = lending.rule(
        lender_kinds=frozenset({LenderKind.BANK}),
        purposes=frozenset({Purpose.REPAY_DEBT}),
    )
    book = owing.book(FIRM, INVOICE)
    factor = of_receivables()
    market = lending.market(factor, rules=(forbidden,))
    asked = lending.need(purpose="repay")

    first = next(iter(sales(book, ON, asked, market)))
    nothing = list(sales(owing.book(FIRM), ON, asked, market))

    assert isinstance(first, Refusal)
    assert isinstance(nothing[0], Refusal)


def test_money_for_another_purpose_is_not_raised_on_receivables() -> None:
    assert reasons(INVOICE, OWN, purpose="trip")[0] is Left.NOT_FOR_PURPOSE


def test_a_channel_without_a_receivable_says_what_it_would_need() -> None:
    bill = of_receivables("bank-bill-discount")
    factor = of_receivables()

    answers = found(channels=(bill, factor))

    said = [str(one.why) for one in answers if isinstance(one, NotUsed)]
    assert said == [
        "no quote says that a receivable is such a paper",
        "the book has no open receivable for it",
    ]
    person = make.profile()
    assert reasons(channels=(bill,), profile=person) == [Left.NOT_FOR_BORROWER]


def test_what_may_fall_back_counts_where_nobody_knows_the_debtor() -> None:
    unknown = make.receivable("inv", amount="100000.00", due_on="2026-09-30")
    sale = one_sale(unknown, replace(OWN, recourse=True))

    made = sale.made(sale.available, lending.need().by)

    assert made.paid == ((date(2026, 9, 30), Money(80000_00)),)
    assert sale.back() == Money(80000_00)
    likely = replace(unknown, probability=Decimal("0.9"))
    judged = one_sale(likely, replace(OWN, recourse=None))
    assert judged.made(Money(1000_00), lending.need().by).paid == ()
    assert judged.falls_back
    assert judged.probability == Decimal("0.9")


def test_an_offer_is_asked_for_while_it_can_be_taken() -> None:
    sale = one_sale(INVOICE, replace(OWN, until=date(2026, 6, 20)))

    assert sale.ask_by == date(2026, 6, 20)
    assert sale.arrives_on == date(2026, 6, 25)
    assert isinstance(sale.paper, Paper)
    assert sale.line is None
    assert sale.shared is None


def test_a_fee_that_is_quoted_counts_where_the_rate_is_the_catalogues() -> None:
    quote = Quote("inv", "factoring", fee_ratio=Decimal("0.02"), id="q")

    sale = one_sale(INVOICE, quote, channels=(of_receivables(),))

    assert sale.paper.fee_ratio == Decimal("0.02")
    assert sale.terms_from == "catalogue"
