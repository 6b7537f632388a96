from dataclasses import replace

import pytest

from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.records import Move, MoveKind, Question
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row, judged, read

HUABEI = make.line("hb", channel="huabei", type=None, opened_on="2026-01-01")
REPAID = {
    "kind": "信用借还",
    "party": "花呗",
    "flow": "不计收支",
    "status": "还款成功",
}


def _taken(book, reading):
    """The book after the user agreed."""
    return book.without(*reading.settled).with_(
        *reading.records, *reading.rows, *reading.questions
    )


def test_spending_on_a_line_becomes_moves_with_their_marks(tmp_path):
    reading = read(tmp_path, app_bill(app_row(), app_row("早餐")), Book().with_(HUABEI))

    assert [type(record) for record in reading.records] == [Move, Move]
    assert [row.record for row in reading.rows] == [x.id for x in reading.records]
    assert {row.line for row in reading.judged} == {"hb"}


def test_the_same_file_twice_adds_nothing(tmp_path):
    content = app_bill(
        app_row(),
        app_row(method="余额"),
        app_row("花呗主动还款", "余额宝", **REPAID),
        app_row("蚂蚁借呗还款", "余额", **{**REPAID, "party": "借呗"}),
    )
    book = _taken(Book().with_(HUABEI), read(tmp_path, content, Book().with_(HUABEI)))

    again = read(tmp_path, content, book)

    assert again.records == again.rows == again.questions == ()
    assert all(row.duplicate for row in again.judged)
    assert again.judged[2].loan == "hb"


def test_the_same_file_twice_in_one_call_adds_nothing(tmp_path):
    from planner.exchange.read import read_bills  # noqa: PLC0415  # this test only

    path = tmp_path / "bill.csv"
    path.write_bytes(app_bill(app_row(), app_row(method="余额")))

    reading = read_bills([path, path], Book().with_(HUABEI))

    assert [row.duplicate for row in reading.judged] == [False, False, True, True]
    assert len(reading.records) == 1


def test_another_padding_of_the_same_rows_adds_nothing(tmp_path):
    padded = app_row().replace("面馆", "面馆          ").replace(",花呗", ",花呗      ")
    book = Book().with_(HUABEI)
    book = _taken(book, read(tmp_path, app_bill(app_row()), book))

    assert read(tmp_path, app_bill(padded), book).judged[0].duplicate


def test_overlapping_periods_add_only_what_is_new(tmp_path):
    rows = [app_row(f"午餐{n}") for n in range(4)]
    book = Book().with_(HUABEI)
    book = _taken(book, read(tmp_path, app_bill(*rows[:3]), book))

    later = read(tmp_path, app_bill(*rows[1:]), book)

    assert [row.duplicate for row in later.judged] == [True, True, False]
    assert len(later.records) == 1


def test_two_equal_rows_of_one_file_are_two_purchases(tmp_path):
    row = app_row(order="1")

    assert len(read(tmp_path, app_bill(row, row), Book().with_(HUABEI)).records) == 2


def test_what_had_no_line_is_taken_once_the_line_is_open(tmp_path):
    content = app_bill(app_row(), app_row("花呗主动还款", "余额宝", **REPAID))
    first = read(tmp_path, content)
    book = _taken(Book(), first)
    assert not first.records
    assert len(first.questions) == 2
    assert "not recorded" in str(first.files[0].notes[-1])

    opened = read(tmp_path, content, book.with_(HUABEI))

    assert len(opened.records) == 2
    assert set(opened.settled) == {question.id for question in first.questions}
    assert not any(row.duplicate for row in opened.judged)
    assert not _taken(book.with_(HUABEI), opened).questions


def test_what_is_unclear_is_kept_as_a_question_and_never_as_a_record(tmp_path):
    row = app_row(
        "蚂蚁借呗还款", "余额", amount="200.00", **{**REPAID, "party": "借呗"}
    )

    reading = read(tmp_path, app_bill(row), Book().with_(HUABEI))

    assert not reading.records
    (question,) = reading.questions
    assert isinstance(question, Question)
    assert (str(question.amount), question.counterparty) == ("200.00", "借呗")
    assert "hearsay" in question.why


def test_a_question_that_was_dropped_does_not_come_back(tmp_path):
    content = app_bill(app_row("蚂蚁借呗还款", "余额", **{**REPAID, "party": "借呗"}))
    first = read(tmp_path, content)
    book = _taken(Book(), first).without(first.questions[0].id)

    assert not read(tmp_path, content, book).questions


def test_a_record_that_was_dropped_does_not_come_back(tmp_path):
    book = Book().with_(HUABEI)
    first = read(tmp_path, app_bill(app_row()), book)
    book = _taken(book, first).without(first.records[0].id)
    book = book.with_(*(replace(mark, record=None) for mark in book.imported.values()))

    again = read(tmp_path, app_bill(app_row()), book)

    assert not again.records
    assert again.judged[0].duplicate


def test_a_question_tells_what_its_row_would_be_by_amount_and_day(tmp_path):
    book = Book().with_(make.loan(channel="jiebei"))
    row = app_row("借呗还款", "余额", "866.19", when="2026-02-15 09:00:00")

    reading = read(tmp_path, app_bill(row), book)

    assert reading.judged[0].verdict is Verdict.UNCLEAR
    assert reading.judged[0].loan is None
    assert not reading.records
    assert reading.questions[0].why.endswith(
        "hearsay. By amount and day it would be for “loan”: "
        "instalment 1, ¥866.19 due on 15 Feb 2026."
    )


def test_a_failed_repayment_is_a_question(tmp_path):
    row = app_row("花呗自动还款", "", **{**REPAID, "status": "还款失败"})

    reading = read(tmp_path, app_bill(row), Book().with_(HUABEI))

    assert reading.judged[0].verdict is Verdict.REPAYMENT_FAILED
    assert not reading.records
    assert len(reading.questions) == 1


@pytest.mark.parametrize("order", ["20260305xxx", "2026030522001100010312345678"])
def test_a_purchase_that_was_closed_and_its_refund_cancel_out(tmp_path, order):
    bought = app_row(status="交易关闭", order=order)
    back = app_row(
        "退款-午餐",
        kind="退款",
        flow="不计收支",
        status="退款成功",
        order=f"{order}_2026",
    )

    reading = read(tmp_path, app_bill(back, bought), Book().with_(HUABEI))

    assert [row.verdict for row in reading.judged] == [
        Verdict.REFUND,
        Verdict.NOT_CREDIT,
    ]
    assert not reading.records


def test_rows_are_given_back_in_the_order_of_the_file(tmp_path):
    newest_first = (
        app_row("b", when="2026-03-15 10:00:00", amount="866.19"),
        app_row("a", when="2026-02-15 10:00:00", amount="866.19"),
    )

    rows = judged(tmp_path, *newest_first)

    assert [row.row for row in rows] == [4, 5]


def test_instalments_are_matched_oldest_first(tmp_path):
    book = Book().with_(make.loan(channel="huabei"))
    newest_first = [
        app_row(
            "花呗主动还款", "余额宝", "866.19", when=f"2026-0{n}-15 10:00:00", **REPAID
        )
        for n in (4, 3, 2)
    ]

    rows = judged(tmp_path, *newest_first, book=book)

    assert [row.instalment for row in rows] == [3, 2, 1]


def test_what_was_typed_by_hand_gets_a_mark_but_no_second_record(tmp_path):
    typed = make.move("hb", on="2026-03-05", amount="10.00", id="typed")

    reading = read(tmp_path, app_bill(app_row()), Book().with_(HUABEI, typed))

    assert not reading.records
    assert reading.rows[0].record == "typed"
    assert reading.judged[0].duplicate


def test_a_refund_on_the_line_is_a_move(tmp_path):
    row = app_row("退款-午餐", kind="退款", flow="不计收支", status="退款成功")

    (record,) = read(tmp_path, app_bill(row), Book().with_(HUABEI)).records

    assert isinstance(record, Move)
    assert record.kind is MoveKind.REFUND


def test_the_book_remembers_the_file_without_its_folders(tmp_path):
    reading = read(tmp_path, app_bill(app_row()), Book().with_(HUABEI))

    assert reading.rows[0].file == "bill.csv"
