"""Why a limit is likely low or stuck, what would help and how soon; never more debt."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.credit.estimate import Direction, Estimate
from planner.credit.reasons import NAMES
from planner.lean import dataclass
from planner.model.priors import Evidence
from planner.money import Money
from planner.phrases import Phrase, Sentence


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """One factor that speaks against a line, the weightiest first.

    Attributes:
        say: what the book shows, and what borrowers with it saw.
        effect: of the mean limit, against a borrower who is in nothing special.
        helps: what would change it; None where nothing honest does.
        soon: after how long.
    """

    line: str
    factor: str
    name: Phrase
    say: Sentence
    effect: Money
    grade: Evidence
    helps: Phrase | None
    soon: Phrase | None


_ON_TIME = Phrase("pay everything on its day")
_HELPS: Mapping[str, tuple[Phrase, Phrase]] = MappingProxyType(
    {
        "late12": (_ON_TIME, Phrase("each late month falls out after 12 months")),
        "late_now": (_ON_TIME, Phrase("90 days after the last late day")),
        "new_lenders": (
            Phrase("draw at no lender that is new to you"),
            Phrase("180 days after the first drawing at each"),
        ),
        "inq90": (
            Phrase("apply nowhere, and test no limit in an app"),
            Phrase("90 days after the last inquiry"),
        ),
        "below_min": (
            Phrase("pay at least the minimum by the due day"),
            Phrase("after three statements"),
        ),
        "util_hi": (
            Phrase("repay until less than 90% of the limit is used on average"),
            Phrase("within 90 days"),
        ),
        "dormant": (
            Phrase("pay something small with the line and repay it in full at once"),
            Phrase("at once; it then counts for 180 days"),
        ),
        "lim_inc": (
            Phrase("show the lender a higher income, with proof"),
            Phrase("at its next review"),
        ),
        "since_y": (
            Phrase("ask for a review with the letter of this program"),
            Phrase("at its next review"),
        ),
    }
)


def advice(estimate: Estimate) -> tuple[AdviceRow, ...]:
    """What speaks against the line's limit, in the order of its weight."""
    against = [
        share
        for share in estimate.factors
        if share.direction is Direction.DOWN and share.effect.minor < 0
    ]
    return tuple(
        AdviceRow(
            estimate.line,
            share.factor,
            NAMES[share.factor],
            share.say,
            share.effect,
            share.grade,
            *_HELPS.get(share.factor, (None, None)),
        )
        for share in sorted(against, key=lambda share: share.effect)
    )
