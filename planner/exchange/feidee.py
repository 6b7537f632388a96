"""An export of 随手记: a sheet a kind, and accounts instead of payment methods."""

from collections.abc import Sequence

from planner.exchange import words
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify import judge
from planner.exchange.judgement import Credit, Effect, Judgement, not_credit
from planner.exchange.layout import Context, Layout
from planner.model.bills import Verdict
from planner.phrases import Phrase, Sentence

_FLOWS = {"支出": Flow.OUT, "收入": Flow.IN}
_TRANSFER = "转账"


def _read(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    kind, when, amount, *rest = map(str.strip, cells)
    class_1, class_2, spent, earned, source, target, shop, note = rest
    paid = abs(yuan(amount, "金额"))
    return BillRow(
        line=line,
        on=day(when, "日期"),
        clock=when[11:],
        amount=paid,
        flow=_FLOWS.get(kind, Flow.NEUTRAL),
        kind=kind,
        party=target or shop,
        item=" ".join(text for text in (class_1, class_2) if text),
        method=spent or earned or source,
        status="",
        order="",
        note=note,
        counted=paid,
    )


def _judge(row: BillRow) -> Judgement:
    if row.flow is not Flow.NEUTRAL:
        return judge(row)
    if row.kind != _TRANSFER:
        return not_credit(
            Phrase("“{kind}” corrects a balance: nothing was paid."), kind=row.kind
        )
    paid, paying = map(words.credit_of_method, (row.party, row.method))
    if paid is not None:
        return _moved(Verdict.REPAYMENT, Effect.PAY, paid, row)
    if paying is not None:
        return _moved(Verdict.DRAWDOWN, Effect.CASH, paying, row)
    return Judgement(
        Verdict.TRANSFER,
        Sentence(
            Phrase("“{kind}” moves money from one place to another: no debt."),
            kind=row.kind,
        ),
    )


def _moved(verdict: Verdict, effect: Effect, credit: Credit, row: BillRow) -> Judgement:
    why = Sentence(
        Phrase("Moved from “{source}” to “{target}”."),
        source=row.method,
        target=row.party,
    )
    return Judgement(verdict, why, credit, effect)


FEIDEE = Layout(
    id="feidee",
    family="feidee",
    issuer=Phrase("Feidee (随手记)"),
    columns=("交易类型", "日期", "金额"),
    optional=(
        *("一级分类", "二级分类", "支出账户", "收入账户"),
        *("转出账户", "转入账户", "商家", "备注"),
    ),
    read=_read,
    judge=_judge,
)
