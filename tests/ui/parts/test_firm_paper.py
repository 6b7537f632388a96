"""A part of a firm's report on the screen."""

from pytestqt.qtbot import QtBot

from reports import firm_report
from ui.desk import Desk
from ui.parts.firm_paper import FirmPaper, Paper


def test_a_paper_is_as_high_as_what_it_says(qtbot: QtBot) -> None:
    paper = Paper("Paper")
    qtbot.addWidget(paper)
    paper.show()

    paper.resize(600, 10)
    paper.tell("<p>one</p>")
    short = paper.height()
    paper.tell("<p>one</p>" * 9)

    assert paper.height() > 3 * short


def test_sections_stand_anew_when_the_book_changes(firm: Desk, qtbot: QtBot) -> None:
    made = FirmPaper(firm, firm_report.ratios)
    qtbot.addWidget(made)
    made.show()

    made.refresh()
    made.refresh()

    def names() -> list[str]:
        found = made.findChildren(Paper)
        return [one.accessibleName() for one in found if one.isVisible()]

    qtbot.waitUntil(lambda: names() == ["Figures and ratios"])
