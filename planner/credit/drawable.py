"""Whether a drawing would work on a day although a limit is shown; never a promise."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from math import exp
from types import MappingProxyType

from planner.credit.observed import Attempt
from planner.credit.windows import Window, windows
from planner.lean import dataclass
from planner.model.holidays import Holidays
from planner.model.priors import DeclaredWindow, DrawingPrior
from planner.phrases import Phrase, Sentence

_CLIP = 3.0

Behaviour = Mapping[str, float | None]


class Risk(Enum):
    """How likely a drawing fails, in three steps; no probability was ever published."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


RISK_WORDS: Mapping[Risk, Phrase] = MappingProxyType(
    {Risk.LOW: Phrase("low"), Risk.MEDIUM: Phrase("medium"), Risk.HIGH: Phrase("high")}
)


@dataclass(frozen=True, slots=True)
class Drawable:
    """How likely a drawing fails on a day, and why it is thought so."""

    risk: Risk
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of drawings on one line.

    Attributes:
        attempts: with the behaviour known on the day of each.
        line: the line's id.
        holidays, declared: give the windows of the calendar.
    """

    attempts: Sequence[tuple[Attempt, Behaviour]]
    line: str
    holidays: Holidays
    declared: Sequence[DeclaredWindow] = ()

    def in_force(self, day: date) -> tuple[Window, ...]:
        """The windows of that day."""
        near = windows(day, day, self.holidays, self.declared)
        return tuple(one for one in near if one.holds(day, self.line))


def failing(
    prior: DrawingPrior, behaviour: Behaviour, in_force: Iterable[Window]
) -> float:
    """``q(d) = q0 exp(clip(eta)) cal(d)``: failures expected of one drawing."""
    eta = sum(weight * (behaviour.get(f) or 0.0) for f, weight in prior.weights.items())
    calendar = max([1.0, *(prior.windows[window.kind] for window in in_force)])
    return prior.failing.value * exp(min(max(eta, -_CLIP), _CLIP)) * calendar


def p_fail(prior: DrawingPrior, seen: Seen, behaviour: Behaviour, on: date) -> float:
    """``1 - (B / (B + q(d)))^A`` after what was tried until ``on``."""
    a = b = prior.strength
    for attempt, then in seen.attempts:
        if attempt.on <= on:
            a += not attempt.worked
            b += failing(prior, then, seen.in_force(attempt.on))
    q = failing(prior, behaviour, seen.in_force(on))
    chance: float = 1 - (b / (b + q)) ** a
    return chance


def drawable(
    prior: DrawingPrior,
    seen: Seen,
    behaviour: Behaviour,
    on: date,
    stops: Sequence[Sentence] = (),
) -> Drawable:
    """The risk that a drawing on ``on`` fails, with its reasons.

    Args:
        prior: what is believed of drawings.
        seen: what was tried.
        behaviour: factors on that day, by name; None for what is not known.
        on: the day.
        stops: what makes a drawing fail for certain, or nearly so.
    """
    if stops:
        return Drawable(Risk.HIGH, tuple(stops))
    chance = p_fail(prior, seen, behaviour, on)
    risk = Risk.LOW
    if chance >= prior.medium:
        risk = Risk.HIGH if chance >= prior.high else Risk.MEDIUM
    reasons = [*_tried(seen, on), *_behaved(behaviour), *_days(seen, on)]
    return Drawable(risk, tuple(reasons) or (_NOTHING,))


_NOTHING = Sentence(Phrase("nothing known speaks against a drawing"))


def _tried(seen: Seen, on: date) -> list[Sentence]:
    tried = [attempt for attempt, _ in seen.attempts if attempt.on <= on]
    failed = [attempt for attempt in tried if not attempt.worked]
    if not failed:
        return []
    last = failed[-1]
    words = Phrase("{failed} of {tried} drawings failed, the last on {day}")
    found = [Sentence(words, failed=len(failed), tried=len(tried), day=last.on)]
    if last.reason:
        said = Phrase("the app then said: {reason}")
        found.append(Sentence(said, reason=last.reason))
    return found


def _behaved(behaviour: Behaviour) -> list[Sentence]:
    found = []
    if behaviour.get("late_now"):
        found.append(Sentence(Phrase("something was overdue in the last 90 days")))
    lenders = behaviour.get("new_lenders") or 0
    if lenders:
        words = Phrase("new lenders in the last 180 days: {n}")
        found.append(Sentence(words, n=round(lenders)))
    asked = behaviour.get("inq90") or 0
    if asked:
        words = Phrase("inquiries or applications in the last 90 days: {n}")
        found.append(Sentence(words, n=round(asked)))
    return found


def _days(seen: Seen, on: date) -> list[Sentence]:
    words = Phrase("{window}, {since} to {until} (assumed)")
    return [
        Sentence(words, window=window.name, since=window.since, until=window.until)
        for window in seen.in_force(on)
    ]
