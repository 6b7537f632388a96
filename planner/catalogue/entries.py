"""One reader for each thing that a channel's file can say."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, TypeVar, cast

from planner.catalogue.table import Table
from planner.model import offers as o
from planner.model.dated import Text
from planner.model.offers import LenderKind, Purpose
from planner.model.terms import Accrual, Method
from planner.money import Money
from planner.phrases import Phrase
from planner.rates import DayCount, Period

C = TypeVar("C", Money, Decimal, int)

_A_NUMBER = Phrase("a number, zero or more")


def said(table: Table) -> Text:
    """The words of an entry."""
    words = table.both("say")
    if words is None:
        raise table.missing("say", Phrase('{ zh = "…", en = "…" }'))
    return words


def lender(table: Table) -> o.Lender:
    """Who lends."""
    kinds = table.words("kinds", LenderKind)
    if not kinds:
        raise table.missing("kinds", Phrase("a list"))
    return o.Lender(kinds, said(table))


def purposes(table: Table) -> tuple[Purpose, ...]:
    """What the money may be used for."""
    uses = table.words("uses", Purpose)
    if not uses:
        raise table.missing("uses", Phrase("a list"))
    return uses


def fit(table: Table) -> o.Fit:
    """The sorts of firm that it fits."""
    sectors = table.words("sectors", o.Sector)
    if not sectors:
        raise table.missing("sectors", Phrase("a list"))
    return o.Fit(sectors, said(table))


def amounts(table: Table) -> o.Amounts:
    """A range of yuan."""
    _unit(table, "yuan")
    low, high = table.money("low"), table.money("high")
    _rising(table, low, high)
    return o.Amounts(low, high)


def ratios(table: Table) -> o.Ratios:
    """A range of plain ratios."""
    _unit(table, "ratio")
    return _ratios(table)


def rates(table: Table) -> o.Rates:
    """A rate, or a range of rates, with its period."""
    low, high = _span(table)
    per = table.word("per", Period)
    if per is None:
        raise table.missing("per", Phrase("day, month or year"))
    return o.Rates(low, high, per)


def charge(table: Table) -> o.Charge:
    """A charge beside interest."""
    low, high = _span(table)
    of = table.one_of("of", ("principal", "invoice", "prepaid"))
    on = table.one_of("on", ("start", "period", "day"))
    if of is None or on is None:
        raise table.missing("of" if of is None else "on", Phrase("a text"))
    return o.Charge(
        low,
        high,
        cast('Literal["principal", "invoice", "prepaid"]', of),
        cast('Literal["start", "period", "day"]', on),
        table.money("floor"),
        table.money("cap"),
    )


def instalments(table: Table) -> o.Instalments:
    """Whole-term fees by number of periods."""
    _unit(table, "ratio")
    inner = table.table("total")
    if inner is None:
        raise table.missing("total", Phrase("a table"))
    total: dict[int, Decimal] = {}
    for key in inner.keys():  # noqa: SIM118  # a Table, no dict
        ratio = inner.number(key)
        if ratio is None or not key.isdecimal():
            raise inner.wrong(key, Phrase("a number of periods"))
        total[int(key)] = ratio
    return o.Instalments(MappingProxyType(total))


def offered(table: Table) -> o.Offered:
    """The terms on offer."""
    _unit(table, "month")
    low, high = table.count("low"), table.count("high")
    _rising(table, low, high)
    return o.Offered(
        months=table.counts("months"),
        low=low,
        high=high,
        methods=table.words("methods", Method),
        interest=table.word("interest", Accrual),
        day_count=table.word("day_count", DayCount),
    )


def early(table: Table) -> o.Early:
    """What is said of paying early."""
    due = table.one_of("interest_due", ("to-day", "all"))
    return o.Early(
        said(table),
        _inner_ratios(table, "fee"),
        cast('Literal["to-day", "all"] | None', due),
        table.count("blocked_periods") or 0,
    )


def lateness(table: Table) -> o.Lateness:
    """What is said of paying late."""
    return o.Lateness(
        said(table),
        table.number("multiple"),
        _inner_ratios(table, "daily"),
        table.count("grace_days"),
    )


def bureau(table: Table) -> o.Bureau:
    """Whether it stands in the credit report."""
    return o.Bureau(table.flag("reports"), said(table))


def money_in(table: Table) -> o.MoneyIn:
    """How soon the money comes."""
    low, high = table.count("low"), table.count("high")
    unit = table.word("unit", o.Speed)
    for key, value in (("low", low), ("high", high), ("unit", unit)):
        if value is None:
            raise table.missing(key, Phrase("low, high and their unit"))
    _rising(table, low, high)
    return o.MoneyIn(low or 0, high or 0, unit or o.Speed.DAY)


def papers(table: Table) -> tuple[Text, ...]:
    """The papers that are asked for."""
    asked = table.many("list")
    if not asked:
        raise table.missing("list", Phrase("a list"))
    return asked


def statement(table: Table) -> o.Statement:
    """When a bill is made and due."""
    low, high = table.count("free_low"), table.count("free_high")
    _rising(table, low, high, "free_high")
    return o.Statement(table.count("day"), table.counts("due_days"), low, high)


def least(table: Table) -> o.Least:
    """A ratio with a floor."""
    ratio = table.number("ratio")
    if ratio is None:
        raise table.missing("ratio", _A_NUMBER)
    return o.Least(ratio, table.money("floor"), table.both("say"))


# the field of a channel -> the reader of its entries
READERS: Mapping[str, Callable[[Table], Any]] = MappingProxyType(
    {
        "lender": lender,
        "who": said,
        "purposes": purposes,
        "fits": fit,
        "limit": amounts,
        "draw": amounts,
        "share": ratios,
        "rate": rates,
        "flat_rate": rates,
        "instalment_fee": instalments,
        "fee": charge,
        "cash_fee": charge,
        "terms": offered,
        "prepayment": early,
        "late": lateness,
        "bureau": bureau,
        "money_in": money_in,
        "papers": papers,
        "statement": statement,
        "minimum": least,
        "late_fee": least,
        "remarks": said,
    }
)


def _unit(table: Table, unit: str) -> None:
    if table.one_of("unit", (unit,)) is None:
        raise table.missing("unit", unit)


def _span(table: Table) -> tuple[Decimal, Decimal]:
    single = table.number("value")
    low, high = table.number("low"), table.number("high")
    if single is not None:
        if low is not None or high is not None:
            raise table.wrong("value", Phrase("either a value or low and high"))
        return single, single
    if low is None or high is None:
        raise table.missing("low" if low is None else "high", _A_NUMBER)
    _rising(table, low, high)
    return low, high


def _ratios(table: Table) -> o.Ratios:
    low, high = table.number("low"), table.number("high")
    _rising(table, low, high)
    return o.Ratios(low, high)


def _inner_ratios(table: Table, key: str) -> o.Ratios | None:
    inner = table.table(key)
    if inner is None:
        return None
    found = _ratios(inner)
    inner.done()
    return found


def _rising(table: Table, low: C | None, high: C | None, key: str = "high") -> None:
    if low is not None and high is not None and low > high:
        raise table.wrong(key, Phrase("a high end that is not below the low end"))
