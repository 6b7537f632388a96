"""What each aim of a plan would come to."""

from datetime import date

from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from planner.model.book import Book
from planner.money import Money
from planner.plan.aims import Aim
from planner.plan.compare import AimRow
from planner.plan.plan import Cost, LowestCash, Plan
from tests.helpers import make, screen
from ui.desk import Desk
from ui.parts.plan_aims import Aims, compared
from ui.tasks import Told

DAY = date(2026, 12, 1)
PLAN = Plan((), Cost(Money(10), Money(0), Money(0)), DAY, LowestCash(DAY, Money(5)))
ROWS = (
    AimRow(Aim.COST, PLAN, Money(0), Money(70), 3, Money(9)),
    AimRow(Aim.SMOOTH, PLAN, Money(50), Money(60), 4, Money(8)),
)


def salaried() -> Book:
    return make.book(
        make.loan(principal="3000.00", drawn_on="2026-11-01", first_due="2026-12-01"),
        make.cash("9000.00", "2026-11-25"),
        make.expected(amount="5000.00", first="2026-12-05"),
    )


def test_every_aim_has_its_price() -> None:
    shares: list[float] = []

    rows = compared(salaried(), date(2026, 11, 25), Told(shares.append))

    assert [row.aim for row in rows] == list(Aim)
    assert all(row.price >= Money(0) for row in rows)
    assert shares == sorted(shares)
    assert len(shares) > len(list(Aim))
    assert shares[-1] <= 1


def test_the_aim_chosen_is_planned_for(desk: Desk, qtbot: QtBot) -> None:
    aims = Aims(desk)
    qtbot.addWidget(aims)
    aims.show()
    chosen: list[str] = []
    aims.chosen.connect(chosen.append)
    aims.show_rows(ROWS)
    table = screen.named(aims, "Aims")

    table.selectRow(1)
    screen.press(aims, "Plan for this aim", qtbot)

    assert chosen == ["smooth"]


def test_without_a_plan_no_aim_can_be_chosen(nothing: Desk, qtbot: QtBot) -> None:
    aims = Aims(nothing)
    qtbot.addWidget(aims)
    aims.show()
    chosen: list[str] = []
    aims.chosen.connect(chosen.append)
    aims.show_rows(ROWS)

    aims._wait.show_refusal(RefusedError())  # noqa: SLF001  # as the work would
    screen.press(aims, "Plan for this aim", qtbot)
    aims._choose(None)  # noqa: SLF001  # as a key would
    aims.refresh()
    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=30_000)

    assert chosen == []
