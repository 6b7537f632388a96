"""Rows of bills are corrected with the keyboard before anything is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from planner.app.samples.bill import bill
from planner.exchange.read import read_bills
from planner.model.bills import BillReading, JudgedRow, Verdict
from planner.model.book import Book
from planner.model.records import Line, Move, Repayment
from tests.helpers import make, screen
from tests.helpers.screen import TODAY
from ui.desk import Desk
from ui.forms.row_form import RowDialog
from ui.models.bills import Shown
from ui.parts.review import Review
from ui.widgets.banner import Banner
from ui.widgets.table import Table

BOOK = make.book(
    make.line("huabei", channel="huabei", name="Huabei", opened_on="2024-01-01"),
    make.line("jiebei", channel="jiebei", name="Jiebei", opened_on="2024-01-01"),
    make.loan("cash", line="jiebei", name="Cash"),
)


def reading(folder: Path, book: Book = BOOK) -> BillReading:
    file = folder / "alipay.csv"
    file.write_bytes(bill(TODAY))
    return read_bills([file], book)


@pytest.fixture
def review(at_desk: Callable[[Book], Desk], tmp_path: Path, qtbot: QtBot) -> Review:
    made = Review(at_desk(BOOK))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_reading(reading(tmp_path))
    return made


def rows(review: Review) -> Table[JudgedRow]:
    found = screen.named(review, "Rows of the bills")
    assert isinstance(found, Table)
    return found


def choose(review: Review, verdict: Verdict) -> Table[JudgedRow]:
    table = rows(review)
    places = [row.verdict for row in table.rows]
    table.selectRow(places.index(verdict))
    return table


def dialog(review: Review) -> RowDialog:
    (found,) = [one for one in review.findChildren(QDialog) if one.isVisible()]
    assert isinstance(found, RowDialog)
    return found


def notice(review: Review) -> str:
    return review.findChildren(Banner)[0].words


def agreed(review: Review, qtbot: QtBot) -> BillReading:
    with qtbot.waitSignal(review.agreed) as told:
        screen.press(review, "Agree and add", qtbot)
    found = told.args[0]
    assert isinstance(found, BillReading)
    return found


def test_a_summary_tells_what_agreeing_would_add(review: Review) -> None:
    said = screen.all_text(review)

    assert "1 repayment matched, 2 drawdowns, 1 refund, 2 questions" in said
    assert "Nothing is written until you agree." in said
    assert "6 of 8 rows" in said


def test_a_digit_judges_the_marked_row(review: Review, qtbot: QtBot) -> None:
    table = choose(review, Verdict.UNCLEAR)

    qtbot.keyClick(table, Qt.Key.Key_7)

    given = agreed(review, qtbot)
    assert len(given.questions) == 1
    assert sum(row.verdict is Verdict.UNCLEAR for row in given.judged) == 0


def test_a_digit_books_a_row_on_the_line_of_its_channel(
    review: Review, qtbot: QtBot
) -> None:
    table = choose(review, Verdict.UNCLEAR)

    qtbot.keyClick(table, Qt.Key.Key_2)

    assert "2 repayments matched" in screen.all_text(review)
    added = agreed(review, qtbot).records
    assert any(isinstance(one, Move) and one.line == "jiebei" for one in added)


def test_enter_asks_for_the_loan(review: Review, qtbot: QtBot) -> None:
    table = choose(review, Verdict.UNCLEAR)

    qtbot.keyClick(table, Qt.Key.Key_Return)
    asked = dialog(review)
    asked.form.put(verdict=Verdict.REPAYMENT, target="cash")
    qtbot.keyClick(asked, Qt.Key.Key_Return)

    added = agreed(review, qtbot).records
    assert any(isinstance(one, Repayment) and one.loan == "cash" for one in added)


def test_what_the_book_cannot_hold_is_told_in_the_dialog(
    review: Review, qtbot: QtBot
) -> None:
    table = choose(review, Verdict.UNCLEAR)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    asked = dialog(review)

    asked.form.put(verdict=Verdict.DRAWDOWN, target="cash")
    asked.save()
    assert "a loan only takes repayments" in asked.findChild(Banner).words

    asked.form.put(verdict=Verdict.NOT_CREDIT)
    assert not asked.findChild(Banner).words
    asked.save()
    assert not asked.isVisible()


def test_backspace_takes_an_answer_back(review: Review, qtbot: QtBot) -> None:
    screen.named(review, "Show verdict").put(Shown.ALL)
    table = choose(review, Verdict.REPAYMENT)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert "1 repayment matched" not in screen.all_text(review)

    screen.named(review, "Show verdict").put(Shown.CHANGED)
    assert len(table.rows) == 1
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Backspace)

    assert "1 repayment matched" in screen.all_text(review)
    assert Shown.CHANGED not in screen.named(review, "Show verdict").offered


def test_several_rows_are_judged_at_once(review: Review, qtbot: QtBot) -> None:
    table = rows(review)
    table.selectAll()

    screen.press(review, "Not credit", qtbot)

    given = agreed(review, qtbot)
    assert not given.records
    assert not given.questions
    assert {row.verdict for row in given.judged} == {Verdict.NOT_CREDIT}


def test_several_rows_of_different_lines_are_asked_about_together(
    review: Review, qtbot: QtBot
) -> None:
    table = rows(review)
    table.selectAll()

    qtbot.keyClick(table, Qt.Key.Key_1)

    asked = dialog(review)
    told = " ".join(one.text() for one in asked.findChildren(QLabel))
    asked.close()
    assert "and 5 more" in told


def test_without_a_marked_row_the_keys_say_so(review: Review, qtbot: QtBot) -> None:
    rows(review).clearSelection()

    qtbot.keyClick(rows(review), Qt.Key.Key_1)
    assert notice(review) == "Choose a row of the table first."
    screen.press(review, "What is it …", qtbot)
    assert notice(review) == "Choose a row of the table first."
    rows(review).selectRow(1)
    assert not notice(review)


def test_other_keys_stay_the_tables_own(review: Review, qtbot: QtBot) -> None:
    table = rows(review)
    table.selectRow(0)

    qtbot.keyClick(table, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down)

    assert table.currentIndex().row() == 1
    assert Shown.CHANGED not in screen.named(review, "Show verdict").offered


def test_rows_are_searched_by_words_and_amount(review: Review, qtbot: QtBot) -> None:
    field = screen.named(review, "Search the rows")
    assert isinstance(field, QLineEdit)

    field.setText("899")
    qtbot.waitUntil(lambda: len(rows(review).rows) == 1)

    field.setText("nobody")
    qtbot.waitUntil(lambda: not rows(review).rows)
    screen.named(review, "Show verdict").put(Shown.OPEN)
    field.setText("")
    qtbot.waitUntil(lambda: len(rows(review).rows) == 2)


def test_a_row_that_the_book_has_cannot_be_changed_here(
    at_desk: Callable[[Book], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    first = reading(tmp_path)
    book = BOOK.with_(*first.records, *first.rows, *first.questions)
    made = Review(at_desk(book))
    qtbot.addWidget(made)
    made.show()
    made.show_reading(reading(tmp_path, book))
    assert "known rows" in screen.all_text(made)

    table = choose(made, Verdict.REPAYMENT)
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert notice(made) == "This row is already in the book; correct it there."
    qtbot.keyClick(table, Qt.Key.Key_7)
    assert notice(made) == "This row is already in the book; correct it there."


def test_a_loan_that_agreeing_would_add_can_be_chosen(
    at_desk: Callable[[Book], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    made = Review(at_desk(BOOK))
    qtbot.addWidget(made)
    made.show()
    read = reading(tmp_path)
    fresh = make.loan("new", line="jiebei", name="Fresh", drawn_on="2026-10-01",
                      first_due="2026-11-01")  # fmt: skip
    made.show_reading(
        BillReading(
            read.files, read.judged, (*read.records, fresh), read.rows, read.questions
        )
    )

    table = choose(made, Verdict.UNCLEAR)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    dialog(made).form.put(verdict=Verdict.REPAYMENT, target="new")
    dialog(made).save()

    assert any("Fresh" in str(cells) for cells in _cells(table))


def _cells(table: Table[JudgedRow]) -> list[str]:
    model = table.model()
    return [str(model.index(n, 6).data()) for n in range(model.rowCount())]


def test_a_bill_without_credit_shows_all_its_rows(
    at_desk: Callable[[Book], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    made = Review(at_desk(BOOK))
    qtbot.addWidget(made)
    read = reading(tmp_path)
    aside = tuple(row for row in read.judged if row.verdict is Verdict.NOT_CREDIT)

    made.show_reading(BillReading(read.files, aside, (), (), ()))

    assert screen.all_text(made).count("rows") > 0
    assert made.findChild(Table) is not None


def test_nothing_at_all_can_only_be_left(
    at_desk: Callable[[Book], Desk], qtbot: QtBot
) -> None:
    made = Review(at_desk(BOOK))
    qtbot.addWidget(made)
    made.show()
    made.show_reading(BillReading((), (), (), (), ()))

    made._say_yes()  # noqa: SLF001  # what Ctrl+Enter calls
    with qtbot.waitSignal(made.cancelled):
        screen.press(made, "Cancel", qtbot)


def test_lines_are_offered_before_others_by_channel(review: Review) -> None:
    table = choose(review, Verdict.UNCLEAR)
    table.opened.emit(table.current)

    asked = dialog(review)
    offered = asked.form.widget("target").offered
    asked.close()

    assert offered[:3] == (None, "jiebei", "cash")
    assert isinstance(BOOK.lines["jiebei"], Line)
