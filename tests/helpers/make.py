"""Records with defaults for all that a test does not mean."""

from datetime import date
from decimal import Decimal
from typing import Any

from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Accrual, DayCount, Every, Method, Rhythm, Terms
from planner.money import Money
from planner.rates import Period, Rate

DAY = date(2026, 1, 15)


def day(text: str | date) -> date:
    """The day of an ISO text; a day stays itself."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def money(text: str | Money) -> Money:
    """The amount of a plain text; an amount stays itself."""
    return text if isinstance(text, Money) else Money.parse(text)


def rate(value: str = "0.072", per: Period = Period.YEAR) -> Rate:
    """A rate from the text of its ratio."""
    return Rate(Decimal(value), per)


def terms(principal: str | Money = "10000.00", **given: Any) -> Terms:
    """Twelve level monthly instalments at 7.2 % a year, drawn on 15 January 2026."""
    drawn_on = day(given.pop("drawn_on", DAY))
    first_due = day(given.pop("first_due", date(2026, 2, 15)))
    every: Every = given.pop("every", Rhythm.MONTH)
    values: dict[str, Any] = {
        "periods": 12,
        "method": Method.LEVEL,
        "rate": rate(),
        "interest": Accrual.PERIOD,
        "day_count": DayCount.THIRTY_360,
        **given,
    }
    return Terms(money(principal), drawn_on, first_due, every, **values)


def loan(
    id: str = "loan",  # noqa: A002  # the record calls it so
    principal: str | Money = "10000.00",
    line: str | None = None,
    channel: str = "bank-online",
    name: str = "",
    **given: Any,
) -> r.Loan:
    """A loan; further names are fields of its terms, but for the owner."""
    owner = given.pop("owner", None)
    return r.Loan(id, terms(principal, **given), line, channel, name, owner)


def line(id: str = "line", **given: Any) -> r.Line:  # noqa: A002  # as the record
    """A card line of 20,000 yuan, opened on 1 January 2025."""
    values: dict[str, Any] = {
        "channel": "credit-card",
        "name": "Card",
        "limit": "20000.00",
        "opened_on": "2025-01-01",
        "type": r.LineType.CARD,
        **given,
    }
    values["limit"] = money(values["limit"])
    values["opened_on"] = day(values["opened_on"])
    return r.Line(id, **values)


def reading(
    line: str = "line",
    on: str | date = DAY,
    limit: str | Money = "20000.00",
    **given: Any,
) -> r.LimitReading:
    """A limit reading; amounts and days may be texts."""
    for name in ("available", "temporary"):
        if isinstance(given.get(name), str):
            given[name] = money(given[name])
    return r.LimitReading(line, day(on), money(limit), **given)


def repayment(
    loan: str = "loan",
    on: str | date = "2026-02-15",
    amount: str | Money = "866.19",
    **given: Any,
) -> r.Repayment:
    """A scheduled repayment."""
    return r.Repayment(loan, day(on), money(amount), **given)


def move(
    line: str = "line",
    on: str | date = DAY,
    amount: str | Money = "100.00",
    kind: r.MoveKind = r.MoveKind.SPEND,
    **given: Any,
) -> r.Move:
    """A purchase on a card line."""
    return r.Move(line, day(on), money(amount), kind, **given)


def note(
    kind: r.NoteKind = r.NoteKind.INQUIRY, on: str | date = DAY, **given: Any
) -> r.Note:
    """An inquiry."""
    return r.Note(day(on), kind, **given)


def cash(amount: str | Money = "5000.00", on: str | date = DAY, id: str = "") -> r.Cash:  # noqa: A002
    """Cash at hand."""
    return r.Cash(day(on), money(amount), id)


def expected(id: str = "salary", **given: Any) -> r.Expected:  # noqa: A002
    """A monthly salary of 8,000 yuan from 10 January 2026 on."""
    values: dict[str, Any] = {
        "name": "Salary",
        "amount": "8000.00",
        "way": r.Way.IN,
        "first": "2026-01-10",
        "every": Rhythm.MONTH,
        **given,
    }
    values["amount"] = money(values["amount"])
    for name in ("first", "until"):
        if isinstance(values.get(name), str):
            values[name] = day(values[name])
    return r.Expected(id, **values)


def receivable(id: str = "invoice", **given: Any) -> r.Receivable:  # noqa: A002
    """An invoice of 30,000 yuan, due on 1 April 2026."""
    values: dict[str, Any] = {
        "debtor": "Debtor",
        "amount": "30000.00",
        "issued_on": "2026-01-01",
        "due_on": "2026-04-01",
        **given,
    }
    values["amount"] = money(values["amount"])
    values["issued_on"] = day(values["issued_on"])
    values["due_on"] = day(values["due_on"])
    return r.Receivable(id, **values)


def figures(
    period: str = "2025", revenue: str = "500000.00", **given: Any
) -> r.Figures:
    """A firm's figures for a year."""
    values: dict[str, Any] = {
        "cash_flow": "60000.00",
        "current_assets": "200000.00",
        "current_liabilities": "100000.00",
        "total_assets": "400000.00",
        "total_liabilities": "150000.00",
        **given,
    }
    made = {
        key: money(value) if isinstance(value, str) and key != "id" else value
        for key, value in values.items()
    }
    return r.Figures(period, money(revenue), **made)


def profile(kind: r.BookKind = r.BookKind.PERSON, **given: Any) -> r.Profile:
    """A private person."""
    return r.Profile(given.pop("name", "Li"), kind, **given)


def book(*records: r.Record) -> Book:
    """A book with these records as they are; an empty id gets a number."""
    numbered = []
    for n, record in enumerate(records, 1):
        if record.id:
            numbered.append(record)
        else:
            kind = type(record).__name__.lower()
            fields = {
                name: getattr(record, name)
                for name in record.__dataclass_fields__
                if name != "id"
            }
            numbered.append(type(record)(**fields, id=f"{kind}-{n}"))
    return Book().with_(*numbered)
