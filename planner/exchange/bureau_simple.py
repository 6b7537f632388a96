"""The simple version of the credit report (简版): one sentence an account."""

import re
from collections.abc import Iterator
from datetime import date

from planner.exchange.bureau_text import clean_lines, joined
from planner.exchange.bureau_values import DAY, day_of, month_end, whole
from planner.model.bureau import AccountKind, Guaranteed, Reported
from planner.money import Money

_AMOUNT = r"([\d,]*\d(?:\.\d+)?)"
_HEAD = re.compile(
    DAY + r"(?P<lender>(?:(?!\d{4}年)[^，。:]){2,80}?)"
    r"(?:发放的(?P<card>准?贷记卡)(?:\((?P<account>[^()]*(?:\([^()]*\))?[^()]*)\))?"
    rf"|发放的(?P<principal>{_AMOUNT[1:-1]})元(?:\((?P<currency>[^()]*)\))?"
    r"(?P<product>(?:(?!\d{4}年)[^，。])*?贷款)"
    r"|为(?P<granted>(?:(?!\d{4}年)[^，。]){2,40}?)授信)"
)
_END = re.compile(
    r"相关还款责任信息|非信贷交易记录|公共记录|查询记录|机构查询|报告说明|本人声明"
)
_AS_OF = re.compile(r"截至(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?")
_LIMIT = re.compile(rf"(?:信用|授信)额度(?:折合人民币)?(?:为)?{_AMOUNT}")
_USED = re.compile(rf"(?:已使?用额度|透支余额|余额)(?:折合人民币)?(?:为)?{_AMOUNT}")
_OVERDUE = re.compile(rf"逾期(?:总额|金额)(?:为)?{_AMOUNT}")
_IS_OVERDUE = re.compile(r"当前(?:有|存在)逾期|处于逾期状态(?!，)")
_LATE_MONTHS = re.compile(r"最近5年内有(\d+)个月(?:处于逾期状态|透支超过60天)")
_CLOSED = re.compile(
    r"(\d{4})年(\d{1,2})月(?:\d{1,2}日)?(?:已)?(?:结清|销户|转出|终止)"
)
_DUE = re.compile(DAY + r"到期")
_VALID = re.compile(r"额度有效期至" + DAY)
_TAIL = re.compile(r"尾号[:：]?(\d{4})")
_SPOILT = re.compile(r"呆账|核销|担保代偿|以资抵债")
_YUAN = re.compile(r"人民币|^$")
_GUARANTEE = re.compile(
    DAY + r"，为(?P<debtor>[^，。]{2,80}?)(?:\([^()]*\))?"
    r"在(?P<lender>[^，。]{2,60}?)办理的(?P<rest>[^。]*?承担相关还款责任[^。]*。"
    r"(?:截至[^。]*。)?)"
)
_ANSWERED = re.compile(rf"相关还款责任金额{_AMOUNT}")
_LEFT = re.compile(rf"余额(?:为)?{_AMOUNT}")
_COUNTS = re.compile(r"^账户数\s+((?:(?:\d+|--)\s*){2,4})")
_LIST_NUMBER = re.compile(r"\d{1,3}\.$")


def accounts(text: str, made: date | None) -> Iterator[Reported]:
    """Each account of the report.

    Args:
        text: all of it.
        made: its day; the figures of the running month are not later.
    """
    told = joined(text)
    heads = list(_HEAD.finditer(told))
    for n, head in enumerate(heads):
        until = heads[n + 1].start() if n + 1 < len(heads) else len(told)
        end = _END.search(told, head.end(), until)
        rest = told[head.end() : end.start() if end else until]
        opened = day_of(head[1], head[2], head[3])
        if opened is not None:
            yield _account(head, opened, _LIST_NUMBER.sub("", rest), made)


def _account(
    head: re.Match[str], opened: date, rest: str, made: date | None
) -> Reported:
    account = head["account"] or ""
    told = f"{account}，{rest}"
    months = _LATE_MONTHS.search(rest)
    tail = _TAIL.search(told)
    spoilt = _SPOILT.search(rest)
    overdue = _amount(_OVERDUE, rest)
    is_late = bool(_IS_OVERDUE.search(rest)) and not months
    return Reported(
        kind=_kind(head),
        lender=head["lender"],
        opened_on=opened,
        product=head["product"] or head["granted"] or head["card"] or "",
        currency=_currency(head),
        tail=tail[1] if tail else "",
        limit=_amount(_LIMIT, rest),
        used=_amount(_USED, rest),
        principal=whole(head["principal"]),
        as_of=_as_of(rest, made),
        until=_day(_DUE, rest) or _day(_VALID, rest),
        closed_on=_closed(rest),
        overdue=overdue,
        late_periods=1 if overdue or is_late else None,
        late_months=int(months[1]) if months else None,
        spoilt=spoilt[0] if spoilt else "",
    )


def _kind(head: re.Match[str]) -> AccountKind:
    if head["card"]:
        return AccountKind.CARD
    return AccountKind.LOAN if head["principal"] else AccountKind.REVOLVING


def _currency(head: re.Match[str]) -> str:
    """Empty for yuan: ``人民币账户，卡片尾号:1234`` or ``美元账户``."""
    told = (head["currency"] or head["account"] or "").split("，", 1)[0]
    told = told.removesuffix("账户")
    return "" if _YUAN.search(told) else told


def _amount(pattern: re.Pattern[str], text: str) -> Money | None:
    found = pattern.search(text)
    return whole(found[1]) if found else None


def _as_of(text: str, made: date | None) -> date | None:
    found = _AS_OF.search(text)
    if found is None:
        return None
    if found[3]:
        return day_of(found[1], found[2], found[3])
    end = month_end(found[1], found[2])
    return min(end, made) if end and made else end


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    return day_of(found[1], found[2], found[3]) if found else None


def _closed(text: str) -> date | None:
    found = _CLOSED.search(text)
    return month_end(found[1], found[2]) if found else None


def guaranteed(text: str) -> Iterator[Guaranteed]:
    """Debts of others that the person answers for."""
    for found in _GUARANTEE.finditer(joined(text)):
        on = day_of(found[1], found[2], found[3])
        if on is not None:
            yield Guaranteed(
                on,
                found["debtor"],
                found["lender"],
                _amount(_ANSWERED, found["rest"]),
                _amount(_LEFT, found["rest"]),
            )


def counted(text: str) -> int | None:
    """How many accounts the summary on top states; None where it states none."""
    for line in clean_lines(text):
        found = _COUNTS.match(line)
        if found:
            return sum(int(n) for n in found[1].split() if n.isdecimal())
    return None
