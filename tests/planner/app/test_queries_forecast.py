"""A firm's cash by weeks and by months."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from planner.app.queries_forecast import Forecast, forecast
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Every, Rhythm
from planner.money import Money
from tests.helpers import make

ON = make.day("2026-03-20")


def small() -> Book:
    """1,000 at hand; rent of 600 on 1 April; 500 likely on 3 April at 80 %."""
    return make.book(
        make.cash("1000.00", ON),
        make.expected("rent", way=r.Way.OUT, amount="600.00", first="2026-04-01"),
        make.expected("pay", amount="700.00", first="2026-04-10"),
        make.receivable(
            amount="500.00", due_on="2026-04-03", probability=Decimal("0.8")
        ),
        make.receivable(
            "old", amount="90.00", due_on="2026-01-05", probability=Decimal("0.5")
        ),
        r.Assumptions(reserve=Money(50_000)),
    )


def test_a_week_opens_where_the_last_one_closed() -> None:
    ahead = forecast(small(), ON)
    second = ahead.weeks[1]

    assert (second.first, second.last) == (
        make.day("2026-03-28"),
        make.day("2026-04-03"),
    )
    assert str(second.opening) == "1000.00"
    assert (str(second.outgoing), str(second.closing)) == ("600.00", "400.00")
    assert (str(second.collected), str(second.with_collections)) == ("400.00", "800.00")
    assert second.lowest.on == second.lowest_with.on == make.day("2026-04-01")


def test_thirteen_weeks_and_twelve_months_are_told() -> None:
    ahead = forecast(small(), ON)

    assert (len(ahead.weeks), ahead.weeks[-1].last) == (13, make.day("2026-06-19"))
    assert (len(ahead.months), ahead.months[-1].last) == (12, make.day("2027-03-20"))
    assert ahead.lowest_week.n == 2
    assert str(ahead.undated) == "45.00"
    assert str(ahead.reserve) == "500.00"
    assert ahead.counted_on == ON


def test_what_is_overdue_is_paid_before_the_first_week() -> None:
    book = make.book(make.cash("5000.00", ON), make.loan("late", "1200.00"))

    ahead = forecast(book, ON)

    assert ahead.overdue.minor > 0
    assert ahead.opening == make.money("5000.00") - ahead.overdue


def adds_up(ahead: Forecast) -> bool:
    for rows in (ahead.weeks, ahead.months):
        before = ahead.opening
        for row in rows:
            if row.opening != before:
                return False
            before += row.incoming - row.outgoing - row.due
            if row.closing != before:
                return False
    return True


_DAYS = st.dates(make.day("2026-01-01"), make.day("2027-06-01"))
_FEN = st.integers(1, 10**8).map(Money)


@given(
    rows=st.lists(st.tuples(_DAYS, _FEN, st.sampled_from(r.Way)), max_size=4),
    owed=st.lists(
        st.tuples(_DAYS, _FEN, st.decimals(0, 1, places=2) | st.none()), max_size=4
    ),
    rhythm=st.sampled_from(["once", *Rhythm]),
)
def test_every_stretch_adds_up_to_the_cent(
    rows: list[tuple[date, Money, r.Way]],
    owed: list[tuple[date, Money, Decimal | None]],
    rhythm: Every,
) -> None:
    book = make.book(
        make.cash("1000.00", ON),
        make.loan("loan", "9000.00", line=None),
        *(
            make.expected(f"e{n}", first=day, amount=size, way=way, every=rhythm)
            for n, (day, size, way) in enumerate(rows)
        ),
        *(
            make.receivable(f"r{n}", due_on=day, amount=size, probability=chance)
            for n, (day, size, chance) in enumerate(owed)
        ),
    )

    ahead = forecast(book, ON)

    assert adds_up(ahead)
    assert all(row.with_collections >= row.closing for row in ahead.weeks)
