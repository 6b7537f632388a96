"""A line to type a value into."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from planner.errors import FieldError
from planner.money import Money
from planner.rates import Period, Rate
from planner.wording import i18n, mask
from ui.widgets import axis
from ui.widgets.edit import (
    AheadEdit,
    Choice,
    DayEdit,
    any_money_edit,
    money_edit,
    number_edit,
    rate_edit,
    ratio_edit,
    text_edit,
)

TODAY = date(2026, 11, 25)


def test_typing_tells_and_gives_the_value(qtbot: QtBot) -> None:
    edit = money_edit()
    qtbot.addWidget(edit)

    with qtbot.waitSignal(edit.typed):
        qtbot.keyClicks(edit, "1.2w")

    assert edit.value() == Money(1_200_000)
    assert edit.echo(edit.value()) == "¥12,000.00"


def test_an_empty_field_has_no_value(qtbot: QtBot) -> None:
    edit = money_edit()
    qtbot.addWidget(edit)
    edit.put(Money(100))

    assert edit.text() == "1.00"
    edit.put(None)
    assert edit.value() is None


def test_an_amount_must_be_above_zero_where_that_is_meant(qtbot: QtBot) -> None:
    strict, loose = money_edit(), any_money_edit()
    for edit in (strict, loose):
        qtbot.addWidget(edit)
        edit.setText("-3")

    with pytest.raises(FieldError):
        strict.value()
    assert loose.value() == Money(-300)


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("万5", "0.05% a day, 18.25% a year", "日利率 0.05%，折合年化 18.25%"),
        ("7.2厘", "0.72% a month, 8.64% a year", "月利率 0.72%，折合年化 8.64%"),
        ("18%", "18% a year", "年利率 18%"),
    ],
)
def test_a_rate_is_echoed_in_plain_form(
    typed: str, english: str, chinese: str, qtbot: QtBot
) -> None:
    edit = rate_edit()
    qtbot.addWidget(edit)
    edit.setText(typed)

    assert edit.echo(edit.value()) == english
    i18n.use("zh")
    assert edit.echo(edit.value()) == chinese


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_what_a_field_shows_it_reads_again(
    language: i18n.Language, qtbot: QtBot
) -> None:
    i18n.use(language)
    edits = (
        (money_edit(), Money(123456)),
        (rate_edit(), Rate(Decimal("0.0005"), Period.DAY)),
        (rate_edit(), Rate(Decimal("0.006"), Period.MONTH)),
        (rate_edit(), Rate(Decimal("0.0435"), Period.YEAR)),
        (DayEdit(TODAY), date(2027, 2, 28)),
        (number_edit(1, 31, "due_day"), 5),
        (ratio_edit("confidence"), Decimal("0.95")),
        (text_edit(), "花呗 备注"),
    )
    for edit, value in edits:
        qtbot.addWidget(edit)
        edit.put(value)
        assert edit.value() == value


def test_control_signs_do_not_survive_in_words(qtbot: QtBot) -> None:
    edit = text_edit()
    qtbot.addWidget(edit)
    edit.setText(" a\x00b\u202e🙂 ")

    assert edit.value() == "ab🙂"


def test_a_pasted_megabyte_is_cut(qtbot: QtBot) -> None:
    edit = text_edit()
    qtbot.addWidget(edit)

    edit.setText("9" * 1_000_000)

    assert len(edit.value()) == 500


@pytest.mark.parametrize(
    ("typed", "near"),
    [("2026-11-25", "today"), ("+3", "in 3 days"), ("-2", "2 days ago")],
)
def test_a_day_is_echoed_with_its_weekday_and_distance(
    typed: str, near: str, qtbot: QtBot
) -> None:
    edit = DayEdit(TODAY)
    qtbot.addWidget(edit)
    edit.setText(typed)

    assert edit.echo(edit.value()).endswith(near)
    assert "day, " in edit.echo(edit.value())


def test_a_day_can_be_chosen_from_a_calendar(qtbot: QtBot) -> None:
    edit = DayEdit(TODAY)
    qtbot.addWidget(edit)
    edit.show()
    edit.setText("nonsense")

    edit.actions()[0].trigger()
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 11, 25)
    calendar.clicked.emit(QDate(2026, 12, 24))

    assert edit.value() == date(2026, 12, 24)


def test_a_day_that_has_passed_is_refused_where_that_is_meant(qtbot: QtBot) -> None:
    edit = AheadEdit(TODAY)
    qtbot.addWidget(edit)
    edit.setText("-1")

    with pytest.raises(FieldError):
        edit.value()
    edit.setText("+0")
    assert edit.value() == TODAY


def test_a_choice_gives_what_was_chosen(qtbot: QtBot) -> None:
    choice = Choice((None, "none"), (1, "one"), (2, "two"))
    qtbot.addWidget(choice)
    choice.show()

    with qtbot.waitSignal(choice.typed):
        qtbot.keyClick(choice, Qt.Key.Key_Down)

    assert choice.value() == 1
    assert choice.echo(1) == ""
    assert choice.offered == (None, 1, 2)


def test_a_value_that_was_not_offered_is_kept(qtbot: QtBot) -> None:
    choice = Choice((1, "one"))
    qtbot.addWidget(choice)

    choice.put(7)
    assert choice.value() == 7
    choice.put("")
    assert choice.value() == 7


def test_an_empty_choice_has_no_value(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)

    assert choice.value() is None


def test_an_amount_to_correct_stands_in_full_where_amounts_are_hidden(
    qtbot: QtBot,
) -> None:
    mask.hide()
    try:
        edit = any_money_edit()
        qtbot.addWidget(edit)
        edit.put(Money(-123450))
        assert edit.text() == "-1,234.50"
        assert edit.echo(Money(1)) == f"¥{mask.HIDDEN_AMOUNT}"
        assert axis.amount_words(100_00) == "••"
    finally:
        mask.show()
