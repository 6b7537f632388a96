import itertools
from datetime import date

import pytest

from planner.app.handlers import apply
from planner.app.samples import person
from planner.model.book import Book
from planner.model.records import BookKind, NoteKind
from planner.schedule.ledger import loan_state
from planner.wording import i18n

DAYS = [date(2026, 11, 25), date(2027, 3, 1), date(2028, 2, 29), date(2026, 12, 31)]


def book(today: date) -> Book:
    made = Book()
    for command in person.commands(today):
        made = apply(made, command)
    return made


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_nothing_in_the_sample_happens_after_today(today: date) -> None:
    made = book(today)

    happened = [*made.repayments.values(), *made.readings.values()]
    happened += [*made.moves.values(), *made.notes.values()]
    assert all(record.on <= today for record in happened)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_story_has_a_cut_a_freeze_and_one_late_payment(today: date) -> None:
    made = book(today)

    jiebei = [r.limit for r in made.readings.values() if r.line == "jiebei"]
    late = [
        row
        for loan in made.loans.values()
        for row in loan_state(
            loan, [r for r in made.repayments.values() if r.loan == loan.id], today
        ).rows
        if row.days_late
    ]
    assert any(later < earlier for earlier, later in itertools.pairwise(jiebei))
    assert any(note.kind is NoteKind.FROZEN for note in made.notes.values())
    assert len(late) == 1


def test_the_sample_is_a_persons_on_six_channels_over_two_years() -> None:
    made = book(DAYS[0])

    days = [record.on for record in made.readings.values()]
    assert made.profile.kind is BookKind.PERSON
    assert len({line.channel for line in made.lines.values()}) == 6
    assert (max(days) - min(days)).days > 700


def test_the_sample_speaks_the_chosen_language() -> None:
    i18n.use("zh")

    assert book(DAYS[0]).profile.name == "林晓"
