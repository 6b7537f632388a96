"""How lines, fans, marks and flags stand on a chart."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from planner.money import Money
from ui.widgets.chart_paint import Frame, pen

A, B = date(2026, 1, 1), date(2026, 12, 31)
FRAME = Frame(QRectF(60, 30, 400, 200), A, B, (0, 50_000, 100_000))


@given(st.dates(A, B))
def test_a_day_is_found_again_at_its_place(day: date) -> None:
    assert FRAME.day_at(FRAME.x(day)) == day


def test_a_place_outside_is_the_first_or_the_last_day() -> None:
    assert FRAME.day_at(-1000) == A
    assert FRAME.day_at(9000) == B


def test_the_frame_holds_the_round_amounts() -> None:
    assert FRAME.point(A, Money(0)).y() == 230
    assert FRAME.point(B, Money(100_000)).y() == 30
    assert FRAME.point(B, Money(100_000)).x() == 460


def test_four_lines_are_told_apart_without_any_colour(qtbot: QtBot) -> None:
    dashes = [pen(number).dashPattern() for number in range(4)]

    assert all(one != other for one, other in combinations(dashes, 2))
    assert pen(0).widthF() == 2
