"""What a repayment program is told beyond its first form: rows that its optimum broke.

Each kind of them is true of every plan, but they are many, and most never matter.
"""

from planner.lean import dataclass

# A period of a loan, by the place of its instalment.
Period = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is told.

    Attributes:
        periods: of which the due day pays all interest; see ``running``.
        smallest: loans that know a smallest prepayment; see ``smallest``.
        fen: whether each row tells what rounding may lower it by; see ``fen``.
    """

    periods: frozenset[Period] = frozenset()
    smallest: frozenset[str] = frozenset()
    fen: bool = False


NOTHING = Asked()
