"""What the book shows before each change of a limit; else "why was it cut?" stays open.

What is found went before the change; nobody outside the lender knows that it caused it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from math import inf
from types import MappingProxyType

from planner.calendar import month_step
from planner.credit import features
from planner.credit.loan_past import Lapse
from planner.credit.observed import Turn, Turned
from planner.credit.past import LinePast, Past
from planner.model.priors import Believed, Event, Evidence, Priors
from planner.phrases import Phrase, Sentence

MONTHS = 6
WITHOUT_LATE = Believed(
    0.67, Evidence.MAPPED, "CFPB 2022, line decreases of US credit cards"
)
_DAY = timedelta(days=1)
_PERCENT = 100
_NO_NAMES: Mapping[str, object] = MappingProxyType({})


class What(Enum):
    """What went before a change; the values are part of the JSON."""

    LATE = "late"
    BELOW_MINIMUM = "below_minimum"
    NEW_LENDERS = "new_lenders"
    ASKED = "inquiries"
    HIGH_USE = "high_use"
    NO_USE = "no_use"
    USED = "used"


_FACTORS: Mapping[What, str] = MappingProxyType(
    {
        What.LATE: "late_now",
        What.BELOW_MINIMUM: "late_now",  # such a payment is a late one
        What.NEW_LENDERS: "new_lenders",
        What.ASKED: "inq90",
        What.HIGH_USE: "util_hi",
        What.NO_USE: "dormant",
        What.USED: "activity",
    }
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that the book shows before a change.

    Attributes:
        on: its day, of several the last.
        effect: on the log rate of such changes; 0 where no link is known.
        say: the fact and what borrowers with it saw.
        grade: of that effect; None where nothing is believed of such changes.
        rows: ids of the records behind it.
    """

    what: What
    on: date
    fact: Sentence
    say: Sentence
    rows: tuple[str, ...] = ()
    effect: float = 0.0
    grade: Evidence | None = None


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


@dataclass(frozen=True, slots=True)
class _Months:
    """The months before a change, ``[since, on)``, and whose they are.

    Attributes:
        often: the activity of the reference borrower; only more of it is a sign.
    """

    past: Past
    own: LinePast
    since: date
    on: date
    names: Mapping[str, object]
    often: float

    @property
    def eve(self) -> date:
        """The last day of them."""
        return self.on - _DAY

    def holds(self, day: date) -> bool:
        """Whether the day lies in them."""
        return self.since <= day < self.on


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
    activity = priors.factors.get(_FACTORS[What.USED])
    often = activity.ref if activity else inf
    return tuple(
        _change(
            turn,
            _Months(past, own, month_step(turn.on, -months), turn.on, names, often),
            priors,
            months,
        )
        for turn in reversed(own.observed.turns)
    )


def _change(turn: Turn, window: _Months, priors: Priors, months: int) -> Change:
    found = [
        _weighed(sign, turn.kind, priors)
        for sign in _signs(window)
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


# --- what went before ------------------------------------------------------------


def _signs(window: _Months) -> Iterator[Sign]:
    for look in (_late, _new_lenders, _asked, _use):
        yield from look(window)


def _bare(what: What, on: date, fact: Sentence, rows: tuple[str, ...]) -> Sign:
    return Sign(what, on, fact, fact, rows)


def _late(window: _Months) -> Iterator[Sign]:
    by_record: dict[str, list[Lapse]] = {}
    for lapse in window.past.lapses:
        if lapse.since < window.on and (lapse.last or window.on) >= window.since:
            by_record.setdefault(lapse.record, []).append(lapse)
    for record, lapses in by_record.items():
        own = record == window.own.id
        yield _bare(
            What.BELOW_MINIMUM if own else What.LATE,
            _due(window, lapses[-1]),
            _late_fact(window, record, lapses),
            (record,),
        )


def _late_fact(window: _Months, record: str, lapses: list[Lapse]) -> Sentence:
    days = [_days_late(window, lapse) for lapse in lapses]
    last, due = lapses[-1], _due(window, lapses[-1])
    what = _what_fell_due(window, record)
    if len(lapses) > 1:
        words = Phrase(
            "{what}: {n} times late, by up to {days} days, the last due {due}"
        )
        return Sentence(words, what=what, n=len(lapses), days=max(days), due=due)
    if last.last is None or last.last > window.on:
        words = Phrase("{what} due {due} was not paid yet, {days} days after")
    else:
        words = Phrase("{what} due {due} was paid {days} days late")
    return Sentence(words, what=what, due=due, days=days[0])


def _what_fell_due(window: _Months, record: str) -> Sentence:
    book = window.past.book
    loan = book.loans.get(record)
    if loan is None:
        card = book.lines[record]
        name = card.name or _called(window, card.channel)
        return Sentence(Phrase("the minimum of “{name}”"), name=name)
    name = loan.name or _called(window, loan.channel) or record
    return Sentence(Phrase("an instalment of “{name}”"), name=name)


def _called(window: _Months, channel: str) -> object:
    return window.names.get(channel, channel)


def _due(window: _Months, lapse: Lapse) -> date:
    loan = window.past.book.loans.get(lapse.record)
    late = loan.terms.late if loan else None
    return lapse.since - (1 + (late.grace_days if late else 0)) * _DAY


def _days_late(window: _Months, lapse: Lapse) -> int:
    until = min(lapse.last or window.on, window.on)
    return (until - _due(window, lapse)).days


def _new_lenders(window: _Months) -> Iterator[Sign]:
    new = [
        (first, lender)
        for lender, first in window.past.first_uses.items()
        if lender != window.own.lender and window.holds(first.on)
    ]
    if new:
        names = tuple(
            _lender_name(window, lender, first.record) for first, lender in new
        )
        fact = Sentence(Phrase("first drawing at {names}"), names=names)
        rows = tuple(first.record for first, _ in new)
        yield _bare(What.NEW_LENDERS, max(first.on for first, _ in new), fact, rows)


def _lender_name(window: _Months, lender: str, record: str) -> object:
    book = window.past.book
    loan = book.loans.get(record)
    line = book.lines.get((loan.line if loan else book.moves[record].line) or "")
    own = line.name if line else ""
    return own or window.names.get(lender, lender)


def _asked(window: _Months) -> Iterator[Sign]:
    asked = [
        note for note in features.asks(window.past, window.eve) if window.holds(note.on)
    ]
    if asked:
        last = asked[-1].on
        words = Phrase("inquiries or applications: {n}, the last on {day}")
        rows = tuple(note.id for note in asked)
        yield _bare(What.ASKED, last, Sentence(words, n=len(asked), day=last), rows)


def _use(window: _Months) -> Iterator[Sign]:
    """The line's own use, as the factors count it on the day before."""
    for what, words in _USES.items():
        count = features.COUNTS[_FACTORS[what]](window.past, window.own, window.eve)
        usual = window.often if what is What.USED else 0.0
        if (count.value or 0.0) > usual:
            fact = Sentence(words, n=len(count.rows))
            yield _bare(what, window.eve, fact, count.rows)


_USES: Mapping[What, Phrase] = MappingProxyType(
    {
        What.HIGH_USE: Phrase("mean use above 90% in the 90 days before"),
        What.NO_USE: Phrase("no use and no balance in the 180 days before"),
        What.USED: Phrase("used {n} times in the 90 days before"),
    }
)


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
    factor = priors.factors.get(_FACTORS[sign.what])
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


def _closing(kind: Turned, found: Iterable[Sign], window: _Months) -> Sentence:
    if kind is Turned.THAW or any(sign.effect > 0 for sign in found):
        return Sentence(_UNKNOWN)
    if not _tells(window):
        return Sentence(_SILENT)
    if kind is not Turned.CUT:
        return Sentence(_NOTHING[kind])
    share = f"{WITHOUT_LATE.value * _PERCENT:.0f}%"
    return Sentence(_NOTHING[kind], share=share, grade=WITHOUT_LATE.grade.value)


def _tells(window: _Months) -> bool:
    """Whether anything in the book could have shown a reason by then."""
    past, eve = window.past, window.eve
    return past.owes_by(eve) or past.uses_by(eve) or bool(features.asks(past, eve))
