"""The credit report's codes of each month, for loans and cards alike."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.app.queries_bureau import BureauRow, bureau, code_words
from planner.model import declared as d
from planner.model import records as r
from planner.wording.say import say
from tests.helpers import make

ON = make.day("2026-04-20")
CARD = make.line(
    "card",
    channel="credit-card",
    rate=make.rate("0"),
    statement_day=5,
    due_day=23,
    minimum=r.MinimumRule(Decimal("0.1")),
)


def rows(*records) -> list[BureauRow]:
    return list(bureau(make.book(*records), ON))


def test_a_loan_has_a_row_for_each_month_from_its_drawdown() -> None:
    found = rows(make.loan(name="Car"), make.repayment(amount="866.19"))

    assert [row.month for row in found] == [date(2026, n, 1) for n in (1, 2, 3, 4)]
    assert [row.code for row in found] == ["*", "N", "1", "2"]
    assert [row.days_overdue for row in found] == [0, 0, 16, 36]
    assert [row.is_running for row in found] == [False, False, False, True]
    assert {(row.account, row.name, row.is_card) for row in found} == {
        ("loan", "Car", False)
    }
    assert say(found[-1].say) == "overdue by 31 to 60 days"


def test_a_card_has_rows_under_its_line() -> None:
    found = rows(CARD, make.move("card", on="2026-01-10", amount="1000.00"))

    assert {row.account for row in found} == {"card"}
    assert [row.code for row in found] == ["1", "2", "2"]
    assert found[0].is_card
    assert say(found[1].say) == "minimum payments missed in a row: 2"


def test_the_month_in_which_a_loan_is_paid_off_is_not_running() -> None:
    settled = make.repayment(
        on="2026-04-10", amount="11000.00", kind=r.RepaymentKind.SETTLE
    )

    assert [(row.code, row.is_running) for row in rows(make.loan(), settled)][-1] == (
        "C",
        False,
    )


def test_what_a_report_says_stands_beside_our_own_code() -> None:
    def report(on: str, code: str, **of: str) -> d.BureauMonth:
        return d.BureauMonth("2026-03", code, make.day(on), id=f"{on}{of}", **of)

    found = rows(
        make.loan(),
        CARD,
        make.move("card", on="2026-01-10", amount="1000.00"),
        report("2026-04-01", "1", loan="loan"),
        report("2026-04-15", "N", loan="loan"),
        report("2026-05-01", "7", loan="loan"),
        report("2026-04-02", "2", line="card"),
    )

    march = [row for row in found if row.month == date(2026, 3, 1)]
    assert [(row.account, row.reported) for row in march] == [
        ("loan", "N"),
        ("card", "2"),
    ]
    assert found[0].reported is None


def test_months_of_accounts_that_only_a_report_knows_show_for_five_years() -> None:
    told = make.day("2026-04-01")
    late = d.BureauMonth(
        "2025-02", "2", told, id="a", account="x", lender="招商银行", is_card=True
    )
    paid = replace(late, id="b", month="2024-12", code="D")
    old = replace(late, id="c", month="2021-03")
    later = replace(late, id="d", reported_on=make.day("2026-04-21"))

    found = rows(late, paid, old, later)

    assert [
        (row.account, row.name, row.month, row.code, row.days_overdue, row.is_card)
        for row in found
    ] == [
        ("x", "招商银行", make.day("2025-02-01"), "2", 31, True),
        ("x", "招商银行", make.day("2024-12-01"), "D", 0, True),
    ]


@pytest.mark.parametrize("told", [True, False])
def test_whether_a_line_reports_is_what_its_owner_says(*, told: bool) -> None:
    line = make.line("line", channel="jiebei", reports_to_bureau=told)

    (row, *_) = rows(line, make.loan(line="line"))

    assert row.reports is told


def test_else_the_catalogue_knows_or_nobody_does() -> None:
    (known, *_) = rows(make.loan(channel="jiebei"))
    (unknown, *_) = rows(make.loan(channel="a cousin"))

    assert known.reports is True
    assert unknown.reports is None


@pytest.mark.parametrize(
    ("code", "is_card", "words"),
    [
        ("N", False, "paid as agreed"),
        ("M", True, "paid late, within the month"),
        ("C", False, "paid off"),
        ("*", True, "no payment due"),
        ("1", False, "overdue by 1 to 30 days"),
        ("6", False, "overdue by 151 to 180 days"),
        ("7", False, "overdue by more than 180 days"),
        ("1", True, "minimum payments missed in a row: 1"),
        ("7", True, "7 minimum payments missed, or more"),
        ("D", False, "paid by a guarantor"),
        ("Z", False, "settled with other property"),
        ("G", False, "ended without being paid"),
    ],
)
def test_every_code_has_its_words(*, code: str, is_card: bool, words: str) -> None:
    assert say(code_words(code, is_card=is_card)) == words
