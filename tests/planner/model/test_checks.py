"""What a record must meet is checked one rule at a time."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from planner.errors import IdTakenError, PlannerError
from planner.model import records as r
from planner.model.book import TABLE_OF, Book
from planner.model.checks import KIND_WORDS, faults, issues
from planner.money import Money
from planner.rates import Period, Rate
from tests.helpers import make

BOOK = make.book(
    make.line(),
    make.line("second", shares_limit_with="line"),
    make.loan(),
)


def said(record: r.Record, book: Book = BOOK) -> list[str]:
    return [
        str(fault.values.get("field", fault.values.get("id")))
        for fault in faults(book, record)
    ]


SOUND: Iterable[r.Record] = (
    make.profile(monthly_income=Money(0)),
    make.line("x", statement_day=1, due_day=31, limit="0.00", expires_on=make.DAY),
    make.line("x", rate=Rate(Decimal(0), Period.DAY), shares_limit_with="second"),
    make.line("x", minimum=r.MinimumRule(Decimal(1)), late_fee=None),
    make.reading(limit="0.00", available="-5.00", temporary="0.00"),
    make.loan("x", line="line", channel="credit-card"),
    make.repayment(on=make.DAY),
    make.move(on="2025-01-01"),
    make.note(on="2020-01-01", line="line"),
    make.note(),
    make.cash("0.00"),
    make.expected(certainty=Decimal(0), until="2026-01-10"),
    make.receivable(due_on="2026-01-01"),
    make.figures(cash_flow="-1.00"),
    r.Assumptions(confidence=Decimal(0)),
    r.ImportedRow("x", "f", 1, "loan"),
    r.ImportedRow("x", "f", 1),
    r.Question("x", "f", 1, make.DAY, Money(1), "", ""),
)


@pytest.mark.parametrize("record", SOUND, ids=repr)
def test_a_sound_record_has_no_fault(record: r.Record) -> None:
    assert said(record) == []


FAULTY: Iterable[tuple[r.Record, list[str]]] = (
    (make.profile(monthly_income=Money(-1)), ["monthly_income"]),
    (make.profile(name="a\0b", note="\ud800"), ["name", "note"]),
    (make.line("x", limit="-0.01"), ["limit"]),
    (make.line("x", statement_day=0, due_day=32), ["statement_day", "due_day"]),
    (make.line("x", rate=Rate(Decimal(-1), Period.DAY)), ["rate.value"]),
    (make.line("x", minimum=r.MinimumRule(Decimal(2))), ["minimum.ratio"]),
    (
        make.line("x", late_fee=r.MinimumRule(Decimal(0), Money(-1))),
        ["late_fee.floor"],
    ),
    (make.line("x", expires_on=make.day("2024-12-31")), ["expires_on"]),
    (make.line("x", shares_limit_with="nowhere"), ["nowhere"]),
    (make.line("x", shares_limit_with="x"), ["shares_limit_with"]),
    (make.line("line", shares_limit_with="second"), ["shares_limit_with"]),
    (make.reading("nowhere"), ["nowhere"]),
    (make.reading(on="2024-12-31"), ["on"]),
    (make.reading(limit="-1.00"), ["limit"]),
    (make.reading(limit="1.00", temporary="2.00"), ["temporary"]),
    (make.reading(limit="1.00", temporary="-2.00"), ["temporary"]),
    (make.loan("x", "0.00"), ["terms.principal"]),
    (make.loan("x", channel=""), ["channel"]),
    (make.loan("x", line="line", channel="other"), ["channel"]),
    (make.loan("x", line="nowhere"), ["nowhere"]),
    (
        make.loan("x", line="line", channel="credit-card", drawn_on="2024-12-31"),
        ["terms.drawn_on"],
    ),
    (make.repayment(amount="0.00"), ["amount"]),
    (make.repayment("nowhere"), ["nowhere"]),
    (make.repayment(on="2026-01-14"), ["on"]),
    (make.move(amount="-1.00"), ["amount"]),
    (make.move("nowhere"), ["nowhere"]),
    (make.move(on="2024-12-31"), ["on"]),
    (make.note(line="nowhere"), ["nowhere"]),
    (make.cash("-0.01"), ["amount"]),
    (make.cash(on="1899-12-31"), ["on"]),
    (make.line("x", expires_on=make.day("2201-01-01")), ["expires_on"]),
    (make.expected(amount="0.00"), ["amount"]),
    (make.expected(certainty=Decimal("1.01")), ["certainty"]),
    (make.expected(until="2026-01-09"), ["until"]),
    (make.receivable(amount="-1.00"), ["amount"]),
    (make.receivable(due_on="2025-12-31"), ["due_on"]),
    (make.figures(" "), ["period"]),
    (make.figures(revenue="-1.00"), ["revenue"]),
    (make.figures(total_assets="-1.00"), ["total_assets"]),
    (r.Assumptions(reserve=Money(-1)), ["reserve"]),
    (r.Assumptions(prepay_minimum=Money(-1)), ["prepay_minimum"]),
    (r.Assumptions(confidence=Decimal(1)), ["confidence"]),
    (r.Assumptions(largest_share=Decimal("1.1")), ["largest_share"]),
    (r.Assumptions(largest_dti=Decimal("1.1")), ["largest_dti"]),
    (r.ImportedRow("x", "f", 0), ["row"]),
    (r.ImportedRow("x", "f", 1, "nowhere"), ["nowhere"]),
    (r.Question("x", "f", 0, make.DAY, Money(1), "", ""), ["row"]),
)


@pytest.mark.parametrize(("record", "fields"), FAULTY, ids=repr)
def test_a_fault_names_its_field_or_the_id_that_is_not_there(
    record: r.Record, fields: list[str]
) -> None:
    assert said(record, BOOK.with_(record)) == fields


@pytest.mark.parametrize(("record", "fields"), FAULTY, ids=repr)
def test_a_book_tells_every_fault_in_it(record: r.Record, fields: list[str]) -> None:
    named: Any = record
    if not record.id:
        named = next(x for x in make.book(record).records())

    found = issues(BOOK.with_(named))

    assert [issue.record for issue in found].count(named.id) == len(fields)
    assert all(isinstance(issue.fault, PlannerError) for issue in found)


def test_an_id_that_stands_twice_is_told() -> None:
    found = issues(BOOK.with_(make.cash(id="line")))

    assert [(i.record, type(i.fault)) for i in found] == [("line", IdTakenError)]


def test_every_kind_of_record_has_its_word() -> None:
    assert set(KIND_WORDS) == set(TABLE_OF)
