import pytest

from planner.model.thumbs import Stand, Thumb


@pytest.mark.parametrize(
    ("value", "stand"),
    [(3, Stand.WITHIN), (4, Stand.BETWEEN), (5, Stand.BETWEEN), (6, Stand.BEYOND)],
)
def test_a_value_stands_within_between_or_beyond(value: int, stand: Stand) -> None:
    assert Thumb("inquiries-2", 3, 5).stand(value) is stand
