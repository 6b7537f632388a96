"""What a book shows in the months before a day; else a cut would come unexplained."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType

from planner.credit import features
from planner.credit.loan_past import Lapse
from planner.credit.past import LinePast, Past
from planner.lean import dataclass
from planner.model.priors import Evidence
from planner.phrases import Phrase, Sentence

_DAY = timedelta(days=1)


class What(Enum):
    """What went before a change; the values are part of the JSON."""

    LATE = "late"
    BELOW_MINIMUM = "below_minimum"
    NEW_LENDERS = "new_lenders"
    ASKED = "inquiries"
    HIGH_USE = "high_use"
    NO_USE = "no_use"
    USED = "used"


FACTORS: Mapping[What, str] = MappingProxyType(
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
class Months:
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


def signs(window: Months) -> Iterator[Sign]:
    """Everything that the book shows in those months."""
    for look in (_late, _new_lenders, _asked, _use):
        yield from look(window)


def _bare(what: What, on: date, fact: Sentence, rows: tuple[str, ...]) -> Sign:
    return Sign(what, on, fact, fact, rows)


def _late(window: Months) -> Iterator[Sign]:
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


def _late_fact(window: Months, record: str, lapses: list[Lapse]) -> Sentence:
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


def _what_fell_due(window: Months, record: str) -> Sentence:
    book = window.past.book
    loan = book.loans.get(record)
    if loan is None:
        card = book.lines[record]
        name = card.name or _called(window, card.channel)
        return Sentence(Phrase("the minimum of “{name}”"), name=name)
    name = loan.name or _called(window, loan.channel) or record
    return Sentence(Phrase("an instalment of “{name}”"), name=name)


def _called(window: Months, channel: str) -> object:
    return window.names.get(channel, channel)


def _due(window: Months, lapse: Lapse) -> date:
    loan = window.past.book.loans.get(lapse.record)
    late = loan.terms.late if loan else None
    return lapse.since - (1 + (late.grace_days if late else 0)) * _DAY


def _days_late(window: Months, lapse: Lapse) -> int:
    until = min(lapse.last or window.on, window.on)
    return (until - _due(window, lapse)).days


def _new_lenders(window: Months) -> Iterator[Sign]:
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


def _lender_name(window: Months, lender: str, record: str) -> object:
    book = window.past.book
    loan = book.loans.get(record)
    line = book.lines.get((loan.line if loan else book.moves[record].line) or "")
    own = line.name if line else ""
    return own or window.names.get(lender, lender)


def _asked(window: Months) -> Iterator[Sign]:
    asked = [
        note for note in features.asks(window.past, window.eve) if window.holds(note.on)
    ]
    if asked:
        last = asked[-1].on
        words = Phrase("inquiries or applications: {n}, the last on {day}")
        rows = tuple(note.id for note in asked)
        yield _bare(What.ASKED, last, Sentence(words, n=len(asked), day=last), rows)


def _use(window: Months) -> Iterator[Sign]:
    """The line's own use, as the factors count it on the day before."""
    for what, words in _USES.items():
        count = features.COUNTS[FACTORS[what]](window.past, window.own, window.eve)
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
