"""How good the estimates were, in plain words."""

import pytest

from planner.app.track_record import FEW, Record, judged, track_record
from planner.credit.backtest import Met, Score
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.screen import TODAY, sample


def told(score: Score) -> list[str]:
    return [say(one) for one in judged(score).says]


def test_a_young_book_says_that_it_is_too_early() -> None:
    found = track_record(make.book(make.line()), TODAY)

    assert [record.is_enough for record in found] == [False] * 4
    assert say(found[0].says[0]).startswith("Too few months to tell: 0 estimates")


def test_a_grown_book_is_told_what_came_of_its_estimates() -> None:
    found = track_record(sample(), TODAY)

    first = found[0]
    assert isinstance(first, Record)
    assert first.is_enough
    assert first.score.n >= FEW
    assert len(first.says) == 5


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (0.8, "about the 80% that they promise"),
        (0.95, "wider than needed"),
        (0.5, "too sure of themselves"),
    ],
)
def test_the_range_is_held_against_its_promise(held: float, words: str) -> None:
    score = Score(3, 40, 0.1, 0.2, held, Met(0, 0), Met(0.1, 0.2), Met(0, 0))

    assert words in told(score)[0]


def test_the_simple_guess_may_win() -> None:
    score = Score(3, 40, 0.3, 0.2, 0.8)

    assert "The guess that a limit stays as it is came closer, by 50" in told(score)[1]
    assert "They came closer" in told(Score(3, 40, 0.1, 0.2, 0.8))[1]


def test_limits_that_never_moved_prove_nothing() -> None:
    assert "never moved" in told(Score(3, 40, 0.0, 0.0, 1.0))[1]
    assert "never moved" in told(Score(3, 40))[1]


def test_events_are_told_beside_their_odds() -> None:
    score = Score(3, 40, 0.1, 0.2, 0.8, Met(0.01, 0), Met(0.1, 0.25), Met(0.05, 0.02))

    assert told(score)[2:] == [
        "A higher limit was expected in 10% of these cases and came in 25%.",
        "A cut was expected in 5% of these cases and came in 2%.",
        "A freeze was expected in 1% of these cases and came in 0%.",
    ]
