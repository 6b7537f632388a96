"""Why no plan holds, in as many words as one reads."""

from datetime import date

from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.plan import Conflict
from ui.parts.plan_conflict import conflict_words

DAY = date(2026, 12, 1)


def conflict(dues: int, remedies: int) -> Conflict:
    said = Sentence(
        Phrase("On {day}: {dues}."),
        day=DAY,
        dues=tuple(Sentence(Phrase("loan {n}"), n=n) for n in range(dues)),
    )
    ways = tuple(Sentence(Phrase("Ask {n}."), n=n) for n in range(remedies))
    return Conflict(DAY, Money(500), (), said, ways)


def test_few_dues_and_remedies_are_all_told() -> None:
    assert conflict_words((conflict(2, 1), conflict(2, 1))).splitlines() == [
        "No plan keeps every due day and the reserve.",
        "On 1 Dec 2026: loan 0, loan 1.",
        "On 1 Dec 2026: loan 0, loan 1.",
        "· Ask 0.",
    ]


def test_two_hundred_dues_are_told_by_the_largest() -> None:
    lines = conflict_words((conflict(200, 30),)).splitlines()

    assert lines[1].endswith("loan 4, loan 5, and 194 more.")
    assert lines[-1] == "· and 22 more"
    assert len(lines) == 11
