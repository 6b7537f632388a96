"""Rows of payment apps to verdicts, each with its reason; weak words stay unclear."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from planner.exchange import words
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.judgement import (
    Credit,
    Effect,
    Judgement,
    no_sign,
    not_credit,
    transfer,
    unclear,
)
from planner.model.bills import Verdict
from planner.phrases import Phrase, Sentence

_DEAD = re.compile(r"关闭|失败|撤销|取消|已退还|过期")
_CAME_BACK = re.compile(r"^(对方)?已全?额?退[款还]$")
_PENDING = re.compile(r"等待付款|等待买家付款|待支付|待付款|处理中|还款中|进行中")
_REFUND = re.compile(r"^退款|-退款$|^退货")
_CREDIT_LENDING = "信用借还"
_PAY_AFTER = "先享后付"


def judge(row: BillRow) -> Judgement:
    """The verdict on a row of a payment app.

    The first rule that has an opinion decides; the last always has one. Most rows hold
    no word that any rule looks for: then method, direction and state tell everything.
    """
    if not row.amount.minor:
        return not_credit(Phrase("The amount is zero: nothing was paid."))
    texts = (row.kind, row.party, row.item, row.note)
    return _judged(texts, row.flow, row.method, row.status)


@lru_cache(maxsize=1 << 16)
def _judged(
    texts: tuple[str, str, str, str], flow: Flow, method: str, status: str
) -> Judgement:
    """The verdict by what is written; the same words come again and again."""
    if not words.ANY.search(" ".join(texts)):
        return _ruled(_NO_TEXTS, flow, method, status)
    return _ruled(texts, flow, method, status)


@lru_cache(maxsize=1 << 16)
def _ruled(
    texts: tuple[str, str, str, str], flow: Flow, method: str, status: str
) -> Judgement:
    row = _Told(*texts, flow, method, status)
    return next(found for rule in _RULES if (found := rule(row)) is not None)


class _Told(NamedTuple):
    """What the rules look at, of a row."""

    kind: str
    party: str
    item: str
    note: str
    flow: Flow
    method: str
    status: str


def _deposit(row: _Told) -> Judgement | None:
    """A deposit under 信用借还; one that was really paid by credit is spending."""
    is_lent = row.kind == _CREDIT_LENDING and words.DEPOSIT.search(row.item)
    if is_lent or words.DEPOSIT.search(row.status):
        return not_credit(
            Phrase("“{text}” is a deposit, held or waived: no debt."), text=row.item
        )
    return None


def _repayment(row: _Told) -> Judgement | None:
    credit = _repaid(row)
    if credit is None:
        return None
    told = _told(row)
    if _DEAD.search(row.status) or _CAME_BACK.search(row.status):
        return _failed(row, credit)
    if _PENDING.search(row.status):
        return unclear(
            credit,
            Phrase("“{text}” is not finished, its state is “{state}”."),
            text=told,
            state=row.status,
        )
    why = Sentence(
        Phrase("“{text}” with the state “{state}” is a repayment."),
        text=told,
        state=row.status,
    )
    if not row.status:
        why = Sentence(Phrase("“{text}” is a repayment."), text=told)
    return Judgement(Verdict.REPAYMENT, why, credit, Effect.PAY)


def _failed(row: _Told, credit: Credit) -> Judgement:
    """A failed repayment is none, but worth a question: was it paid another way?"""
    return Judgement(
        Verdict.REPAYMENT_FAILED,
        Sentence(
            Phrase("“{text}” has the state “{state}”: nothing was repaid."),
            text=_told(row),
            state=row.status,
        ),
        credit,
        Effect.ASK,
    )


def _told(row: _Told) -> str:
    """The text that names what the row is for."""
    return next(
        (text for text in (row.item, row.note, row.kind) if text not in ("", "/")), ""
    )


def _repaid(row: _Told) -> Credit | None:
    """The credit that the row repays, if its words are among the strong ones."""
    item = row.item
    if _names_weakly(row):
        return None
    if words.HUABEI_REPAYMENT.search(item) or (
        row.party.startswith(("花呗", "信用购")) and "还款" in f"{item}{row.status}"
    ):
        return Credit("huabei")
    if words.YUEFU_REPAYMENT.search(item):
        return Credit("meituan-yuefu")
    if words.FENFU_REPAYMENT.search(row.kind) or words.FENFU_REPAYMENT.search(item):
        return Credit(words.FENFU)
    if words.CARD_REPAYMENT.search(f"{row.kind} {item}"):
        return words.card_named(f"{row.party} {item}")
    return None


def _names_weakly(row: _Told) -> Credit | None:
    return words.weak_credit(f"{row.item} {row.note}") or (
        words.weak_credit(row.kind) or words.weak_credit(f"{row.party}{row.item}")
    )


def _weak(row: _Told) -> Judgement | None:
    credit = _names_weakly(row)
    if credit is None or words.credit_of_method(row.method):
        return None
    if _DEAD.search(row.status):
        return _failed(row, credit) if "还款" in row.status else None
    return unclear(
        credit,
        Phrase(
            "“{text}” looks like credit, but these words are known only from hearsay."
        ),
        text=_told(row),
    )


def _dead(row: _Told) -> Judgement | None:
    if _DEAD.search(row.status) or _PENDING.search(row.status):
        return not_credit(
            Phrase("The state is “{state}”: no money moved for good."), state=row.status
        )
    return None


def _refund(row: _Told) -> Judgement | None:
    credit = words.credit_of_method(row.method)
    is_refund = (
        _REFUND.search(row.kind)
        or _REFUND.search(row.item)
        or row.status == "退款成功"
        or (row.flow is Flow.IN and credit is not None)
    )
    if not is_refund or row.flow is Flow.OUT:
        return None
    if credit is None:
        return Judgement(
            Verdict.REFUND,
            Sentence(Phrase("A refund, but not to a credit line: no debt changes.")),
        )
    return Judgement(
        Verdict.REFUND,
        Sentence(
            Phrase("A refund to “{method}” lowers what is owed there."),
            method=row.method,
        ),
        credit,
        Effect.REFUND,
    )


def _pay_after(row: _Told) -> Judgement | None:
    if _PAY_AFTER in row.method or row.kind == _PAY_AFTER:
        return unclear(
            Credit(_PAY_AFTER),
            Phrase(
                "“{method}”: paid after delivery; "
                "the payment may follow as another row."
            ),
            method=_PAY_AFTER,
        )
    return None


def _fee(row: _Told) -> Judgement | None:
    """A fee of a credit line; the service fee of a withdrawal is none."""
    named = words.credit_of_method(row.party) or words.credit_of_method(row.item)
    if named is not None and words.FEE.search(row.item):
        return Judgement(
            Verdict.FEE,
            Sentence(Phrase("“{text}” is a cost of credit."), text=row.item),
            named,
            Effect.ASK,
        )
    return None


def _spending(row: _Told) -> Judgement | None:
    credit = words.credit_of_method(row.method)
    if credit is None:
        return None
    return Judgement(
        Verdict.DRAWDOWN,
        Sentence(
            Phrase("Paid by “{method}”: spending on credit."),
            method=row.method.split("&", 1)[0].strip(),
        ),
        credit,
        Effect.SPEND,
    )


def _credit_lending(row: _Told) -> Judgement | None:
    """信用借还 without a known word: what is paid is a rental, the rest a question."""
    if row.kind != _CREDIT_LENDING:
        return None
    if row.flow is Flow.OUT:
        return not_credit(
            Phrase("“{text}” under “{kind}” is a rental: no debt."),
            text=row.item,
            kind=row.kind,
        )
    return unclear(
        None,
        Phrase("“{kind}” may be a debt or a deposit; “{text}” does not tell."),
        kind=row.kind,
        text=row.item,
    )


def _transfer(row: _Told) -> Judgement | None:
    if words.TRANSFER.search(row.kind) or words.TRANSFER.search(row.item):
        return transfer(
            Phrase("“{kind}” moves money from one place to another: no debt."),
            kind=row.kind or row.item,
        )
    return None


def _no_credit(row: _Told) -> Judgement:
    if row.flow is Flow.IN:
        return no_sign(Phrase("Income: no debt changes."))
    if row.method in ("", "/"):
        return no_sign(Phrase("The file names no credit line as the payer."))
    return no_sign(
        Phrase("Paid by “{method}”, which the file does not call credit."),
        method=row.method,
    )


Rule = Callable[[_Told], Judgement | None]
_RULES: tuple[Rule, ...] = (
    _deposit,
    _repayment,
    _weak,
    _dead,
    _refund,
    _pay_after,
    _fee,
    _spending,
    _credit_lending,
    _transfer,
    _no_credit,
)
_NO_TEXTS = ("", "", "", "")
