"""A firm with twelve ways to borrow for two years, from a seed anyone can repeat."""

from datetime import date
from decimal import Decimal
from random import Random

from planner.calendar import month_step
from planner.model import records as r
from planner.model.book import Book
from planner.model.declared import Quote, SaleWay
from planner.model.holidays import Holidays
from planner.model.terms import Rhythm
from planner.money import Money
from planner.plan.offers import Market, Need, Reliability
from planner.plan.rules import Law
from planner.rates import Period, Rate

ON = date(2026, 7, 1)
BY = date(2026, 8, 3)
MONTHS = 24
LINES, SALES = 10, 2
_WAYS: tuple[SaleWay, ...] = ("bank-bill", "factoring")


def lenders(seed: int) -> tuple[Book, Need, Market]:
    """Ten own lines and two receivables with quotes; income that may come late."""
    luck = Random(seed)  # noqa: S311  # no secret is drawn
    lines = [_line(luck, n) for n in range(LINES)]
    limit = sum(line.limit.minor for line in lines)
    need = Money(round(limit * luck.uniform(0.3, 0.5), -4))
    income = need.minor * luck.uniform(0.06, 0.09)
    records: list[r.Record] = [
        r.Profile("firm", r.BookKind.BUSINESS),
        *lines,
        r.Cash(ON, Money(5_000_00), id="cash"),
        r.Assumptions(largest_share=Decimal("0.4")),
        _income("sales", income, luck),
        _income("rent", income / 4, luck),
    ]
    for n in range(SALES):
        due = month_step(BY, luck.randint(2, 5))
        face = Money(round(need.minor * luck.uniform(0.1, 0.3)))
        sure = Decimal(luck.randint(85, 99)) / 100
        records.append(r.Receivable(f"r{n}", f"debtor {n}", face, ON, due, None, sure))
        rate = Rate(Decimal(luck.randint(3, 14)) / 100, Period.YEAR)
        records.append(Quote(f"r{n}", _WAYS[n], f"buyer {n}", rate, id=f"q{n}"))
    book = Book().with_(*records)
    market = Market(
        {}, Law(), Holidays(), {line.id: _sure(line, luck) for line in lines}
    )
    return book, Need(need, BY, MONTHS, Decimal("0.95")), market


def _line(luck: Random, n: int) -> r.Line:
    return r.Line(
        id=f"line {n}",
        channel=f"lender {n}",
        name=f"line {n}",
        limit=Money(luck.randint(20, 120) * 1000_00),
        opened_on=date(2024, 1, 1),
        rate=Rate(Decimal(luck.randint(40, 240)) / 1000, Period.YEAR),
    )


def _income(name: str, amount: float, luck: Random) -> r.Expected:
    return r.Expected(
        id=name,
        name=name,
        amount=Money(round(amount)),
        way=r.Way.IN,
        first=date(2026, 7, luck.randint(5, 28)),
        every=Rhythm.MONTH,
        certainty=Decimal(luck.randint(95, 99)) / 100,
    )


def _sure(line: r.Line, luck: Random) -> Reliability:
    most = line.limit
    low = Money(round(most.minor * luck.uniform(0.4, 0.9)))
    return Reliability(luck.uniform(0.6, 0.98), low, most, most)
