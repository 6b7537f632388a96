"""A column that was left out is out at the next start too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.phrases import Phrase
from planner.wording import i18n
from ui.models.table import Column
from ui.settings import Settings
from ui.widgets import columns_kept
from ui.widgets.table import Table

COLUMNS = (
    Column(Phrase("Name"), str.upper),
    Column(Phrase("Owed"), lambda row: str(len(row))),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "duheng.ini"
    columns_kept.use(Settings(path))
    yield path
    columns_kept.use(None)


def made(qtbot: QtBot) -> Table[str]:
    table: Table[str] = Table(COLUMNS, "Words")
    qtbot.addWidget(table)
    table.show_rows(("car", "card"))
    return table


def test_a_choice_of_columns_outlives_the_program(file: Path, qtbot: QtBot) -> None:
    made(qtbot).want_column(1, wanted=False)

    columns_kept.use(Settings(file))
    i18n.use("zh")
    again = made(qtbot)
    assert again.isColumnHidden(1)
    assert not again.is_wanted(1)

    again.want_column(1, wanted=True)
    assert not made(qtbot).isColumnHidden(1)


def test_a_table_never_comes_without_columns(file: Path, qtbot: QtBot) -> None:
    columns_kept.keep(COLUMNS, {0, 1})

    assert columns_kept.unwanted(COLUMNS) == set()


def test_other_tables_keep_their_columns(file: Path, qtbot: QtBot) -> None:
    columns_kept.keep(COLUMNS, {1})

    assert columns_kept.unwanted(COLUMNS[1:]) == set()


def test_without_a_memory_nothing_is_left_out(qtbot: QtBot) -> None:
    table = made(qtbot)
    table.want_column(0, wanted=False)

    assert columns_kept.unwanted(COLUMNS) == set()
