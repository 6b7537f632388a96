from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.model.dated import Dated, Grade, Source, Text, at

SOURCE = Source(Text("收费表", "Fee schedule"), "example.org/fees")


def entry(from_: str, value: int = 0, last_day: str | None = None) -> Dated[int]:
    return Dated(
        from_=date.fromisoformat(from_),
        value=value,
        grade=Grade.OFFICIAL,
        checked_on=date(2026, 11, 22),
        source=SOURCE,
        last_day=date.fromisoformat(last_day) if last_day else None,
    )


HISTORY = (entry("2024-01-01", 1), entry("2025-03-01", 2, "2025-12-31"))


def test_before_the_first_entry_there_is_no_value() -> None:
    assert at(HISTORY, date(2023, 12, 31)) is None
    assert at((), date(2026, 1, 1)) is None


def test_an_entry_holds_from_its_first_day_until_the_next_begins() -> None:
    found = [at(HISTORY, date(*day)) for day in ((2024, 1, 1), (2025, 2, 28))]

    assert found == [HISTORY[0], HISTORY[0]]
    assert at(HISTORY, date(2025, 3, 1)) is HISTORY[1]


def test_an_entry_with_a_last_day_ends_after_it() -> None:
    assert at(HISTORY, date(2025, 12, 31)) is HISTORY[1]
    assert at(HISTORY, date(2026, 1, 1)) is None


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_what_holds_began_by_then(day: date) -> None:
    found = at(HISTORY, day)

    assert found is None or found.from_ <= day


def test_the_age_is_the_days_since_someone_looked() -> None:
    looked = HISTORY[0].checked_on

    assert HISTORY[0].age(looked + timedelta(days=3)) == 3
    assert HISTORY[0].age(looked - timedelta(days=3)) == 0


def test_a_text_speaks_both_languages() -> None:
    text = Text("额度", "limit")

    assert (text.in_("zh"), text.in_("en"), str(text)) == ("额度", "limit", "limit")
