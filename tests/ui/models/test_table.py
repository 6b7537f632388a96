"""Rows as Qt wants them."""

from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from planner.phrases import Phrase
from planner.wording import i18n
from ui.models.table import (
    SHARE,
    SORT,
    Column,
    Side,
    Sorted,
    TableModel,
)
from ui.theme import Tone

COLUMNS: tuple[Column[int], ...] = (
    Column(Phrase("No."), str, lambda row: row, Side.RIGHT),
    Column(
        Phrase("Due"),
        lambda row: f"row {row}",
        tone=lambda row: Tone.BAD if row == 2 else Tone.PLAIN,
        share=lambda row: row / 10,
        tip=lambda row: f"tip {row}",
    ),
)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS)
    model.show_rows([3, 10, 2])

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_a_cell_says_what_its_column_says(qtbot: object) -> None:
    model = TableModel(COLUMNS)
    model.show_rows([2])
    first, second = model.index(0, 0), model.index(0, 1)

    assert first.data() == "2"
    assert first.data(SORT) == 2
    assert second.data(SORT) == "row 2"
    assert first.data(Qt.ItemDataRole.ForegroundRole) is None
    assert second.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert first.data(Qt.ItemDataRole.ToolTipRole) is None
    assert second.data(Qt.ItemDataRole.ToolTipRole) == "tip 2"
    assert first.data(SHARE) is None
    assert second.data(SHARE) == 0.2
    assert first.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(5, 5).data() is None
    assert model.row(0) == 2
    assert model.rows == (2,)


def test_headings_are_in_the_language_spoken(qtbot: object) -> None:
    model = TableModel(COLUMNS)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

    assert model.headerData(1, across) == "Due"
    i18n.use("zh")
    assert model.headerData(1, across) == "到期日"
    assert model.headerData(1, down) is None
    assert model.headerData(7, across) is None
    assert model.headerData(0, across, Qt.ItemDataRole.DecorationRole) is None
    assert (
        model.headerData(0, across, Qt.ItemDataRole.TextAlignmentRole)
        & Qt.AlignmentFlag.AlignRight
    )


def test_numbers_sort_as_numbers(qtbot: object) -> None:
    model = TableModel(COLUMNS)
    model.show_rows([3, 10, 2])
    ordered = Sorted(model)

    ordered.sort(0)

    assert [ordered.index(n, 0).data() for n in range(3)] == ["2", "3", "10"]


def test_a_cell_that_takes_words_is_corrected_in_its_place() -> None:
    typed: list[tuple[str, str]] = []
    columns = (
        Column(Phrase("Name"), str, put=lambda row, words: typed.append((row, words))),
        Column(Phrase("Length"), lambda row: str(len(row))),
    )
    model = TableModel(columns)
    model.show_rows(("car",))
    name, length = model.index(0, 0), model.index(0, 1)

    assert model.flags(name) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(length) & Qt.ItemFlag.ItemIsEditable
    assert model.data(name, Qt.ItemDataRole.EditRole) == "car"
    assert model.setData(name, "house")
    assert model.setData(name, "car")
    assert not model.setData(length, "9")
    assert not model.setData(name, "x", Qt.ItemDataRole.DisplayRole)
    assert typed == [("car", "house")]


def test_a_chosen_cell_stays_with_its_row_when_the_order_changes() -> None:
    model = TableModel(COLUMNS)
    model.show_rows([3, 10, 2])
    kept = QPersistentModelIndex(model.index(0, 1))

    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert [model.row(n) for n in range(3)] == [10, 3, 2]
    assert kept.data() == "row 3"
    assert model.rows == (3, 10, 2)
    model.show_rows([1, 4])
    assert [model.row(n) for n in range(2)] == [4, 1]

    model.sort(-1)
    assert [model.row(n) for n in range(2)] == [1, 4]
