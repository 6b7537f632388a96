"""Amounts over time, drawn by hand."""

from datetime import date

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from planner.money import Money
from ui import theme
from ui.theme import Tone
from ui.widgets.chart import Chart, Drawing, Fan, Flag, Line, Mark

A, B, C = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)
STEPS = Line("Limit", ((A, Money(100)), (B, Money(300))), steps=True, filled=True)
SLOPE = Line("Owed", ((A, Money(500)), (B, Money(0))))
FAN = Fan(
    "estimate",
    (
        (B, Money(300), Money(300), Money(300)),
        (C, Money(100), Money(300), Money(900)),
    ),
)
MARK = Mark(B, Money(-50), "lowest")


def drawn(qtbot: QtBot, drawing: Drawing) -> Chart:
    chart = Chart("Limit over time")
    qtbot.addWidget(chart)
    chart.resize(600, 240)
    chart.show_drawing(drawing)
    chart.show()
    return chart


def test_a_chart_is_drawn_in_its_colours(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing((STEPS, SLOPE), FAN, (MARK,)))
    picture = chart.grab().toImage()

    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert QColor(theme.tokens().series[0]).name() in seen
    assert QColor(theme.tokens().bad).name() in seen


def test_nothing_to_draw_draws_nothing(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing())
    qtbot.mouseMove(chart, QPoint(100, 100))

    assert chart.grab().toImage().pixelColor(300, 120).alpha() in (0, 255)
    assert chart.accessibleDescription() == ""


def test_one_point_is_a_dot_and_no_point_is_no_line(qtbot: QtBot) -> None:
    one = Line("One", ((A, Money(100)),))
    none = Line("None", ())

    assert not drawn(qtbot, Drawing((one, none))).grab().isNull()


def test_hovering_tells_the_values_of_the_day(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing((STEPS, SLOPE), FAN, (MARK,)))

    assert chart.words_at(date(2026, 3, 1)) == "1 Mar 2026\nLimit  ¥1.00\nOwed  ¥5.00"
    assert "estimate  ¥3.00 – ¥3.00 – ¥3.00" in chart.words_at(B)
    assert chart.words_at(B).endswith("lowest")
    assert chart.words_at(C).splitlines()[-1] == "estimate  ¥1.00 – ¥3.00 – ¥9.00"


def test_the_mouse_over_the_chart_shows_a_line(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing((STEPS, SLOPE)))
    chart.setFocus()
    qtbot.waitUntil(chart.hasFocus)
    before = chart.grab().toImage()

    qtbot.mouseMove(chart, QPoint(200, 100))
    qtbot.mouseMove(chart, QPoint(300, 100))
    qtbot.waitUntil(lambda: chart.grab().toImage() != before)

    QGuiApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.grab().toImage() == before


def test_a_reader_without_eyes_gets_the_same(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing((SLOPE,), marks=(MARK,)))

    assert chart.accessibleName() == "Limit over time"
    assert chart.accessibleDescription() == (
        "Owed: 1 Jan 2026 ¥5.00 → 1 Jul 2026 ¥0.00\nlowest"
    )


def test_a_chart_can_be_copied(qtbot: QtBot) -> None:
    chart = drawn(qtbot, Drawing((STEPS,)))

    chart.copy()

    assert not QGuiApplication.clipboard().pixmap().isNull()
    assert chart.sizeHint().height() == 240


def test_the_numbers_of_a_chart_are_a_table(qtbot: QtBot) -> None:
    facts = drawn(qtbot, Drawing((STEPS, SLOPE), FAN)).facts()

    assert facts.headings == (
        "Day",
        "Limit",
        "Owed",
        "estimate low",
        "estimate middle",
        "estimate high",
    )
    assert facts.rows == (
        ("2026-01-01", "1.00", "5.00", "", "", ""),
        ("2026-07-01", "3.00", "0.00", "3.00", "3.00", "3.00"),
        ("2027-01-01", "3.00", "", "1.00", "3.00", "9.00"),
    )
    assert drawn(qtbot, Drawing()).x_of(A) == 0.0


def test_flags_tell_what_happened_near_a_day(qtbot: QtBot) -> None:
    plain = drawn(qtbot, Drawing((STEPS, SLOPE)))
    chart = drawn(qtbot, Drawing((STEPS, SLOPE), flags=(Flag(B, "Frozen", Tone.BAD),)))

    assert "Frozen" in chart.words_at(date(2026, 7, 2))
    assert "Frozen" not in chart.words_at(date(2026, 7, 5))
    assert "Frozen" in chart.accessibleDescription()
    assert chart.grab().toImage() != plain.grab().toImage()
