"""What the tour comes by; without it the tour would know each page by heart."""

from typing import NamedTuple

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui.widgets.empty import Empty


class Stop(NamedTuple):
    """One stop of the tour.

    Attributes:
        page: where it is; empty for what is there on every page.
        at: the names of the control, or else of the next one, as they are read.
        words: what it is for.
    """

    page: str
    at: tuple[Phrase, ...]
    words: Phrase


STOPS = (
    Stop(
        "overview",
        (Phrase("Needs attention"), Phrase("First steps")),
        Phrase("The overview: what is owed, what is due, and what needs a look."),
    ),
    Stop(
        "lines",
        (Phrase("Read limit"), Phrase("Record a line")),
        Phrase(
            "Each credit line with its limit. Record what the app shows, day by day."
        ),
    ),
    Stop(
        "loans",
        (Phrase("Repayment schedule"), Phrase("Record a loan")),
        Phrase("Each loan with its instalments, to the cent. Choose a row to see how."),
    ),
    Stop(
        "limits",
        (Phrase("Limit over time"), Phrase("Record a line")),
        Phrase("How each limit may move, and for which reasons."),
    ),
    Stop(
        "repay",
        (Phrase("Plan"), Phrase("Record a loan")),
        Phrase("The cheapest way to repay, beside the usual rules."),
    ),
    Stop(
        "files",
        (Phrase("Import bills"),),
        Phrase("Bills of Alipay, WeChat and banks are read in here."),
    ),
    Stop(
        "",
        (Phrase("Undo"),),
        Phrase("Every step can be taken back, and is kept at once: Ctrl+Z."),
    ),
    Stop(
        "",
        (Phrase("Search everything …"),),
        Phrase("Any page, line, loan or action is found from here: Ctrl+K."),
    ),
)


def control(stop: Stop, window: QWidget, page: QWidget) -> QWidget:
    """The control that a stop is about; the whole page where it is not there."""
    inside = page if stop.page else window
    for name in (tr(one).removesuffix("…").rstrip() for one in stop.at):
        for one in inside.findChildren(QWidget):
            if one.isVisibleTo(window) and name in _names(one):
                return one
    return page


def _names(one: QWidget) -> tuple[str, ...]:
    if isinstance(one, QPushButton | QToolButton):
        return (one.accessibleName(), one.text())
    return () if isinstance(one, Empty) else (one.accessibleName(),)
