import pytest

from planner.app.months import months
from planner.errors import FieldError


@pytest.mark.parametrize(
    ("text", "found"),
    [("1,3,6,12", (1, 3, 6, 12)), (" 12 , 1,1", (1, 12)), ("7", (7,))],
)
def test_months_are_read_rising_and_each_once(text: str, found) -> None:
    assert months(text) == found


@pytest.mark.parametrize("text", ["", "0", "13", "-1", "1;2", "1,,2", "x", "1.5", "１"])
def test_other_months_are_refused(text: str) -> None:
    with pytest.raises(FieldError, match="--months"):
        months(text)
