"""How a stated yearly cost and our own are told side by side, and its columns."""

from collections.abc import Sequence
from decimal import Decimal

from planner.app.queries_disclosure import DisclosureRow
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import percent, short_day
from ui.models.table import Column, Side
from ui.theme import Tone

COLUMNS: tuple[Column[DisclosureRow], ...] = (
    Column(Phrase("Day"), lambda row: short_day(row.on)),
    Column(
        Phrase("Stated"),
        lambda row: percent(row.stated, places=None),
        lambda row: float(row.stated),
        Side.RIGHT,
    ),
    Column(
        Phrase("Ours"),
        lambda row: _shown(row.ours),
        lambda row: float(row.ours or -1),
        Side.RIGHT,
    ),
    Column(
        Phrase("Verdict"),
        lambda row: tr("equal") if row.is_equal else tr("differs"),
        tone=lambda row: Tone.GOOD if row.is_equal else Tone.WARN,
        grows=True,
    ),
)


def verdict(row: DisclosureRow) -> Sentence:
    """Whether the stated cost is ours, in one line."""
    stated = percent(row.stated, places=None)
    if row.ours is None or row.difference is None:
        return Sentence(Phrase("stated {stated}, ours not known"), stated=stated)
    ours = percent(row.ours)
    if row.is_equal:
        words = Phrase("stated {stated}, ours {ours}: equal")
        return Sentence(words, stated=stated, ours=ours)
    words = Phrase("stated {stated}, ours {ours}: {points} percentage points apart")
    points = f"{abs(row.difference) * 100:.2f}"
    return Sentence(words, stated=stated, ours=ours, points=points)


def sentences(row: DisclosureRow) -> Sequence[Sentence]:
    """The verdict, its likely reason, and where form and terms part."""
    # Rounded to one decimal a form is right, though no way gives its very figure.
    is_plain = row.is_equal and row.agrees_with is None
    return (verdict(row), *(() if is_plain else (row.likely,)), *row.parted)


def _shown(ratio: Decimal | None) -> str:
    return "" if ratio is None else percent(ratio)
