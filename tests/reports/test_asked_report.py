"""A bank reads what is asked for, and how it will be repaid."""

from dataclasses import replace
from datetime import date

from planner.model.declared import Need, PlannedStep, SavedPlan
from planner.money import Money
from reports import asked_report
from reports import document as d
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON
NEED = Need(Money(5_000_000), date(2027, 1, 15), 9, "Spring stock", "need-1")
PLAN = SavedPlan(
    name="Calm",
    made_on=ON,
    kind="repay",
    steps=(PlannedStep(ON, "bank-1", Money(87_564), "scheduled"),),
    total=Money(61_234),
    free_on=date(2028, 2, 10),
    id="plan-1",
)


def notes(section: d.Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, d.Note)]


def test_a_need_of_the_book_is_asked_for() -> None:
    made = asked_report.asked(Facts(lives.person(NEED), ON))

    assert made.blocks[0].rows == (
        ("Amount asked for (yuan)", "50,000.00"),
        ("Needed by", "2027-01-15"),
        ("For how long", "9 months"),
        ("For what", "Spring stock"),
    )
    assert "cash is lowest on 5 Dec 2026, at ¥3,595.56" in notes(made)[-1]


def test_a_need_without_a_purpose_leaves_room_for_it() -> None:
    made = asked_report.asked(Facts(lives.person(replace(NEED, purpose="")), ON))

    assert made.blocks[0].rows[-1] == ("For what", "\n")


def test_kept_plans_say_how_it_is_repaid_those_that_are_followed_first() -> None:
    followed = replace(PLAN, name="Brave", id="plan-2", adopted_on=ON, free_on=None)
    made = asked_report.asked(Facts(lives.person(NEED, PLAN, followed), ON))

    first, second, _forecast = notes(made)
    assert first == (
        "Plan “Brave” of 25 Nov 2026: 1 steps, interest and fees of ¥612.34."
        " It is followed since 25 Nov 2026."
    )
    assert second.endswith("All is repaid on 10 Feb 2028.")


def test_without_cash_no_forecast_is_claimed() -> None:
    made = asked_report.asked(Facts(make.book(NEED), ON))

    assert notes(made) == [
        "No cash at hand is recorded, so no forecast says what is left."
    ]


def test_without_a_need_room_is_left_for_the_pen() -> None:
    made = asked_report.asked(Facts(lives.person(), ON))

    assert "the book holds no need" in notes(made)[0]
    assert {value.strip() for _, value in made.blocks[1].rows} == {""}


def test_a_forecast_that_is_claimed_says_what_it_rests_on() -> None:
    asked = asked_report.asked(Facts(lives.person(NEED), ON))
    by_hand = asked_report.asked(Facts(lives.person(), ON))

    assert any(note.startswith("Cash begins with what was") for note in asked.notes)
    assert by_hand.notes == ()


def test_kept_plans_answer_for_repayment_though_no_need_is_kept() -> None:
    made = asked_report.asked(Facts(lives.person(PLAN), ON))

    by_hand = next(one for one in made.blocks if isinstance(one, d.Table))
    assert "How it will be repaid" not in {row[0] for row in by_hand.rows}
    assert any(text.startswith("Plan “Calm”") for text in notes(made))
