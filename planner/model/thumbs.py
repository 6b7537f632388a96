"""Rules of thumb told of lenders; each is a range, for those who tell it disagree."""

from enum import Enum

from planner.lean import dataclass
from planner.model.dated import Dated


class Stand(Enum):
    """Where a value stands against a rule of thumb."""

    WITHIN = "within"  # all reports call it fine
    BETWEEN = "between"  # some do
    BEYOND = "beyond"  # none does


@dataclass(frozen=True, slots=True)
class Thumb:
    """Up to ``low`` all reports call a value fine, above ``high`` none does."""

    measure: str
    low: float
    high: float

    def stand(self, value: float) -> Stand:
        """Where the value stands."""
        if value <= self.low:
            return Stand.WITHIN
        return Stand.BETWEEN if value <= self.high else Stand.BEYOND


Thumbs = tuple[Dated[Thumb], ...]
