"""Who could lend: what a line still has, and what a channel would ask."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.model import records as r
from planner.model.channel import Channel, ChannelKind
from planner.model.offers import (
    Amounts,
    Charge,
    MoneyIn,
    Offered,
    Purpose,
    Rates,
    Speed,
)
from planner.model.terms import Accrual, Method
from planner.money import Money
from planner.plan.candidates import offers
from planner.plan.offers import Offer
from planner.rates import DayCount, Period, Rate
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

INCOME = make.profile(monthly_income=Money(9000_00))


def usable(
    *records: r.Record, channels: tuple[Channel, ...] = (), **given: object
) -> tuple[Offer, ...]:
    book = owing.book(*records)
    need = lending.need(**given)  # type: ignore[arg-type]
    return offers(book, ON, need, lending.market(*channels)).usable


def test_an_own_line_lends_what_the_market_knows_to_be_free() -> None:
    line = lending.line("a", "30000.00", "0.06")
    known = replace(lending.market(), free={"a": Money(123_00)})
    shut = replace(lending.market(), free={"a": Money(0)})

    (plain,) = usable(line)
    (used,) = offers(owing.book(line), ON, lending.need(), known).usable

    assert plain.available == Money(30000_00)
    assert used.available == Money(123_00)
    assert offers(owing.book(line), ON, lending.need(), shut).usable == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"rate": None},
        {"opened_on": "2026-07-01"},
        {"expires_on": date(2026, 6, 30)},
    ],
)
def test_a_line_without_price_or_time_is_left_out(changed: dict[str, object]) -> None:
    assert usable(lending.line("a", "30000.00", "0.06", **changed)) == ()


def test_a_line_of_a_known_channel_takes_its_terms() -> None:
    bank = lending.channel(
        "bank",
        terms=lending.dated(
            Offered(
                months=(3, 12),
                methods=(Method.FLAT, Method.EQUAL_PRINCIPAL),
                interest=Accrual.DAYS,
            )
        ),
        fee=lending.dated(
            Charge(Decimal("0.01"), Decimal("0.02"), "principal", "start")
        ),
    )
    line = lending.line("a", "30000.00", "0.06", channel="bank", rate=None)

    (offer,) = usable(line, channels=(bank,))

    assert offer.rate == Rate(Decimal("0.05"), Period.YEAR)
    assert (offer.method, offer.periods) == (Method.EQUAL_PRINCIPAL, 12)
    assert offer.accrual == (Accrual.DAYS, DayCount.ACT_360)
    terms = offer.terms(Money(1000_00), date(2026, 7, 1))
    assert str(terms.fees[0].ratio) == "0.02"
    assert terms.first_due == date(2026, 8, 1)


def test_a_term_that_is_too_short_is_no_term() -> None:
    short = lending.channel("short", terms=lending.dated(Offered(months=(3,))))
    line = lending.line("a", "30000.00", "0.06", channel="short")

    assert usable(line, INCOME, channels=(short,)) == ()
    ranged = lending.dated(Offered(low=12, high=36))
    (offer,) = usable(INCOME, channels=(lending.channel("long", terms=ranged),))
    assert offer.periods == 12
    open_ = lending.dated(Offered())
    (offer,) = usable(INCOME, channels=(lending.channel("open", terms=open_),))
    assert offer.periods == 6
    (offer,) = usable(INCOME, channels=(lending.channel("none", terms=()),))
    assert offer.periods == 6


def test_a_new_channel_is_thought_to_lend_a_month_of_income() -> None:
    (rich,) = usable(
        make.profile(monthly_income=Money(50000_00)), channels=(lending.channel(),)
    )
    (poor,) = usable(channels=(lending.channel(),))
    (capped,) = usable(
        make.profile(monthly_income=Money(900000_00)), channels=(lending.channel(),)
    )
    (free,) = usable(
        INCOME, channels=(lending.channel(limit=lending.dated(Amounts())),)
    )

    assert str(rich.available) == "50000.00"
    assert str(poor.available) == "10000.00"
    assert str(capped.available) == "200000.00"
    assert str(free.available) == "9000.00"
    assert usable(channels=(lending.channel(limit=()),)) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"borrowers": frozenset({r.BookKind.BUSINESS})},
        {"direct": False},
        {"template": True},
        {"kind": ChannelKind.MORTGAGE},
        {"kind": ChannelKind.PAY_LATER},
        {"rate": ()},
        {"money_in": lending.dated(MoneyIn(5, 40, Speed.DAY))},
        {"purposes": lending.dated((Purpose.HOME_PURCHASE,))},
    ],
)
def test_a_channel_that_does_not_fit_is_left_out(changed: dict[str, object]) -> None:
    made = lending.channel(**changed)

    assert usable(INCOME, channels=(made,), purpose="trip") == ()


def test_money_for_business_alone_is_not_for_a_person_without_one() -> None:
    trade = lending.channel(
        borrowers=frozenset(r.BookKind), purposes=lending.dated((Purpose.BUSINESS,))
    )
    income = Money(9000_00)
    licensed = make.profile(monthly_income=income, registered_on=date(2024, 1, 5))
    firm = make.profile(monthly_income=income, kind=r.BookKind.BUSINESS)

    assert usable(INCOME, channels=(trade,)) == ()
    assert len(usable(licensed, channels=(trade,))) == 1
    assert len(usable(firm, channels=(trade,))) == 1


def test_a_slow_lender_is_asked_in_time() -> None:
    slow = lending.channel(money_in=lending.dated(MoneyIn(1, 5, Speed.DAY)))
    silent = lending.channel(money_in=())

    (offer,) = usable(INCOME, channels=(slow,))
    (unknown,) = usable(INCOME, channels=(silent,))

    assert offer.ask_by == date(2026, 6, 26)
    assert unknown.ask_by == ON


def test_a_pay_later_line_buys_but_lends_no_cash() -> None:
    later = lending.channel("later", kind=ChannelKind.PAY_LATER)
    line = lending.line("a", "5000.00", "0.1", channel="later")

    assert usable(line, channels=(later,)) == ()
    assert len(usable(line, channels=(later,), purpose="a trip")) == 1


def test_a_daily_rate_counts_days_as_they_are() -> None:
    daily = Rates(Decimal("0.0004"), Decimal("0.0004"), Period.DAY)

    (offer,) = usable(INCOME, channels=(lending.channel(rate=lending.dated(daily)),))

    assert offer.accrual == (Accrual.DAYS, None)


def test_a_fee_by_day_or_on_an_invoice_is_not_counted_at_the_start() -> None:
    charge = Charge(Decimal("0.01"), Decimal("0.01"), "invoice", "start")
    (offer,) = usable(INCOME, channels=(lending.channel(fee=lending.dated(charge)),))

    assert offer.fee == 0
    other = replace(charge, of="principal", on="day")
    (offer,) = usable(INCOME, channels=(lending.channel(fee=lending.dated(other)),))
    assert offer.fee == 0


def test_a_channel_that_is_held_is_not_offered_again() -> None:
    line = lending.line("a", "30000.00", "0.06", channel="bank")

    (offer,) = usable(line, INCOME, channels=(lending.channel("bank"),))

    assert offer.line == "a"


def test_a_refused_channel_is_named() -> None:
    rule = lending.rule(lender_kinds=frozenset())
    market = lending.market(lending.channel(), rules=(rule,))

    found = offers(owing.book(INCOME), ON, lending.need(purpose="repay"), market)

    assert [(one.channel, one.line) for one in found.refused] == [("bank", None)]


def test_who_is_left_out_says_why() -> None:
    firm = make.profile(r.BookKind.BUSINESS)
    of_people = lending.channel("bank")
    holiday = lending.channel("holiday", purposes=lending.dated((Purpose.CONSUMPTION,)))

    left = offers(owing.book(firm), ON, lending.need(), lending.market(of_people)).left
    other = offers(
        owing.book(INCOME),
        ON,
        lending.need(purpose="repay"),
        lending.market(holiday),
    ).left

    assert [str(one.why) for one in left] == ["it lends to persons only"]
    assert [str(one.why) for one in other] == [
        "its money is for other purposes than this need"
    ]


def test_a_new_lender_that_lends_too_short_is_left_out() -> None:
    (left,) = offers(
        owing.book(INCOME),
        ON,
        lending.need(months=13),
        lending.market(lending.channel()),
    ).left

    assert str(left.why) == "it lends for 12 months at most, not for 13"
