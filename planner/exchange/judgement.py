"""What a bill row was judged to be, with its reason; what agreeing would record."""

from enum import Enum
from typing import NamedTuple

from planner.lean import dataclass
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
    """A verdict, its reason in words, and what follows from it.

    Attributes:
        is_open: the file gives no strong evidence, so a rule of the user decides.
        line, loan: ids in the book where they are told, not looked for by channel.
    """

    verdict: Verdict
    why: Sentence
    credit: Credit | None = None
    effect: Effect = Effect.NONE
    is_open: bool = False
    line: str | None = None
    loan: str | None = None


def not_credit(words: Phrase, **values: object) -> Judgement:
    """Nothing that concerns a debt: the file itself says so."""
    return Judgement(Verdict.NOT_CREDIT, Sentence(words, **values))


def no_sign(words: Phrase, **values: object) -> Judgement:
    """Nothing in the file says that a debt is concerned."""
    return Judgement(Verdict.NOT_CREDIT, Sentence(words, **values), is_open=True)


def transfer(words: Phrase, **values: object) -> Judgement:
    """Money that moves from one place to another."""
    return Judgement(Verdict.TRANSFER, Sentence(words, **values), is_open=True)


def unclear(credit: Credit | None, words: Phrase, **values: object) -> Judgement:
    """A row that only the user can judge."""
    why = Sentence(words, **values)
    return Judgement(Verdict.UNCLEAR, why, credit, Effect.ASK, is_open=True)
