"""The tour leads by real controls, and can be left at any card."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.model.book import Book
from tests.helpers import screen
from tests.helpers.memory import MemoryStore
from ui import look
from ui.help.ring import Ring, shown_part
from ui.help.stops import STOPS, control
from ui.help.tour import Tour
from ui.settings import Settings
from ui.theme import Theme
from ui.window import Window

Opens = Callable[[Book], Window]


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path) -> Iterator[Opens]:
    """The whole window over a book."""
    windows: list[Window] = []

    def made(book: Book) -> Window:
        session = Session(MemoryStore(book), FixedClock(screen.TODAY))
        settings = Settings(tmp_path / "duheng.ini")
        window = Window(screen.begun(session), screen.services(), settings)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return window

    yield made
    for window in windows:
        window.close()
    look.wear(Theme.LIGHT)
    look.speak("en")


def begun_tour(window: Window) -> Tour:
    window.ask("tour")
    (made,) = [one for one in window.findChildren(Tour) if one.isVisible()]
    return made


def ring(window: Window) -> Ring:
    (found,) = [one for one in window.findChildren(Ring) if one.isVisible()]
    return found


def press(tour: Tour, words: str) -> None:
    (found,) = [x for x in tour.findChildren(QPushButton) if x.text() == words]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def name(one: QWidget) -> str:
    return one.accessibleName() or getattr(one, "text", str)()


SAMPLE = (
    *("Needs attention", "Read limit", "Repayment schedule", "Limit over time"),
    *("Plan", "Import bills", "Undo", "Search everything"),
)
EMPTY = (
    *("First steps", "Record a line", "Record a loan", "Record a line"),
    *("Record a loan", "Import bills", "Undo", "Search everything"),
)


@pytest.mark.parametrize("kind", ["sample", "empty"])
def test_every_card_stands_beside_the_control_it_speaks_of(
    kind: str, opens: Opens, qtbot: QtBot
) -> None:
    window = opens(screen.sample() if kind == "sample" else Book())
    tour = begun_tour(window)

    for stop, named in zip(STOPS, SAMPLE if kind == "sample" else EMPTY, strict=True):
        at = control(stop, window, window.page)
        assert name(at) == named
        qtbot.waitUntil(lambda at=at: ring(window).place == shown_part(at, window))
        assert ring(window).geometry() == window.rect()
        assert not ring(window).place.isEmpty()
        assert not tour.geometry().intersects(ring(window).place)
        assert window.rect().contains(tour.geometry())
        press(tour, "Finish" if stop is STOPS[-1] else "Next")

    assert not tour.isVisible()
    assert not [one for one in window.findChildren(Ring) if one.isVisible()]
    assert window.page.accessibleName() == "Overview"


def test_one_can_go_back(opens: Opens) -> None:
    window = opens(Book())
    tour = begun_tour(window)

    press(tour, "Next")
    assert window.page.accessibleName() == "Credit lines"
    press(tour, "Back")

    assert window.page.accessibleName() == "Overview"
    backs = [one for one in tour.findChildren(QPushButton) if one.text() == "Back"]
    assert not backs[0].isEnabled()


@pytest.mark.parametrize("after", range(len(STOPS)))
def test_enter_goes_on_and_escape_leaves_at_any_card(after: int, opens: Opens) -> None:
    window = opens(Book())
    tour = begun_tour(window)
    for _ in range(after):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert f"{after + 1} / {len(STOPS)}" in screen.all_text(tour)

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not tour.isVisible()
    assert not [one for one in window.findChildren(Ring) if one.isVisible()]


def test_it_can_be_skipped_with_the_mouse(opens: Opens) -> None:
    tour = begun_tour(opens(Book()))

    press(tour, "Skip the tour")

    assert not tour.isVisible()


def test_tab_stays_in_the_card_and_the_keys_of_the_window_wait(opens: Opens) -> None:
    window = opens(Book())
    tour = begun_tour(window)
    press(tour, "Next")
    passed = []
    for key in (*[Qt.Key.Key_Tab] * 3, Qt.Key.Key_Backtab):
        QTest.keyClick(QApplication.focusWidget(), key)
        passed.append(name(QApplication.focusWidget()))

    assert passed == ["Skip the tour", "Back", "Next", "Back"]
    control_key = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, control_key)
    assert window.page.accessibleName() == "Credit lines"


def test_the_tab_key_passes_over_what_cannot_be_pressed(opens: Opens) -> None:
    begun_tour(opens(Book()))

    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)

    assert name(QApplication.focusWidget()) == "Skip the tour"


def test_the_ring_follows_a_window_that_is_resized_or_made_anew(
    opens: Opens, qtbot: QtBot
) -> None:
    window = opens(screen.sample())
    tour = begun_tour(window)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: ring(window).size() == window.size())

    window.choose_theme(Theme.DARK)
    stop = STOPS[0]

    def is_there() -> bool:
        at = control(stop, window, window.page)
        return ring(window).place == shown_part(at, window)

    qtbot.waitUntil(is_there)
    assert window.rect().contains(tour.geometry())


def test_a_second_tour_takes_the_place_of_the_first(opens: Opens) -> None:
    window = opens(Book())
    begun_tour(window)
    window.ask("tour")

    assert len([one for one in window.findChildren(Tour) if one.isVisible()]) == 1
    assert ring(window)
