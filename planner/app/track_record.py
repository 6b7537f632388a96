"""How good this book's own estimates were, said so that nobody needs statistics."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.app.outlook import basis, past
from planner.credit.book_tracks import book_tracks
from planner.credit.estimate import HORIZONS
from planner.lean import dataclass
from planner.model.book import Book
from planner.phrases import Phrase, Sentence
from planner.wording.say import percent

if TYPE_CHECKING:
    from planner.credit.backtest import Met, Score

FEW = 12  # months from which a share begins to mean something
_PROMISED = 0.8
_NEAR = 0.1  # apart from the promise within what so few months may show


@dataclass(frozen=True, slots=True)
class Record:
    """The estimates of one horizon against what happened.

    Attributes:
        score: the numbers.
        is_enough: whether there are months enough to tell anything.
        says: what they mean, one sentence each.
    """

    score: "Score"
    is_enough: bool
    says: tuple[Sentence, ...]


def track_record(
    book: Book, on: date, months: Sequence[int] = HORIZONS
) -> tuple[Record, ...]:
    """Every month that is known, predicted from the months before it."""
    from planner.credit.backtest import backtest  # noqa: PLC0415  # numpy comes with it

    rests_on = basis(book, on)
    believed = rests_on.priors
    tracks = book_tracks(past(book, on), believed, rests_on.type_of)
    return tuple(judged(score) for score in backtest(tracks, believed, months))


def judged(score: "Score") -> Record:
    """What the numbers of one horizon mean."""
    if score.n < FEW:
        words = Phrase(
            "Too few months to tell: {n} estimates can be checked so far, {few} are "
            "the least that mean something."
        )
        return Record(
            score, is_enough=False, says=(Sentence(words, n=score.n, few=FEW),)
        )
    says = [_range(score), _gain(score), *_events(score)]
    return Record(score, is_enough=True, says=tuple(says))


def _range(score: "Score") -> Sentence:
    held = score.coverage80 or 0.0
    if abs(held - _PROMISED) <= _NEAR:
        words = Phrase(
            "Of {n} estimates {held} kept the limit inside their range, about the "
            "80% that they promise."
        )
    elif held > _PROMISED:
        words = Phrase(
            "Of {n} estimates {held} kept the limit inside their range, more than the "
            "80% that they promise: the ranges were wider than needed."
        )
    else:
        words = Phrase(
            "Of {n} estimates only {held} kept the limit inside their range, where "
            "they promise 80%: they were too sure of themselves."
        )
    return Sentence(words, n=score.n, held=_share(held))


def _gain(score: "Score") -> Sentence:
    if not score.crps_naive or score.crps is None:
        return Sentence(
            Phrase(
                "The limits never moved, so “it stays as it is” was right each time."
            )
        )
    gain = 1 - score.crps / score.crps_naive
    if gain > 0:
        words = Phrase(
            "They came closer than the guess that a limit stays as it is, by {gain}."
        )
    else:
        words = Phrase(
            "The guess that a limit stays as it is came closer, by {gain}; for these "
            "lines the estimate has added nothing yet."
        )
    return Sentence(words, gain=percent(Decimal(abs(gain)), 1))


def _events(score: "Score") -> list[Sentence]:
    rows = (
        (Phrase("A higher limit was expected in {predicted} of these cases and came in "
                "{observed}."), score.rise),
        (Phrase("A cut was expected in {predicted} of these cases and came in "
                "{observed}."), score.cut),
        (Phrase("A freeze was expected in {predicted} of these cases and came in "
                "{observed}."), score.frozen),
    )  # fmt: skip
    return [_met(words, met) for words, met in rows if met is not None]


def _met(words: Phrase, met: "Met") -> Sentence:
    return Sentence(
        words, predicted=_share(met.predicted), observed=_share(met.observed)
    )


def _share(ratio: float) -> str:
    return percent(Decimal(ratio), 0)
