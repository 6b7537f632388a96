"""What the user settled, declared or kept: rules, layouts, forms, windows, plans.

Unlike ``records`` nothing here happened to a loan; it says how to read what happens.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal

from planner.lean import dataclass
from planner.model.terms import Every
from planner.model.verdict import Verdict
from planner.money import Money
from planner.rates import Rate

BUREAU_CODES = ("N", "1", "2", "3", "4", "5", "6", "7", "*", "C", "G", "D", "Z", "M")


@dataclass(frozen=True, slots=True)
class ImportRule:
    """What the user answered once, for rows of later files that look the same.

    Attributes:
        counterparty: rows whose counterparty holds this text; empty: any.
        words: rows whose description holds this text; empty: any.
        way: rows that the file calls income or expense; None: any.
        line, loan: what the row is booked on, where the verdict needs one.
        channel: whose loan a drawdown is that is booked on no line; empty: not told.
    """

    verdict: Verdict
    made_on: date
    counterparty: str = ""
    words: str = ""
    line: str | None = None
    loan: str | None = None
    id: str = ""
    way: Literal["in", "out"] | None = None
    channel: str = ""


class ColumnRole(Enum):
    """What a column of an unknown file holds."""

    DAY = "day"
    AMOUNT = "amount"
    PAID_IN = "in"
    PAID_OUT = "out"
    DIRECTION = "direction"
    COUNTERPARTY = "counterparty"
    DESCRIPTION = "description"
    ORDER = "order"
    BALANCE = "balance"
    METHOD = "method"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column of a layout: its heading, and what it holds."""

    head: str
    role: ColumnRole


@dataclass(frozen=True, slots=True)
class FileLayout:
    """How to read a file whose layout was mapped by hand.

    Attributes:
        heads: the file's headings in their order; a later file with the same is
            recognised by them.
        columns: what the headings that matter hold; the others are left alone.
        day_form: how days read; None lets the days themselves tell.
        positive_is: what an amount without a minus means, where no column tells the
            direction.
        out_words: what the direction column says of money that goes out; empty: the
            usual words.
        line: the card or line whose statement it is; None for an account.
        headless: the file has no line of headings; ``heads`` then number its columns.
    """

    name: str
    heads: tuple[str, ...]
    columns: tuple[ColumnUse, ...]
    day_form: Literal["year-first", "month-first", "day-first"] | None = None
    positive_is: Literal["in", "out"] = "in"
    line: str | None = None
    id: str = ""
    out_words: tuple[str, ...] = ()
    headless: bool = False


@dataclass(frozen=True, slots=True)
class BureauMonth:
    """What the bureau's report says of one account in one month.

    Attributes:
        month: ``YYYY-MM``.
        code: one of ``BUREAU_CODES``.
        reported_on: the day of the report.
        account: of an account that the book does not keep, such as a closed one, the
            name that every report of it gets; ``lender`` and ``is_card`` tell whose
            it was.
    """

    month: str
    code: str
    reported_on: date
    line: str | None = None
    loan: str | None = None
    id: str = ""
    account: str = ""
    lender: str = ""
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class DisclosedItem:
    """One row of a cost disclosure form.

    Attributes:
        ratio: of the principal, for a row that states no amount.
    """

    name: str
    kind: Literal["interest", "fee", "contingent"]
    amount: Money | None = None
    ratio: Decimal | None = None
    collector: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A lender's 综合融资成本明示表 as typed in.

    Attributes:
        annual: the 正常履约年化综合融资成本 that it states, a plain ratio.
    """

    loan: str
    on: date
    annual: Decimal
    principal: Money | None = None
    items: tuple[DisclosedItem, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Subsidy:
    """Interest that a government pays for a loan.

    Attributes:
        rule: the id of a scheme of the catalogue; None where the user's own figures
            are all there is. Own figures take the place of the scheme's.
        ratio: the part of the interest rate paid, a plain ratio a year.
        cap: the most that is paid for the loan in all.
        since, until: the days whose interest is subsidised, both counted.
        largest_share: of the contract's rate.
    """

    loan: str
    rule: str | None = None
    ratio: Decimal | None = None
    cap: Money | None = None
    since: date | None = None
    until: date | None = None
    id: str = ""
    largest_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FundingWindow:
    """Days in which the user knows money to be tight.

    Attributes:
        until: inclusive.
        line, channel: where it counts; both None: everywhere.
        rise, cut, freeze: how many times as often a limit does that in it.
    """

    name: str
    why: Literal["policy", "outage"]
    since: date
    until: date
    line: str | None = None
    channel: str | None = None
    id: str = ""
    rise: Decimal = Decimal(1)
    cut: Decimal = Decimal(1)
    freeze: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class PriorEdit:
    """A value of the estimator that the user put in the place of the shipped one.

    Attributes:
        id: which value, such as ``online.monthly.rise``.
    """

    id: str
    value: Decimal
    made_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One dated step of a kept plan."""

    on: date
    loan: str
    amount: Money
    kind: str


@dataclass(frozen=True, slots=True)
class Counted:
    """An income or expense as it was expected when a plan was kept."""

    record: str
    name: str
    amount: Money
    way: Literal["in", "out"]
    first: date
    every: Every | Literal["once"]
    until: date | None = None
    certainty: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as it was when the user kept it.

    Attributes:
        counted: the incomes and expenses as the book had them that day; None of a plan
            of which nobody noted them.
        total: interest, fees and penalties that it promised.
        free_on: the day on which it promised to be out of debt.
        adopted_on: the day since when it is followed; None: only kept.
    """

    name: str
    made_on: date
    kind: Literal["repay", "finance"]
    steps: tuple[PlannedStep, ...]
    total: Money
    free_on: date | None = None
    adopted_on: date | None = None
    id: str = ""
    counted: tuple[Counted, ...] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Money that is needed: how much, by when, for how long, what for.

    Attributes:
        held_back: ids of the receivables that may not be used for it.
    """

    amount: Money
    by: date
    months: int
    purpose: str = ""
    id: str = ""
    held_back: tuple[str, ...] = ()


SaleWay = Literal[
    "bank-bill",
    "commercial-bill",
    "e-certificate",
    "factoring",
    "supply-chain",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """How a receivable may become money early, and what a buyer asks for it.

    Attributes:
        receivable: the id of what is sold or assigned.
        way: what it is: a bill accepted by a bank (银票) or by a firm (商票), an
            electronic certificate (云信、金单 and the like), an invoice for a factor,
            or a supply-chain loan on it.
        lender: who offers; empty where nobody was asked: the catalogue's terms count.
        rate: of the discount or the advance; None where nobody told one.
        advance: the part of the face that is paid at once; None: the usual one.
        fee, fee_ratio: charged once, a sum and a ratio of the face.
        recourse: whether the seller must pay back what the debtor does not pay; None
            where nobody told.
        interest_at: taken at the start, or from the rest when the face is collected.
        days: calendar days until the money comes; None: as the catalogue has it.
        until: the last day on which the offer can be taken; None: no day was named.
    """

    receivable: str
    way: SaleWay
    lender: str = ""
    rate: Rate | None = None
    advance: Decimal | None = None
    fee: Money | None = None
    fee_ratio: Decimal | None = None
    recourse: bool | None = None
    interest_at: Literal["start", "collection"] = "start"
    days: int | None = None
    until: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value of the catalogue that the user corrected.

    Attributes:
        field: the path of the value in the channel, such as ``rate.low``.
        since: the day from which it holds.
        source: where the user has it from.
    """

    channel: str
    field: str
    value: str
    since: date
    source: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer ordered: money that will come once it was delivered.

    Attributes:
        delivers_on: the day of delivery; None where none is agreed.
        pays_on: the day on which the customer is expected to pay.
        certainty: 0-1 that it is paid by then; forecasts and plans count it in full
            where that is no less than the confidence that the book asks for, else not.
        closed_on: the day since when it counts no more, because it was invoiced (the
            receivable counts then), paid or cancelled; None while it is open.
    """

    customer: str
    amount: Money
    pays_on: date
    certainty: Decimal
    delivers_on: date | None = None
    note: str = ""
    closed_on: date | None = None
    id: str = ""


Declared = (
    ImportRule
    | FileLayout
    | BureauMonth
    | Disclosure
    | Subsidy
    | FundingWindow
    | PriorEdit
    | SavedPlan
    | Need
    | Correction
    | Quote
    | Order
)
