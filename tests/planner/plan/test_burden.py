"""Instalments take a part of income, and a lender asks how large it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np

from planner.model import records as r
from planner.money import Money
from planner.plan.burden import Burden, burden, monthly_income
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

MARKET = replace(lending.market(), largest_dti=Decimal("0.5"))
PAID = [((date(2026, 8, 1), 0.5), (date(2026, 9, 1), 0.6)), ((date(2026, 8, 9), 0.2),)]


def one(**given: object) -> Burden:
    values = {
        "income": Money(1000_00),
        "share": Decimal("0.5"),
        "is_own": False,
        "known": {(2026, 8): Money(100_00)},
        "last": (2026, 12),
    }
    return Burden(**{**values, **given})  # type: ignore[arg-type]


def test_each_month_leaves_what_is_not_due_already() -> None:
    (august, most), (september, all_of_it) = one().rows(PAID)

    assert august.tolist() == [0.5, 0.2]
    assert most == 400.0
    assert september.tolist() == [0.6, 0.0]
    assert all_of_it == 500.0
    assert one(known={(2026, 8): Money(900_00)}).rows(PAID)[0][1] == 0.0
    assert len(one(last=(2026, 8)).rows(PAID)) == 1


def test_the_least_share_is_the_least_with_which_the_sum_can_be_drawn() -> None:
    cap = np.array([2000.0, 500.0])

    share = one().least_share(PAID, cap, (), 1500.0)

    # 500 of the second; 1,000 of the first ask 500 and 100 in August, 600 in September
    assert share == Decimal("0.70")
    assert one().least_share(PAID, cap, (), 100.0) == Decimal("0.5")
    assert one().least_share(PAID, cap, (), 9999.0) == Decimal("0.5")
    assert one().wider(share).share == share


def test_income_is_what_is_told_or_a_year_of_what_is_expected() -> None:
    told = make.book(make.profile(monthly_income=Money(9000_00)), owing.salary())
    yearly = make.book(
        make.expected("bonus", amount="1200.00", first="2026-12-01", every="once"),
        owing.rent("10.00", "2026-07-01"),
    )

    assert monthly_income(told, ON) == Money(9000_00)
    assert monthly_income(yearly, ON) == Money(100_00)
    assert monthly_income(make.book(), ON) is None


def test_a_person_has_a_burden_and_a_firm_only_the_one_it_sets() -> None:
    person = owing.book(owing.salary(), make.loan())
    firm = person.with_(make.profile(r.BookKind.BUSINESS))
    own = person.with_(replace(person.assumed, largest_dti=Decimal("0.3")))

    found = burden(person, ON, lending.need(), MARKET)

    assert found is not None
    assert found.share == Decimal("0.5")
    assert not found.is_own
    assert sum(amount.minor for amount in found.known.values()) > 0
    assert found.last == (2027, 1)
    assert burden(firm, ON, lending.need(), MARKET) is None
    mine = burden(own, ON, lending.need(), MARKET)
    assert mine is not None
    assert (mine.share, mine.is_own) == (Decimal("0.3"), True)
    assert burden(person, ON, lending.need(), lending.market()) is None
    assert burden(owing.book(), ON, lending.need(), MARKET) is None
