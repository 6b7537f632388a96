"""What an answer about financing is: pieces, what stands by, what may be missing."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from planner.lean import dataclass
from planner.model.dated import Grade, Text
from planner.model.declared import SaleWay
from planner.model.terms import Method
from planner.money import Money
from planner.phrases import Sentence
from planner.plan.rules import Refusal

TermsFrom = Literal["book", "catalogue"]


@dataclass(frozen=True, slots=True)
class Sold:
    """The part of a receivable that is sold or assigned.

    Attributes:
        receivable: its id.
        way: as in ``Quote``.
        lender: who buys; empty where nobody was asked.
        face: what of the receivable is given away.
        due_on: the day on which the debtor pays it.
        cost: interest and fees.
        rest: what comes when the debtor has paid.
        recourse: whether it must be paid back where the debtor does not pay; None where
            nobody told.
    """

    receivable: str
    way: SaleWay
    lender: str
    debtor: str
    face: Money
    due_on: date
    cost: Money
    rest: Money
    recourse: bool | None


class Left(Enum):
    """Why a candidate is not in the mix."""

    DEARER = "dearer"
    SHARE_CAP = "share-cap"
    COMMON_LIMIT = "common-limit"
    LEGAL_CAP = "legal-cap"
    UNSAFE = "unsafe"
    UNAFFORDABLE = "unaffordable"
    DEBT_TO_INCOME = "debt-to-income"
    EQUAL = "equal"
    NOTHING_FREE = "nothing-free"
    NO_PRICE = "no-price"
    TERM_TOO_SHORT = "term-too-short"
    ENDS_TOO_EARLY = "ends-too-early"
    TOO_LATE = "too-late"
    NOT_FOR_BORROWER = "not-for-borrower"
    NOT_FOR_PURPOSE = "not-for-purpose"
    NO_CASH = "no-cash"
    NEEDS_COLLATERAL = "needs-collateral"
    NEEDS_RECEIVABLE = "needs-receivable"
    NOT_CONFIRMED = "not-confirmed"
    DUE_FIRST = "due-first"
    DUE_TOO_LATE = "due-too-late"
    OFFER_ENDED = "offer-ended"
    NOT_OFFERED = "not-offered"
    NOT_NEEDED = "not-needed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A candidate that is not in the mix, and why.

    Attributes:
        line: None for a channel of the catalogue.
        receivable: the id of what could have been sold; None for a loan.
        why: with its numbers.
        annual: nominal yearly cost with all fees; None where there is none.
        dearer_by: yuan of cost that each yuan of it would add; None where nothing
            of it may be drawn.
    """

    line: str | None
    channel: str
    reason: Left
    why: Sentence
    receivable: str | None = None
    terms_from: TermsFrom = "catalogue"
    annual: Decimal | None = None
    dearer_by: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A draw of the mix, or one that stands by.

    Attributes:
        line: None for a channel of the catalogue.
        annual: nominal yearly cost with all fees; None without exactly one rate.
        ask_by: the last day to apply; None for a line that is drawn at once.
        terms_from: whether the book has the terms or the catalogue.
        grade: of the catalogue's price; None where the book has it.
        sale: what is sold or assigned; None for a loan.
        papers: what the lender asks for, by the catalogue.
        who: whom it lends to, by the catalogue.
        arrives_on: when the money comes at the latest, asked for on the day of the
            plan; None for a line that is drawn at once.
    """

    line: str | None
    channel: str
    amount: Money
    on: date
    method: Method
    periods: int
    annual: Decimal | None
    why: tuple[Sentence, ...]
    ask_by: date | None = None
    terms_from: TermsFrom = "book"
    grade: Grade | None = None
    sale: Sold | None = None
    papers: tuple[Text, ...] = ()
    arrives_on: date | None = None
    who: Text | None = None


@dataclass(frozen=True, slots=True)
class IfFails:
    """What to do when one draw of the mix fails.

    Attributes:
        line, channel: whose draw fails.
        missing: what it would have brought.
        turn_to: in this order, with what each brings.
        left_open: what they do not bring.
        sale: what would have been sold; None for a loan.
    """

    line: str | None
    channel: str
    missing: Money
    turn_to: tuple[Piece, ...]
    left_open: Money
    sale: Sold | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What may be missing on the day when draws fail.

    Attributes:
        probability: that anything is missing.
        mean_of_worst: mean of the worst ``1 - confidence`` of the scenarios.
    """

    probability: float
    mean_of_worst: Money


@dataclass(frozen=True, slots=True)
class LimitValue:
    """What one more yuan that may be drawn there would save of the cost.

    Attributes:
        line: None for a channel of the catalogue.
        saves: yuan of cost a yuan of limit, over the whole term.
    """

    line: str | None
    channel: str
    saves: float


@dataclass(frozen=True, slots=True)
class Point:
    """A mix that no other beats both in cost and in the mean of the worst.

    Attributes:
        mix, standby: as of the mix that is suggested.
    """

    cost: Money
    mean_of_worst: Money
    mix: tuple[Piece, ...] = ()
    standby: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundMix:
    """A mix that meets the need.

    Attributes:
        own_cash: what comes from cash above the reserve.
        cost: interest and fees if all draws succeed.
        annual: nominal yearly cost of the whole mix.
        largest_share: of one lender in the mix.
        advice: what else the reader must know.
        values: what one more yuan of each limit would save, where it would.
        not_used: every candidate that is not in the mix, and why.
        if_fails: what to do when one draw of the mix fails.
        gap: no mix as safe costs less than ``1 - gap`` times this one.
        is_stopped: whether the search was stopped before that was proven.
        no_value: why ``values`` is empty; None where it is not, or not looked at.
    """

    mix: tuple[Piece, ...]
    standby: tuple[Piece, ...]
    own_cash: Money
    cost: Money
    annual: Decimal | None
    shortfall: Shortfall
    frontier: tuple[Point, ...]
    largest_share: Decimal
    lenders: int
    refused: tuple[Refusal, ...]
    advice: tuple[Sentence, ...] = ()
    values: tuple[LimitValue, ...] = ()
    not_used: tuple[NotUsed, ...] = ()
    if_fails: tuple[IfFails, ...] = ()
    gap: float = 0.0
    is_stopped: bool = False
    no_value: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """A way to meet the need without a lender, as a replay of the forecast has it.

    Attributes:
        kind: cash that is there, a payment that is moved, a receivable that is
            collected, or a wait.
        record: the id of the payment or receivable; empty for cash and a wait.
        on: the day on which it would be paid or come, or the need's own day.
        to: the day to which it moves.
        amount: of the payment or receivable, or of the need.
        at_hand: cash above the reserve on the day of the need, or of the wait, that
            nothing later claims.
    """

    kind: Literal["cash", "move", "collect", "wait"]
    record: str
    on: date
    to: date
    amount: Money
    at_hand: Money


@dataclass(frozen=True, slots=True)
class DoNotBorrow:
    """The need can be met without borrowing, or a loan could not be repaid.

    Attributes:
        instead: how; empty where the need cannot be met.
    """

    why: tuple[Sentence, ...]
    own_cash: Money
    refused: tuple[Refusal, ...] = ()
    not_used: tuple[NotUsed, ...] = ()
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True)
class TooLittle:
    """All that may be drawn is less than the need.

    Attributes:
        mix: the largest possible.
        missing: what it leaves open.
    """

    mix: tuple[Piece, ...]
    own_cash: Money
    missing: Money
    refused: tuple[Refusal, ...]
    why: tuple[Sentence, ...]
    not_used: tuple[NotUsed, ...] = ()


Outcome = FoundMix | DoNotBorrow | TooLittle
