"""The banks' own CSV statements of cards and accounts, each with its odd columns."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from planner.errors import FieldError
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.cells import day, yuan
from planner.exchange.classify_bank import judge_account, judge_card
from planner.exchange.layout import Context, Layout
from planner.exchange.totals import bank_totals
from planner.money import ZERO, Money
from planner.phrases import Phrase

_MASKED_CARD = re.compile(r"卡号[:：]\s*[\d*]*?(\d{4})[\s,\"]")
_STATEMENT_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")
_MONTH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_BOCOM_IN = re.compile(r"^(退货|退款|信用卡还款|还款|撤销|返现|存入)")
_YUAN_WORDS = ("", "CNY", "人民币", "RMB")


def _row(
    line: int, on: date, signed: Money, method: str, told: tuple[str, str, str]
) -> BillRow:
    """A statement's row; ``told`` is its summary, its details and the counterparty."""
    kind, item, party = told
    return BillRow(
        line=line,
        on=on,
        clock="",
        amount=abs(signed),
        flow=Flow.IN if signed > ZERO else Flow.OUT,
        kind=kind,
        party=party or item or kind,
        item=item,
        method=method,
        status="",
        order="",
        note="",
        counted=abs(signed),
    )


def _abc_debit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, clock, summary, amount, other, log, note = map(str.strip, cells)
    signed = yuan(amount, "交易金额")
    row = _row(
        line, day(on, "交易日期"), signed, "农业银行储蓄卡", (summary, note, other)
    )
    return row._replace(clock=clock, order=log)


def _boc_debit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, clock, currency, amount, kind, note, other, tail = map(str.strip, cells)
    method = f"中国银行储蓄卡({tail})"
    told = (kind, "" if note.startswith("---") else note, other)
    row = _row(line, day(on, "记账日期"), yuan(amount, "金额"), method, told)
    return row._replace(
        clock=clock, foreign="" if currency in _YUAN_WORDS else currency
    )


def _bocom_debit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, clock, kind, side, amount, other, place, note = map(str.strip, cells)
    paid = abs(yuan(amount, "交易金额"))
    signed = paid if side.startswith("贷") else -paid
    told = (kind, note or place, other)
    row = _row(line, day(on, "交易日期"), signed, "交通银行储蓄卡", told)
    return row._replace(clock=clock)


def _cmb_debit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, currency, amount, kind, other, note = map(str.strip, cells)
    signed = yuan(amount, "交易金额")
    told = (kind, note, other)
    row = _row(line, day(on, "记账日期"), signed, "招商银行储蓄卡", told)
    return row._replace(foreign="" if currency in _YUAN_WORDS else currency)


def _ccb_debit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, clock, went, came, currency, kind, other, place = map(str.strip, cells)
    signed = yuan(came or "0", "收入") - yuan(went or "0", "支出")
    told = (kind, place, other)
    row = _row(line, day(on, "交易日期"), signed, "建设银行储蓄卡", told)
    return row._replace(
        clock=clock, foreign="" if currency in _YUAN_WORDS else currency
    )


def _citic_credit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, item, tail, currency, amount = map(str.strip, cells)
    method = f"中信银行信用卡({tail})"
    signed = -yuan(amount, "结算金额")
    row = _row(line, day(on, "交易日期"), signed, method, ("", item, ""))
    return row._replace(foreign="" if currency in _YUAN_WORDS else currency)


def _boc_credit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, tail, item, came, went, currency = map(str.strip, cells)
    method = f"中国银行信用卡({tail})" if tail else "中国银行信用卡"
    row = _row(line, day(on, "交易日"), _signed(came, went), method, ("", item, ""))
    return row._replace(foreign="" if currency in _YUAN_WORDS else currency)


def _bocom_credit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, item, amount = map(str.strip, cells)
    foreign = "" if amount.startswith("CNY") else amount[:3]
    paid = abs(yuan(amount.removeprefix(foreign), "入账币种/金额"))
    signed = paid if _BOCOM_IN.search(item) else -paid
    kind, _, rest = item.partition(" ")
    row = _row(line, day(on, "交易日期"), signed, "交通银行信用卡", (kind, rest, ""))
    return row._replace(foreign=foreign)


def _cgb_credit(line: int, cells: Sequence[str], _context: Context) -> BillRow:
    on, item, amount, currency = map(str.strip, cells)
    kind, _, rest = item.lstrip("（(").replace(")", "）").partition("）")
    signed = -yuan(amount, "入账金额")
    row = _row(line, day(on, "交易日期"), signed, "广发银行信用卡", (kind, rest, ""))
    return row._replace(foreign="" if currency in _YUAN_WORDS else currency)


def _cmb_credit(line: int, cells: Sequence[str], context: Context) -> BillRow:
    on, posted, item, amount, tail = map(str.strip, cells)
    signed = -yuan(amount, "人民币金额")
    method = f"招商银行信用卡({tail})"
    when = _day_of_statement(on or posted, context.preamble)
    return _row(line, when, signed, method, ("", item, ""))


def _day_of_statement(text: str, preamble: str) -> date:
    """A day without its year: the last one before the statement's month ends."""
    month = _STATEMENT_MONTH.search(preamble)
    found = _MONTH_DAY.fullmatch(text)
    if month is None or found is None:
        return day(text, "交易日")
    year = int(month[1]) - (int(found[1]) > int(month[2]))
    return day(f"{year:04d}/{found[1]}/{found[2]}", "交易日")


def _icbc(line: int, cells: Sequence[str], context: Context, *, card: str) -> BillRow:
    on, summary, place, came, went, currency, other, _kind, detail = map(
        str.strip, cells
    )
    tail = _MASKED_CARD.search(f"{context.preamble}\n")
    method = f"{card}({tail[1]})" if tail else card
    item = " ".join(text for text in (detail, place) if text)
    row = _row(
        line, day(on, "交易日期"), _signed(came, went), method, (summary, item, other)
    )
    return row._replace(foreign="" if currency in _YUAN_WORDS else currency)


def _signed(came: str, went: str) -> Money:
    """What came in less what went out; one of the two is blank or a dash."""
    told = [text for text in (came, went) if text not in ("", "-")]
    if not told:
        raise FieldError(
            field="收入/支出",
            found="''",
            expected=Phrase("an amount in one of the two"),
        )
    return yuan(came if came not in ("", "-") else "0", "收入") - yuan(
        went if went not in ("", "-") else "0", "支出"
    )


_ICBC_COLUMNS = (
    "交易日期",
    "摘要",
    "交易场所",
    "记账金额(收入)",
    "记账金额(支出)",
    "记账币种",
    "对方户名",
)

ABC_DEBIT = Layout(
    id="abc-debit",
    family="abc-debit",
    issuer=Phrase("Agricultural Bank of China"),
    columns=("交易日期", "交易时间", "交易摘要", "交易金额", "对手信息", "日志号"),
    optional=("交易附言",),
    read=_abc_debit,
    judge=judge_account,
    least=6,
)
BOC_DEBIT = Layout(
    id="boc-debit",
    family="boc-debit",
    issuer=Phrase("Bank of China"),
    columns=(
        *("记账日期", "记账时间", "币别", "金额", "交易名称"),
        *("附言", "对方账户名", "借记卡号"),
    ),
    read=_boc_debit,
    judge=judge_account,
    sign="中国银行交易流水明细单",
)
BOCOM_DEBIT = Layout(
    id="bocom-debit",
    family="bocom-debit",
    issuer=Phrase("Bank of Communications"),
    columns=(
        *("交易日期", "交易时间", "交易类型", "借贷", "交易金额"),
        *("对方户名", "交易地点", "摘要"),
    ),
    read=_bocom_debit,
    judge=judge_account,
)
CMB_DEBIT = Layout(
    id="cmb-debit",
    family="cmb-debit",
    issuer=Phrase("China Merchants Bank"),
    columns=("记账日期", "货币", "交易金额", "交易摘要", "对手信息", "客户摘要"),
    read=_cmb_debit,
    judge=judge_account,
)
CCB_DEBIT = Layout(
    id="ccb-debit",
    family="ccb-debit",
    issuer=Phrase("China Construction Bank"),
    columns=(
        *("交易日期", "交易时间", "支出", "收入", "币种"),
        *("摘要", "对方户名", "交易地点"),
    ),
    read=_ccb_debit,
    judge=judge_account,
    sign="China Construction Bank",
)
CITIC_CREDIT = Layout(
    id="citic-credit",
    family="citic-credit",
    issuer=Phrase("China CITIC Bank"),
    columns=("交易日期", "交易描述", "卡末四位", "结算币种", "结算金额"),
    read=_citic_credit,
    judge=judge_card,
)
BOC_CREDIT = Layout(
    id="boc-credit",
    family="boc-credit",
    issuer=Phrase("Bank of China"),
    columns=("交易日", "卡号后四位", "交易描述", "存入", "支出", "币种"),
    read=_boc_credit,
    judge=judge_card,
    loose="交易描述",
    sign="中国银行信用卡账单",
)
BOCOM_CREDIT = Layout(
    id="bocom-credit",
    family="bocom-credit",
    issuer=Phrase("Bank of Communications"),
    columns=("交易日期", "交易说明", "入账币种/金额"),
    read=_bocom_credit,
    judge=judge_card,
)
CGB_CREDIT = Layout(
    id="cgb-credit",
    family="cgb-credit",
    issuer=Phrase("China Guangfa Bank"),
    columns=("交易日期", "交易摘要", "入账金额", "入账货币"),
    read=_cgb_credit,
    judge=judge_card,
)
CMB_CREDIT = Layout(
    id="cmb-credit",
    family="cmb-credit",
    issuer=Phrase("China Merchants Bank"),
    columns=("交易日", "记账日", "交易摘要", "人民币金额", "卡号末四位"),
    read=_cmb_credit,
    judge=judge_card,
    sign="招商银行信用卡对账单",
)
ICBC_CREDIT = Layout(
    id="icbc-credit",
    family="icbc-credit",
    issuer=Phrase("ICBC"),
    columns=(*_ICBC_COLUMNS, "记账日期"),
    optional=("交易详情",),
    read=partial(_icbc, card="工商银行信用卡"),
    judge=judge_card,
    stated=bank_totals,
    sign="明细查询文件下载",
)
ICBC_DEBIT = Layout(
    id="icbc-debit",
    family="icbc-debit",
    issuer=Phrase("ICBC"),
    columns=(*_ICBC_COLUMNS, "钞/汇"),
    optional=("交易详情",),
    read=partial(_icbc, card="工商银行储蓄卡"),
    judge=judge_account,
    stated=bank_totals,
    sign="明细查询文件下载",
)
BANKS = (
    ABC_DEBIT,
    BOC_CREDIT,
    BOCOM_CREDIT,
    CGB_CREDIT,
    CMB_CREDIT,
    ICBC_CREDIT,
    ICBC_DEBIT,
    BOC_DEBIT,
    BOCOM_DEBIT,
    CMB_DEBIT,
    CCB_DEBIT,
    CITIC_CREDIT,
)
