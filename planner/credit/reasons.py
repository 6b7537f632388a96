"""A factor in a borrower's words: "borrowers who had", never "this will"."""

from collections.abc import Callable, Mapping
from math import exp, expm1
from types import MappingProxyType

from planner.model.priors import Evidence, FactorPrior
from planner.phrases import Phrase, Sentence

_PERCENT = 100

_Count = Callable[[float], object]


def _whole(value: float) -> object:
    return round(value)


def _uses(value: float) -> object:
    return round(expm1(value))


def _times(value: float) -> object:
    return f"{exp(value):.1f}"


def _years(value: float) -> object:
    return f"{value:.1f}"


def _share(value: float) -> object:
    return f"{value * _PERCENT:.0f}%"


NAMES: Mapping[str, Phrase] = MappingProxyType(
    {
        "late12": Phrase("overdue record"),
        "late_now": Phrase("recent payments"),
        "new_lenders": Phrase("new lenders"),
        "inq90": Phrase("inquiries and applications"),
        "below_min": Phrase("minimum payments"),
        "util_hi": Phrase("use of the limit"),
        "activity": Phrase("activity"),
        "dormant": Phrase("use within half a year"),
        "lim_inc": Phrase("limit against income"),
        "since_y": Phrase("time since the last change"),
        "churn90": Phrase("quick borrowing and repaying"),
        "reliance": Phrase("reliance on one line"),
        "profile_gap": Phrase("profile"),
    }
)

_SAID: Mapping[str, tuple[Phrase, _Count]] = MappingProxyType(
    {
        "late12": (Phrase("months with an overdue in the last 12: {n}"), _whole),
        "late_now": (Phrase("an overdue in the last 90 days"), _whole),
        "new_lenders": (Phrase("new lenders in the last 180 days: {n}"), _whole),
        "inq90": (Phrase("inquiries or applications in the last 90 days: {n}"), _whole),
        "below_min": (
            Phrase("of the last 3 statements, paid below the minimum: {n}"),
            _whole,
        ),
        "util_hi": (
            Phrase("mean use above 90% of the limit in the last 90 days"),
            _whole,
        ),
        "activity": (Phrase("uses of the line in the last 90 days: {n}"), _uses),
        "dormant": (Phrase("no use and no balance for 180 days"), _whole),
        "lim_inc": (Phrase("a limit of {n} times the monthly income"), _times),
        "since_y": (Phrase("years since the limit last changed: {n}"), _years),
        "churn90": (
            Phrase("loans repaid in full within 7 days, in the last 90 days: {n}"),
            _whole,
        ),
        "reliance": (
            Phrase("{n} of all that is owed, above one half, on this line"),
            _share,
        ),
        "profile_gap": (Phrase("{n} of the profile not filled in"), _share),
    }
)
# What is said of a factor of which there is none: a count of zero reads like a riddle.
_ABSENT: Mapping[str, Phrase] = MappingProxyType(
    {
        "late12": Phrase("no overdue in the last 12 months"),
        "new_lenders": Phrase("no new lender in the last 180 days"),
        "inq90": Phrase("no inquiry or application in the last 90 days"),
        "below_min": Phrase("the last statements were paid at least at the minimum"),
        "activity": Phrase("the line was not used in the last 90 days"),
        "churn90": Phrase("no loan repaid in full within 7 days in the last 90 days"),
        "reliance": Phrase("at most half of all that is owed is on this line"),
        "profile_gap": Phrase("the profile is complete"),
        "late_now": Phrase("no overdue in the last 90 days"),
        "util_hi": Phrase("mean use of at most 90% of the limit in the last 90 days"),
        "dormant": Phrase("used or owed on within 180 days"),
    }
)

_UNKNOWN = Phrase("{factor}: not known, so it does not count")
_UNKNOWN_CLAIM = Phrase(
    "{factor}: not known, so it does not count; there is no evidence that it matters"
)
_OFF = Phrase(
    "{what} – articles say that it matters; there is no evidence; not counted"
)
_CLAIM = Phrase("{what} – articles say that it harms; there is no evidence of harm")
_SAME = Phrase("{what} – borrowers like this are the ones we compare with")
_WORSE = Phrase(
    "{what} – borrowers who had this saw fewer rises, or more cuts and freezes"
)
_TO_WORSE = Phrase(
    "{what}; the estimate returns step by step to your own average of the past year,"
    " and borrowers who stand there saw fewer rises, or more cuts and freezes"
)
_TO_BETTER = Phrase(
    "{what}; the estimate returns step by step to your own average of the past year,"
    " and borrowers who stand there saw more rises, or fewer cuts and freezes"
)
_LONGER = Phrase(
    "{what}; the year ahead adds to that, and borrowers whose limit stood still for"
    " longer saw fewer rises, or more cuts and freezes"
)
_BETTER = Phrase(
    "{what} – borrowers who had this saw more rises, or fewer cuts and freezes"
)


def said(
    factor: FactorPrior,
    value: float | None,
    z: tuple[float, float],
    *,
    counts: bool,
) -> Sentence:
    """What a factor says of a limit.

    Args:
        factor: the factor.
        value: as counted; None for not known.
        z: its distance from the reference borrower, today and on average ahead.
        counts: whether it is switched on.
    """
    if value is None:
        is_claim = factor.grade is Evidence.CLAIM
        words = _UNKNOWN_CLAIM if is_claim else _UNKNOWN
        return Sentence(words, factor=NAMES[factor.id])
    what = told(factor.id, value)
    if not counts:
        return Sentence(_OFF, what=what)
    if factor.grade is Evidence.CLAIM:
        return Sentence(_CLAIM, what=what)
    today, ahead = z
    if not ahead:
        return Sentence(_SAME, what=what)
    if today * ahead <= 0:
        return Sentence(_drift(factor, ahead), what=what)
    return Sentence(_WORSE if ahead * factor.sign < 0 else _BETTER, what=what)


def _drift(factor: FactorPrior, ahead: float) -> Phrase:
    """Why a factor counts otherwise ahead than it stands today."""
    if factor.id == "since_y":  # time does not return to an average
        return _LONGER
    return _TO_WORSE if ahead * factor.sign < 0 else _TO_BETTER


def told(factor: str, value: float) -> Sentence:
    """The value of a factor in words."""
    if factor in _ABSENT and not value:
        return Sentence(_ABSENT[factor])
    words, count = _SAID[factor]
    return Sentence(words, n=count(value))
