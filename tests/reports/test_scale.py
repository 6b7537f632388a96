from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.wording import i18n
from reports.scale import amounts, months, short_month


def test_ticks_are_round_and_worded_in_yuan() -> None:
    ticks = amounts([0, 4_200_000])

    assert [tick.text for tick in ticks] == [
        *("0", "10,000", "20,000", "30,000", "40,000", "50,000")
    ]


def test_ticks_reach_below_zero() -> None:
    assert amounts([-150_000, 300_000])[0].at == -200_000


def test_nothing_still_has_an_axis() -> None:
    assert [tick.text for tick in amounts([])] == ["0", "1"]


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1))
def test_ticks_hold_every_amount_and_are_few(sizes: list[int]) -> None:
    ticks = amounts(sizes)

    assert ticks[0].at <= min(0, *sizes)
    assert ticks[-1].at >= max(0, *sizes)
    assert 2 <= len(ticks) <= 7


def test_months_are_ticked_evenly() -> None:
    ticks = months(date(2026, 11, 25), date(2027, 11, 25))

    assert [tick.text for tick in ticks] == [
        *("Dec 26", "Feb 27", "Apr 27", "Jun 27", "Aug 27", "Oct 27")
    ]


def test_days_of_one_month_have_no_tick() -> None:
    assert months(date(2026, 11, 5), date(2026, 11, 25)) == ()


def test_a_month_is_told_in_chinese() -> None:
    i18n.use("zh")

    assert short_month(date(2027, 1, 1)) == "27年1月"
