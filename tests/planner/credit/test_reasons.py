from math import log, log1p

import pytest

from planner.catalogue.factors import priors
from planner.credit.reasons import NAMES, said, told

FACTORS = priors().factors


@pytest.mark.parametrize(
    ("factor", "value", "words"),
    [
        ("late12", 2.0, "months with an overdue in the last 12: 2"),
        ("late12", 0.0, "no overdue in the last 12 months"),
        ("inq90", 0.0, "no inquiry or application in the last 90 days"),
        ("late_now", 1.0, "an overdue in the last 90 days"),
        ("late_now", 0.0, "no overdue in the last 90 days"),
        ("activity", log1p(7), "uses of the line in the last 90 days: 7"),
        ("lim_inc", log(2.5), "a limit of 2.5 times the monthly income"),
        ("since_y", 1.25, "years since the limit last changed: 1.2"),
        ("dormant", 0.0, "used or owed on within 180 days"),
        (
            "util_hi",
            0.0,
            "mean use of at most 90% of the limit in the last 90 days",
        ),
        ("reliance", 0.25, "25% of all that is owed, above one half, on this line"),
        ("profile_gap", 0.5, "50% of the profile not filled in"),
    ],
)
def test_a_value_is_told_as_people_count(factor: str, value: float, words: str) -> None:
    assert str(told(factor, value)) == words


def test_every_factor_has_a_name_and_words() -> None:
    assert set(NAMES) == set(FACTORS)
    for factor in FACTORS:
        assert str(told(factor, 1.0))


@pytest.mark.parametrize(
    ("factor", "value", "z", "counts", "words"),
    [
        ("late12", None, (0.0, 0.0), True, "not known, so it does not count"),
        ("churn90", None, (0.0, 0.0), True, "no evidence that it matters"),
        ("late12", 2.0, (2.0, 1.0), True, "borrowers who had this saw fewer rises"),
        ("activity", 2.0, (0.5, 0.5), True, "borrowers who had this saw more rises"),
        ("late12", 0.0, (0.0, 0.0), True, "the ones we compare with"),
        ("late12", 0.0, (0.0, 0.2), True, "no overdue in the last 12 months; the"),
        ("late12", 0.0, (0.0, 0.2), True, "there saw fewer rises"),
        ("activity", 1.6, (0.1, -0.2), True, "there saw fewer rises"),
        ("activity", 1.4, (-0.1, 0.2), True, "there saw more rises"),
        ("since_y", 0.6, (-0.2, 0.3), True, "stood still for longer saw fewer"),
        ("churn90", 2.0, (2.0, 1.0), True, "there is no evidence of harm"),
        ("reliance", 0.2, (0.0, 0.0), False, "there is no evidence; not counted"),
    ],
)
def test_a_reason_says_what_borrowers_saw(factor, value, z, counts, words) -> None:
    sentence = str(said(FACTORS[factor], value, z, counts=counts))

    assert words in sentence
    assert "will" not in sentence
