"""Random portfolios by seed: 2 to 20 loans of mixed contracts, and cash that is tight.

The same seed gives the same book everywhere; nothing here is measured from anybody.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from planner.calendar import month_step
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import (
    Accrual,
    DayCount,
    Fee,
    Late,
    Method,
    Prepayment,
    PrepaymentFee,
    Rhythm,
    Terms,
)
from planner.money import Money
from planner.plan.situation import Situation
from planner.rates import Period, Rate
from planner.schedule.schedule import schedule

ON = date(2026, 6, 20)
LONGEST = 60  # months
_SOME, _HALF, _MOST = 0.1, 0.5, 0.6  # how often
_SMALL = (
    Method.LEVEL,
    Method.LEVEL,
    Method.EQUAL_PRINCIPAL,
    Method.FLAT,
    Method.INTEREST_ONLY,
)
_RESERVE = Money(2_000_00)


def portfolio(seed: int, loans: int | None = None, cards: int = 0) -> Book:
    """A book that can just be paid: the lowest cash is little above the reserve.

    Args:
        seed: which one.
        loans: how many; a number from 2 to 20 by the seed where it is not told.
        cards: how many cards with an open bill there are beside the loans.
    """
    luck = Random(seed)  # noqa: S311  # dice, not secrets
    count = luck.randint(2, 20)
    made = [_loan(luck, f"L{n:02}") for n in range(loans or count)]
    monthly = sum(_month(loan.terms) for loan in made)
    income = monthly * luck.choice((105, 115, 130, 160)) // 100 + 4_000_00
    records: list[r.Record] = [
        *made,
        *(paid for loan in made for paid in _paid(loan)),
        _flow("salary", r.Way.IN, income, date(2026, 7, luck.randint(1, 28))),
        _flow("living", r.Way.OUT, 4_000_00, date(2026, 7, luck.randint(1, 28))),
        r.Assumptions(reserve=_RESERVE),
    ]
    if luck.random() < _HALF:
        tax = monthly * luck.randint(5, 30) // 100
        records.append(
            replace(
                _flow("tax", r.Way.OUT, tax, date(2026, 9, luck.randint(1, 28))),
                every=Rhythm.QUARTER,
            )
        )
    above = Money(luck.randint(0, 20) * 500_00)
    records += [one for n in range(cards) for one in _card(luck, f"C{n}")]
    return _tight(Book().with_(*records), above)


def household(seed: int) -> Book:
    """One to five small loans of few periods: each fen and each single choice shows.

    Often a fee for paying early, a smallest prepayment, a flat loan beside others.

    Args:
        seed: which one.
    """
    luck = Random(f"household {seed}")  # noqa: S311  # dice, not secrets
    made = [_small_loan(luck, f"L{n}") for n in range(luck.randint(1, 5))]
    monthly = sum(loan.terms.principal.minor // loan.terms.periods for loan in made)
    ends = sum(
        loan.terms.principal.minor
        for loan in made
        if loan.terms.method is Method.INTEREST_ONLY
    )
    income = monthly * luck.randint(105, 180) // 100 + ends // 6 + 200_00
    return Book().with_(
        *made,
        _flow("salary", r.Way.IN, income, date(2026, 7, luck.randint(1, 28))),
        _flow("rent", r.Way.OUT, income // 10, date(2026, 7, 6)),
        r.Cash(ON, Money(monthly * luck.randint(60, 160) // 100), id="cash"),
        r.Assumptions(
            reserve=Money(luck.choice((0, 300_00, 500_00))),
            prepay_minimum=Money(luck.choice((1, 100_00, 500_00))),
        ),
    )


def _small_loan(luck: Random, name: str) -> r.Loan:
    method = luck.choice(_SMALL)
    rate, accrual, count = _price(luck, method)
    drawn_on = date(2026, 6, luck.randint(1, ON.day))
    ratio = Decimal(luck.choice((5, 10, 30))) / 1000
    fee = PrepaymentFee(ratio) if luck.random() < _MOST else None
    early = Prepayment(luck.choice((1, 1, 3)), fee, "to-day")
    return r.Loan(
        id=name,
        channel=f"lender {name}",
        terms=Terms(
            principal=Money(luck.randint(10, 200) * 100_00),
            drawn_on=drawn_on,
            first_due=date(2026, 7, luck.randint(2, 28)),
            every=Rhythm.MONTH,
            periods=luck.choice((1, 3, 6, 9, 12)),
            method=method,
            rate=rate,
            interest=accrual,
            day_count=count,
            prepayment=early if luck.random() < _HALF else None,
        ),
    )


def _tight(book: Book, above: Money) -> Book:
    """The book with so much cash that its lowest is ``above`` over the reserve."""
    bare = book.with_(r.Cash(ON, Money(0), id="cash"))
    here = Situation(bare, ON)
    steps = [step for course in here.at_least.values() for step in course.steps]
    lowest = Money(int(here.purse.path(steps).min()))
    cash = max(_RESERVE - lowest, Money(0)) + above
    return bare.with_(r.Cash(ON, cash, id="cash"))


def _card(luck: Random, name: str) -> Iterator[r.Record]:
    """A card whose bill is open, and perhaps purchases that are not yet billed."""
    statement = luck.randint(1, 28)
    yield r.Line(
        id=name,
        channel=f"bank {name}",
        name=name,
        limit=Money(50_000_00),
        opened_on=date(2024, 1, 1),
        rate=Rate(Decimal(luck.randint(35, 50)) / 100_000, Period.DAY),
        statement_day=statement,
        due_day=(statement + 19) % 28 + 1,
        type=r.LineType.CARD,
        minimum=r.MinimumRule(Decimal(luck.choice((5, 10, 10, 100))) / 100),
    )
    for n in range(luck.randint(1, 4)):
        spent = Money(luck.randint(2, 60) * 100_00)
        on = date(2026, 6, 19) - timedelta(days=luck.randint(0, 45))
        yield r.Move(name, on, spent, r.MoveKind.SPEND, id=f"{name}-{n}")


def _flow(name: str, way: r.Way, amount: int, first: date) -> r.Expected:
    return r.Expected(name, name, Money(amount), way, first, Rhythm.MONTH)


def _month(terms: Terms) -> int:
    """The mean instalment that is still to come, in fen."""
    rows = [row for row in schedule(terms).instalments if row.due > ON]
    return sum(row.payment.minor for row in rows) // max(len(rows), 1)


def _paid(loan: r.Loan) -> Iterator[r.Repayment]:
    """Every instalment that was due, paid on its day."""
    for row in schedule(loan.terms).instalments:
        if row.due <= ON:
            yield r.Repayment(
                loan.id,
                row.due,
                row.payment,
                r.RepaymentKind.SCHEDULED,
                id=f"{loan.id}-{row.n}",
            )


def _loan(luck: Random, name: str) -> r.Loan:
    age = luck.randint(0, 12)
    drawn_on = month_step(date(2026, 6, luck.randint(1, 28)), -age - 1)
    method = luck.choice((Method.LEVEL, Method.LEVEL, *Method))
    periods = luck.choice((12, 24, 36, 48, LONGEST))
    if method in (Method.INTEREST_ONLY, Method.BULLET):
        periods = min(periods, 24)
    rate, accrual, count = _price(luck, method)
    return r.Loan(
        id=name,
        channel=f"lender {name}",
        terms=Terms(
            principal=Money(luck.randint(3, 80) * 1000_00),
            drawn_on=drawn_on,
            first_due=month_step(drawn_on, 1),
            every=Rhythm.MONTH,
            periods=max(periods, age + 2),
            method=method,
            rate=rate,
            interest=accrual,
            day_count=count,
            fees=(Fee("period", Money(5_00)),) if luck.random() < _SOME else (),
            prepayment=_prepayment(luck),
            late=Late(),
        ),
    )


def _price(luck: Random, method: Method) -> tuple[Rate, Accrual, DayCount | None]:
    if method is Method.FLAT:
        rate = Rate(Decimal(luck.randint(3, 9)) / 1000, Period.MONTH)
        return rate, Accrual.PERIOD, None
    if luck.random() < _HALF:
        rate = Rate(Decimal(luck.randint(10, 65)) / 100_000, Period.DAY)
        return rate, Accrual.DAYS, None
    rate = Rate(Decimal(luck.randint(30, 240)) / 1000, Period.YEAR)
    if luck.random() < _HALF:
        return rate, Accrual.DAYS, DayCount.ACT_360
    return rate, Accrual.PERIOD, None


def _prepayment(luck: Random) -> Prepayment | None:
    """Often free at any time; else from a period on, at a fee, or saving nothing."""
    dice = luck.random()
    if dice < _HALF:
        return None
    if dice < _MOST:
        return Prepayment(1, None, "all")
    ratio = Decimal(luck.choice((5, 10, 20, 30))) / 1000
    fee = PrepaymentFee(ratio) if luck.random() < _MOST else None
    return Prepayment(luck.choice((1, 1, 4, 7, 13)), fee, "to-day")
