"""Everything that a book records, each a frozen record with an id.

An empty ``id`` means that the book gives one when the record comes in. What is *owed*
is never here: it is replayed from what happened (``planner.schedule.ledger``).
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from planner.lean import dataclass
from planner.model.declared import Declared
from planner.model.terms import Every, Terms
from planner.model.verdict import Verdict
from planner.money import ZERO, Money
from planner.rates import Rate

HUNDRED_YUAN = Money(100_00)


class BookKind(Enum):
    """Whose book it is."""

    PERSON = "person"
    BUSINESS = "business"


class LineType(Enum):
    """What kind of lender stands behind a line; chooses the priors of its estimate."""

    CARD = "card"
    ONLINE = "online"
    BANK = "bank"


class RepaymentKind(Enum):
    """Why a repayment was made."""

    SCHEDULED = "scheduled"
    PREPAY = "prepay"
    SETTLE = "settle"


class MoveKind(Enum):
    """A movement on a card or pay-later line that is no loan of its own."""

    SPEND = "spend"
    CASH = "cash"
    PAY = "pay"
    REFUND = "refund"

    # Asked for each movement; the enum's own one is Python and four times slower.
    __hash__ = object.__hash__


class NoteKind(Enum):
    """Something that happened around a line or a lender."""

    INQUIRY = "inquiry"
    LIMIT_REQUEST = "limit-request"
    REJECTED = "rejected"
    FROZEN = "frozen"
    THAWED = "thawed"
    CLOSED = "closed"
    REOPENED = "reopened"
    APPEALED = "appealed"
    PROFILE_COMPLETED = "profile-completed"


class Owner(Enum):
    """Whose debt it is in a book that holds an owner's and a firm's."""

    PRIVATE = "private"
    FIRM = "firm"


class Way(Enum):
    """Which way money goes."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Profile:
    """Whose book this is.

    Attributes:
        monthly_income: net; None where it was not told.
        registered_on: first day of the business licence; None where there is none.
    """

    name: str
    kind: BookKind
    monthly_income: Money | None = None
    registered_on: date | None = None
    note: str = ""
    id: str = "profile"


@dataclass(frozen=True, slots=True)
class MinimumRule:
    """The least to pay on a statement: a ratio of the principal, and a floor."""

    ratio: Decimal
    floor: Money = ZERO


@dataclass(frozen=True, slots=True)
class Line:
    """A credit line as granted.

    Attributes:
        channel: an id of the catalogue, or any text.
        type: None means that the catalogue's channel, else ``online``, decides.
        rate: the line's own rate; None means the catalogue's, if it has one.
        shares_limit_with: the line that holds the common limit.
        reports_to_bureau: None means not known.
        expires_on: the last day of the grant; None means not known.
        owner: None means the firm in a firm's book, the person in a person's.
    """

    id: str
    channel: str
    name: str
    limit: Money
    opened_on: date
    rate: Rate | None = None
    statement_day: int | None = None
    due_day: int | None = None
    shares_limit_with: str | None = None
    reports_to_bureau: bool | None = None
    type: LineType | None = None
    minimum: MinimumRule | None = None
    late_fee: MinimumRule | None = None
    expires_on: date | None = None
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class LimitReading:
    """What an app showed on a day.

    Attributes:
        available: may be below zero after a temporary limit ran out; None: not shown.
        temporary: the part of ``limit`` that is temporary; None: none shown.
        drawable: whether a draw worked that day; None means that nobody tried.
        reason: what the app said when a draw failed.
        temporary_until: the last day of the temporary part; None: not shown.
    """

    line: str
    on: date
    limit: Money
    available: Money | None = None
    temporary: Money | None = None
    drawable: bool | None = None
    reason: str = ""
    id: str = ""
    temporary_until: date | None = None


@dataclass(frozen=True, slots=True)
class Loan:
    """Money drawn under terms.

    Attributes:
        line: the line that it was drawn on; None for a loan that stands alone.
        channel: filled from the line where it has one.
        owner: None means that of the line, else as ``Line.owner``.
    """

    id: str
    terms: Terms
    line: str | None = None
    channel: str = ""
    name: str = ""
    owner: Owner | None = None


@dataclass(frozen=True, slots=True)
class Repayment:
    """Money paid to a loan.

    Attributes:
        mode: what a prepayment does to the rest: it ends earlier, or asks for less.
    """

    loan: str
    on: date
    amount: Money
    kind: RepaymentKind = RepaymentKind.SCHEDULED
    id: str = ""
    mode: Literal["shorter", "lower"] = "shorter"


@dataclass(frozen=True, slots=True)
class Move:
    """A purchase, cash advance, payment or refund on a card or pay-later line."""

    line: str
    on: date
    amount: Money
    kind: MoveKind
    id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated event around a line or a lender.

    Attributes:
        line: None where it concerns no line of this book.
        lender: as free text; None where the line says it.
    """

    on: date
    kind: NoteKind
    line: str | None = None
    lender: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cash:
    """Cash at hand at the end of a day."""

    on: date
    amount: Money
    id: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """An income or expense that is expected, once or in a rhythm.

    Attributes:
        until: inclusive; None means that the row never ends.
        certainty: 0–1; 1 is taken for granted.
    """

    id: str
    name: str
    amount: Money
    way: Way
    first: date
    every: Every | Literal["once"]
    until: date | None = None
    certainty: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Receivable:
    """What a debtor owes the firm.

    Attributes:
        confirmed: whether the debtor has confirmed it; None means not asked.
        probability: how likely it is paid by the due day; None means not judged.
        collected_on: the day on which it was paid; None while it is open.
    """

    id: str
    debtor: str
    amount: Money
    issued_on: date
    due_on: date
    confirmed: bool | None = None
    probability: Decimal | None = None
    collected_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """A firm's figures for a period such as ``2025``, ``2026-Q1`` or ``2026-03``."""

    period: str
    revenue: Money
    cash_flow: Money
    current_assets: Money
    current_liabilities: Money
    total_assets: Money
    total_liabilities: Money
    id: str = ""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a plan takes for granted; data of the book, printed with every plan.

    Attributes:
        reserve: cash that is never touched.
        confidence: the share of scenarios that a financing mix must stand.
        prepay_minimum: no plan proposes a prepayment below it.
        largest_share: the most that one lender may hold of new financing.
        factor_reliance, factor_profile: whether the two claims without evidence count.
        order: ids of loans and lines in the order in which the user would repay them.
        largest_dti: the part of a month's income that all instalments of a month may
            take; None: what the catalogue has, as far as it can be kept.
    """

    reserve: Money = ZERO
    confidence: Decimal = Decimal("0.95")
    prepay_minimum: Money = HUNDRED_YUAN
    largest_share: Decimal = Decimal("0.6")
    factor_reliance: bool = False
    factor_profile: bool = False
    id: str = "assumptions"
    order: tuple[str, ...] = ()
    largest_dti: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """The mark of a row that was imported, so that it never counts twice.

    Attributes:
        id: fingerprint of the row's content, free of padding and file name; for the
            mark of a whole file, of all its rows.
        row: 1-based line of the file; 1 for the mark of a whole file.
        record: the record it became; None where that was dropped again.
        others: only for a whole file: short fingerprints of the rows that became no
            record, ``planner.exchange.fingerprint.SHORT`` characters each. One record
            instead of thousands keeps a book quick to open.
    """

    id: str
    file: str
    row: int
    record: str | None = None
    others: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the file tells of a question beside day, amount and counterparty.

    Attributes:
        words: the description in the row.
        way: whether the file calls it income or expense; None: neither.
        channel: the channel that it seems to concern; empty: nobody knows.
        verdict: what it seems to be.
        rows: for how many rows of the file the question stands; they are many only
            where the book has no line for what was bought.
        family: whose bill it was.
    """

    words: str = ""
    way: Literal["in", "out"] | None = None
    channel: str = ""
    verdict: Verdict = Verdict.UNCLEAR
    rows: int = 1
    family: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """An imported row that could not be judged, kept for the user to settle.

    Attributes:
        asked: None in a question of an older program.
    """

    id: str
    file: str
    row: int
    on: date
    amount: Money
    counterparty: str
    why: str
    asked: Asked | None = None


Record = (
    Profile
    | Line
    | LimitReading
    | Loan
    | Repayment
    | Move
    | Note
    | Cash
    | Expected
    | Receivable
    | Figures
    | Assumptions
    | ImportedRow
    | Question
    | Declared
)
