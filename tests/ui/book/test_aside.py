"""What the whole window waits for is told in its foot, and can be stopped."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.errors import RefusedError
from planner.phrases import Phrase
from ui.book.aside import Aside
from ui.desk import Desk
from ui.tasks import Told
from ui.theme import Tone

Said = list[tuple[str, Tone]]


class GivenUpError(RefusedError):
    """A work that was given up."""

    words = Phrase("Stopped; no copy was written.")


@pytest.fixture
def begin(desk: Desk, qtbot: QtBot) -> Callable[..., tuple[Aside, Said]]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()

    def begun(work: Callable[[Told], object]) -> tuple[Aside, Said]:
        said: Said = []
        aside = Aside("copy", "Copying", GivenUpError(), window)
        aside.said.connect(lambda words, tone: said.append((words, tone)))
        aside.begin_work(desk, work)
        return aside, said

    return begun


def test_what_was_done_is_said_and_the_bar_goes(
    begin: Callable[..., tuple[Aside, Said]], qtbot: QtBot
) -> None:
    go = Event()

    def work(told: Told) -> str:
        go.wait(20)
        told.progress(0.5)
        return "A copy."

    aside, said = begin(work)
    qtbot.waitUntil(aside.isVisible)
    go.set()
    qtbot.waitUntil(lambda: not isValid(aside))

    assert said == [("A copy.", Tone.GOOD)]


def test_what_was_refused_is_said(
    begin: Callable[..., tuple[Aside, Said]], qtbot: QtBot
) -> None:
    def work(_: Told) -> str:
        raise GivenUpError

    aside, said = begin(work)
    qtbot.waitUntil(lambda: not isValid(aside))

    assert said == [("Stopped; no copy was written.", Tone.BAD)]


def test_it_is_stopped_by_its_button(
    begin: Callable[..., tuple[Aside, Said]], qtbot: QtBot, desk: Desk
) -> None:
    stopped: list[bool] = []
    go = Event()

    def work(told: Told) -> str:
        go.wait(20)
        stopped.append(told.cancelled())
        return "too late"

    aside, said = begin(work)
    aside.findChild(QPushButton).click()
    go.set()
    qtbot.waitUntil(lambda: desk.tasks.is_idle and not isValid(aside))

    assert stopped == [True]
    assert said == [("Stopped; no copy was written.", Tone.PLAIN)]
