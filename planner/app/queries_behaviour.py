"""What lenders see of a user's habits, line by line, with the records behind it."""

from datetime import date

from planner.catalogue.factors import priors
from planner.lean import dataclass
from planner.model.book import Book
from planner.phrases import Phrase, Sentence

_UNKNOWN = Sentence(Phrase("not known"))


@dataclass(frozen=True, slots=True)
class BehaviourRow:
    """One factor of one line at the end of a day.

    Attributes:
        factor: its name in the headless interface.
        name: what people call it.
        value: in the factor's own unit, up to its cap; None where the book cannot tell.
        records: ids of the records that it was counted from.
        say: the value in words.
    """

    line: str
    factor: str
    name: Phrase
    value: float | None
    records: tuple[str, ...]
    say: Sentence


def behaviour(book: Book, on: date) -> tuple[BehaviourRow, ...]:
    """Every factor of every line opened by ``on``."""
    # The overview needs none of it, and starts sooner without.
    from planner.credit.features import features  # noqa: PLC0415  # when used
    from planner.credit.past import past_of  # noqa: PLC0415  # the same
    from planner.credit.rates import capped  # noqa: PLC0415  # the same
    from planner.credit.reasons import NAMES, told  # noqa: PLC0415  # the same

    past, known = past_of(book, on), priors().factors
    return tuple(
        BehaviourRow(
            line=line,
            factor=factor,
            name=NAMES[factor],
            value=None if found.value is None else capped(found.value, known[factor]),
            records=found.rows,
            say=_UNKNOWN if found.value is None else told(factor, found.value),
        )
        for line in past.lines
        for factor, found in features(past, line, on).items()
    )
