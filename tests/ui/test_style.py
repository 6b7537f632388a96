"""The style sheet made from the tokens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from tests.helpers.eyes import contrast
from ui import look, theme
from ui.style import sheet
from ui.theme import DARK, LIGHT, Theme, Tokens


def test_each_look_has_its_own_sheet_arrow_and_tick() -> None:
    light, dark = sheet(LIGHT), sheet(DARK)

    assert light != dark
    for text, shade in ((light, "light"), (dark, "dark")):
        paths = [Path(part.split('")')[0]) for part in text.split('url("')[1:]]
        names = {path.name for path in paths}
        assert names == {f"arrow-{shade}.svg", f"tick-{shade}.svg"}
        assert all(path.exists() for path in paths)


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK], ids=["light", "dark"])
def worn(request: pytest.FixtureRequest) -> Iterator[Tokens]:
    look.wear(request.param)
    yield theme.tokens()
    look.wear(Theme.LIGHT)


def box(_words: str) -> QCheckBox:
    return QCheckBox("A")


def a_list(_words: str) -> QListWidget:
    made = QListWidget()
    made.addItem("A")
    made.item(0).setFlags(made.item(0).flags() | Qt.ItemFlag.ItemIsUserCheckable)
    return made


def ticked(made: QCheckBox | QListWidget, *, is_on: bool) -> None:
    state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
    if isinstance(made, QCheckBox):
        made.setCheckState(state)
    else:
        made.item(0).setCheckState(state)


@pytest.mark.parametrize("is_on", [False, True], ids=["open", "ticked"])
@pytest.mark.parametrize("kind", [box, a_list])
def test_the_rim_of_a_box_stands_out_from_what_is_around_it(
    kind: Callable[[str], QCheckBox | QListWidget],
    is_on: bool,  # noqa: FBT001  # drawn
    worn: Tokens,
    qtbot: QtBot,
) -> None:
    made = kind("A")
    qtbot.addWidget(made)
    made.resize(200, 40)
    ticked(made, is_on=is_on)
    made.show()
    drawn = made.grab().toImage()
    around = worn.ground if isinstance(made, QCheckBox) else worn.surface
    height = made.height() // 2
    if isinstance(made, QListWidget):
        height = made.visualItemRect(made.item(0)).center().y() + 1

    # From the left through the box: its rim comes after what is around it.
    row = [drawn.pixelColor(x, height).name() for x in range(2, 14)]
    assert max(contrast(color, around) for color in row) >= 3  # WCAG 2.2, 1.4.11
    tick = [drawn.pixelColor(x, height).name() for x in range(2, 20)]
    if is_on:
        assert max(contrast(color, worn.accent) for color in tick) >= 3
