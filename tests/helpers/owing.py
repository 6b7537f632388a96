"""Books that owe something: small ones by hand, and random portfolios by seed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from planner.calendar import month_step
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import (
    Accrual,
    DayCount,
    Fee,
    Late,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
    Rhythm,
)
from planner.money import Money, Rounding
from planner.rates import Period, Rate
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 6, 20)


def by_day(id: str = "loan", principal: str = "10000.00", **given: Any) -> r.Loan:  # noqa: A002
    """A loan at 0.05 % a day: interest each month, principal after twelve."""
    values: dict[str, Any] = {
        "rate": Rate(Decimal("0.0005"), Period.DAY),
        "interest": Accrual.DAYS,
        "day_count": None,
        "method": Method.INTEREST_ONLY,
        **given,
    }
    return make.loan(id, principal, **values)


def book(
    *records: r.Record,
    cash: str = "5000.00",
    reserve: str = "0.00",
    on: date = ON,
    paid: bool = True,
) -> Book:
    """A book with cash on a day; by then every instalment was paid, unless not."""
    made = make.book(
        *records,
        make.cash(cash, on, id="cash"),
        r.Assumptions(reserve=make.money(reserve)),
    )
    if not paid:
        return made
    return made.with_(
        *(payment for loan in made.loans.values() for payment in repaid(loan, on))
    )


def repaid(loan: r.Loan, on: date) -> Iterator[r.Repayment]:
    """Every instalment due by a day, paid on its day."""
    for row in schedule(loan.terms).instalments:
        if row.due <= on:
            name = f"{loan.id}-{row.n}"
            yield make.repayment(loan.id, row.due, row.payment, id=name)


def salary(amount: str = "3000.00", first: str = "2026-07-10") -> r.Expected:
    """A monthly income."""
    return make.expected("salary", amount=amount, first=first)


def rent(
    amount: str = "1000.00", first: str = "2026-07-05", **given: Any
) -> r.Expected:
    """A monthly expense."""
    values: dict[str, Any] = {"id": "rent", "way": r.Way.OUT, **given}
    return make.expected(values.pop("id"), amount=amount, first=first, **values)


def card(id: str = "card", **given: Any) -> r.Line:  # noqa: A002
    """A card billed on the 5th, due on the 23rd, at 0.05 % a day."""
    values: dict[str, Any] = {
        "rate": Rate(Decimal("0.0005"), Period.DAY),
        "statement_day": 5,
        "due_day": 23,
        "minimum": r.MinimumRule(Decimal("0.1"), Money(10_00)),
        **given,
    }
    return make.line(id, **values)


def portfolio(seed: int) -> Book:
    """One to five loans of mixed contracts, perhaps a card, and cash that is tight."""
    luck = Random(seed)  # noqa: S311  # a test's own dice
    loans = [_loan(luck, f"L{n}") for n in range(luck.randint(1, 5))]
    monthly = Decimal(0)
    for loan in loans:
        rows = [x.payment.minor for x in schedule(loan.terms).instalments if x.due > ON]
        monthly += Decimal(sum(rows)) / max(len(rows), 1) / 100
    income = monthly * luck.choice([1, 2, 3]) + 3000
    records: list[r.Record] = [
        *loans,
        salary(f"{income:.2f}", f"2026-07-{luck.randint(1, 28):02d}"),
        rent("2000.00", f"2026-07-{luck.randint(1, 28):02d}"),
    ]
    if luck.random() < 0.3:
        first = f"2026-09-{luck.randint(1, 28):02d}"
        records.append(rent("3000.00", first, id="tax", every=Rhythm.QUARTER))
    if luck.random() < 0.4:
        records += [card(), *_bought(luck)]
    ready = monthly * luck.choice([1, 2]) + 4000
    return book(*records, cash=f"{ready:.2f}", reserve=luck.choice(["0.00", "900.00"]))


def _loan(luck: Random, name: str) -> r.Loan:
    age = luck.randint(0, 6)
    drawn_on = month_step(date(2026, 6, luck.randint(1, 28)), -age - 1)
    method = luck.choice(list(Method))
    kind = luck.choice(["period", "daily", "days"])
    rate, interest, count = {
        "period": (
            Rate(Decimal(luck.randint(3, 24)) / 100, Period.YEAR),
            "period",
            None,
        ),
        "daily": (Rate(Decimal(luck.randint(1, 6)) / 10000, Period.DAY), "days", None),
        "days": (
            Rate(Decimal(luck.randint(3, 24)) / 100, Period.YEAR),
            "days",
            DayCount.ACT_365,
        ),
    }[kind]
    if method is Method.FLAT:
        rate, interest, count = Rate(Decimal("0.006"), Period.MONTH), "period", None
    prepayment = None
    if luck.random() < 0.4:
        fee = PrepaymentFee(Decimal("0.01")) if luck.random() < 0.6 else None
        due = luck.choice(["to-day", "to-day", "all"])
        prepayment = Prepayment(luck.randint(1, 5), fee, due)  # type: ignore[arg-type]  # one of two words
    rounding: Any = Precision.BANK_CENT
    if luck.random() < 0.2:
        rounding = luck.choice([LenderUnit(Money(100), Rounding.UP), Precision.DISPLAY])
    return make.loan(
        name,
        f"{luck.randint(1, 50) * 1000}.00",
        drawn_on=drawn_on,
        first_due=month_step(drawn_on, 1),
        periods=luck.randint(age + 1, 24),
        method=method,
        rate=rate,
        interest=Accrual(interest),
        day_count=count,
        fees=(Fee("period", Money(5_00)),) if luck.random() < 0.2 else (),
        rounding=rounding,
        prepayment=prepayment,
        late=Late(),
    )


def _bought(luck: Random) -> Iterator[r.Move]:
    for month in (4, 5, 6):
        on = date(2026, month, luck.randint(1, 18))
        amount = f"{luck.randint(200, 4000)}.00"
        yield make.move("card", on, amount, id=f"bought-{month}")
    if luck.random() < 0.5:
        yield make.move("card", "2026-05-23", "500.00", r.MoveKind.PAY, id="paid")
