"""Bills made of lives that are known: most payments are matched, none wrongly."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.exchange.read import read_bills
from planner.model import declared as d
from planner.model import records as r
from planner.model.bills import JudgedRow, Verdict
from planner.model.book import Book
from planner.money import Money, total
from planner.schedule.schedule import schedule
from tests.helpers import make
from tests.helpers.bills import app_bill, app_row

LINE = make.line("jb", channel="jiebei", limit="900000.00", opened_on="2025-01-01")
RULE = d.ImportRule(
    Verdict.REPAYMENT, date(2025, 1, 1), words="借呗还款", line="jb", id="rule-1"
)
Paid = tuple[date, Money, tuple[str, ...]]


def _loans(dice: random.Random, one_day: int | None) -> list[r.Loan]:
    loans = []
    for n in range(dice.randint(1, 4)):
        day, month = one_day or dice.randint(1, 28), dice.randint(1, 3)
        loans.append(
            make.loan(
                f"L{n}",
                f"{dice.randint(10, 300) * 100 + n}.00",
                line="jb",
                channel="jiebei",
                drawn_on=f"2025-{month:02d}-{day:02d}",
                first_due=f"2025-{month + 1:02d}-{day:02d}",
                periods=dice.choice([6, 12]),
            )
        )
    return loans


def _payments(dice: random.Random, loan: r.Loan) -> list[Paid]:
    """On the day mostly; early, late, or in two parts at times."""
    paid: list[Paid] = []
    for row in schedule(loan.terms).instalments:
        days = dice.choice([0] * 7 + [dice.randint(-5, -1), dice.randint(1, 8)])
        if dice.random() < 0.1:
            part = Money(row.payment.minor * dice.randint(20, 80) // 100)
            paid.append((row.due - timedelta(days=2), part, (loan.id,)))
            paid.append((row.due, row.payment - part, (loan.id,)))
        else:
            paid.append((row.due + timedelta(days=days), row.payment, (loan.id,)))
    return paid


def _joined(paid: Sequence[Paid]) -> list[Paid]:
    """What several loans take on one day, as one payment."""
    by_day: dict[date, list[Paid]] = {}
    for one in paid:
        by_day.setdefault(one[0], []).append(one)
    joined: list[Paid] = []
    for day, ones in by_day.items():
        loans = tuple(sorted(loan for one in ones for loan in one[2]))
        if len(set(loans)) == len(loans):
            joined.append((day, total(one[1] for one in ones), loans))
        else:
            joined += ones
    return joined


def _life(seed: int) -> tuple[Book, list[Paid]]:
    dice = random.Random(seed)  # noqa: S311  # a life, no secret
    one_day = dice.choice([None, 15])
    loans = _loans(dice, one_day)
    paid = [one for loan in loans for one in _payments(dice, loan)]
    if one_day and dice.random() < 0.7:
        paid = _joined(paid)
    return Book().with_(LINE, RULE, *loans), sorted(paid, key=lambda one: one[0])


def _found(row: JudgedRow) -> tuple[str, ...]:
    parts = row.parts or (((row.loan, row.instalment),) if row.loan else ())
    return tuple(sorted(loan for loan, _ in parts))


@pytest.mark.parametrize("seeds", [range(15), range(15, 30)], ids=["some", "others"])
def test_most_payments_are_matched_and_none_wrongly(
    tmp_path: Path, seeds: range
) -> None:
    told: Counter[str] = Counter()
    for seed in seeds:
        book, paid = _life(seed)
        rows = [
            app_row(
                "借呗还款",
                "招商银行(1234)",
                str(amount),
                kind="信用借还",
                party="借呗",
                flow="不计收支",
                status="还款成功",
                when=f"{day} 10:{n // 60:02d}:{n % 60:02d}",
            )
            for n, (day, amount, _) in enumerate(paid)
        ]
        path = tmp_path / "bill.csv"
        path.write_bytes(app_bill(*rows))
        for (_, _, loans), row in zip(
            paid, read_bills([path], book).judged, strict=True
        ):
            found = _found(row)
            told["asked" if not found else "right" if found == loans else "wrong"] += 1

    assert told["wrong"] == 0
    assert told["right"] > 10 * told["asked"]
