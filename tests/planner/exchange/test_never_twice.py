"""However a payment comes again, it is recorded once."""

from datetime import date
from pathlib import Path

import pytest

from planner.app.commands import AnswerQuestion, Drop, TakeImport
from planner.app.handlers import apply
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.exchange.read import read_bills
from planner.model import declared as d
from planner.model.bills import BillReading, Verdict
from planner.model.book import Book
from planner.model.records import MoveKind
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row
from tests.helpers.memory import MemoryStore

HUABEI = make.line("hb", channel="huabei", type=None, opened_on="2025-01-01")
RULE = d.ImportRule(
    Verdict.REPAYMENT, date(2026, 1, 1), words="借呗还款", loan="loan", id="rule-1"
)
LOAN = make.loan(channel="jiebei")
BOOK = Book().with_(HUABEI, LOAN, RULE)
REPAID = {"kind": "信用借还", "party": "花呗", "flow": "不计收支", "status": "还款成功"}
ROWS = (
    app_row("午餐", "花呗", "12.50", when="2026-02-01 12:00:00"),
    app_row("午餐", "花呗", "12.50", when="2026-02-01 12:00:00", order="masked***01"),
    app_row("午餐", "花呗", "12.50", when="2026-02-01 12:00:00", order="masked***01"),
    app_row("晚餐", "花呗&红包", "30.00", when="2026-02-03 19:00:00"),
    app_row("花呗自动还款", "余额宝", "55.00", when="2026-02-10 08:00:00", **REPAID),
    app_row("借呗还款", "余额宝", "866.19", when="2026-02-15 08:00:00", **REPAID),
    app_row("退款-晚餐", "花呗", "30.00", flow="不计收支", when="2026-02-16 08:00:00"),
    app_row("地铁", "余额", "4.00", when="2026-02-20 08:00:00"),
)


def _wish(reading: BillReading) -> TakeImport:
    return TakeImport(reading.records, reading.rows, reading.questions, reading.settled)


def _reading(folder: Path, content: bytes, book: Book, name: str = "b") -> BillReading:
    path = folder / f"{name}.csv"
    path.write_bytes(content)
    return read_bills([path], book)


def _taken(folder: Path, content: bytes, book: Book) -> Book:
    reading = _reading(folder, content, book)
    wish = _wish(reading)
    return apply(book, wish) if reading.rows or reading.questions else book


def _owed(book: Book) -> tuple[object, ...]:
    return (*book.moves.values(), *book.repayments.values(), *book.loans.values())


def _padded(content: bytes) -> bytes:
    text = content.decode("gb18030")
    lines = [
        ",".join(f" {cell}\t" for cell in line.split(","))
        if line.startswith("2026")
        else line
        for line in text.split("\n")
    ]
    return "\n".join(lines).encode("gb18030")


AGAIN = {
    "as it was": app_bill(*ROWS),
    "padded": _padded(app_bill(*ROWS)),
    "in UTF-8": app_bill(*ROWS).decode("gb18030").encode("utf-8-sig"),
    "in UTF-16": app_bill(*ROWS).decode("gb18030").encode("utf-16"),
    "with other line ends": app_bill(*ROWS).replace(b"\n", b"\r\n"),
    "newest first": app_bill(*ROWS[::-1]),
    "shuffled": app_bill(*ROWS[1::2], *ROWS[::2]),
    "the first half": app_bill(*ROWS[:4]),
    "the second half": app_bill(*ROWS[4:]),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_a_bill_that_comes_again_adds_nothing(tmp_path: Path, again: bytes) -> None:
    book = _taken(tmp_path, app_bill(*ROWS), BOOK)

    reading = _reading(tmp_path, again, book, "again")

    assert len(_owed(book)) == 1 + 7
    assert not reading.records
    assert not reading.questions
    assert all(row.duplicate for row in reading.judged)


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_in_whatever_order_the_bills_come_the_book_is_the_same(
    tmp_path: Path, again: bytes
) -> None:
    book = _taken(tmp_path, app_bill(*ROWS), _taken(tmp_path, again, BOOK))

    assert {x.id for x in _owed(book)} == {
        x.id for x in _owed(_taken(tmp_path, app_bill(*ROWS), BOOK))
    }


def test_months_that_overlap_add_each_row_once(tmp_path: Path) -> None:
    book = BOOK
    for begin in range(len(ROWS)):
        book = _taken(tmp_path, app_bill(*ROWS[begin : begin + 3]), book)

    assert len(_owed(book)) == 1 + 7


def test_what_was_undone_can_be_imported_again(tmp_path: Path) -> None:
    session = Session(MemoryStore(BOOK), FixedClock(date(2026, 3, 1)))
    reading = _reading(tmp_path, app_bill(*ROWS), session.book)
    session.do(_wish(reading))
    session.undo()

    again = _reading(tmp_path, app_bill(*ROWS), session.book)

    assert session.book == BOOK
    assert again.records == reading.records
    assert not any(row.duplicate for row in again.judged)


def test_what_was_dropped_does_not_come_back(tmp_path: Path) -> None:
    book = _taken(tmp_path, app_bill(*ROWS), BOOK)
    for record in (*book.moves.values(), *book.repayments.values()):
        book = apply(book, Drop(record.id))

    reading = _reading(tmp_path, AGAIN["shuffled"], book)

    assert not reading.records
    assert not reading.questions


BANK = d.FileLayout(
    "bank",
    ("日期", "支出", "摘要"),
    (
        d.ColumnUse("日期", d.ColumnRole.DAY),
        d.ColumnUse("支出", d.ColumnRole.PAID_OUT),
        d.ColumnUse("摘要", d.ColumnRole.DESCRIPTION),
    ),
    id="layout-1",
)
SEEN_BY_THE_BANK = (
    "日期,支出,摘要\n"
    "2026-02-11,55.00,支付宝-花呗自动还款\n"
    "2026-02-16,866.19,快捷支付 借呗还款\n"
    "2026-02-20,55.00,支付宝-花呗自动还款\n"
).encode()


@pytest.mark.parametrize("order", [1, -1])
def test_what_the_app_and_the_bank_tell_of_counts_once(
    tmp_path: Path, order: int
) -> None:
    """The bank posts a day later; its last row is another payment."""
    files = [app_bill(*ROWS), SEEN_BY_THE_BANK]
    book = BOOK.with_(BANK)
    for content in files[::order]:
        book = _taken(tmp_path, content, book)

    paid = [str(x.amount) for x in book.moves.values() if x.kind is MoveKind.PAY]
    assert paid == ["55.00", "55.00"]
    assert [str(x.amount) for x in book.repayments.values()] == ["866.19"]
    for content in files:
        assert not _reading(tmp_path, content, book).records


def test_what_was_answered_for_the_app_is_not_asked_for_the_bank(
    tmp_path: Path,
) -> None:
    book = _taken(tmp_path, app_bill(*ROWS), Book().with_(HUABEI, LOAN, BANK))
    (question,) = book.questions.values()
    book = apply(book, AnswerQuestion(question.id, Verdict.REPAYMENT, loan="loan"))

    reading = _reading(tmp_path, SEEN_BY_THE_BANK, book)

    assert not reading.questions
    assert [row.duplicate for row in reading.judged] == [True, True, False]
    assert [str(row.amount) for row in reading.records] == ["55.00"]
