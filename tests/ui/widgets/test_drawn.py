"""What every chart can do, by mouse and by keys."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QPainter,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.helpers.eyes import LACKING, contrast, nearest
from ui import theme
from ui.widgets.drawn import Drawn, Facts
from ui.widgets.table import Table

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Two(Drawn):
    """A chart of two numbers."""

    def draw(self, painter: QPainter, area: QRectF) -> None:
        painter.fillRect(area.adjusted(20, 40, -20, -20), Qt.GlobalColor.red)

    def facts(self) -> Facts:
        return Facts(("Day", "Owed"), (("Monday", "1.00"), ("Tuesday", "2.00")))

    def summary(self) -> Sequence[str]:
        return ("from 1 to 2",)

    def stops(self) -> Sequence[int]:
        return (0, 1)

    def stop_at(self, x: float) -> int:
        return int(x > self.width() / 2)

    def x_of(self, stop: int) -> float:
        return self.width() * (0.25 + stop / 2)

    def told(self, stop: int) -> str:
        return ("Monday 1.00", "Tuesday 2.00")[stop]


@pytest.fixture
def chart(qtbot: QtBot) -> Two:
    made = Two("Owed", 200)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.changed()
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def menu(chart: Drawn) -> QMenu:
    (found,) = [one for one in chart.findChildren(QMenu) if one.isVisible()]
    return found


def test_arrow_keys_step_through_the_values_and_say_them(
    chart: Two, qtbot: QtBot
) -> None:
    said = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)
        said.append(chart.accessibleDescription())

    assert said == ["Monday 1.00", "Tuesday 2.00", "Tuesday 2.00", "Monday 1.00"]
    chart.clearFocus()
    assert chart.accessibleDescription() == "from 1 to 2"


def test_stepping_back_first_begins_at_the_end(chart: Two, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Left)

    assert chart.accessibleDescription() == "Tuesday 2.00"


def test_keys_copy_the_picture_and_the_values(chart: Two, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_C, CTRL)
    assert not QGuiApplication.clipboard().image().isNull()

    qtbot.keyClick(chart, Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "Day\tOwed\nMonday\t1.00\nTuesday\t2.00"
    )


def test_enter_shows_the_same_as_a_table(chart: Two, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Return)

    (dialog,) = chart.findChildren(QDialog)
    (table,) = dialog.findChildren(Table)
    assert [table.model().index(n, 1).data() for n in (0, 1)] == ["1.00", "2.00"]
    dialog.accept()


@pytest.mark.parametrize(
    "names",
    [("a.png", "", "a.png"), ("b.svg", "", "b.svg"), ("c", "SVG (*.svg)", "c.svg")],
)
def test_it_is_saved_as_png_or_svg(
    chart: Two,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, str, str],
) -> None:
    typed, kind, made = names
    chosen = str(tmp_path / typed)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, kind))

    qtbot.keyClick(chart, Qt.Key.Key_S, CTRL | SHIFT)

    written = tmp_path / made
    if made.endswith("svg"):
        assert "<title>Owed</title>" in written.read_text(encoding="utf-8")
    else:
        assert QImage(str(written)).width() == 1920


def test_nothing_is_saved_where_no_file_is_chosen(
    chart: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    chart.ask_where()

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_place_that_cannot_be_written_is_said(
    chart: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    said: list[str] = []
    chosen = str(tmp_path / "missing" / f"chart.{ending}")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, "png"))
    monkeypatch.setattr(QMessageBox, "warning", lambda *told: said.append(told[2]))

    chart.ask_where()

    assert said == [f"chart.{ending} could not be written."]


def test_the_menu_opens_by_its_button_and_by_the_mouse(
    chart: Two, qtbot: QtBot
) -> None:
    (button,) = chart.findChildren(QToolButton)
    assert button.accessibleName() == "Copy or save “Owed”"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    entries = [one.text().split("\t")[0] for one in menu(chart).actions()]
    menu(chart).close()

    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(chart, QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))

    assert entries == [
        "Copy picture",
        "Copy values",
        "Save picture…",
        "Show as table",
    ]
    menu(chart).close()


def test_hovering_draws_a_line_and_asks_for_no_tip_of_its_own(
    chart: Two, qtbot: QtBot
) -> None:
    before = chart.grab().toImage()
    qtbot.mouseMove(chart, QPoint(10, 100))
    qtbot.mouseMove(chart, QPoint(300, 100))
    qtbot.waitUntil(lambda: chart.grab().toImage() != before)

    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), QPoint(9, 9))
    assert QApplication.sendEvent(chart, asked)


def test_it_is_printed_on_white_whatever_the_look(chart: Two) -> None:
    theme.use(theme.DARK)
    try:
        picture = chart.picture()
        assert theme.tokens() is theme.DARK
    finally:
        theme.use(theme.LIGHT)

    assert picture.pixelColor(4, 4).name() == "#ffffff"


def test_a_chart_of_nothing_has_no_menu_and_no_keys(qtbot: QtBot) -> None:
    made = Drawn("Nothing", 100)
    qtbot.addWidget(made)
    made.changed()
    made.show()

    qtbot.keyClick(made, Qt.Key.Key_Right)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(made, QContextMenuEvent(reason, QPoint(9, 9), QPoint(9, 9)))

    assert made.accessibleDescription() == ""
    assert not made.findChildren(QMenu)
    assert made.facts() == Facts((), ())
    assert (made.stop_at(1.0), made.x_of(0), made.told(0)) == (None, 0.0, "")


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("lacking", LACKING)
def test_colour_blind_eyes_keep_the_series_apart(
    look: theme.Tokens, lacking: str
) -> None:
    # Four dashes and textures: what shares one must differ by colour alone.
    just_told_apart, apart = 5.0, 10.0
    assert nearest(look.series[:4], lacking) >= apart
    for one, other in combinations(range(len(look.series)), 2):
        pair = (look.series[one], look.series[other])
        if one % 4 == other % 4:
            assert nearest(pair, lacking) > just_told_apart


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_each_series_stands_out_from_the_ground(look: theme.Tokens) -> None:
    assert all(contrast(one, look.surface) >= 3 for one in look.series)
