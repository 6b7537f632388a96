"""The totals that a bill states, against its rows; to the cent, and to the row."""

import re
from collections.abc import Iterable, Sequence

from planner.exchange.billrow import BillRow, Flow
from planner.lean import dataclass
from planner.money import Money, total
from planner.phrases import Phrase, Sentence

_APP = re.compile(
    r"(收入|支出|不计收支|中性交易)[：:]\s*(\d{1,9})笔(?:[(（][^)）]*[)）])?[\s,，]*"
    r"(\d[\d,]{0,15}(?:\.\d{1,2})?)元"
)
_WEB = re.compile(
    r"(已收入|待收入|已支出|待支出)[：:]\s*(\d{1,9})笔[\s,，]*"
    r"(\d[\d,]{0,15}(?:\.\d{1,2})?)元"
)
_BANK = re.compile(r"合计[^\d\n]*?(\d[\d,]{0,15}\.\d{2})\s+(\d[\d,]{0,15}\.\d{2})")
_MERCHANT = re.compile(
    r"(收入|支出)合计[：:]\s*(\d{1,9})笔[\s,，]*共[-+]?(\d[\d,]{0,15}(?:\.\d{1,2})?)元"
)
_COUNT = re.compile(r"共[：:]?\s*(\d{1,9})\s*笔")
_DEAD = re.compile(r"关闭|失败")
_REFUND = re.compile(r"退款|退货")
_REPAYMENT = re.compile(r"还款")
_PAY_AFTER = "先享后付"
_FLOW = {
    "收入": Flow.IN,
    "支出": Flow.OUT,
    "不计收支": Flow.NEUTRAL,
    "中性交易": Flow.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Pot:
    """One total: how many rows, and what they sum to; None where not stated."""

    count: int | None
    amount: Money | None

    def holds(self, other: "Pot") -> bool:
        """Whether what is stated here is what was found there."""
        return (self.count is None or self.count == other.count) and (
            self.amount is None or self.amount == other.amount
        )


@dataclass(frozen=True, slots=True)
class Check:
    """One stated total and the ways in which the file may have counted it."""

    name: str
    stated: Pot
    found: tuple[Pot, ...]

    @property
    def holds(self) -> bool:
        """Whether one way of counting gives what is stated."""
        return any(self.stated.holds(found) for found in self.found)


Stated = tuple[Check, ...]


def no_totals(_text: str, _rows: Sequence[BillRow]) -> Stated:
    """For files that state nothing."""
    return ()


def reconciles(checks: Stated) -> bool | None:
    """Whether all stated totals hold; None where the file states none."""
    return all(check.holds for check in checks) if checks else None


def differences(checks: Stated) -> tuple[Sentence, ...]:
    """What is stated and what was found, for each total that does not hold."""
    return tuple(_difference(check) for check in checks if not check.holds)


def _difference(check: Check) -> Sentence:
    stated, found = check.stated, check.found[0]
    if stated.amount is None:
        return Sentence(
            Phrase("The file states {stated} rows, {found} were found."),
            stated=stated.count,
            found=found.count,
        )
    if stated.count is None:
        return Sentence(
            Phrase("The file states {stated} for “{name}”, {found} was found."),
            name=check.name,
            stated=stated.amount,
            found=found.amount,
        )
    return Sentence(
        Phrase(
            "The file states {rows} rows and {stated} for “{name}”, "
            "{found_rows} rows and {found} were found."
        ),
        name=check.name,
        rows=stated.count,
        stated=stated.amount,
        found_rows=found.count,
        found=found.amount,
    )


def app_totals(text: str, rows: Sequence[BillRow]) -> Stated:
    """The counts and sums of income, expense and the rest that apps state on top.

    Rows that were closed or failed do not count. Refunds are no income unless the
    file's own totals show that they are; Meituan counts a repayment as a row of expense
    but leaves its amount out; JD leaves out what is to be paid after delivery.
    """
    alive = [row for row in rows if not _DEAD.search(row.status)]
    return (
        *_row_count(text, _n(rows), _n(alive)),
        *(
            Check(
                found[1],
                Pot(int(found[2]), _amount(found[3])),
                _ways([row for row in rows if row.flow is _FLOW[found[1]]]),
            )
            for found in _APP.finditer(text)
        ),
    )


def web_totals(text: str, rows: Sequence[BillRow]) -> Stated:
    """The footer of Alipay's web export: amount less refund, by 资金状态."""
    return (
        *_row_count(text, len(rows)),
        *(
            Check(
                found[1],
                Pot(int(found[2]), _amount(found[3])),
                (_pot([row for row in rows if row.group == found[1]]),),
            )
            for found in _WEB.finditer(text)
        ),
    )


def _row_count(text: str, *counts: int) -> Stated:
    found = _COUNT.search(text)
    if found is None:
        return ()
    ways = tuple(Pot(count, None) for count in counts)
    return (Check(found[0], Pot(int(found[1]), None), ways),)


def _ways(every: Sequence[BillRow]) -> tuple[Pot, ...]:
    """The counts and sums under each way of counting, the plain one first."""
    rows = [row for row in every if not _DEAD.search(row.status)]
    without_refunds = [row for row in rows if not _is_refund(row)]
    ways = [_pot(rows), _pot(without_refunds)]
    for leave_out in (_is_repayment, _is_pay_after):
        kept = [row for row in rows if not leave_out(row)]
        ways.append(Pot(_n(rows), _pot(kept).amount))
    # a row that was closed may still be counted, with no amount
    ways.append(Pot(_n(every), ways[0].amount))
    return tuple(ways)


def _pot(rows: Sequence[BillRow]) -> Pot:
    return Pot(_n(rows), total(row.counted for row in rows))


def _n(rows: Iterable[BillRow]) -> int:
    return sum(row.times for row in rows)


def _is_refund(row: BillRow) -> bool:
    return bool(_REFUND.search(row.kind) or _REFUND.search(row.item[:3]))


def _is_repayment(row: BillRow) -> bool:
    return bool(_REPAYMENT.search(row.kind))


def _is_pay_after(row: BillRow) -> bool:
    return _PAY_AFTER in row.method


def _amount(text: str) -> Money:
    yuan, _, cents = text.replace(",", "").partition(".")
    return Money(int(yuan) * 100 + int(cents.ljust(2, "0")))


def bank_totals(text: str, rows: Sequence[BillRow]) -> Stated:
    """The last line of a bank's statement: what came in, and what went out."""
    found = _BANK.search(text)
    if found is None:
        return ()
    came = total(row.counted for row in rows if row.flow is Flow.IN)
    went = total(row.counted for row in rows if row.flow is Flow.OUT)
    return (
        Check("收入", Pot(None, _amount(found[1])), (Pot(None, came),)),
        Check("支出", Pot(None, _amount(found[2])), (Pot(None, went),)),
    )


def merchant_totals(text: str, rows: Sequence[BillRow]) -> Stated:
    """The footer of a merchant's ledger: ``#支出合计：2笔，共30.00元``."""
    flows = {"收入": Flow.IN, "支出": Flow.OUT}
    return tuple(
        Check(
            found[1],
            Pot(int(found[2]), _amount(found[3])),
            (_pot([row for row in rows if row.flow is flows[found[1]]]),),
        )
        for found in _MERCHANT.finditer(text)
    )
