"""Where the verb of a call stands."""

import pytest

from planner.app.first_word import first_word


@pytest.mark.parametrize(
    ("argv", "place"),
    [
        ([], None),
        (["--json"], None),
        (["--on", "2026-01-01", "show"], 2),
        (["--picture", "repay", "out.png"], None),
        (["--picture", "repay", "out.png", "book"], 3),
        (["-", "x"], 0),
        (["--json", "show"], 1),
    ],
)
def test_the_first_word_is_no_options_value(argv: list[str], place: int | None) -> None:
    assert first_word(argv) == place
