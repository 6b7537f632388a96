"""What needs a look, the most urgent first."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planner.app.queries import Look
from planner.app.queries_warnings import (
    DEAR,
    LEVEL_WORDS,
    Level,
    WarningRow,
    period_end,
)
from planner.catalogue.read import catalogue
from planner.model import declared as d
from planner.model import records as r
from planner.model.bands import lines
from planner.model.book import Book
from planner.model.terms import Fee
from planner.model.verdict import Verdict
from planner.money import Money
from planner.rates import Period
from planner.wording.say import say
from tests.helpers import make

ON = make.day("2026-03-20")
COUNTED = make.cash("5000.00", "2026-03-20")


def told(*records: r.Record) -> dict[str, str]:
    return {row.kind: say(row.say) for row in rows(*records)}


def rows(*records: r.Record) -> tuple[WarningRow, ...]:
    return Look(make.book(*records), ON).warnings


def test_a_quiet_book_has_nothing_to_warn_of() -> None:
    assert told() == {}
    assert told(make.line(opened_on="2026-03-01"), COUNTED) == {}


def test_what_is_overdue_or_soon_due_is_told() -> None:
    loan = make.loan("a", name="Car", periods=1, first_due="2026-03-10")
    soon = make.loan("b", name="Desk", periods=1, first_due="2026-03-27")
    later = make.loan("c", name="Bed", periods=1, first_due="2026-03-28")

    found = rows(loan, soon, later, make.cash("90000.00", ON))

    assert [(row.kind, row.about, row.level) for row in found] == [
        ("overdue", "a", Level.URGENT),
        ("due-soon", "b", Level.WARNING),
    ]
    assert "is overdue since 10 Mar 2026" in say(found[0].say)
    assert "falls due on 27 Mar 2026" in say(found[1].say)


def test_a_receivable_that_is_overdue_is_told() -> None:
    late = make.receivable("r", debtor="Yonghe", due_on="2026-03-19", amount="900.00")
    today = make.receivable("s", due_on="2026-03-20")
    paid = make.receivable("p", due_on="2026-03-01", collected_on=ON)

    (found,) = rows(late, today, paid)

    assert (found.kind, found.about) == ("receivable-overdue", "r")
    assert say(found.say) == "Yonghe owes ¥900.00, overdue since 19 Mar 2026"


def test_what_was_paid_beyond_all_that_was_owed_is_told() -> None:
    loan = make.loan("a", name="Car", principal="1000.00", periods=1)
    paid = make.repayment("a", on="2026-03-01", amount="5000.00")

    (found,) = rows(loan, paid)

    assert (found.kind, found.about) == ("overpaid", "a")
    assert "was paid beyond all that was owed" in say(found.say)


def test_regular_spending_by_card_is_told_to_be_in_no_forecast() -> None:
    card = make.line("c", limit="90000.00")
    days = ("2026-03-19", "2026-02-10", "2026-01-10")
    bought = [make.move("c", day, "100.00", id=day) for day in days]
    paid = [make.move("c", day, "100.00", r.MoveKind.PAY, id=f"p{day}") for day in days]

    found = told(card, *bought, *paid, COUNTED)
    fewer = told(card, *bought[:2], *paid[:2], COUNTED)

    assert found["spending-uncounted"].startswith("About ¥100.00 a month")
    assert "spending-uncounted" not in fewer


def test_cash_below_the_reserve_is_told_with_its_day() -> None:
    spent = make.expected(
        "x", way=r.Way.OUT, amount="4500.00", first="2026-04-01", every="once"
    )
    more = make.expected(
        "y", way=r.Way.OUT, amount="5500.00", first="2026-04-02", every="once"
    )

    (kept,) = rows(COUNTED, spent, r.Assumptions(Money(100_000)))
    (gone,) = rows(COUNTED, more)

    assert (kept.kind, kept.level) == ("cash-below-reserve", Level.WARNING)
    assert say(kept.say) == "Cash falls to ¥500.00 on 1 Apr 2026, below ¥1,000.00"
    assert (gone.level, gone.on) == (Level.URGENT, make.day("2026-04-02"))


def test_cash_that_nobody_counted_is_told_only_where_something_is_due() -> None:
    assert "cash-unknown" in told(make.loan())
    assert "cash-unknown" not in told(make.expected())


def test_an_old_count_of_cash_is_told() -> None:
    assert "cash-old" in told(make.cash("5000.00", "2026-02-01"))


def test_a_frozen_and_a_closed_line_are_told() -> None:
    line = make.line(opened_on="2026-01-01")
    frozen = make.note(r.NoteKind.FROZEN, "2026-03-01", line="line")
    closed = make.note(r.NoteKind.CLOSED, "2026-03-01", line="line")
    spent = make.move(on="2026-02-01")

    assert told(line, frozen)["frozen"] == "“Card” is frozen since 1 Mar 2026"
    assert "closed" not in told(line, closed)
    assert "¥100.00" in told(line, closed, spent)["closed"]


def test_a_cut_is_told_while_it_is_fresh() -> None:
    line = make.line(opened_on="2026-01-01")
    cut = make.reading(on="2026-03-01", limit="5000.00")

    assert told(line, cut)["limit-cut"] == (
        "“Card”: the limit fell from ¥20,000.00 to ¥5,000.00 on 1 Mar 2026"
    )
    old = make.line(opened_on="2025-01-01"), make.reading(on="2025-11-01", limit="1")
    assert "limit-cut" not in told(*old)
    risen = make.reading(on="2026-03-01", limit="25000.00")
    assert "limit-cut" not in told(line, risen)


def test_a_line_used_above_nine_tenths_is_told() -> None:
    line = make.line(opened_on="2026-01-01")

    assert "high-use" in told(line, make.move(on=ON, amount="18000.01"))
    assert "high-use" not in told(line, make.move(on=ON, amount="18000.00"))
    assert "high-use" not in told(line, make.reading(on=ON, limit="0.00"))


def test_a_loan_above_the_regulators_line_is_told() -> None:
    dear = make.loan("dear", rate=make.rate("0.36"), name="Dear")
    paid = make.loan("paid", rate=make.rate("0.36"), periods=1)
    settled = make.repayment("paid", amount="10300.00")

    found = [row for row in rows(dear, paid, settled) if row.kind == "high-cost"]

    assert [row.about for row in found] == ["dear"]
    assert say(found[0].say) == (
        "“Dear” costs 36% a year, above the line of 24% a year"
    )


def test_the_regulators_line_is_that_of_the_catalogue() -> None:
    known = catalogue()
    line = next(
        line
        for line in lines(known.bands, known.benchmarks, ON)
        if line.id == "assisted-lending-24"
    )

    assert (line.value, DEAR.per) == (DEAR.value, Period.YEAR)


def test_a_line_about_to_end_and_an_old_reading_are_told() -> None:
    line = make.line(expires_on=make.day("2026-04-30"))

    assert told(line)["line-expires"] == "“Card” ends on 30 Apr 2026"
    assert told(line)["reading-old"].endswith("last read on 1 Jan 2025")
    closed = make.note(r.NoteKind.CLOSED, "2026-03-01", line="line")
    assert "reading-old" not in told(line, closed)


def test_old_figures_of_a_firm_are_told() -> None:
    firm = make.profile(r.BookKind.BUSINESS)

    assert "2023" in told(firm, make.figures("2023"))["figures-old"]
    assert "figures-old" not in told(firm, make.figures("2023"), make.figures("2025"))
    assert "figures-old" not in told(firm)
    assert "figures-old" not in told(firm, make.figures("2026"), make.figures("soon"))
    assert "figures-old" not in told(make.profile(), make.figures("2023"))


def test_questions_that_wait_are_told() -> None:
    question = r.Question("q", "f", 1, make.DAY, Money(1), "Shop", "unclear")

    assert told(question)["open-question"] == "1 imported rows wait for your answer"
    assert "repayment-failed" not in told(question)


def test_a_repayment_that_failed_is_told_until_it_is_settled() -> None:
    asked = r.Asked(words="花呗自动还款", verdict=Verdict.REPAYMENT_FAILED)
    question = r.Question("q", "f", 1, make.DAY, Money(1), "花呗", "it failed", asked)

    assert told(question)["repayment-failed"] == (
        "A repayment of ¥0.01 to “花呗” failed on 15 Jan 2026"
    )
    long_ago = replace(question, on=make.day("2025-12-19"))
    assert "repayment-failed" not in told(long_ago)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2025", "2025-12-31"),
        ("2026-H1", "2026-06-30"),
        ("2026-H2", "2026-12-31"),
        ("2026-Q1", "2026-03-31"),
        ("2026-02", "2026-02-28"),
    ],
)
def test_a_period_ends_on_its_last_day(period: str, end: str) -> None:
    assert period_end(period) == make.day(end)


@pytest.mark.parametrize("period", ["", "2026-13", "2026-Q5", "spring", "20266"])
def test_a_period_in_other_words_has_no_end(period: str) -> None:
    assert period_end(period) is None


def test_urgent_comes_first_and_then_by_day() -> None:
    book = make.book(
        make.loan("late", periods=1, first_due="2026-03-10"),
        make.loan("soon", periods=1, first_due="2026-03-25"),
        make.line(opened_on="2025-01-01"),
        COUNTED,
    )

    found = Look(book, ON).warnings

    assert [row.level for row in found] == sorted(
        (row.level for row in found), key=list(Level).index
    )
    assert set(LEVEL_WORDS) == set(Level)
    assert Look(Book(), ON).warnings == ()
    assert Decimal(0) < DEAR.value


def test_what_must_be_repaid_before_a_temporary_limit_ends_is_told() -> None:
    raised = make.reading(
        on="2026-03-01",
        limit="12000.00",
        temporary=Money(400_000),
        temporary_until=make.day("2026-04-12"),
    )
    spent = make.move(on="2026-03-02", amount="9500.00")
    line = make.line(limit="8000.00", name="Card")

    found = told(line, raised, spent, COUNTED)

    assert found["temporary-ends"] == (
        "“Card”: repay ¥1,500.00 before the temporary limit ends, 12 Apr 2026"
    )
    little = make.move(on="2026-03-02", amount="7500.00")
    assert "temporary-ends" not in told(line, raised, little, COUNTED)


@pytest.mark.parametrize(
    ("stated", "is_told"), [("0.06", True), ("0.072", False), ("0.09", False)]
)
def test_a_form_that_states_less_than_the_terms_come_to_is_told(
    stated, is_told
) -> None:
    loan = make.loan("a", name="Car", drawn_on="2026-03-01", first_due="2026-04-01")
    form = d.Disclosure("a", ON, Decimal(stated), id="form")

    found = told(loan, form, COUNTED)

    assert ("cost-understated" in found) is is_told
    if is_told:
        assert "“Car”: the lender states 6% a year" in found["cost-understated"]


def test_a_form_of_a_loan_without_one_rate_is_not_judged() -> None:
    swallowed = Fee("start", amount=Money(10**6))
    loan = make.loan("a", first_due="2026-04-15", fees=(swallowed,))

    found = told(loan, d.Disclosure("a", ON, Decimal("0.06"), id="form"), COUNTED)

    assert "cost-understated" not in found
