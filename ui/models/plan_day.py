"""By when a piece of a mix must be asked for, so that no own line seems to need it."""

from typing import TYPE_CHECKING

from planner.wording.i18n import tr
from planner.wording.say import short_day

if TYPE_CHECKING:
    from planner.plan.pieces import Piece


def ask_by(piece: "Piece") -> str:
    """The last day to apply; an own line is only drawn on."""
    if piece.ask_by is not None:
        return short_day(piece.ask_by)
    words = tr("no need to apply: draw on {day}")
    return words.format(day=short_day(piece.on))
