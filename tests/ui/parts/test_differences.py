"""Differences of a credit report are settled before agreeing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.commands import ReadLimit
from planner.model.bills import BillReading
from planner.model.book import Book
from tests.helpers import bureau, make, screen
from tests.helpers.bureau import day, simple, taken
from tests.planner.app.test_report_settle import differing
from ui.desk import Desk
from ui.models.differences import Right
from ui.parts.differences import Differences
from ui.parts.review import Review
from ui.widgets.banner import Banner
from ui.widgets.table import Table

BOOK = make.book(
    make.line(
        "cmb", channel="credit-card", name="招商银行信用卡", opened_on=day("2022-01-02")
    ),
    make.reading("cmb", on=day("2025-02-10"), limit="90000.00", id="seen"),
    make.loan("loan"),
)
NAME = "What the credit report says otherwise"


@pytest.fixture
def desk(at_desk: Callable[[Book], Desk]) -> Desk:
    return at_desk(BOOK)


def reading() -> BillReading:
    return taken(BOOK, simple(bureau.CARD))


def review(desk: Desk, qtbot: QtBot) -> Review:
    made = Review(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.show_reading(reading())
    return made


def table(inside: Review | Differences) -> Table:
    found = screen.named(inside, NAME)
    assert isinstance(found, Table)
    return found


def agreed(made: Review, qtbot: QtBot) -> list:
    with qtbot.waitSignal(made.agreed) as told:
        screen.press(made, "Agree and add", qtbot)
    return told.args


def test_what_nobody_settles_stays_a_question(desk: Desk, qtbot: QtBot) -> None:
    told, wishes = agreed(review(desk, qtbot), qtbot)

    assert len(told.questions) == 1
    assert wishes == ()


def test_the_report_is_taken_by_its_key(desk: Desk, qtbot: QtBot) -> None:
    made = review(desk, qtbot)
    rows = table(made)
    rows.selectRow(0)

    qtbot.keyClick(rows, Qt.Key.Key_R)
    told, wishes = agreed(made, qtbot)

    assert not told.questions
    (wish,) = wishes
    assert isinstance(wish, ReadLimit)
    assert wish.reading.limit == make.money("100000")


def test_the_book_is_kept_by_a_click(desk: Desk, qtbot: QtBot) -> None:
    made = review(desk, qtbot)
    table(made).selectRow(0)

    screen.press(made, "The book is right (B)", qtbot)
    told, wishes = agreed(made, qtbot)

    assert not told.questions
    assert wishes == ()
    assert table(made).rows[0].right is Right.BOOK


def test_what_follows_from_other_records_says_so(desk: Desk, qtbot: QtBot) -> None:
    made = Differences(desk)
    qtbot.addWidget(made)
    _, told = differing("outstanding", make.money("1"), "loan")
    made.show_reports([told])
    made.show()
    table(made).selectRow(0)

    screen.press(made, "The report is right (R)", qtbot)

    assert "terms and repayments" in made.findChild(Banner).words
    assert made.wishes == ()
    assert made.answered == frozenset()


def test_a_month_and_other_keys(desk: Desk, qtbot: QtBot) -> None:
    made = Differences(desk)
    qtbot.addWidget(made)
    _, told = differing("month 2025-01", "1", "gone")
    made.show_reports([told])
    made.show()
    rows = table(made)
    rows.selectRow(0)

    qtbot.keyClick(rows, Qt.Key.Key_X)

    assert rows.model().index(0, 2).data() == "month 2025-01"
    assert rows.model().index(0, 1).data() == "gone"
    assert rows.rows[0].right is Right.OPEN


def test_reports_that_agree_show_nothing(desk: Desk, qtbot: QtBot) -> None:
    made = Differences(desk)
    qtbot.addWidget(made)

    made.show_reports(taken(Book(), simple(bureau.CARD)).reports)

    assert not made.isVisible()
