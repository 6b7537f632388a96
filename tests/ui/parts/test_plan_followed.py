"""One kept plan beside what was done."""

from pytestqt.qtbot import QtBot

from planner.app.queries_followed import Followed
from tests.helpers import screen
from tests.ui.parts.test_plan_keep import PLAN
from ui.desk import Desk
from ui.parts.plan_followed import FollowedPlan, read
from ui.tasks import Told
from ui.widgets.card import Card


def cards(made: FollowedPlan) -> list[str]:
    return [one.accessibleName() for one in made.findChildren(Card) if one.isVisible()]


def test_a_plan_without_points_shows_no_chart(desk: Desk, qtbot: QtBot) -> None:
    made = FollowedPlan(desk, "repay")
    qtbot.addWidget(made)
    made.show()
    assert cards(made) == []

    made.show_followed(Followed(PLAN, (), (), ()))
    found = read(desk.book, PLAN, screen.TODAY, Told(lambda _: None))
    assert found.points

    assert cards(made) == ["What changed since", "Its steps"]
    assert "Nothing: all went as planned." in screen.all_text(made)


def test_a_plan_that_nobody_looks_at_any_more_is_put_away(
    desk: Desk, qtbot: QtBot
) -> None:
    made = FollowedPlan(desk, "repay")
    qtbot.addWidget(made)
    made.show()

    made.show_followed(Followed(PLAN, (), (), ()))
    made.show_plan(PLAN)
    made.show_plan(None)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)

    assert cards(made) == []
