"""Round places on an axis and their words."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.wording import i18n
from ui.widgets.axis import amount_words, amounts, months, nice_step


@given(st.integers(-(10**12), 10**12), st.integers(0, 10**12))
def test_ticks_hold_the_whole_range(low: int, span: int) -> None:
    ticks = amounts(low, low + span)

    assert ticks[0] <= low
    assert ticks[-1] >= low + span
    assert 2 <= len(ticks) <= 8
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_steps_are_round() -> None:
    assert [nice_step(span, 5) for span in (1, 7, 12, 99, 101)] == [1, 2, 5, 20, 50]


def test_amounts_are_short() -> None:
    assert [amount_words(fen) for fen in (0, 50_000, 12_000_00, -3_000_000)] == [
        "0",
        "500",
        "12k",
        "-30k",
    ]
    i18n.use("zh")
    assert [amount_words(fen) for fen in (12_000_00, 150_000_000)] == ["1.2万", "150万"]


def test_months_are_thinned_until_their_words_fit() -> None:
    year = list(months(date(2026, 1, 1), date(2026, 12, 31)))
    decades = list(months(date(2020, 5, 2), date(2046, 5, 1)))

    assert [words for _, words in year][:2] == ["Jan 2026", "Mar 2026"]
    assert len(decades) <= 7


def test_very_large_amounts_have_larger_units() -> None:
    assert amount_words(15_000_000_000) == "150M"
    assert amount_words(250_000_000_000_00) == "250bn"
    i18n.use("zh")
    assert amount_words(15_000_000_000) == "1.5亿"
