"""What stands where nothing is recorded yet."""

from pytestqt.qtbot import QtBot

from ui.widgets import text
from ui.widgets.empty import Empty


def test_it_says_what_belongs_here_and_offers_the_next_step(qtbot: QtBot) -> None:
    step = text.primary("Record a loan")
    made = Empty("loans", "No loan", "Record one.", step)
    bare = Empty("loans", "No loan", "Record one.")
    for one in (made, bare):
        qtbot.addWidget(one)
        one.show()

    assert step.isVisible()
    assert made.accessibleName() == "No loan"
    assert made.accessibleDescription() == "Record one."
