from datetime import date

import pytest

from planner.money import Money
from planner.schedule.temporary import limit_steps, standing
from tests.helpers import make

LINE = make.line(limit="8000.00", opened_on="2026-01-01")
RAISED = make.reading(
    on="2026-10-19",
    limit="12000.00",
    available=Money(300_000),
    temporary=Money(400_000),
    temporary_until=date(2026, 11, 12),
)


def steps(*readings) -> list[tuple[str, str]]:
    return [
        (step.from_.isoformat(), str(step.limit))
        for step in limit_steps(LINE, readings)
    ]


def test_until_its_last_day_a_temporary_part_counts() -> None:
    assert standing(RAISED, date(2026, 11, 12)) == RAISED


def test_after_it_the_available_limit_may_be_below_zero() -> None:
    after = standing(RAISED, date(2026, 11, 13))

    assert (str(after.limit), str(after.available)) == ("8000.00", "-1000.00")
    assert (after.temporary, after.temporary_until) == (None, None)


def test_what_was_not_shown_stays_unknown() -> None:
    hidden = make.reading(
        on="2026-10-19",
        limit="12000.00",
        temporary=Money(400_000),
        temporary_until=date(2026, 11, 12),
    )

    assert standing(hidden, date(2026, 12, 1)).available is None


@pytest.mark.parametrize(
    "given", [{}, {"temporary": Money(1)}, {"temporary_until": date(2026, 2, 1)}]
)
def test_what_tells_no_end_goes_on(given) -> None:
    reading = make.reading(on="2026-01-10", limit="9000.00", **given)

    assert standing(reading, date(2027, 1, 1)) == reading
    assert steps(reading) == [("2026-01-01", "8000.00"), ("2026-01-10", "9000.00")]


def test_a_limit_falls_back_on_the_day_after_its_temporary_part_ends() -> None:
    assert steps(RAISED) == [
        ("2026-01-01", "8000.00"),
        ("2026-10-19", "12000.00"),
        ("2026-11-13", "8000.00"),
    ]


def test_a_later_reading_takes_over_before_the_end() -> None:
    later = make.reading(on="2026-11-05", limit="9000.00")

    assert steps(RAISED, later) == [
        ("2026-01-01", "8000.00"),
        ("2026-10-19", "12000.00"),
        ("2026-11-05", "9000.00"),
    ]
