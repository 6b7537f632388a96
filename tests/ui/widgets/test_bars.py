"""Stacked amounts, a bar an instalment."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from planner.money import Money
from ui.widgets.bars import Bar, Stack, StackedBars

BARS = tuple(
    Bar(str(n), f"No. {n}", (Money(80_000 + n), Money(6_000 - n))) for n in range(1, 13)
)
STACK = Stack("No.", ("Principal", "Interest"), BARS, 4, "to come")


def drawn(qtbot: QtBot, stack: Stack, wide: int = 700) -> StackedBars:
    made = StackedBars("Principal and interest")
    qtbot.addWidget(made)
    made.resize(wide, 220)
    made.show_stack(stack)
    made.show()
    return made


def test_a_bar_tells_its_parts_and_their_sum(qtbot: QtBot) -> None:
    chart = drawn(qtbot, STACK)

    assert chart.told(0) == ("No. 1\nPrincipal  ¥800.01\nInterest  ¥59.99\nΣ  ¥860.00")
    assert chart.stop_at(chart.x_of(7)) == 7
    assert chart.stop_at(2.0) is None
    assert chart.accessibleDescription() == "Principal: ¥9,600.78\nInterest: ¥719.22"


def test_the_numbers_are_a_table(qtbot: QtBot) -> None:
    facts = drawn(qtbot, STACK).facts()

    assert facts.headings == ("No.", "Principal", "Interest", "Σ")
    assert facts.rows[0] == ("No. 1", "800.01", "59.99", "860.00")


def test_parts_have_their_own_texture(qtbot: QtBot) -> None:
    chart = drawn(qtbot, STACK)
    picture = chart.grab().toImage()
    x = round(chart.x_of(0))

    column = {picture.pixelColor(x, y).name() for y in range(40, 190)}
    # Solid principal is one colour; hatched interest is two.
    assert len(column) >= 4


def test_many_bars_and_none_are_drawn(qtbot: QtBot) -> None:
    many = Stack("No.", ("Principal", "Interest"), BARS * 30, 0)

    assert not drawn(qtbot, many, 300).grab().isNull()
    empty = drawn(qtbot, Stack("", (), ()))
    assert not empty.grab().isNull()
    assert empty.stop_at(10.0) is None
    assert not empty.picture().isNull()


def test_the_mouse_finds_its_bar(qtbot: QtBot) -> None:
    chart = drawn(qtbot, STACK)
    before = chart.grab().toImage()

    qtbot.mouseMove(chart, QPoint(10, 100))
    qtbot.mouseMove(chart, QPoint(400, 100))

    qtbot.waitUntil(lambda: chart.grab().toImage() != before)
