"""What a lender's app shows as limit on a day."""

from datetime import date

from pytestqt.qtbot import QtBot

from planner.money import Money
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import reading_form


def test_what_is_typed_is_recorded(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(reading_form.ask(desk, line="jiebei"), qtbot)
    fill(dialog, qtbot, limit="2万", available="1.2万", temporary="2千",
         drawable=False, reason="综合评估未通过")  # fmt: skip
    press(dialog, qtbot, "Save")

    reading = list(desk.book.readings.values())[-1]
    assert (reading.line, reading.limit) == ("jiebei", Money(2_000_000))
    assert (reading.available, reading.temporary) == (Money(1_200_000), Money(200_000))
    assert (reading.drawable, reading.reason) == (False, "综合评估未通过")


def test_a_limit_of_nothing_can_be_read(desk: Desk, qtbot: QtBot) -> None:
    dialog = shown(reading_form.ask(desk, line="jiebei"), qtbot)
    fill(dialog, qtbot, limit="0")
    press(dialog, qtbot, "Save")

    reading = list(desk.book.readings.values())[-1]
    assert reading.limit == Money(0)
    assert reading.available is reading.temporary is reading.drawable is None


def test_a_reading_is_corrected_in_its_place_or_deleted(
    desk: Desk, qtbot: QtBot
) -> None:
    reading = next(iter(desk.book.readings.values()))
    count = len(desk.book.readings)
    dialog = shown(reading_form.ask(desk, reading=reading), qtbot)
    fill(dialog, qtbot, temporary="500", temporary_until="2027-01-31")
    press(dialog, qtbot, "Save")

    now = desk.book.readings[reading.id]
    assert (now.limit, now.on, now.temporary) == (
        reading.limit,
        reading.on,
        Money(50_000),
    )
    assert now.temporary_until == date(2027, 1, 31)
    again = shown(reading_form.ask(desk, reading=now), qtbot)
    press(again, qtbot, "Delete")
    assert len(desk.book.readings) == count - 1
