from datetime import date

import pytest

from planner.app.commands import SetProfile
from planner.app.samples.tell import commands
from planner.model.records import BookKind


@pytest.mark.parametrize("kind", BookKind)
def test_a_sample_begins_with_whose_it_is(kind: BookKind) -> None:
    first = next(iter(commands(kind, date(2026, 11, 25))))

    assert isinstance(first, SetProfile)
    assert first.profile.kind is kind
