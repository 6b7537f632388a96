"""The list of pages at the side."""

from pytestqt.qtbot import QtBot

from ui import icons
from ui.desk import Desk
from ui.navigation import Navigation


def test_choosing_a_page_asks_for_it_and_being_shown_marks_it(
    desk: Desk, qtbot: QtBot
) -> None:
    nav = Navigation(desk, "overview")
    qtbot.addWidget(nav)
    asked: list[str] = []
    nav.chosen.connect(asked.append)

    nav.setCurrentRow(1)
    nav.show_page("nowhere")

    assert asked == ["loans"]
    assert nav.currentRow() == -1


def test_only_the_page_shown_has_an_icon_in_the_accent(
    desk: Desk, qtbot: QtBot
) -> None:
    nav = Navigation(desk, "overview")
    qtbot.addWidget(nav)
    plain = icons.icon("loans").cacheKey()

    nav.show_page("loans")
    accented = nav.item(1).icon().cacheKey()
    nav.show_page("overview")

    assert accented != plain
    assert nav.item(1).icon().cacheKey() == plain
    assert nav.item(0).icon().cacheKey() != icons.icon("overview").cacheKey()


def test_a_page_that_is_shown_stays_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    person, there = Navigation(desk, "overview"), Navigation(desk, "business")
    qtbot.addWidget(person)
    qtbot.addWidget(there)

    assert there.count() == person.count() + 1
