"""What the book shows before each change of a limit; else "why was it cut?" stays open.

What is found went before the change; nobody outside the lender knows that it caused it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from types import MappingProxyType

from planner.calendar import month_step
from planner.credit import features
from planner.credit.observed import Turn, Turned
from planner.credit.past import Past
from planner.credit.signs import FACTORS, Months, Sign, What, signs
from planner.lean import dataclass
from planner.model.priors import Believed, Event, Evidence, Priors
from planner.phrases import Phrase, Sentence

MONTHS = 6
WITHOUT_LATE = Believed(
    0.67, Evidence.MAPPED, "CFPB 2022, line decreases of US credit cards"
)
_PERCENT = 100
_NO_NAMES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a limit and what went before it.

    Attributes:
        before: what borrowers with such a change had more often stands first.
        head: what happened.
        closing: what can be said of the reason.
        say: all of it.
    """

    turn: Turn
    before: tuple[Sign, ...]
    head: Sentence
    closing: Sentence
    say: Sentence


def history(
    past: Past,
    line: str,
    priors: Priors,
    names: Mapping[str, object] = _NO_NAMES,
    months: int = MONTHS,
) -> tuple[Change, ...]:
    """Every rise, cut, freeze and thaw of a line, the newest first.

    Args:
        past: the book until a day; nothing later than a change is told of it.
        line: the line's id.
        priors: say what goes with what.
        names: of channels, where the book has their id only.
        months: how far to look back from the day on which a change was seen.
    """
    own = past.lines[line]
    activity = priors.factors.get(FACTORS[What.USED])
    often = activity.ref if activity else inf
    return tuple(
        _change(
            turn,
            Months(past, own, month_step(turn.on, -months), turn.on, names, often),
            priors,
            months,
        )
        for turn in reversed(own.observed.turns)
    )


def _change(turn: Turn, window: Months, priors: Priors, months: int) -> Change:
    found = [
        _weighed(sign, turn.kind, priors)
        for sign in signs(window)
        if sign.what is not What.USED or turn.kind is Turned.RISE
    ]
    # Stable: of two that say the same the later stands first.
    found.sort(key=lambda sign: sign.on, reverse=True)
    found.sort(key=lambda sign: -sign.effect)
    head, closing = _head(turn), _closing(turn.kind, found, window)
    if not found:
        whole = Sentence(Phrase("{head}. {closing}."), head=head, closing=closing)
    else:
        whole = Sentence(
            Phrase("{head}. In the {n} months before: {signs}. {closing}."),
            head=head,
            n=months,
            signs=_joined([sign.say for sign in found]),
            closing=closing,
        )
    return Change(turn, tuple(found), head, closing, whole)


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    first, *rest = sentences
    for one in rest:
        first = Sentence(Phrase("{one}; {other}"), one=first, other=one)
    return first


# --- what happened ---------------------------------------------------------------

_SAID: Mapping[Turned, Phrase] = MappingProxyType(
    {
        Turned.RISE: Phrase("Raised from {before} to {after}, seen on {on}"),
        Turned.CUT: Phrase("Cut from {before} to {after}, seen on {on}"),
        Turned.FREEZE: Phrase("Frozen at {before}, seen on {on}"),
        Turned.THAW: Phrase("Usable again with {after}, seen on {on}"),
    }
)
_BETWEEN = Phrase("{what} (last seen as before on {day})")


def _head(turn: Turn) -> Sentence:
    what = Sentence(_SAID[turn.kind], before=turn.before, after=turn.after, on=turn.on)
    if turn.since >= turn.on:
        return what
    return Sentence(_BETWEEN, what=what, day=turn.since)


# --- what goes with what ---------------------------------------------------------

_MORE, _FEWER, _NO_LINK = 1, -1, 0
_CLAIMS: Mapping[tuple[Turned, int], Phrase] = MappingProxyType(
    {
        (Turned.RISE, _MORE): Phrase(
            "{fact} – borrowers with this saw more rises (grade {grade})"
        ),
        (Turned.RISE, _FEWER): Phrase(
            "{fact} – borrowers with this saw fewer rises (grade {grade})"
        ),
        (Turned.RISE, _NO_LINK): Phrase("{fact} – no link with rises is known"),
        (Turned.CUT, _MORE): Phrase(
            "{fact} – borrowers with this saw more cuts (grade {grade})"
        ),
        (Turned.CUT, _NO_LINK): Phrase("{fact} – no link with cuts is known"),
        (Turned.FREEZE, _MORE): Phrase(
            "{fact} – borrowers with this saw more freezes (grade {grade})"
        ),
        (Turned.FREEZE, _NO_LINK): Phrase("{fact} – no link with freezes is known"),
    }
)


def _weighed(sign: Sign, kind: Turned, priors: Priors) -> Sign:
    """The sign with what is believed of such changes after it."""
    factor = priors.factors.get(FACTORS[sign.what])
    if kind is Turned.THAW or factor is None:
        return sign
    effect = factor.effects[Event(kind.value)]
    # Each effect has the sign of its factor, so what is listed before a cut or a
    # freeze never speaks against it.
    way = (effect.mean > 0) - (effect.mean < 0)
    values = {"grade": effect.grade.value} if way else {}
    say = Sentence(_CLAIMS[kind, way], fact=sign.fact, **values)
    return replace(sign, effect=effect.mean, grade=effect.grade, say=say)


_NOTHING: Mapping[Turned, Phrase] = MappingProxyType(
    {
        Turned.RISE: Phrase(
            "The book shows nothing that usually goes with a rise; the lender's reason"
            " is not known"
        ),
        Turned.CUT: Phrase(
            "The book shows nothing that usually goes with a cut; most cuts come"
            " without any such thing: {share} of the cuts of US credit cards had no"
            " recent overdue (CFPB 2022, grade {grade})"
        ),
        Turned.FREEZE: Phrase(
            "The book shows nothing that usually goes with a freeze; the lender's"
            " reason is not known"
        ),
    }
)
_SILENT = Phrase(
    "The book tells nothing of the months before; the lender's reason is not known"
)
_UNKNOWN = Phrase("The lender's reason is not known")


def _closing(kind: Turned, found: Iterable[Sign], window: Months) -> Sentence:
    if kind is Turned.THAW or any(sign.effect > 0 for sign in found):
        return Sentence(_UNKNOWN)
    if not _tells(window):
        return Sentence(_SILENT)
    if kind is not Turned.CUT:
        return Sentence(_NOTHING[kind])
    share = f"{WITHOUT_LATE.value * _PERCENT:.0f}%"
    return Sentence(_NOTHING[kind], share=share, grade=WITHOUT_LATE.grade.value)


def _tells(window: Months) -> bool:
    """Whether anything in the book could have shown a reason by then."""
    past, eve = window.past, window.eve
    return past.owes_by(eve) or past.uses_by(eve) or bool(features.asks(past, eve))
