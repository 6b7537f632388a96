"""Work for a plan on its way, stopped, refused, answered."""

from pytestqt.qtbot import QtBot

from planner.errors import RefusedError
from tests.helpers import screen
from ui.desk import Desk
from ui.parts.plan_wait import Wait
from ui.tasks import Told


def made(desk: Desk, qtbot: QtBot) -> tuple[Wait, list[object]]:
    told: list[object] = []
    wait = Wait(desk, "test", "Working …", lambda: told.append("refused"))
    qtbot.addWidget(wait)
    return wait, told


def until_stopped(told: Told) -> str:
    while not told.cancelled():
        told.progress(0.5)
    return "best"


def test_an_answer_arrives_and_the_line_goes_away(desk: Desk, qtbot: QtBot) -> None:
    wait, told = made(desk, qtbot)

    wait.start(lambda _: 7, told.append)
    assert not wait.isHidden()
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    assert told == [7]
    assert wait.isHidden()


def test_stopped_work_still_gives_the_best_it_has(desk: Desk, qtbot: QtBot) -> None:
    wait, told = made(desk, qtbot)

    wait.start(until_stopped, told.append, takes_best=True)
    screen.press(wait, "Stop", qtbot)
    assert wait.notice.words.startswith("Stopping")
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    assert told == ["best"]
    assert wait.notice.words == ""


def test_work_without_a_best_is_dropped_when_stopped(desk: Desk, qtbot: QtBot) -> None:
    wait, told = made(desk, qtbot)

    wait.start(until_stopped, told.append)
    wait.stop()
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    assert told == []
    assert wait.notice.words.startswith("Stopped.")


def test_a_refusal_puts_the_old_answer_away(desk: Desk, qtbot: QtBot) -> None:
    wait, told = made(desk, qtbot)

    def refuse(_: Told) -> None:
        raise RefusedError

    wait.start(refuse, told.append)
    qtbot.waitUntil(lambda: desk.tasks.is_idle)

    assert told == ["refused"]
    assert wait.notice.words == "This cannot be done."
