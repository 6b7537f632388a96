"""Rows of bank statements to verdicts: of a card, and of an account that pays one."""

import re

from planner.exchange import words
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.judgement import (
    CARD,
    Credit,
    Effect,
    Judgement,
    no_sign,
    not_credit,
    transfer,
    unclear,
)
from planner.model.bills import Verdict
from planner.money import ZERO
from planner.phrases import Phrase, Sentence

_PLAN = re.compile(r"分期.*?/(\d{1,3})/(\d{1,3})期")
_BACK = re.compile(r"退款|退货|撤销|冲正")
_INTEREST_EARNED = re.compile(r"存款利息|结息")
_MERCHANT = re.compile(
    r"[A-Z]{3}$|^消费|财付通[-－]|支付宝[-－]|饭票|返现|奖励|立减|红包"
)
_THANKS = re.compile(r"payment.*thank", re.IGNORECASE)
_CHARGE = re.compile(r"利息|年费|手续费|违约金|滞纳金|服务费")
_CASH = re.compile(r"取现|预借现金|提现")
_OWN_CARD = re.compile(r"自动还款|信用卡转账还款|银行卡中心|信用卡还款")
_OTHER_CARD = re.compile(r"掌上生活还款|信用卡.*还款")
_LOAN = re.compile(r"^正常还款$")
_LENDING = re.compile(r"贷款|还贷|放款|借款|还本|还息|扣款还|逾期")
_TRANSFER = re.compile(
    r"转存|网转|汇款|汇入|转账|赎回|提现|取款|转入|转出|跨行转|充值|银联入账"
)


def judge_card(row: BillRow) -> Judgement:
    """The verdict on a row of a card's own statement: what goes out is owed."""
    card = words.card_named(row.method)
    text = f"{row.kind} {row.item}".strip()
    if row.amount == ZERO:
        return not_credit(Phrase("The amount is zero: nothing was paid."))
    if row.foreign:
        return unclear(
            card,
            Phrase("The amount is in {currency}, this book holds yuan."),
            currency=row.foreign,
        )
    plan = _PLAN.search(f"{row.kind}{row.item}")
    if plan:
        return Judgement(
            Verdict.REPAYMENT,
            Sentence(
                Phrase("Instalment {n} of {periods} of a plan on this card."),
                n=int(plan[1]),
                periods=int(plan[2]),
            ),
            card,
            Effect.INSTALMENT,
        )
    return _card_in(row, card, text) if row.flow is Flow.IN else _card_out(card, text)


def _card_in(row: BillRow, card: Credit, text: str) -> Judgement:
    if "还款" in text or _THANKS.search(text):
        return Judgement(
            Verdict.REPAYMENT,
            Sentence(Phrase("“{text}” pays this card."), text=text),
            card,
            Effect.PAY,
        )
    if _INTEREST_EARNED.search(text):
        return not_credit(Phrase("Interest that the bank pays: no debt changes."))
    if _BACK.search(text) or _MERCHANT.search(row.item) or _MERCHANT.search(text):
        return Judgement(
            Verdict.REFUND,
            Sentence(Phrase("“{text}” gives money back to this card."), text=text),
            card,
            Effect.REFUND,
        )
    return unclear(
        card,
        Phrase("“{text}” came in on this card: a repayment or a refund?"),
        text=text,
    )


def _card_out(card: Credit, text: str) -> Judgement:
    if "还款" in text:
        return unclear(
            card, Phrase("“{text}” takes a repayment back, so it seems."), text=text
        )
    if _CHARGE.search(text):
        return Judgement(
            Verdict.FEE,
            Sentence(Phrase("“{text}” is a cost of credit."), text=text),
            card,
            Effect.SPEND,
        )
    if _CASH.search(text):
        return Judgement(
            Verdict.DRAWDOWN,
            Sentence(Phrase("“{text}” is cash drawn on this card."), text=text),
            card,
            Effect.CASH,
        )
    return Judgement(
        Verdict.DRAWDOWN,
        Sentence(Phrase("Spending on this card.")),
        card,
        Effect.SPEND,
    )


def judge_account(row: BillRow) -> Judgement:
    """The verdict on a row of a bank account: only what pays a debt, or is lent."""
    if row.amount == ZERO:
        return not_credit(Phrase("The amount is zero: nothing was paid."))
    text = f"{row.kind} {row.item} {row.party}"
    for rule in (_debt_paid, _lending, _account_refund, _account_transfer):
        judgement = rule(row, text)
        if judgement is not None:
            return judgement
    if row.flow is Flow.IN:
        return no_sign(Phrase("Income: no debt changes."))
    return no_sign(
        Phrase("Paid by “{method}”, which the file does not call credit."),
        method=row.method,
    )


def _lending(row: BillRow, text: str) -> Judgement | None:
    weak = words.weak_credit(text)
    if weak is None and not _LENDING.search(row.kind):
        return None
    return unclear(
        weak,
        Phrase("“{text}” may concern a loan; it does not say which."),
        text=row.kind or row.item,
    )


def _account_refund(row: BillRow, text: str) -> Judgement | None:
    if row.flow is Flow.OUT or not _BACK.search(text):
        return None
    return Judgement(
        Verdict.REFUND,
        Sentence(Phrase("A refund, but not to a credit line: no debt changes.")),
    )


def _account_transfer(row: BillRow, _text: str) -> Judgement | None:
    if not _TRANSFER.search(row.kind or row.item):
        return None
    return transfer(
        Phrase("“{kind}” moves money from one place to another: no debt."),
        kind=row.kind or row.item,
    )


def _debt_paid(row: BillRow, text: str) -> Judgement | None:
    if row.flow is Flow.IN:
        return None
    app = words.app_repaid(text)
    if app is not None:
        return Judgement(
            Verdict.REPAYMENT,
            Sentence(Phrase("“{text}” is a repayment."), text=_told(row)),
            app,
            Effect.PAY,
        )
    if _OTHER_CARD.search(text) or _OWN_CARD.search(text):
        # 银联无卡支付业务((特约)掌上生活还款) names another bank's app
        named = words.bank_named(text) if _OTHER_CARD.search(text) else ""
        return Judgement(
            Verdict.REPAYMENT,
            Sentence(Phrase("“{text}” pays a credit card."), text=_told(row)),
            Credit(CARD, named or words.bank_named(row.method)),
            Effect.PAY,
        )
    if _LOAN.search(row.kind):
        return Judgement(
            Verdict.REPAYMENT,
            Sentence(
                Phrase("“{text}” is most likely the instalment of a bank loan."),
                text=row.kind,
            ),
            Credit("", words.bank_named(row.method)),
            Effect.INSTALMENT,
        )
    return None


def _told(row: BillRow) -> str:
    """The text of the row in which the repayment is named."""
    texts = (row.kind, row.item, row.party)
    return next((text for text in texts if "还款" in text), row.kind)
