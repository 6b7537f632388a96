"""Labels, buttons and spaces."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Tone
from ui.widgets import text


def test_a_button_calls_without_qts_own_argument(qtbot: QtBot) -> None:
    calls: list[tuple[object, ...]] = []
    for made in (
        text.button("a", "add", lambda *told: calls.append(told)),
        text.primary("b", "add", lambda *told: calls.append(told)),
        text.flat("c", lambda *told: calls.append(told)),
        text.small("d", "add", lambda *told: calls.append(told)),
    ):
        qtbot.addWidget(made)
        made.show()
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)

    assert calls == [()] * 4


def test_a_label_shows_plain_text_only(qtbot: QtBot) -> None:
    made = text.label("<b>x</b>")
    qtbot.addWidget(made)

    text.retone(made, Tone.BAD)

    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.property("tone") == "bad"


def test_layouts_are_emptied_whole(qtbot: QtBot) -> None:
    holder, grid = QWidget(), QGridLayout()
    qtbot.addWidget(holder)
    line = text.column(text.label("a"), text.row(text.label("b"), 1), 1)
    holder.setLayout(line)
    grid.addWidget(text.label("c"), 0, 0)

    text.clear(line)
    text.clear_grid(grid)

    assert line.count() == grid.count() == 0


def test_a_short_text_can_be_selected_once_the_mouse_is_there(qtbot: QtBot) -> None:
    made = text.short("¥1,234.00")
    qtbot.addWidget(made)
    before = made.sizeHint()
    place = QPointF(2, 2)

    QApplication.sendEvent(made, QEnterEvent(place, place, place))

    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert made.textInteractionFlags() == selectable
    assert made.sizeHint() == before


def test_a_note_wraps_in_the_width_it_is_given_and_keeps_its_height(
    qtbot: QtBot,
) -> None:
    made = text.note("simple, loans weighted by what is owed, and some more words")
    qtbot.addWidget(made)
    before = made.heightForWidth(120)
    place = QPointF(2, 2)

    QApplication.sendEvent(made, QEnterEvent(place, place, place))

    assert made.wordWrap()
    assert made.heightForWidth(120) == before > made.fontMetrics().height()
