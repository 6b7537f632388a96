from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest

from planner.catalogue.read import catalogue
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Dated, Grade, Source, Text
from planner.model.offers import (
    Amounts,
    Charge,
    Early,
    Instalments,
    LenderKind,
    Offered,
    Rates,
)
from planner.model.records import BookKind, LineType
from planner.model.terms import (
    Accrual,
    Fee,
    Late,
    Method,
    Prepayment,
    PrepaymentFee,
    Terms,
)
from planner.model.usual import Draft, Wish, usual_terms
from planner.money import Money
from planner.rates import DayCount, Period, Rate

V = TypeVar("V")

DAY = date(2026, 11, 25)
PRINCIPAL = Money(1000000)


def draft(channel: str, wish: Wish | None = None, day: date = DAY) -> Draft:
    found = usual_terms(catalogue().channels[channel], PRINCIPAL, day, wish)
    assert found is not None
    return found


def terms(channel: str, wish: Wish | None = None, day: date = DAY) -> Terms:
    return draft(channel, wish, day).terms


def test_a_daily_rate_counts_days_and_comes_from_the_dear_end() -> None:
    found = terms("jiebei")

    assert found.rate == Rate(Decimal("0.0006"), Period.DAY)
    assert (found.interest, found.day_count) == (Accrual.DAYS, None)
    assert (found.method, found.periods) == (Method.LEVEL, 12)
    assert found.first_due == date(2026, 12, 25)
    assert found.late == Late(Decimal("1.5"), 0)


def test_a_draft_says_what_it_took_for_granted() -> None:
    said = [str(sentence) for sentence in draft("jiebei").assumed]

    assert len(said) == 3
    assert said[1] == "12 months"


def test_a_wish_is_not_an_assumption() -> None:
    wish = Wish(months=6, method=Method.BULLET, rate=Rate(Decimal("0.1"), Period.YEAR))

    found = draft("jiebei", wish)

    assert found.assumed == ()
    assert (found.terms.periods, found.terms.method) == (6, Method.BULLET)


def test_the_months_wished_for_become_the_next_on_offer() -> None:
    assert terms("weilidai", Wish(months=6)).periods == 10
    assert terms("weilidai", Wish(months=60)).periods == 20
    assert terms("mortgage-business", Wish(months=6)).periods == 12
    assert terms("factoring", Wish(months=24)).periods == 12


def test_a_mortgage_runs_as_long_as_it_may() -> None:
    assert terms("mortgage").periods == 360


def test_a_bank_counts_days_over_360() -> None:
    found = terms("wangshangdai")

    assert (found.interest, found.day_count) == (Accrual.DAYS, DayCount.ACT_360)
    assert found.prepayment == Prepayment(4, PrepaymentFee(Decimal("0.03")))


def test_flat_instalments_owe_all_their_fee_unless_someone_says_otherwise() -> None:
    found = terms("jd-baitiao")

    assert found.method is Method.FLAT
    assert found.rate == Rate(Decimal("0.012"), Period.MONTH)
    assert found.prepayment == Prepayment(interest_due="all")


def test_a_fee_for_the_whole_term_becomes_one_a_month() -> None:
    assert terms("huabei").rate == Rate(Decimal("0.00625"), Period.MONTH)
    assert (
        usual_terms(catalogue().channels["huabei"], PRINCIPAL, DAY, Wish(months=6))
        is None
    )


def test_instalments_without_a_fee_that_is_told_fall_back_on_the_rate() -> None:
    assert terms("meituan-yuefu").method is Method.LEVEL


def test_a_discount_is_taken_at_the_start_by_days() -> None:
    found = draft("commercial-bill-discount")

    days = (date(2027, 5, 25) - DAY).days
    assert found.terms.rate.value == 0
    assert found.terms.fees == (Fee("start", ratio=Decimal("0.15") * days / 360),)
    assert len(found.assumed) == 4


def test_a_fee_on_the_invoice_weighs_more_on_the_part_that_is_lent() -> None:
    (fee,) = terms("factoring").fees

    assert fee.ratio == Decimal("0.01") / Decimal("0.9")


@pytest.mark.parametrize("channel", ["xinyongdai", "on-lending", "growth-template"])
def test_without_any_rate_there_is_no_draft(channel: str) -> None:
    assert usual_terms(catalogue().channels[channel], PRINCIPAL, DAY) is None


def test_a_day_before_all_that_is_known_takes_the_first_that_is() -> None:
    assert terms("mortgage", day=date(2023, 1, 1)).rate.value == Decimal("0.031")


def test_a_gap_takes_the_last_that_began_before() -> None:
    (fee,) = terms("bank-bill-discount", day=date(2025, 8, 15)).fees

    assert fee.ratio == Decimal("0.002") * 184 / 360


def dated(value: V) -> tuple[Dated[V], ...]:
    source = Source(Text("", ""))
    return (Dated(date(2020, 1, 1), value, Grade.ASSUMED, DAY, source),)


def channel(**given: object) -> Channel:
    return Channel(
        id="example",
        name=Text("示例", "Example"),
        kind=ChannelKind.TERM,
        type=LineType.BANK,
        lender_kind=LenderKind.BANK,
        borrowers=frozenset({BookKind.PERSON}),
        **given,  # type: ignore[arg-type]
    )


RATE = dated(Rates(Decimal("0.05"), Decimal("0.06"), Period.YEAR))


def of(**given: object) -> Terms:
    found = usual_terms(channel(**given), PRINCIPAL, DAY)
    assert found is not None
    return found.terms


def test_of_a_channel_with_a_rate_alone_the_rest_is_usual() -> None:
    found = of(rate=RATE)

    assert (found.method, found.periods) == (Method.LEVEL, 12)
    assert (found.interest, found.day_count) == (Accrual.PERIOD, None)
    assert (found.prepayment, found.late, found.fees) == (None, None, ())


def test_terms_without_a_range_leave_twelve_months() -> None:
    assert of(rate=RATE, terms=dated(Offered())).periods == 12


def test_a_flat_rate_alone_means_flat_instalments() -> None:
    flat = dated(Rates(Decimal("0.005"), Decimal("0.006"), Period.MONTH))

    assert of(flat_rate=flat).method is Method.FLAT


def test_days_over_360_where_a_bank_says_days_and_no_basis() -> None:
    found = of(rate=RATE, terms=dated(Offered(interest=Accrual.DAYS)))

    assert found.day_count is DayCount.ACT_360


def test_a_fee_of_the_period_stands_in_the_terms_and_one_of_the_day_does_not() -> None:
    def fee(on: str) -> tuple[Dated[Charge], ...]:
        return dated(Charge(Decimal("0.001"), Decimal("0.002"), "principal", on))  # type: ignore[arg-type]

    assert of(rate=RATE, fee=fee("period")).fees == (
        Fee("period", ratio=Decimal("0.002")),
    )
    assert of(rate=RATE, fee=fee("day")).fees == ()


def test_a_fee_on_an_invoice_of_which_no_share_is_told_stays_as_it_is() -> None:
    fee = dated(Charge(Decimal("0.001"), Decimal("0.002"), "invoice", "start"))

    assert of(rate=RATE, fee=fee).fees == (Fee("start", ratio=Decimal("0.002")),)


def test_what_is_said_of_paying_early_beats_what_is_usual() -> None:
    early = Early(Text("", ""), interest_due="to-day")
    total = dated(Instalments({12: Decimal("0.06")}))

    found = of(instalment_fee=total, prepayment=dated(early))

    assert found.prepayment == Prepayment()
    assert found.rate.value == Decimal("0.005")


def test_a_limit_does_not_enter_the_terms() -> None:
    limit = dated(Amounts(high=Money(1)))

    assert of(rate=RATE, limit=limit).principal == PRINCIPAL
