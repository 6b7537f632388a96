"""The detailed version of the credit report (详版): tables, and a grid of months."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date

from planner.exchange.bureau_text import clean_lines
from planner.exchange.bureau_values import DAY, day_of, dotted, month_end, whole
from planner.lean import dataclass
from planner.model.bureau import AccountKind, Reported
from planner.money import Money

_SECTIONS = (
    # longer ones first: 准贷记卡账户 ends like 贷记卡账户
    ("循环额度下分账户", AccountKind.LOAN),
    ("非循环贷账户", AccountKind.LOAN),
    ("循环贷账户", AccountKind.REVOLVING),
    ("准贷记卡账户", AccountKind.CARD),
    ("贷记卡账户", AccountKind.CARD),
)
_SECTION = re.compile(
    r"^[(]?[一二三四五六七八九十]{0,3}[)、.]?\s*"
    r"(循环额度下分账户|非循环贷账户|循环贷账户|准?贷记卡账户|被追偿信息|相关还款责任信息"
    r"|授信协议信息|非信贷交易信息明细|公共信息明细|查询记录)\s*[(]?[一二]?[)]?$"
)
_DETAILS = re.compile(r"信贷交易信息明细")
_ACCOUNT = re.compile(r"^账户\s*\d{0,3}\s*(?:[(]授信协议标识|[:：]|$)")
_AS_OF = re.compile(rf"截至{DAY}")
_GRID = re.compile(r"(\d{4})年(\d{1,2})月-(\d{4})年(\d{1,2})月的?还款记录")
_YEAR = re.compile(r"^(20\d{2})\s+(.+)$")
_CODE = re.compile(r"[N1-7*CGDZMBA#/]$")
_NAMES = frozenset({"管理机构", "发卡机构"})
_DAYS = frozenset(
    {
        *("开立日期", "到期日期", "应还款日", "最近一次还款日期"),
        *("账户关闭日期", "关闭日期", "销户日期", "结清日期"),
    }
)
_AMOUNTS = frozenset(
    {
        *("借款金额", "账户授信额度", "共享授信额度", "信用额度", "余额", "已用额度"),
        *("透支余额", "本月应还款", "本月实还款", "当前逾期总额", "当前逾期金额"),
        *("剩余还款期数", "剩余分期期数", "当前逾期期数", "还款期数"),
        *("最近6个月平均使用额度", "最近6个月平均透支余额", "最大使用额度"),
        *("最大透支余额", "未出单大额专项分期余额", "未出单的大额专项分期余额"),
        *("逾期31-60天未还本金", "逾期61-90天未还本金", "逾期91-180天未还本金"),
        *("逾期180天以上未还本金", "透支180天以上未付余额", "账单日"),
    }
)
_TEXTS = frozenset(
    {
        *("账户标识", "账户币种", "币种", "业务种类", "担保方式", "还款频率"),
        *("还款方式", "共同借款标志", "账户状态", "五级分类", "转出月份"),
    }
)
_HEADS = _NAMES | _DAYS | _AMOUNTS | _TEXTS
_NUMBER = re.compile(r"[\d,]*\d(?:\.\d{1,2})?")
_IDENTITY = re.compile(r"[A-Z0-9*]{6,}")
_CURRENCY = re.compile(r"(人民币|美元|欧元|日元|英镑|港元|港币|澳元|加元)元?")
_KINDS_OF_CARD = re.compile(r"准?贷记卡|大额专项分期卡?|消费贷款|经营性?贷款|住房|贷款")
_CLOSED = re.compile(r"结清|销户|转出")
_SPOILT = re.compile(r"呆账|核销|银行止付|司法追偿")
_NONE = re.compile(r"-{1,2}")


def is_detailed(text: str) -> bool:
    """Whether it is the version with tables."""
    return any(_GRID.search("".join(line.split())) for line in clean_lines(text)) or (
        "账户标识" in text and "开立日期" in text
    )


@dataclass(slots=True)
class _Block:
    """One account's lines."""

    kind: AccountKind | None
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """What the tables gave.

    Attributes:
        unread: what stands where an account or a year of its grid should.
    """

    accounts: list[Reported] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def detailed(text: str) -> Found:
    """Each account of the report's tables."""
    found = Found()
    for block in _blocks(text):
        account = _account(block, found.unread)
        if account is None:
            found.unread.append(" ".join(block.lines[:2])[:60])
        else:
            found.accounts.append(account)
    return found


def _blocks(text: str) -> Iterator[_Block]:
    kind: AccountKind | None = None
    block: _Block | None = None
    for line in clean_lines(text):
        section = _SECTION.match(line)
        if section is not None:
            if block is not None:
                yield block
            block = None
            kind = next((kind for name, kind in _SECTIONS if name == section[1]), None)
        elif kind is not None and _ACCOUNT.match("".join(line.split())):
            if block is not None:
                yield block
            block = _Block(kind)
        elif block is not None:
            block.lines.append(line)
    if block is not None:
        yield block


def _account(block: _Block, unread: list[str]) -> Reported | None:
    told = _cells(block.lines)
    opened = dotted(told.get("开立日期", ""))
    lender = told.get("管理机构") or told.get("发卡机构") or ""
    if opened is None or not lender or block.kind is None:
        return None
    status = told.get("账户状态", "")
    limit = _first(told, "账户授信额度", "信用额度")
    periods = told.get("还款期数", "")
    late = told.get("当前逾期期数", "")
    as_of = _as_of(block.lines)
    spoilt = _SPOILT.search(status)
    return Reported(
        kind=block.kind,
        lender=lender,
        opened_on=opened,
        product=told.get("业务种类", ""),
        currency=_foreign(told.get("账户币种") or told.get("币种") or ""),
        limit=limit,
        used=_first(told, "已用额度", "透支余额", "余额"),
        principal=_first(told, "借款金额"),
        as_of=as_of,
        until=dotted(told.get("到期日期", "")),
        closed_on=_closed(told, status, as_of),
        overdue=_first(told, "当前逾期总额", "当前逾期金额"),
        late_periods=int(late) if late.isdecimal() else None,
        months=tuple(_months(block.lines, unread)),
        periods=int(periods) if periods.isdecimal() else None,
        instalment=_first(told, "本月应还款"),
        spoilt=spoilt[0] if spoilt else "",
    )


def _first(told: dict[str, str], *heads: str) -> Money | None:
    amounts = (whole(told.get(head)) for head in heads)
    return next((amount for amount in amounts if amount is not None), None)


def _foreign(told: str) -> str:
    return "" if told.startswith("人民币") or _NONE.fullmatch(told) else told


def _as_of(lines: Sequence[str]) -> date | None:
    for line in lines:
        found = _AS_OF.search("".join(line.split()))
        if found:
            return day_of(found[1], found[2], found[3])
    return None


def _closed(told: dict[str, str], status: str, as_of: date | None) -> date | None:
    if not _CLOSED.search(status):
        return None
    days = ("账户关闭日期", "关闭日期", "销户日期", "结清日期", "最近一次还款日期")
    told_days = (dotted(told.get(head, "")) for head in days)
    return next((day for day in told_days if day is not None), as_of)


def _cells(lines: Sequence[str]) -> dict[str, str]:
    """The values under each row of headings."""
    told: dict[str, str] = {}
    heads: list[str] = []
    values: list[str] = []
    for line in lines:
        named = _named(line)
        if named and values:
            _assign(told, heads, values)
            heads, values = [], []
        if named:
            heads += named
        elif _is_rule(line):
            _assign(told, heads, values)
            heads, values = [], []
        elif heads:
            values += line.split()
    _assign(told, heads, values)
    return told


def _named(line: str) -> list[str]:
    """The headings of a line that holds nothing else."""
    words = line.split()
    return words if words and all(word in _HEADS for word in words) else []


def _is_rule(line: str) -> bool:
    """Whether the line begins something else: a day of figures, a grid, a note."""
    told = "".join(line.split())
    return bool(
        _AS_OF.search(told) or _GRID.search(told) or _YEAR.match(line)
    ) or told.startswith(("特殊交易", "大额专项分期信息", "机构说明", "本人声明"))


def _assign(told: dict[str, str], heads: Sequence[str], values: list[str]) -> None:
    """Put each value under its heading; where a name was broken, by what it looks like.

    The first figures of an account stand: below them come tables with the same words.
    """
    if not heads or not values:
        return
    if len(values) == len(heads):
        pairs = [*zip(heads, values, strict=True)]
    else:
        pairs = [*_by_looks(heads, values)]
    for head, value in pairs:
        told.setdefault(head, value)


def _by_looks(heads: Sequence[str], values: Sequence[str]) -> Iterator[tuple[str, str]]:
    days = [x for x in values if dotted(x)]
    amounts = [x for x in values if _NUMBER.fullmatch(x) and not _is_identity(x)]
    texts = [
        x
        for x in values
        if not (dotted(x) or _NUMBER.fullmatch(x) or _IDENTITY.fullmatch(x))
    ]
    currencies = [x for x in texts if _CURRENCY.fullmatch(x)]
    kinds = [x for x in texts if _KINDS_OF_CARD.search(x) and "公司" not in x]
    names = [x for x in texts if x not in currencies and x not in kinds]
    if any(head in _NAMES for head in heads):
        name = "".join(x for x in names if not _NONE.fullmatch(x) and "/" not in x)
        yield next(head for head in heads if head in _NAMES), name
    yield from zip([head for head in heads if head in _DAYS], days, strict=False)
    wanted = [head for head in heads if head in _AMOUNTS]
    if len(wanted) == len(amounts):  # else it is open which one is missing
        yield from zip(wanted, amounts, strict=True)
    else:
        yield from zip(wanted[:1], amounts[:1], strict=False)
    if currencies:
        yield (
            next((h for h in heads if h in {"账户币种", "币种"}), "币种"),
            currencies[0],
        )
    if kinds and "业务种类" in heads:
        yield "业务种类", kinds[0]
    if "账户状态" in heads and names:
        yield "账户状态", names[0]


def _is_identity(text: str) -> bool:
    """Whether digits are the number of an account: long, and without commas."""
    return "," not in text and len(text) > len("1234567")


def _months(lines: Sequence[str], unread: list[str]) -> Iterator[tuple[str, str]]:
    """The grid: a row of codes a year, and below it one of amounts."""
    span: tuple[date, date] | None = None
    for line in lines:
        head = _GRID.search("".join(line.split()))
        if head is not None:
            first, last = month_end(head[1], head[2]), month_end(head[3], head[4])
            span = (first, last) if first and last else None
            continue
        year = _YEAR.match(line)
        if span is None or year is None:
            continue
        codes = year[2].split()
        if not all(_CODE.fullmatch(code) for code in codes):
            continue
        places = _places(int(year[1]), span, len(codes))
        if places is None:
            unread.append(line[:60])
            continue
        for month, code in zip(places, codes, strict=True):
            yield f"{year[1]}-{month:02d}", code


def _places(year: int, span: tuple[date, date], n: int) -> range | None:
    """The months to which a row's codes belong; None where they do not fit."""
    first = span[0].month if year == span[0].year else 1
    last = span[1].month if year == span[1].year else 12
    if not span[0].year <= year <= span[1].year or n > last - first + 1:
        return None
    if year == span[0].year:
        return range(last - n + 1, last + 1)  # it begins in the middle of a year
    return range(first, first + n)
