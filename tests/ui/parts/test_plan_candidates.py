"""Papers, days, failing draws and reasons why not, beside a mix."""

import pytest
from pytestqt.qtbot import QtBot

from planner.money import Money
from planner.plan.pieces import IfFails
from tests.helpers import screen
from tests.ui.models.test_plan_candidates import ASKED, DEAR
from ui.desk import Desk
from ui.parts.plan_candidates import Candidates


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Candidates:
    made = Candidates(desk)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    return made


def test_each_table_has_its_rows(shown: Candidates) -> None:
    fails = IfFails("jiebei", "jiebei", Money(5000), (ASKED,), Money(0))

    shown.show_found((DEAR,), (ASKED,), (fails,))

    for name in ("If a draw fails", "Apply for it", "Not in the mix"):
        assert screen.named(shown, name).model().rowCount() == 1
    first = screen.named(shown, "If a draw fails").model().index(0, 0)
    assert first.data() == "Jiebei"


def test_a_table_without_rows_is_hidden(shown: Candidates) -> None:
    shown.show_found((DEAR,))
    text = screen.all_text(shown)
    assert "Candidates that are not in it, and why" in text

    shown.show_found(())
    assert not shown.isVisible()
