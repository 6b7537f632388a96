"""What a bill row can be; without it readers, rules and pages would each have words."""

from enum import Enum


class Verdict(Enum):
    """What a bill row is, seen from the side of credit."""

    DRAWDOWN = "drawdown"
    REPAYMENT = "repayment"
    REPAYMENT_FAILED = "repayment-failed"
    FEE = "fee"
    REFUND = "refund"
    TRANSFER = "transfer"
    NOT_CREDIT = "not-credit"
    UNCLEAR = "unclear"

    __hash__ = object.__hash__  # quicker than by name; files have a million rows
