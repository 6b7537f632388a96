"""A year of days, darker where more falls due."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from planner.money import Money
from ui import theme
from ui.widgets.heat import Heat, Year

TODAY = date(2026, 11, 25)  # a Wednesday


def shown(qtbot: QtBot, **amounts: int) -> Heat:
    heat = Heat(TODAY, "Year")
    qtbot.addWidget(heat)
    heat.resize(36 + 53 * 20 + 34, 20 + 7 * 20 + 24)
    heat.show_year(
        Year(
            {date.fromisoformat(day.replace("_", "-")[1:]): Money(fen)
             for day, fen in amounts.items()}
        )
    )  # fmt: skip
    heat.show()
    return heat


def color(heat: Heat, week: int, weekday: int) -> str:
    place = QPoint(36 + week * 20 + 9, 20 + weekday * 20 + 9)
    return heat.grab().toImage().pixelColor(place).name()


def test_the_more_is_due_the_darker_the_day(qtbot: QtBot) -> None:
    heat = shown(qtbot, d2026_12_01=100, d2026_12_02=50_000, d2026_12_03=900_000,
                 d2026_12_04=1_000_000)  # fmt: skip

    shades = [color(heat, 1, weekday) for weekday in (0, 1, 2, 3, 4)]

    assert len(set(shades)) == 5


def test_a_day_is_chosen_by_mouse_and_by_keys(qtbot: QtBot) -> None:
    heat = shown(qtbot, d2026_12_01=100)

    with qtbot.waitSignal(heat.chosen) as told:
        qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(61, 45))
    assert told.args == [date(2026, 12, 1)]
    assert heat.accessibleDescription().startswith("1 Dec 2026  ¥1.00")

    for key, day in (
        (Qt.Key.Key_Right, date(2026, 12, 8)),
        (Qt.Key.Key_Down, date(2026, 12, 9)),
        (Qt.Key.Key_Left, date(2026, 12, 2)),
        (Qt.Key.Key_Up, date(2026, 12, 1)),
    ):
        with qtbot.waitSignal(heat.chosen) as told:
            qtbot.keyClick(heat, key)
        assert told.args == [day]
    qtbot.keyClick(heat, Qt.Key.Key_A)
    assert "Dec" in heat.accessibleDescription()


def test_days_before_today_and_beside_the_map_cannot_be_chosen(qtbot: QtBot) -> None:
    heat = shown(qtbot)

    with qtbot.assertNotEmitted(heat.chosen):
        qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(5, 25))
        qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(heat, QPoint(5, 65))
    assert heat.accessibleDescription() == "25 Nov 2026  nothing due"
    assert heat.sizeHint().isValid()


def test_no_key_leads_out_of_the_year(qtbot: QtBot) -> None:
    heat = shown(qtbot)

    with qtbot.waitSignal(heat.chosen) as told:
        qtbot.keyClick(heat, Qt.Key.Key_Up)

    assert told.args == [TODAY]


A, B = date(2026, 12, 1), date(2026, 12, 2)
FULL = Year({A: Money(100)}, {A: Money(500), B: Money(700)}, {B: "year end"})


def test_hovering_tells_dues_incomes_and_windows(qtbot: QtBot) -> None:
    heat = shown(qtbot)
    heat.show_year(FULL)

    assert heat.told(A) == "1 Dec 2026  ¥1.00\ncomes in: ¥5.00"
    assert heat.told(B) == "2 Dec 2026  nothing due\ncomes in: ¥7.00\nyear end"
    assert heat.stop_under(heat.place_of(B)) == B
    assert heat.x_of(B) == heat.place_of(B).x()


def test_the_days_are_a_table_and_a_picture_too(qtbot: QtBot) -> None:
    heat = shown(qtbot)
    heat.show_year(FULL)

    facts = heat.facts()
    heat.copy_values()

    assert facts.headings == ("Day", "Falls due", "Comes in", "Draws may fail")
    assert facts.rows == (
        ("2026-12-01", "1.00", "5.00", ""),
        ("2026-12-02", "", "7.00", "year end"),
    )
    assert QGuiApplication.clipboard().text().endswith("2026-12-02\t\t7.00\tyear end")
    assert "¥1.00 falls due on 1 days of the year." in heat.summary()[1]
    picture = heat.picture()
    assert theme.LIGHT.warn.lower() in {
        picture.pixelColor(x, y).name() for x in range(400) for y in range(60, 300)
    }


def test_the_day_of_the_keys_is_marked_once_the_map_has_the_focus(
    qtbot: QtBot,
) -> None:
    heat = shown(qtbot, d2026_12_01=100)
    before = heat.grab().toImage()

    heat.setFocus()
    qtbot.waitUntil(heat.hasFocus)

    assert heat.grab().toImage() != before
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    assert heat.findChildren(QDialog)
