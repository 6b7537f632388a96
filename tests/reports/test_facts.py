from datetime import date

from planner.app import queries
from planner.app.report_options import ReportOptions
from planner.credit.estimate import Estimate, TooLittleKnown
from planner.money import ZERO
from planner.plan.plan import Infeasible
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def test_debts_are_the_windows_own_rows_with_the_largest_first() -> None:
    facts = Facts(lives.person(), ON)

    sums = [row.outstanding for row in facts.debts]

    assert set(facts.debts) <= set(queries.loans(lives.person(), ON))
    assert sums == sorted(sums, reverse=True)
    assert sum(amount.minor for amount in sums) == facts.summary.owed.minor


def test_a_settled_loan_is_no_debt() -> None:
    book = lives.person(make.loan("old", drawn_on="2025-01-01", first_due="2025-02-01"))
    rows = [row for row in Facts(book, ON).loans if row.loan == "old"]
    paid = make.repayment("old", ON, rows[0].settle, id="paid")

    after = Facts(book.with_(paid), ON)

    assert "old" not in {row.loan for row in after.debts}


def test_dues_of_a_year_begin_with_what_is_late() -> None:
    facts = Facts(lives.person(), ON)

    days = [day for day, _ in facts.in_a_year]

    assert days == sorted(days)
    assert days[0] < ON
    assert all(row.left > ZERO for _, row in facts.in_a_year)
    assert facts.due_in_a_year.minor == sum(
        row.left.minor for _, row in facts.in_a_year
    )


def test_estimates_name_the_line_of_which_too_little_is_known() -> None:
    found = {one.line: one for one in Facts(lives.person(), ON).estimates}

    assert isinstance(found["new"], TooLittleKnown)
    assert isinstance(found["jiebei"], Estimate)


def test_a_plan_tells_what_it_takes_for_granted() -> None:
    facts = lives.facts("firm")

    assert facts.plan_assumptions == facts.plan.assumptions


def test_without_a_plan_nothing_is_taken_for_granted() -> None:
    nothing = Facts(make.book(), ON)
    impossible = Facts(lives.firm(), ON)
    impossible.plan = Infeasible(())

    assert nothing.plan_assumptions == ()
    assert impossible.plan_assumptions == ()


def test_a_period_without_records_dues_or_counted_cash_is_told_of_by_nothing() -> None:
    options = ReportOptions(since=date(2027, 3, 1), until=date(2027, 3, 31))

    assert not Facts(make.book(), ON, options).tells_of_period
    assert Facts(make.book(make.cash(on=ON)), ON, options).tells_of_period


def test_what_is_not_listed_needs_no_look() -> None:
    book = lives.person()
    whole = Facts(book, ON).pressing
    part = Facts(book, ON, ReportOptions(only=("bank-1",))).pressing

    assert "weilidai" in {row.about for row in whole}
    assert {row.about for row in part} <= {"bank-1", "line", ""} - {"line"}
