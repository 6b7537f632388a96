"""What a range of terms comes to for one need."""

from datetime import date
from decimal import Decimal

from planner.model.offers import Charge, MoneyIn, Offered, Speed
from planner.model.terms import Accrual, Method
from planner.plan import offered
from planner.rates import DayCount, Period, Rate
from tests.helpers import lending

DAY = date(2026, 6, 15)
YEARLY = Rate(Decimal("0.06"), Period.YEAR)


def test_where_nothing_is_known_nothing_is_made_up() -> None:
    bare = lending.channel(rate=(), terms=(), money_in=(), fee=())

    assert offered.offered(None, DAY) is None
    assert offered.periods(bare, 7, DAY) == 7
    assert offered.middle(bare, DAY) is None
    assert offered.grade(None, DAY) is None
    assert offered.start_fee(bare, DAY) == 0
    assert offered.ask_by(bare, DAY, date(2026, 7, 1), lending.market().holidays) == DAY
    assert offered.arrives(bare, DAY, lending.market().holidays) == DAY
    assert offered.longest_term(Offered()) == 0


def test_the_shortest_term_that_lasts_is_taken() -> None:
    assert offered.periods(lending.channel(), 4, DAY) == 6
    assert offered.periods(lending.channel(), 13, DAY) is None
    ranged = lending.channel(terms=lending.dated(Offered(low=6, high=24)))
    assert offered.periods(ranged, 3, DAY) == 6
    assert offered.periods(ranged, 18, DAY) == 18
    assert offered.longest_term(Offered(months=(3, 12))) == 12


def test_interest_counts_as_the_lender_says() -> None:
    by_days = Offered(methods=(Method.FLAT, Method.BULLET), interest=Accrual.DAYS)

    assert offered.method(by_days) is Method.BULLET
    assert offered.method(None) is Method.LEVEL
    assert offered.accrual(by_days, YEARLY) == (Accrual.DAYS, DayCount.ACT_360)
    assert offered.accrual(None, YEARLY) == (Accrual.PERIOD, None)
    daily = Rate(Decimal("0.0002"), Period.DAY)
    assert offered.accrual(None, daily) == (Accrual.DAYS, None)


def test_money_that_is_slow_is_asked_for_in_time() -> None:
    slow = lending.channel(money_in=lending.dated(MoneyIn(3, 5, Speed.DAY)))
    holidays = lending.market().holidays

    assert offered.ask_by(slow, DAY, date(2026, 6, 25), holidays) == date(2026, 6, 20)
    assert offered.ask_by(slow, DAY, date(2026, 6, 18), holidays) is None
    assert offered.arrives(slow, DAY, holidays) == date(2026, 6, 20)


def test_only_a_start_fee_of_the_principal_is_one() -> None:
    low, high = Decimal("0.01"), Decimal("0.02")
    at_start = Charge(low, high, "principal", "start")

    assert offered.start_fee(
        lending.channel(fee=lending.dated(at_start)), DAY
    ) == Decimal("0.02")
    of_face = Charge(low, high, "invoice", "start")
    assert offered.start_fee(lending.channel(fee=lending.dated(of_face)), DAY) == 0
