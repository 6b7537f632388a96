"""What a credit report tells, and what it says otherwise than the book."""

from datetime import date
from enum import Enum

from planner.lean import dataclass
from planner.money import Money
from planner.phrases import Sentence


class AccountKind(Enum):
    """What sort of account the bureau lists."""

    CARD = "card"  # 贷记卡, 准贷记卡
    REVOLVING = "revolving"  # 循环授信, 循环贷账户
    LOAN = "loan"  # 非循环贷账户, 循环额度下分账户


@dataclass(frozen=True, slots=True)
class Reported:
    """One account as the report tells of it; None means that it does not tell.

    Attributes:
        opened_on: of a loan, the day it was paid out.
        currency: empty for yuan; the amounts are in yuan all the same.
        tail: the last digits of the card.
        limit: of a card or a line.
        used: of a card or a line what is drawn, of a loan what is left of it.
        principal: what a loan paid out.
        as_of: the day of ``limit`` and ``used``.
        until: the last day of a loan or of a grant.
        closed_on: the last day of the month in which it was closed or paid off.
        overdue: the amount overdue on ``as_of``.
        late_periods: how many instalments are overdue on ``as_of``.
        late_months: how many of the last 60 months were overdue, where it tells no
            month by name.
        months: ``YYYY-MM`` and its code, each month that the report shows.
        periods: how many instalments a loan has.
        instalment: what is due this month.
        spoilt: written off, or otherwise no account in order.
    """

    kind: AccountKind
    lender: str
    opened_on: date
    product: str = ""
    currency: str = ""
    tail: str = ""
    limit: Money | None = None
    used: Money | None = None
    principal: Money | None = None
    as_of: date | None = None
    until: date | None = None
    closed_on: date | None = None
    overdue: Money | None = None
    late_periods: int | None = None
    late_months: int | None = None
    months: tuple[tuple[str, str], ...] = ()
    periods: int | None = None
    instalment: Money | None = None
    spoilt: str = ""

    @property
    def is_late(self) -> bool:
        """Whether something is overdue on the day of the report's figures."""
        return bool(self.late_periods or (self.overdue and self.overdue.minor))


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody looked at the report.

    Attributes:
        is_hard: it came of an application; lenders count these.
    """

    on: date
    lender: str
    reason: str
    is_hard: bool


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """A debt of somebody else that this person answers for (相关还款责任)."""

    on: date
    debtor: str
    lender: str
    amount: Money | None
    balance: Money | None


@dataclass(frozen=True, slots=True)
class Report:
    """One credit report.

    Attributes:
        is_detailed: the version with a grid of months.
        counted: how many accounts it says it lists; None where it does not say.
        unread: lines of accounts or grids that could not be read.
    """

    file: str
    encoding: str
    reported_on: date
    is_detailed: bool
    accounts: tuple[Reported, ...]
    asked: tuple[Asked, ...] = ()
    guaranteed: tuple[Guaranteed, ...] = ()
    counted: int | None = None
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """An account of a report and the record that stands for it.

    Attributes:
        record: the id of the line or loan; None where none is kept.
        is_new: whether agreeing adds it.
    """

    account: Reported
    record: str | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the report and the book tell differently.

    Attributes:
        record: the id that it stands at.
        what: the field: ``limit``, ``used``, ``outstanding``, ``opened_on``,
            ``closed_on``, or ``month`` with its month.
        recorded: what the book says; None where it says nothing.
    """

    file: str
    lender: str
    record: str
    what: str
    reported: Money | date | str | None
    recorded: Money | date | str | None
    why: Sentence


@dataclass(frozen=True, slots=True)
class TakenReport:
    """A report with its place in the book.

    Attributes:
        new_asked: how many inquiries agreeing adds.
    """

    report: Report
    placed: tuple[Placed, ...]
    differences: tuple[Difference, ...]
    new_asked: int
