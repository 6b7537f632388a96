"""The columns of what may go wrong."""

from datetime import date

from pytestqt.modeltest import ModelTester

from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.plan.mend import Ask, Mend, Postponement
from planner.plan.plan import Step
from planner.plan.scenarios import Shock, Stress
from ui.models.plan_stress import SHAKEN, broken_columns, shaken
from ui.models.table import TableModel

DAY = date(2026, 12, 12)
STEP = Step(DAY, "car", Money(7000), RepaymentKind.SCHEDULED)
STRESSES = (
    Stress(Shock.LATE, (STEP,), Money(7000), DAY, "car"),
    Stress(Shock.LOST, (), ZERO, None, None, months=3),
    Stress(Shock.DEARER, (), ZERO, None, None, months=3),
    Stress(Shock.FROZEN, (), ZERO, None, None),
    Stress(Shock.FROZEN, (), ZERO, None, None, line="huabei"),
)


def test_every_shock_has_its_words(qtmodeltester: ModelTester) -> None:
    model = TableModel(SHAKEN)
    model.show_rows(shaken(STRESSES, str.upper))
    qtmodeltester.check(model)

    cells = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert cells == [
        "If income comes a month late",
        "If the income of 3 months is lost",
        "If interest rises by one point a year",
        "If a line is frozen and buys nothing more",
        "If “HUABEI” is frozen and buys nothing more",
    ]
    assert [model.index(0, n).data() for n in range(1, 5)] == [
        *("70.00", "2026-12-12", "1", "CAR"),
    ]
    assert model.index(1, 1).data() == "nothing"


def test_dues_that_break_are_named(qtmodeltester: ModelTester) -> None:
    model = TableModel(broken_columns(str.upper))
    model.show_rows((STEP,))

    qtmodeltester.check(model)
    cells = [model.index(0, n).data() for n in range(3)]
    assert cells == ["2026-12-12", "CAR", "70.00"]


def test_the_least_that_mends_a_shock_is_told_a_request_a_line() -> None:
    until = date(2026, 12, 20)
    late = Postponement("car", DAY, Money(7000), until)
    renewed = Postponement("car", DAY, Money(7000), until, Ask.RENEWAL)
    one = Stress(
        *(Shock.LATE, (STEP,), Money(7000), DAY, "car"),
        mend=Mend((renewed, *(late,) * 7), Money(300)),
    )

    (row,) = shaken((one,), str.upper)

    assert row.mending[:2] == (
        (
            "Ask “CAR” to renew ¥70.00 of its end on 12 Dec 2026"
            " by 8 days, to 20 Dec 2026."
        ),
        "Ask “CAR” to take ¥70.00 of 12 Dec 2026 8 days later, on 20 Dec 2026.",
    )
    assert row.mending[6:] == (
        "And 2 more postponements.",
        "¥3.00 more is needed all the same: waiting does not bring it.",
    )
