"""Which channels fit the firm."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.model.offers import Sector
from tests.helpers import screen
from ui.desk import Desk
from ui.parts.firm_paper import Paper
from ui.parts.sector_help import SectorHelp
from ui.widgets.banner import Banner

DAY = date(2027, 3, 1)


def opened(desk: Desk, qtbot: QtBot) -> SectorHelp:
    made = SectorHelp(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.refresh()
    return made


def test_the_checklist_follows_the_choice_and_the_day(firm: Desk, qtbot: QtBot) -> None:
    made = opened(firm, qtbot)
    paper = made.findChild(Paper)
    assert "Papers" in paper.toPlainText()

    screen.named(made, "Sort of firm").put(Sector.FARM)
    assert "only through a bank" in paper.toPlainText()
    screen.named(made, "Money needed on").put(DAY)
    assert "needed on" in paper.toPlainText()
    screen.named(made, "Money needed on").setText("no day")
    assert "needed on" not in paper.toPlainText()


def test_the_checklist_is_saved_where_the_user_says(
    firm: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = opened(firm, qtbot)
    screen.named(made, "Money needed on").put(DAY)
    answers = iter(["", str(tmp_path / "list")])
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (next(answers), "PDF")
    )

    screen.press(made, "Save as PDF …", qtbot)
    assert list(tmp_path.glob("*.pdf")) == []
    screen.press(made, "Save as PDF …", qtbot)

    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF-")
    assert made.findChild(Banner).isVisible()


def test_a_refusal_is_told(firm: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    made = opened(firm, qtbot)

    made.save(tmp_path / "nowhere" / "list.pdf")

    assert made.findChild(Banner).isVisible()
