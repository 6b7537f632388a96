"""The heading of a page and the room below."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import text
from ui.widgets.frame import framed, scrolled


def test_a_page_is_called_by_its_title(qtbot: QtBot) -> None:
    page, body, button = QWidget(), QWidget(), text.button("Add")
    qtbot.addWidget(page)

    framed(page, "Loans", "What you owe.", scrolled(body), button)
    page.show()

    assert page.accessibleName() == "Loans"
    assert button.isVisible()
