"""The catalogue."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers import screen
from ui.desk import Desk
from ui.pages.channels import Page


def test_the_chosen_channel_tells_its_facts(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    channels = screen.named(page, "Channels")
    facts = screen.named(page, "Facts of the channel")
    field = screen.named(page, "Search channels")
    assert isinstance(field, QLineEdit)
    assert facts.model().rowCount() > 0

    qtbot.keyClicks(field, "weilidai")
    assert channels.model().rowCount() == 1
    channels.selectRow(0)
    assert "Weilidai" in screen.all_text(page)
    channels.chosen.emit(None)


def test_a_firm_sees_other_channels(desk: Desk, firm: Desk, qtbot: QtBot) -> None:
    pages = [Page(desk), Page(firm)]
    for page in pages:
        qtbot.addWidget(page)
        page.show()

    names = [
        {row.channel.id for row in screen.named(page, "Channels").rows}
        for page in pages
    ]
    assert "factoring" in names[1] - names[0]
    assert "huabei" in names[0]


def test_a_channel_that_was_searched_for_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()

    page.point_at("huabei")

    assert screen.named(page, "Channels").current.channel.id == "huabei"
