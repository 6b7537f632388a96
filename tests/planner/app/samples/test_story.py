from datetime import date, timedelta

from planner.app import commands as c
from planner.app.samples.story import Story, monthly, rate, readings, repaid, yuan
from planner.model import records as r
from planner.model.terms import Accrual, Method
from planner.rates import DayCount

STORY = Story(date(2026, 11, 25))


def test_a_day_is_told_from_this_month() -> None:
    assert STORY.day(0, 25) == date(2026, 11, 25)
    assert STORY.day(-9, 31) == date(2026, 2, 28)


def test_the_next_day_of_a_month_is_never_today() -> None:
    assert STORY.next(25) == date(2026, 12, 25)
    assert STORY.next(26) == date(2026, 11, 26)


def test_a_limit_is_seen_each_month_and_stays_until_its_next_step() -> None:
    limits = STORY.seen({-3: 500, -1: 800}, day=2)

    assert limits == {
        date(2026, 8, 2): 500,
        date(2026, 9, 2): 500,
        date(2026, 10, 2): 800,
        date(2026, 11, 2): 800,
    }


def test_only_what_has_happened_is_told() -> None:
    move = c.Drop("x")
    made = iter([(STORY.today, move), (STORY.today + timedelta(days=1), move)])

    assert list(STORY.past(made)) == [move]


def test_a_yearly_rate_by_days_counts_them_as_banks_do() -> None:
    day = date(2026, 1, 5)
    terms = monthly(
        100,
        day,
        date(2026, 2, 5),
        periods=3,
        method=Method.LEVEL,
        rate=rate("0.05", "year"),
        by_days=True,
    )

    assert terms.interest is Accrual.DAYS
    assert terms.day_count is DayCount.ACT_360


def test_repayments_follow_the_schedule_but_for_the_late_one() -> None:
    terms = monthly(
        900,
        date(2026, 1, 5),
        date(2026, 2, 5),
        periods=3,
        method=Method.EQUAL_PRINCIPAL,
        rate=rate("0.01", "month"),
    )

    days = [on for on, _ in repaid(r.Loan("x", terms), {2: 12})]

    assert days == [date(2026, 2, 5), date(2026, 3, 17), date(2026, 4, 5)]


def test_a_reading_remembers_why_a_draw_failed() -> None:
    first, second = date(2026, 1, 5), date(2026, 2, 5)

    made = [wish for _, wish in readings("x", {first: 5, second: 0}, {second: "no"})]

    assert [w.reading.drawable for w in made if isinstance(w, c.ReadLimit)] == [
        None,
        False,
    ]
    assert [w.reading.limit for w in made if isinstance(w, c.ReadLimit)] == [
        yuan(5),
        yuan(0),
    ]
