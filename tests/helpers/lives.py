"""Small whole books for the tests of paper: a person's and a firm's."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Accrual, Method, Rhythm
from planner.plan.plan import Found
from planner.rates import DayCount, Period
from planner.schedule.schedule import schedule
from reports.facts import Facts
from tests.helpers import make

ON = date(2026, 11, 25)
FIRM = r.BookKind.BUSINESS
SCHEDULED = r.RepaymentKind.SCHEDULED


def repaid(loan: r.Loan, *, missing: int = 0) -> Iterator[r.Repayment]:
    """All instalments due by ``ON`` paid on their day, but for the last ``missing``."""
    due = [row for row in schedule(loan.terms).instalments if row.due <= ON]
    for row in due[: len(due) - missing]:
        yield make.repayment(loan.id, row.due, row.payment)


def person(*more: r.Record) -> Book:
    """Li: two loans, one of them late, a card, a frozen line and one never seen."""
    jiebei = make.loan(
        "jiebei-1",
        "10000.00",
        line="jiebei",
        channel="jiebei",
        name="Moving",
        drawn_on="2026-06-15",
        first_due="2026-07-15",
        rate=make.rate("0.0004", Period.DAY),
        interest=Accrual.DAYS,
        day_count=None,
    )
    bank = make.loan(
        "bank-1",
        "20000.00",
        line=None,
        name="Kitchen",
        drawn_on="2026-02-10",
        first_due="2026-03-10",
        periods=24,
        rate=make.rate("0.048"),
    )
    flat = make.loan(
        "phone-1",
        "4800.00",
        channel="A friend's shop",
        drawn_on="2026-08-01",
        first_due="2026-09-01",
        method=Method.FLAT,
        rate=make.rate("0.006", Period.MONTH),
        day_count=None,
    )
    return make.book(
        make.profile(name="Li", monthly_income=make.money("8000.00")),
        make.line(
            "jiebei",
            channel="jiebei",
            name="",
            limit="20000.00",
            opened_on="2024-06-01",
            type=r.LineType.ONLINE,
        ),
        make.line(statement_day=5, due_day=23, rate=make.rate("0.0005", Period.DAY)),
        make.line("weilidai", channel="weilidai", name="Weilidai", type=None),
        make.line("new", name="New", limit="0.00", opened_on="2026-11-01"),
        jiebei,
        bank,
        flat,
        *repaid(jiebei),
        *repaid(bank, missing=1),
        *repaid(flat),
        make.move(on="2026-10-20", amount="1200.00"),
        make.move(on="2026-11-20", amount="300.00"),
        *(
            make.reading("jiebei", f"2026-{month:02d}-03", limit)
            for month, limit in ((3, "30000.00"), (7, "20000.00"), (11, "15000.00"))
        ),
        make.reading(on="2026-11-02"),
        make.reading("weilidai", "2026-11-02", "0.00", drawable=False),
        make.note(r.NoteKind.FROZEN, "2026-09-02", line="weilidai"),
        make.cash("9000.00", ON),
        make.expected(first="2026-12-10"),
        make.expected(
            "rent", name="Rent", amount="2600.00", way=r.Way.OUT, first="2026-12-01"
        ),
        make.expected(
            "bonus",
            name="Bonus",
            amount="5000.00",
            first="2027-01-20",
            every="once",
            certainty=Decimal("0.8"),
        ),
        make.expected(
            "course",
            name="Course",
            amount="300.00",
            way=r.Way.OUT,
            first="2026-12-05",
            until="2027-03-05",
        ),
        r.Assumptions(reserve=make.money("1000.00")),
        *more,
    )


@cache
def plan(owner: str) -> Found:
    """The plan of ``person`` or of ``firm``, made once for all tests."""
    made = Facts({"person": person, "firm": firm}[owner](), ON).plan
    assert isinstance(made, Found)
    return made


def facts(owner: str) -> Facts:
    """What reports tell of ``person`` or of ``firm``, its plan ready made."""
    seen = Facts({"person": person, "firm": firm}[owner](), ON)
    seen.plan = plan(owner)
    return seen


def firm(*more: r.Record) -> Book:
    """A bakery: one bank loan, receivables of every age, two years of figures."""
    loan = make.loan(
        "bank-1",
        "120000.00",
        line="bank",
        channel="sole-proprietor",
        name="Oven",
        drawn_on="2026-05-20",
        first_due="2026-06-20",
        method=Method.EQUAL_PRINCIPAL,
        day_count=DayCount.ACT_360,
        interest=Accrual.DAYS,
    )
    return make.book(
        make.profile(
            r.BookKind.BUSINESS,
            name="Hetian Foods",
            registered_on=date(2022, 7, 18),
            note="Bakery with four employees",
        ),
        make.line(
            "bank",
            channel="sole-proprietor",
            name="Bank line",
            limit="200000.00",
            type=r.LineType.BANK,
        ),
        make.reading("bank", "2026-11-03", "200000.00"),
        loan,
        *repaid(loan),
        make.receivable("a", debtor="Yonghe", amount="86000.00", due_on="2027-01-05"),
        make.receivable(
            "b", debtor="Yonghe", amount="12000.00", due_on="2026-11-10", confirmed=True
        ),
        make.receivable(
            "c", debtor="Jiahe", amount="5000.00", due_on="2026-07-01", confirmed=False
        ),
        make.figures("2024", "900000.00"),
        make.figures("2025", "1000000.00"),
        make.cash("60000.00", ON),
        make.expected("sales", name="Sales", amount="40000.00", first="2026-12-08"),
        make.expected(
            "wages",
            name="Wages",
            amount="20000.00",
            way=r.Way.OUT,
            first="2026-12-15",
            every=Rhythm.MONTH,
        ),
        *more,
    )
