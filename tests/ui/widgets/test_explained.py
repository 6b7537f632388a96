"""A table whose chosen figure says how it was computed."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase, Sentence
from ui.models.table import Column
from ui.widgets.explained import Explained, Told

Row = tuple[int, int]


def _how(row: Row) -> tuple[Sentence, ...]:
    words = Phrase("{a} + {b}")
    return (Sentence(words, a=row[0], b=row[1]), Sentence(Phrase("rounded")))


TOLD = (
    Told(Column(Phrase("No."), lambda row: str(row[0]))),
    Told(Column(Phrase("Owed"), lambda row: str(sum(row))), _how),
    Told(Column(Phrase("Fee"), lambda row: "x" * (row[1] - 2)), _how, is_rare=True),
    Told(Column(Phrase("Wide"), lambda _: "wide"), least=500),
)


def made(qtbot: QtBot, wide: int = 600) -> Explained[Row]:
    widget: Explained[Row] = Explained(TOLD, "Sums")
    qtbot.addWidget(widget)
    widget.resize(wide, 300)
    widget.show()
    widget.show_rows(((1, 2), (3, 2)))
    return widget


def test_arrow_keys_choose_a_figure_and_it_is_explained(qtbot: QtBot) -> None:
    widget = made(qtbot)
    assert widget.words.startswith("Choose a figure")

    widget.table.choose(0, 0)
    qtbot.keyClick(widget.table, Qt.Key.Key_Right)
    first = widget.words
    qtbot.keyClick(widget.table, Qt.Key.Key_Down)

    assert first == "1 + 2\nrounded"
    assert widget.words == "3 + 2\nrounded"
    assert widget.table.accessibleDescription() == "3 + 2 rounded"


def test_the_mouse_chooses_too_and_a_number_needs_no_word(qtbot: QtBot) -> None:
    widget = made(qtbot)
    table = widget.table

    for column in (1, 0):
        place = table.visualRect(table.model().index(1, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if column:
            assert widget.words.startswith("3 + 2")

    assert widget.words.startswith("Choose a figure")


def test_a_column_of_nothing_hides_and_comes_back(qtbot: QtBot) -> None:
    widget = made(qtbot)
    assert widget.table.isColumnHidden(2)

    widget.show_rows(((1, 4),))

    assert not widget.table.isColumnHidden(2)


def test_a_narrow_table_leaves_out_what_matters_least(qtbot: QtBot) -> None:
    widget = made(qtbot)
    assert not widget.table.isColumnHidden(3)

    widget.resize(300, 300)

    qtbot.waitUntil(lambda: widget.table.isColumnHidden(3))


def test_the_chosen_cell_stays_when_the_rows_change(qtbot: QtBot) -> None:
    widget = made(qtbot)
    widget.table.choose(1, 1)

    widget.show_rows(((5, 2), (6, 2)))

    assert widget.words.startswith("6 + 2")
    widget.show_rows(())
    widget.table.choose(0, 0)
    assert widget.words == ""
