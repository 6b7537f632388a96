"""Purchases on a line that the book lacks are one question for the line."""

from datetime import date

from planner.app.commands import TakeImport
from planner.app.handlers import apply
from planner.exchange.read import read_bills
from planner.model.book import Book
from planner.model.records import Question
from planner.model.verdict import Verdict
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row

HUABEI = make.line("hb", channel="huabei", type=None, opened_on="2025-01-01")
ROWS = (
    app_row("午餐", "花呗", "12.50", when="2026-02-03 12:00:00"),
    app_row("早餐", "花呗&红包", "7.50", when="2026-02-01 12:00:00"),
    app_row("书", "招商银行信用卡(1234)", "30.00", when="2026-02-05 12:00:00"),
    app_row("车", "信用卡", "30.00", when="2026-02-05 12:00:00"),
    app_row("退款-午餐", "花呗", "1.00", flow="不计收支", when="2026-02-09 12:00:00"),
)


def _reading(folder, rows, book):
    path = folder / "bill.csv"
    path.write_bytes(app_bill(*rows))
    return read_bills([path], book)


def _taken(book, reading):
    wish = TakeImport(reading.records, reading.rows, reading.questions, reading.settled)
    return apply(book, wish)


def test_each_line_is_asked_for_once_with_all_its_purchases(tmp_path):
    huabei, card = _reading(tmp_path, ROWS, Book()).questions

    assert huabei.id == "question-line:huabei"
    assert (str(huabei.amount), huabei.on) == ("20.00", date(2026, 2, 1))
    assert (huabei.asked.rows, huabei.asked.channel) == (2, "huabei")
    assert huabei.asked.verdict is Verdict.DRAWDOWN
    assert "2 purchases" in huabei.why
    assert card.id == "question-line:credit-card:招商银行:1234"
    assert card.counterparty == "招商银行(1234)"


def test_what_comes_later_is_added_to_the_same_question(tmp_path):
    book = _taken(Book(), _reading(tmp_path, ROWS[:1], Book()))

    book = _taken(book, _reading(tmp_path, ROWS, book))

    (huabei, _) = sorted(book.questions.values(), key=lambda one: one.asked.channel)[
        ::-1
    ]
    assert (str(huabei.amount), huabei.asked.rows) == ("20.00", 2)
    assert huabei.on == date(2026, 2, 1)
    assert not _reading(tmp_path, ROWS, book).questions


def test_the_question_goes_once_the_line_is_there(tmp_path):
    asked = _taken(Book(), _reading(tmp_path, ROWS[:2], Book()))
    book = asked.with_(HUABEI)

    reading = _reading(tmp_path, ROWS[:2], book)

    assert reading.settled == ("question-line:huabei",)
    assert len(reading.records) == 2
    assert not _taken(book, reading).questions


def test_a_question_of_an_older_program_is_asked_anew(tmp_path):
    old = Question(
        "question-line:huabei",
        "a.csv",
        1,
        make.DAY,
        make.money("1.00"),
        "花呗",
        "?",
    )

    reading = _reading(tmp_path, ROWS[:1], Book().with_(old))

    assert [str(one.amount) for one in reading.questions] == ["12.50"]
    assert reading.settled == (old.id,)


def test_a_line_that_was_opened_too_late_is_no_question(tmp_path):
    late = make.line("hb", channel="huabei", type=None, opened_on="2026-03-01")

    reading = _reading(tmp_path, ROWS[:1], Book().with_(late))

    assert not reading.questions
    assert "not recorded" in str(reading.files[0].notes[-1])
