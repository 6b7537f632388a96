from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from planner.exchange.column import View
from planner.exchange.ics_out import ICS_MARK, ics
from planner.model.book import Book
from planner.model.declared import PlannedStep, SavedPlan
from planner.money import Money
from planner.wording import i18n
from tests.helpers import make

ON = date(2026, 3, 1)


def _lines(book):
    return ics(View(book, ON)).decode().replace("\r\n ", "").split("\r\n")


def test_each_open_due_day_is_an_event_of_its_day():
    paid = make.repayment(id="p")
    lines = _lines(Book().with_(make.loan(name="借呗, 装修;\n二"), paid))

    assert lines.count("BEGIN:VEVENT") == 11
    assert "DTSTART;VALUE=DATE:20260315" in lines
    assert "DTEND;VALUE=DATE:20260316" in lines
    assert "UID:loan-2@duheng" in lines
    assert "SUMMARY:Pay ¥866.19 to 借呗\\, 装修\\;\\n二" in lines


def test_what_is_late_is_told_without_an_alarm():
    lines = _lines(Book().with_(make.loan()))

    assert lines.count("BEGIN:VEVENT") == 12
    assert lines.count("BEGIN:VALARM") == 11


def test_a_card_is_told_by_its_name_or_its_id():
    line = make.line(
        "my card", name="", statement_day=5, due_day=25, opened_on="2026-01-01"
    )
    lines = _lines(Book().with_(line, make.move("my card", "2026-02-01", id="m")))

    assert "UID:my-card-adb1c699-1@duheng" in lines
    assert "SUMMARY:Pay ¥100.00 to my card" in lines


def test_two_ids_that_look_alike_have_events_of_their_own():
    book = Book().with_(make.loan("a b"), make.loan("a.b"))

    uids = [line for line in _lines(book) if line.startswith("UID:")]

    assert len(set(uids)) == len(uids) == 24


def test_a_later_export_takes_the_place_of_an_earlier_one():
    book = Book().with_(make.loan())
    first = _events(ics(View(book, ON)))
    second = _events(ics(View(book, date(2026, 3, 2))))

    assert first.keys() == second.keys()
    assert all(
        second[uid]["SEQUENCE"] > event["SEQUENCE"] for uid, event in first.items()
    )


def _events(content):
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


@settings(max_examples=20)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120).filter(str.strip),
    st.integers(1, 10**9),
)
def test_another_program_reads_what_was_written(name, fen):
    loan = make.loan(name=name, principal=make.money(f"{fen // 100 + 12}"))
    content = ics(View(Book().with_(loan), ON))

    events = [*_events(content).values()]

    assert len(events) == 12
    plain = "".join(
        char for char in name if char in "\t\n" or (ord(char) > 31 and char != "\x7f")
    )
    for event in events:
        assert str(event["SUMMARY"]).endswith(plain)
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(1)
        assert event["DTSTAMP"]
        for alarm in event.walk("VALARM"):
            assert alarm["ACTION"] == "DISPLAY"
            assert alarm.decoded("TRIGGER") == timedelta(hours=-15)


def test_a_book_without_debts_is_an_empty_calendar():
    content = ics(View(Book(), ON))

    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert ICS_MARK in content


def test_the_calendar_speaks_the_readers_language():
    i18n.use("zh")

    assert "还" in ics(View(Book().with_(make.loan()), ON)).decode()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_no_line_is_longer_than_the_standard_allows(name):
    content = ics(View(Book().with_(make.loan(name=name)), ON))

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert content.decode()


def test_a_line_that_knows_no_due_day_makes_no_event():
    line = make.line(opened_on="2026-01-01")

    assert "BEGIN:VEVENT" not in _lines(Book().with_(line, make.move(id="m")))


def test_a_followed_plan_adds_its_early_payments():
    steps = tuple(
        PlannedStep(date(2026, 4, day), "loan", Money(100_00), kind)
        for day, kind in ((1, "prepay"), (15, "scheduled"), (20, "settle"))
    )
    early = PlannedStep(date(2026, 2, 1), "loan", Money(100_00), "prepay")
    plan = SavedPlan("Out", ON, "repay", (early, *steps), Money(0), ON, id="p")
    bare = Book().with_(make.loan(name="Car"))

    kept = _lines(bare.with_(plan))
    followed = _lines(bare.with_(replace(plan, adopted_on=ON)))

    assert kept == _lines(bare)
    assert followed.count("BEGIN:VEVENT") == kept.count("BEGIN:VEVENT") + 2
    assert "SUMMARY:“Out”: ¥100.00\\, Car" in followed
