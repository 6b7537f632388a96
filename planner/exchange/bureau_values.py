"""Days, amounts and reasons as the bureau writes them; both versions need the same."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from planner.exchange.bureau_text import clean_lines
from planner.model.bureau import Asked
from planner.money import Money

DAY = r"(\d{4})年(\d{1,2})月(\d{1,2})日"
_DOTTED = re.compile(r"(\d{4})[.-](\d{1,2})[.-](\d{1,2})")
_REPORTED = re.compile(
    r"报告(?:时间|日期)[:：]?(\d{4})[.\-年/](\d{1,2})[.\-月/](\d{1,2})"
)
_DIGITS = 12
HARD = (
    # an application stands behind them; 本人查询, 贷后管理 and the like are soft
    *("贷款审批", "信用卡审批", "融资审批", "保前审查", "担保资格审查"),
    *("法人代表、负责人、高管等资信审查", "资信审查", "客户准入资格审查"),
)
_SOFT = (
    *("贷后管理", "保后管理", "本人查询", "特约商户实名审查", "异议核查", "异议处理"),
    *("司法调查", "公积金提取复核查询", "融资租赁审批后管理"),
)
_REASONS = "|".join(map(re.escape, (*HARD, *_SOFT)))
_ASKED = re.compile(
    rf"(?P<y>\d{{4}})(?:年|\.|-)(?P<m>\d{{1,2}})(?:月|\.|-)(?P<d>\d{{1,2}})日?"
    rf"(?P<lender>(?:(?!\d{{4}}[年.]).){{2,60}}?)(?P<reason>{_REASONS})"
)
_LIST_BEGINS = re.compile(r"机构查询记录明细")
_LIST_ENDS = re.compile(r"(?:个人|本人)查询记录明细|说明$|报告说明|以上是|^说明")


def day_of(year: str, month: str, day: str) -> date | None:
    """The day; None where it does not exist."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def dotted(text: str) -> date | None:
    """The day of ``2022.06.22``; None for ``--`` and the like."""
    found = _DOTTED.fullmatch(text.strip())
    return day_of(found[1], found[2], found[3]) if found else None


def month_end(year: str, month: str) -> date | None:
    """The last day of a month."""
    first = day_of(year, month, "1")
    if first is None:
        return None
    return first.replace(day=monthrange(first.year, first.month)[1])


def whole(text: str | None) -> Money | None:
    """An amount as the bureau writes it, mostly in whole yuan.

    >>> whole("10,000"), whole("--")
    (Money(minor=1000000), None)
    """
    bare = (text or "").replace(",", "").strip()
    yuan, _, cents = bare.partition(".")
    if not yuan.isascii() or not yuan.isdecimal() or len(yuan) > _DIGITS:
        return None
    if cents and not (cents.isascii() and cents.isdecimal()):
        return None
    return Money(int(yuan) * 100 + int((cents + "00")[:2]))


def reported_on(told: str) -> date | None:
    """The day on which the report was made."""
    found = _REPORTED.search(told)
    return day_of(found[1], found[2], found[3]) if found else None


def asked(text: str) -> Iterator[Asked]:
    """The inquiries that institutions made; own ones are no list of lenders."""
    told = "".join("".join(line.split()) for line in clean_lines(text))
    begin = _LIST_BEGINS.search(told)
    if begin is None:
        return
    rest = told[begin.end() :]
    end = _LIST_ENDS.search(rest)
    for found in _ASKED.finditer(rest[: end.start()] if end else rest):
        on = day_of(found["y"], found["m"], found["d"])
        if on is not None:
            reason = found["reason"]
            yield Asked(on, found["lender"].strip("\"“”'"), reason, reason in HARD)
