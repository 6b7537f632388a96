"""Each thing that figures take for granted is one sentence, with day and grade."""

import pytest

from planner.model.records import Assumptions
from reports import document as d
from reports import granted
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON
KEYS = (
    *("reserve", "prepay", "confidence", "share", "claims", "expected"),
    *("fen", "cost", "bills", "owed", "counted", "seen", "lines"),
)


@pytest.mark.parametrize("key", KEYS)
def test_everything_that_is_taken_for_granted_is_a_sentence(key: str) -> None:
    told = granted.note(Facts(lives.person(), ON), key)

    assert told[0].isupper()
    assert told.endswith(".")


def test_what_does_not_apply_is_left_out() -> None:
    facts = Facts(make.book(), ON)

    assert granted.notes(facts, "counted", "seen", "reserve") == (
        granted.note(facts, "reserve"),
    )


def test_readings_tell_their_days() -> None:
    line = make.line("a", opened_on="2025-01-01")
    one = Facts(make.book(line, make.reading("a", "2026-11-03")), ON)
    other = make.line("b", opened_on="2025-02-01")
    two = Facts(make.book(line, other, make.reading("a", "2026-11-03")), ON)

    assert "showed them on 2026-11-03, your own reading" in granted.note(one, "seen")
    assert "2025-02-01 to 2026-11-03" in granted.note(two, "seen")


def test_the_lines_of_law_carry_grade_and_day() -> None:
    told = granted.lines_of_law(ON)

    assert told.startswith("Lines for every lender: ")
    assert told.count("checked on 20") == told.count("%: ")


def test_a_section_gets_its_footnotes_after_its_own() -> None:
    section = d.Section("Owed", (), ("first",))

    made = granted.resting(section, Facts(make.book(), ON), "fen")

    assert made.notes == ("first", granted.fen())


def test_claims_that_count_are_named() -> None:
    book = make.book(Assumptions(factor_reliance=True, factor_profile=True))

    assert "reliance on credit, gaps in the profile" in granted.taken(book)["claims"]
