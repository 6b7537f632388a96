"""What is wrong with a file is told in one sentence that names it."""

import pytest

from planner.errors import PlannerError
from planner.store import refusals

KINDS = [
    kind
    for kind in vars(refusals).values()
    if isinstance(kind, type)
    and issubclass(kind, PlannerError)
    and kind.__module__ == refusals.__name__
    and kind is not refusals.StoppedError  # of all files of a book at once
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_refusal_names_the_file(kind: type[PlannerError]) -> None:
    text = str(kind(file="my.book", what="x", who="y", theirs=2, ours=1))

    assert "my.book" in text
    assert text.endswith(".")
