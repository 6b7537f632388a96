"""The columns of what speaks against a limit, and of what would help."""

from planner.app.queries_advice import AdviceRow
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui.models.limits import whole
from ui.models.table import Column, Side
from ui.theme import Tone


def _helps(row: AdviceRow) -> str:
    return tr(row.helps or Phrase("nothing that would not mean more debt"))


def _soon(row: AdviceRow) -> str:
    return tr(row.soon) if row.soon else "–"


ADVICE: tuple[Column[AdviceRow], ...] = (
    Column(Phrase("What"), lambda row: say(row.say), grows=True),
    Column(
        Phrase("Effect"),
        lambda row: whole(row.effect),
        lambda row: row.effect.minor,
        Side.RIGHT,
        tone=lambda _: Tone.BAD,
        tip=lambda _: tr("What it adds to the mean of the estimate"),
    ),
    Column(Phrase("What would help"), _helps, tip=_helps, grows=True),
    Column(Phrase("How soon"), _soon, tip=_soon, grows=True),
    Column(Phrase("Grade"), lambda row: say(row.grade)),
)
