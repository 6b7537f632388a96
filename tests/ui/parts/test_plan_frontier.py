"""What safety costs, drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.money import Money
from planner.plan.pieces import Point
from ui.parts.plan_frontier import Frontier

POINTS = (
    Point(Money(50_00), Money(2000_00)),
    Point(Money(60_00), Money(1000_00)),
    Point(Money(90_00), Money(0)),
)


@pytest.fixture
def chart(qtbot: QtBot) -> Frontier:
    made = Frontier()
    qtbot.addWidget(made)
    made.resize(600, 260)
    made.show()
    return made


def test_a_click_near_a_point_chooses_it(chart: Frontier, qtbot: QtBot) -> None:
    chosen: list[int] = []
    chart.chosen.connect(chosen.append)
    chart.show_points(POINTS, 0)
    middle = round(chart.x_of(1))

    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(middle + 5, 100))
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(middle + 80, 100))
    qtbot.mouseClick(chart, Qt.MouseButton.RightButton, pos=QPoint(middle, 100))

    assert chosen == [1]


def test_keys_step_through_the_points_and_choose(chart: Frontier, qtbot: QtBot) -> None:
    chosen: list[int] = []
    chart.chosen.connect(chosen.append)
    chart.show_points(POINTS)

    qtbot.keyClick(chart, Qt.Key.Key_Space)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Space)

    assert chosen == [0]
    assert "¥2,000.00 missing" in chart.accessibleDescription()


def test_the_numbers_can_be_read_and_the_picture_saved(chart: Frontier) -> None:
    assert chart.stop_at(100) is None
    assert not chart.picture().isNull()
    chart.show_points(POINTS, 2)

    assert chart.facts().rows[0] == ("50.00", "2,000.00")
    assert not chart.picture().isNull()
    assert len(chart.summary()) == 3
