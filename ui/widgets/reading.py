"""Amounts, rates and days as people type them; 1234.50 alone would nag."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from planner.calendar import days_later
from planner.errors import FieldError
from planner.money import Money
from planner.phrases import Phrase
from planner.rates import Period, Rate

_LONGEST = 60
_LARGE = 20
_FEN = Decimal("0.01")
_UNITS = MappingProxyType({"亿": 8, "万": 4, "w": 4, "千": 3, "k": 3, "百": 2, "": 0})
_PART = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(亿|万|千|百|w|k)?")
_NUMBER = r"(\d+(?:\.\d+)?|\.\d+)"
_DIGITS = MappingProxyType(
    {sign: str(n) for n, sign in enumerate("零一二三四五六七八九")} | {"两": "2"}
)
_PERIOD_WORDS: Mapping[Period, str] = MappingProxyType(
    {
        Period.DAY: "每日 每天 日息 日利率 /day /d aday perday daily 日 天",
        Period.MONTH: "每月 月息 月利率 /month /mo /m amonth permonth monthly 月",
        Period.YEAR: "年化 每年 年息 年利率 /year /y ayear peryear yearly apr p.a. 年",
    }
)


def read_money(text: str, field: str = "amount") -> Money:
    """An amount as typed: ``3,000``, ``¥3000.5``, ``3千``, ``1.2万``, ``1万2千``.

    >>> str(read_money("1.2万"))
    '12000.00'

    Raises:
        FieldError: anything else, or a part of a fen.
    """
    bare = _bare(text)
    for word in ("¥", "元", "块", "rmb", "cny", "yuan"):
        bare = bare.replace(word, "")
    sign, bare = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    yuan = _yuan(_without_thousands(bare))
    if yuan is None:
        raise FieldError(
            field=field,
            found=_shown(text),
            expected=Phrase("an amount such as 3,000 or 1.2万"),
        )
    return Money.parse(f"{sign}{yuan:f}", field)


def read_rate(text: str, field: str = "rate") -> Rate:
    """A rate as typed: ``万5/日``, ``0.05%/天``, ``年化18%``, ``月息7.2厘``.

    ``万`` without a period is a day's, a bare percentage a year's, and ``厘`` or ``分``
    without a period a month's, as lenders here speak.

    >>> read_rate("万5")
    Rate(value=Decimal('0.0005'), per=<Period.DAY: 'day'>)

    Raises:
        FieldError: anything else.
    """
    bare = _bare(text)
    per, rest = _period(bare)
    value = _ratio(rest.strip("/"), per)
    if value is None:
        raise FieldError(
            field=field,
            found=_shown(text),
            expected=Phrase("a rate such as 万5/日, 0.05%/天 or 年化18%"),
        )
    return Rate(*value)


def read_day(text: str, today: date, field: str = "on") -> date:
    """A day as typed: ``2026-11-25``, ``11-25``, ``25``, ``today``, ``明天``, ``+7``.

    A day without its year or month is the nearest one that is not far ahead: of this
    year, of this month.

    Raises:
        FieldError: anything else, or a day that does not exist.
    """
    bare = _bare(text)
    words = {
        "today": 0,
        "今天": 0,
        "yesterday": -1,
        "昨天": -1,
        "tomorrow": 1,
        "明天": 1,
    }
    if bare in words:
        return days_later(today, words[bare])
    if re.fullmatch(r"[+-]\d{1,4}", bare):
        return days_later(today, int(bare))
    parts = [part for part in re.split(r"[-/.年月日]", bare) if part]
    if re.fullmatch(r"\d{8}", bare):
        parts = [bare[:4], bare[4:6], bare[6:]]
    try:
        named = [int(part) for part in parts if part.isdecimal()]
        missing = [today.year, today.month][: max(0, 3 - len(named))]
        year, month, day = missing + named
        return date(year, month, day)
    except (ValueError, OverflowError):
        raise FieldError(
            field=field,
            found=_shown(text),
            expected=Phrase("an existing day such as 2026-11-25"),
        ) from None


def read_number(text: str, least: int, most: int, field: str) -> int:
    """A whole number from ``least`` to ``most``.

    Raises:
        FieldError: anything else.
    """
    bare = _bare(text)
    if bare.isdecimal() and len(bare) <= len(str(most)) and least <= int(bare) <= most:
        return int(bare)
    expected = f"{least} – {most}"
    raise FieldError(field=field, found=_shown(text), expected=expected)


def read_decimal(text: str, field: str) -> Decimal:
    """A number with at most six decimals: ``1.5``.

    Raises:
        FieldError: anything else.
    """
    bare = _bare(text).removesuffix("倍")
    if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", bare):
        return Decimal(bare)
    raise FieldError(
        field=field, found=_shown(text), expected=Phrase("a number such as 1.5")
    )


def read_ratio(text: str, field: str) -> Decimal:
    """A share as typed: ``95%`` or ``0.95``.

    Raises:
        FieldError: anything else, or outside 0–100 %.
    """
    found = re.fullmatch(_NUMBER + "(%)?", _bare(text))
    ratio = Decimal(found[1]) / (100 if found[2] else 1) if found else Decimal(-1)
    if 0 <= ratio <= 1:
        return ratio
    raise FieldError(
        field=field, found=_shown(text), expected=Phrase("a share such as 95%")
    )


def _bare(text: str) -> str:
    # Full-width forms become plain; RTL marks, spaces and control signs disappear.
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1])
    kept = (c for c in plain if not c.isspace() and unicodedata.category(c)[0] != "C")
    bare = "".join(kept).replace("¥", "¥").lower()
    return bare if len(bare) <= _LONGEST else ""


def _without_thousands(bare: str) -> str:
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d*)?(亿|万|千|百|w|k)?", bare):
        return bare.replace(",", "")
    return bare


def _yuan(bare: str) -> Decimal | None:
    whole, last, end = Decimal(0), 99, 0
    for part in _PART.finditer(bare):
        power = _power(part, last)
        if part.start() != end or power >= last or not part[1].isascii():
            return None
        whole += Decimal(part[1]).scaleb(power)
        last, end = power, part.end()
    if not bare or end != len(bare):
        return None
    # What is far too large for any book is refused as such, not as unreadable.
    is_large = whole.adjusted() > _LARGE
    return whole if is_large or whole == whole.quantize(_FEN) else None


def _power(part: re.Match[str], last: int) -> int:
    # A single digit after a unit counts the next lower one: 3千5 is 3,500.
    is_rest = part[2] is None and part.start() > 0 and len(part[1]) == 1
    return last - 1 if is_rest else _UNITS[part[2] or ""]


def _period(bare: str) -> tuple[Period | None, str]:
    for per, words in _PERIOD_WORDS.items():
        for word in words.split():
            if bare.startswith(word):
                return per, bare.removeprefix(word)
            if bare.endswith(word):
                return per, bare.removesuffix(word)
    return None, bare


def _ratio(bare: str, per: Period | None) -> tuple[Decimal, Period] | None:
    for sign, digit in _DIGITS.items():
        bare = bare.replace(sign, digit)
    for pattern, power, usual in (
        (rf"万(?:分之)?{_NUMBER}", -4, Period.DAY),
        (rf"千(?:分之)?{_NUMBER}", -3, Period.MONTH),
        (rf"{_NUMBER}‰", -3, Period.MONTH),
        (rf"(?:百分之)?{_NUMBER}%?", -2, Period.YEAR),
    ):
        if found := re.fullmatch(pattern, bare):
            return Decimal(found[1]).scaleb(power), per or usual
    return _chinese_ratio(bare, per or Period.MONTH)


def _chinese_ratio(bare: str, per: Period) -> tuple[Decimal, Period] | None:
    # 分 and 厘 mean a tenth and a hundredth of a year's, a hundredth and a thousandth
    # of a month's capital; for a day no use is common enough to guess.
    found = re.fullmatch(rf"{_NUMBER}(分|厘)(\d)?", bare)
    if found is None or per is Period.DAY:
        return None
    power = {"分": -1, "厘": -2}[found[2]] - (per is Period.MONTH)
    number = Decimal(found[1]) + Decimal(found[3] or 0) / 10
    return number.scaleb(power), per


def _shown(text: str) -> str:
    longest = 24
    return repr(text if len(text) <= longest else f"{text[:longest]}…")
