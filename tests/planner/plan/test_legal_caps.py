"""A cap of the law names its rule, day and source; what it leaves is told exactly."""

import numpy as np

from planner.model.dated import Dated, Grade, Source
from planner.model.rules import Ruling
from planner.money import Money
from planner.plan.legal_caps import LegalCap, reached, tightest
from tests.helpers.lending import LONG_AGO, TEXT

RULING = Ruling(TEXT, TEXT, "in-force", Money(100_00))
ENTRY = Dated(LONG_AGO, RULING, Grade.PRESS, LONG_AGO, Source(TEXT))
WIDE = LegalCap(ENTRY, np.array([1.0, 1.0]), 300.0)
NARROW = LegalCap(ENTRY, np.array([1.0, 0.0]), 100.0)
OTHER = LegalCap(ENTRY, np.array([0.0, 0.0]), 0.0)


def test_of_the_caps_on_a_lender_the_one_with_least_room_counts() -> None:
    values = np.array([50.0, 100.0])

    assert tightest((WIDE, NARROW), 0, values) is NARROW
    assert tightest((WIDE, NARROW), 1, values) is WIDE
    assert NARROW.room(values) == 50


def test_only_caps_that_are_used_up_are_told_with_day_source_and_grade() -> None:
    (said,) = reached((WIDE, NARROW, OTHER), np.array([100.0, 100.0]))

    assert said.values == {
        "rule": TEXT,
        "notice": TEXT,
        "since": LONG_AGO,
        "source": TEXT,
        "grade": Grade.PRESS,
    }
    assert not list(reached((WIDE,), np.array([100.0, 100.0])))
