"""A credit report against the book, settled."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app import commands as c
from planner.app.handlers import apply
from planner.app.report_settle import question_of, taking
from planner.model.book import Book
from planner.model.bureau import (
    AccountKind,
    Difference,
    Placed,
    Report,
    Reported,
    TakenReport,
)
from planner.model.declared import BureauMonth
from planner.model.records import NoteKind
from planner.money import Money
from planner.phrases import Phrase, Sentence
from tests.helpers import bureau, make
from tests.helpers.bureau import day, simple, taken

BOOK = make.book(
    make.line("card", channel="credit-card", name="招商银行信用卡", limit="80000.00"),
    make.loan("loan"),
    BureauMonth("2025-01", "N", date(2025, 2, 1), line="card", id="month-1"),
)
ACCOUNT = Reported(
    AccountKind.CARD,
    "招商银行",
    date(2022, 1, 2),
    limit=Money(10_000_000),
    as_of=date(2026, 2, 28),
)
REPORT = Report("r.pdf", "PDF", date(2026, 3, 11), True, (ACCOUNT,))  # noqa: FBT003  # a field


def differing(
    what: str, reported: object, record: str = "card", account: Reported = ACCOUNT
) -> tuple[Difference, TakenReport]:
    one = Difference(
        "r.pdf", "招商银行", record, what, reported, None, Sentence(Phrase("why"))
    )
    placed = Placed(account, record, is_new=False)
    return one, TakenReport(REPORT, (placed,), (one,), 0)


def wish(
    what: str, reported: object, record: str = "card", account: Reported = ACCOUNT
) -> c.Command | None:
    one, told = differing(what, reported, record, account)
    return taking(BOOK, [told], one)


def done(command: c.Command | None) -> Book:
    assert command is not None
    return apply(BOOK, command)


def test_a_limit_is_taken_as_a_reading_of_the_reports_day() -> None:
    (reading,) = done(wish("limit", Money(9_000_000))).readings.values()

    assert (reading.limit, reading.on) == (Money(9_000_000), date(2026, 2, 28))


def test_what_is_drawn_is_taken_as_what_is_left() -> None:
    (reading,) = done(wish("used", Money(200_000))).readings.values()
    assert (reading.limit, reading.available) == (Money(10_000_000), Money(9_800_000))

    without = replace(ACCOUNT, limit=None, as_of=None)
    (reading,) = done(wish("used", Money(200_000), account=without)).readings.values()
    assert (reading.limit, reading.on) == (Money(8_000_000), date(2026, 3, 11))


def test_the_day_of_opening_and_of_closing_are_taken() -> None:
    opened = done(wish("opened_on", date(2022, 1, 2)))
    assert opened.lines["card"].opened_on == date(2022, 1, 2)

    (note,) = done(wish("closed_on", date(2026, 2, 28))).notes.values()
    assert (note.kind, note.line) == (NoteKind.CLOSED, "card")


def test_a_months_code_is_taken_in_its_place() -> None:
    book = done(wish("month 2025-01", "1", record="month-1"))

    assert book.bureau["month-1"].code == "1"
    assert book.bureau["month-1"].reported_on == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("what", "reported", "record"),
    [
        ("outstanding", Money(1), "loan"),
        ("limit", Money(1), "loan"),
        ("limit", None, "card"),
        ("used", None, "card"),
        ("opened_on", date(2022, 1, 2), "loan"),
        ("opened_on", None, "card"),
        ("closed_on", date(2022, 1, 2), "loan"),
        ("month 2025-01", "1", "card"),
    ],
)
def test_what_follows_from_other_records_cannot_simply_be_taken(
    what: str, reported: object, record: str
) -> None:
    assert wish(what, reported, record) is None


def test_a_difference_of_no_report_is_left_alone() -> None:
    one, _ = differing("limit", Money(1))

    assert taking(BOOK, [], one) is None


def test_the_question_that_stands_for_a_difference_is_known() -> None:
    book = make.book(
        make.line("cmb", channel="credit-card", name="招商银行信用卡",
                  opened_on=day("2022-01-02")),
        make.reading("cmb", on=day("2025-02-10"), limit="90000.00", id="seen"),
    )  # fmt: skip

    reading = taken(book, simple(bureau.CARD))

    (one,) = reading.reports[0].differences
    assert question_of(one) in {question.id for question in reading.questions}
    settled = taking(book, reading.reports, one)
    assert isinstance(settled, c.ReadLimit)
