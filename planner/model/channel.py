"""A way to borrow as the catalogue tells of it; else each lender were a rumour."""

from enum import Enum

from planner.lean import dataclass
from planner.model import offers as o
from planner.model.dated import History, Text
from planner.model.offers import LenderKind, Purpose
from planner.model.records import BookKind, LineType


class ChannelKind(Enum):
    """What sort of credit it is."""

    REVOLVING = "revolving"  # 循环额度,随借随还
    INSTALMENT = "instalment"  # 分期
    PAY_LATER = "pay-later"  # 先用后付
    CARD = "card"  # 信用卡
    TERM = "term"  # 定期贷款
    MORTGAGE = "mortgage"  # 抵押贷款
    FACTORING = "factoring"  # 保理
    PLEDGE = "pledge"  # 质押
    DISCOUNT = "discount"  # 贴现


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel; every history is sorted by its days, empty where nothing was found.

    Attributes:
        type: chooses the priors of a limit's estimate.
        lender_kind: the one whose rules bind a plan; ``lender`` tells of others.
        borrowers: whose book may hold it: a person's, a business's, or both.
        direct: whether one can apply for it; on-lending comes only through a bank.
        template: a pattern to fill in, no product that anyone was seen to offer.
        rate: on the balance.
        flat_rate: on the original principal, each month (等本等息).
        draw: the range of one drawing.
        share: of the collateral's or the receivable's worth that is lent.
        fee: beside interest; ``cash_fee`` is that of a cash advance or withdrawal.
        instalment_fee: whole-term fees of bill or purchase instalments.
        late_fee: on the unpaid part of the least payment.
        remarks: further facts; they may stand side by side.
    """

    id: str
    name: Text
    kind: ChannelKind
    type: LineType
    lender_kind: LenderKind
    borrowers: frozenset[BookKind]
    direct: bool = True
    template: bool = False
    lender: History[o.Lender] = ()
    who: History[Text] = ()
    purposes: History[tuple[Purpose, ...]] = ()
    fits: History[o.Fit] = ()
    limit: History[o.Amounts] = ()
    draw: History[o.Amounts] = ()
    share: History[o.Ratios] = ()
    rate: History[o.Rates] = ()
    flat_rate: History[o.Rates] = ()
    instalment_fee: History[o.Instalments] = ()
    fee: History[o.Charge] = ()
    cash_fee: History[o.Charge] = ()
    terms: History[o.Offered] = ()
    prepayment: History[o.Early] = ()
    late: History[o.Lateness] = ()
    bureau: History[o.Bureau] = ()
    money_in: History[o.MoneyIn] = ()
    papers: History[tuple[Text, ...]] = ()
    statement: History[o.Statement] = ()
    minimum: History[o.Least] = ()
    late_fee: History[o.Least] = ()
    remarks: History[Text] = ()
