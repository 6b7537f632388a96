"""What a bill row was judged to be, with its reason; what agreeing would record."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from planner.model.bills import Verdict
from planner.phrases import Phrase, Sentence

CARD = "credit-card"  # the catalogue's id of bank cards


class Credit(NamedTuple):
    """The credit that a row concerns, as far as the file tells.

    Attributes:
        channel: id of the catalogue; the lender's own word where it has none.
        bank: the bank's name, of a card.
        tail: the last digits of the card's number; empty where not told.
    """

    channel: str
    bank: str = ""
    tail: str = ""


class Effect(Enum):
    """What a row does to what is owed; NONE leaves it as it is."""

    SPEND = "spend"
    CASH = "cash"
    PAY = "pay"
    REFUND = "refund"
    INSTALMENT = "instalment"  # pays a loan's instalment, and nothing else
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, its reason in words, and what follows from it."""

    verdict: Verdict
    why: Sentence
    credit: Credit | None = None
    effect: Effect = Effect.NONE


def not_credit(words: Phrase, **values: object) -> Judgement:
    """Nothing that concerns a debt."""
    return Judgement(Verdict.NOT_CREDIT, Sentence(words, **values))


def unclear(credit: Credit | None, words: Phrase, **values: object) -> Judgement:
    """A row that only the user can judge."""
    return Judgement(Verdict.UNCLEAR, Sentence(words, **values), credit, Effect.ASK)
