"""What the contracts stand."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.plan.plan import Step
from tests.helpers import screen
from ui.desk import Desk
from ui.models.plan_stress import Shaken
from ui.parts.plan_stress import StressTest, stressed
from ui.tasks import Told

DAY = date(2026, 12, 12)
STEP = Step(DAY, "nobody", Money(7000), RepaymentKind.SCHEDULED)
FINE = Shaken("If interest rises", ZERO, None, (), "")
BAD = Shaken(
    "If income is lost", Money(7000), DAY, (STEP,), "Car", ("Ask Car to wait.",)
)
ALONE = Shaken("If rent comes early", Money(50), DAY, (), "")


@pytest.fixture
def stress(desk: Desk, qtbot: QtBot) -> StressTest:
    made = StressTest(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_the_worst_is_told_with_what_mends_it(stress: StressTest) -> None:
    stress.show_rows((FINE, BAD))

    said = screen.all_text(stress)
    assert "from 12 Dec 2026 on, ¥70.00 is missing above your reserve." in said
    assert "Or ask for this, the least that mends it:\n· Ask Car to wait." in said
    broken = screen.named(stress, "Dues that break")
    assert broken.model().index(0, 1).data() == "nobody"


def test_another_shock_is_looked_at_by_choosing_it(stress: StressTest) -> None:
    stress.show_rows((FINE, BAD, ALONE))
    table = screen.named(stress, "What may go wrong")

    table.selectRow(0)
    assert "If interest rises: every payment can still be made." in screen.all_text(
        stress
    )
    table.selectRow(2)
    assert "Or ask for this" not in screen.all_text(stress)


def test_a_longer_failure_is_tested_anew(stress: StressTest, qtbot: QtBot) -> None:
    stress.refresh()
    qtbot.waitUntil(lambda: stress.desk.tasks.is_idle, timeout=30_000)
    table = screen.named(stress, "What may go wrong")
    assert table.model().index(0, 0).data() == "If income comes a month late"

    screen.named(stress, "Income late or lost for").put(3)
    qtbot.waitUntil(lambda: stress.desk.tasks.is_idle, timeout=30_000)

    assert table.model().index(0, 0).data() == "If income comes 3 months late"
    stress._wait.show_refusal(RefusedError())  # noqa: SLF001  # as the work would
    assert table.model().rowCount() == 0


def test_every_shock_is_a_row() -> None:
    rows = stressed(screen.sample(), screen.TODAY, 2, Told(lambda _: None))

    assert rows[1].shock == "If the income of 2 months is lost"
    assert any(row.ask_first for row in rows)
    assert any("is frozen" in row.shock for row in rows)
