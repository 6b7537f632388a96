"""Caps of the law on a mix, so that what they leave out is told with their source."""

from collections.abc import Iterable, Iterator

from planner.lean import dataclass
from planner.model.dated import Dated
from planner.model.rules import Ruling
from planner.phrases import Phrase, Sentence
from planner.plan.solve import Floats

_NEARLY = 0.005  # yuan


@dataclass(frozen=True, slots=True)
class LegalCap:
    """A cap as a limit of the mix.

    Attributes:
        row: (C,) 1 for each candidate that it counts, else 0.
        most: yuan that it leaves beside what is owed already.
    """

    entry: Dated[Ruling]
    row: Floats
    most: float

    def room(self, values: Floats) -> float:
        """Yuan that a mix leaves under it: (C,) yuan of each candidate."""
        return self.most - float(self.row @ values)

    @property
    def told(self) -> dict[str, object]:
        """The rule with its day, source and grade, as sentences name them."""
        return {
            "rule": self.entry.value.say,
            "notice": self.entry.value.notice,
            "since": self.entry.from_,
            "source": self.entry.source.title,
            "grade": self.entry.grade,
        }


def tightest(caps: Iterable[LegalCap], place: int, values: Floats) -> LegalCap:
    """Of the caps that count a candidate the one that leaves the least room."""
    return min(
        (cap for cap in caps if cap.row[place] > 0), key=lambda cap: cap.room(values)
    )


def reached(caps: Iterable[LegalCap], values: Floats) -> Iterator[Sentence]:
    """What each cap that a mix uses up says."""
    words = Phrase(
        "a cap of the law is used up: {rule} ({notice}, since {since}; {source},"
        " {grade})"
    )
    for cap in caps:
        if cap.row.any() and cap.room(values) <= _NEARLY:
            yield Sentence(words, **cap.told)
