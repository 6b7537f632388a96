"""A year of days, darker where more falls due."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.money import Money
from ui.widgets.heat import Heat

TODAY = date(2026, 11, 25)  # a Wednesday


def shown(qtbot: QtBot, **amounts: int) -> Heat:
    heat = Heat(TODAY, "Year")
    qtbot.addWidget(heat)
    heat.resize(36 + 53 * 20, 20 + 7 * 20 + 24)
    heat.show_amounts(
        {date.fromisoformat(day.replace("_", "-")[1:]): Money(fen)
         for day, fen in amounts.items()}
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
    assert heat.accessibleDescription() == "1 Dec 2026  ¥1.00"

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
