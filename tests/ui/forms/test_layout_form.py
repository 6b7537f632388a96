"""The columns of an unknown file are named with its first rows in sight."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.exchange.preview import preview
from planner.model.declared import ColumnRole, FileLayout
from tests.helpers import make, screen
from ui.forms.layout_form import LayoutDialog
from ui.widgets.banner import Banner

BOOK = make.book(make.line("card", name="Card"))
ODD = (
    "Buchung;Wer;Wofuer;Betrag;Saldo\n"
    "03.11.2026;Stadtwerke;Strom November mit allen Nachzahlungen;-86,20;1.913,80\n"
    "15.11.2026;Firma Lang;Gehalt;2.100,00;4.013,80\n"
)


def opened(
    qtbot: QtBot, folder: Path, told: list[FileLayout], text: str = ODD
) -> LayoutDialog:
    path = folder / "odd.csv"
    path.write_text(text, encoding="utf-8")
    dialog = LayoutDialog(preview(path, BOOK), BOOK, told.append)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: LayoutDialog, head: str, role: ColumnRole | None) -> None:
    screen.named(dialog, head).put(role)


def test_guesses_are_shown_and_can_be_corrected(qtbot: QtBot, tmp_path: Path) -> None:
    told: list[FileLayout] = []
    dialog = opened(qtbot, tmp_path, told)
    assert screen.named(dialog, "Buchung").value() is ColumnRole.DAY
    assert "Stadtwerke" in screen.all_text(dialog)
    assert "Strom November mit al…" in screen.all_text(dialog)

    choose(dialog, "Wer", ColumnRole.COUNTERPARTY)
    choose(dialog, "Wofuer", ColumnRole.DESCRIPTION)
    choose(dialog, "Saldo", ColumnRole.BALANCE)
    dialog.form.put(day_form="day-first", line="card", name="Bank")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    (layout,) = told
    roles = {use.head: use.role for use in layout.columns}
    assert roles["Wer"] is ColumnRole.COUNTERPARTY
    assert roles["Betrag"] is ColumnRole.AMOUNT
    assert (layout.name, layout.day_form, layout.line) == ("Bank", "day-first", "card")
    assert not dialog.isVisible()


def test_what_is_missing_is_said_while_one_chooses(
    qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[FileLayout] = []
    dialog = opened(qtbot, tmp_path, told)

    choose(dialog, "Buchung", None)
    assert dialog.findChild(Banner).isVisible()
    dialog.save()
    assert not told

    choose(dialog, "Buchung", ColumnRole.DAY)
    assert not dialog.findChild(Banner).isVisible()
    dialog.form.put(name=None)
    dialog.save()
    assert not told


def test_a_column_of_directions_needs_no_word_on_signs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(qtbot, tmp_path, [])
    assert dialog.form.widget("positive_is").isVisible()

    choose(dialog, "Wofuer", ColumnRole.DIRECTION)

    assert not dialog.form.widget("positive_is").isVisible()


@pytest.mark.parametrize("words", ["Cancel"])
def test_leaving_maps_nothing(qtbot: QtBot, tmp_path: Path, words: str) -> None:
    told: list[FileLayout] = []
    dialog = opened(qtbot, tmp_path, told)

    screen.press(dialog, words, qtbot)

    assert not told


def test_a_file_without_headings_shows_none(qtbot: QtBot, tmp_path: Path) -> None:
    told: list[FileLayout] = []
    text = "2026-11-03,Shop,-86.20\n2026-11-05,Work,2100.00\n"

    dialog = opened(qtbot, tmp_path, told, text)
    dialog.save()

    assert told[0].headless
    assert "Shop" in screen.all_text(dialog)
