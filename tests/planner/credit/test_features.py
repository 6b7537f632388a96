from datetime import date, timedelta
from math import log, log1p

import pytest

from planner.credit.features import COUNTS, UNKNOWN, Counted, features, values
from planner.credit.past import past_of
from planner.model.records import MinimumRule, MoveKind, NoteKind, RepaymentKind
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)
TENTH = MinimumRule(make.rate("0.1").value)


def count(name: str, *records, line=None, on: date = ON) -> Counted:
    book = make.book(line or make.line(opened_on="2025-01-01"), *records)
    return features(past_of(book, on), "line", on)[name]


def paid(loan, late: dict[int, int], upto: int = 7):
    return [
        make.repayment(
            loan.id,
            row.due + timedelta(days=late.get(row.n, 0)),
            row.payment,
            id=f"{loan.id}-{row.n}",
        )
        for row in schedule(loan.terms).instalments
        if row.n <= upto
    ]


def test_of_a_book_that_tells_nothing_nothing_is_known() -> None:
    past = past_of(make.book(make.line()), ON)

    assert set(features(past, "line", ON).values()) == {UNKNOWN}
    assert set(values(past, "line", ON).values()) == {None}
    assert len(COUNTS) == 13


# late12, late_now


def test_late12_counts_calendar_months_with_a_day_late() -> None:
    loan = make.loan(line="line")

    # due 15 April, paid 4 May: two months; due 15 July, paid the day after: one
    found = count("late12", loan, *paid(loan, {3: 19, 6: 1}))

    assert found == Counted(3.0, ("loan",))


def test_late12_counts_all_lines_and_no_month_twice() -> None:
    one, two = make.loan("one", line="line"), make.loan("two")

    found = count("late12", one, two, *paid(one, {3: 2}), *paid(two, {3: 9}))

    assert found == Counted(1.0, ("one", "two"))


def test_late12_looks_at_twelve_calendar_months() -> None:
    loan = make.loan(line="line")
    book = make.book(make.line(), loan, *paid(loan, {3: 2}, upto=12))

    for on, found in ((date(2027, 3, 31), 1.0), (date(2027, 4, 1), 0.0)):
        assert values(past_of(book, on), "line", on)["late12"] == found


def test_late12_is_never_told_by_the_future() -> None:
    loan = make.loan(line="line")
    book = make.book(make.line(), loan, *paid(loan, {3: 19}))
    day = date(2026, 4, 20)

    assert values(past_of(book, ON), "line", day)["late12"] == 1.0
    assert values(past_of(book, day), "line", day)["late12"] == 1.0


def test_an_open_overdue_counts_to_the_day() -> None:
    loan = make.loan(line="line")

    assert count("late12", loan, *paid(loan, {}, upto=5)).value == 2.0
    assert count("late_now", loan, *paid(loan, {}, upto=5)).value == 1.0


@pytest.mark.parametrize(("ago", "found"), [(89, 1.0), (90, 0.0)])
def test_late_now_looks_at_ninety_days(ago: int, found: float) -> None:
    loan = make.loan(line="line")
    book = make.book(make.line(), loan, *paid(loan, {3: 2}, upto=12))
    on = date(2026, 4, 17) + timedelta(days=ago)

    assert values(past_of(book, on), "line", on)["late_now"] == found


def test_lateness_is_unknown_before_anything_fell_due() -> None:
    loan = make.loan(line="line")

    before = count("late12", loan, on=date(2026, 2, 14))

    assert before == UNKNOWN
    assert count("late_now", loan, on=date(2026, 2, 14)) == UNKNOWN


# new_lenders


def test_new_lenders_are_others_whose_first_drawing_is_recent() -> None:
    found = count(
        "new_lenders",
        make.move(on="2026-08-01"),
        make.loan("a", channel="jiebei", drawn_on="2026-07-01", first_due="2026-08-01"),
        make.loan("b", channel="JIEBEI", drawn_on="2026-07-02", first_due="2026-08-02"),
        make.loan("c", channel="duxiaoman", drawn_on="2025-07-01"),
    )

    assert found == Counted(1.0, ("a",))


@pytest.mark.parametrize(("ago", "found"), [(179, 1.0), (180, 0.0)])
def test_new_lenders_look_at_180_days(ago: int, found: float) -> None:
    drawn = ON - timedelta(days=ago)
    loan = make.loan(channel="jiebei", drawn_on=drawn, first_due=ON)

    assert count("new_lenders", loan).value == found


# inq90


def test_inquiries_and_requests_count() -> None:
    found = count(
        "inq90",
        make.note(NoteKind.INQUIRY, "2026-08-01", lender="A", id="a"),
        make.note(NoteKind.LIMIT_REQUEST, "2026-08-02", line="line", id="b"),
        make.note(NoteKind.REJECTED, "2026-08-03", line="line", id="c"),
        make.note(NoteKind.APPEALED, "2026-08-03", line="line", id="d"),
    )

    assert found == Counted(2.0, ("a", "b"))


def test_asking_again_within_a_fortnight_counts_once() -> None:
    def asked(*days: int, lender: str | None = "A") -> float | None:
        return count(
            "inq90",
            *(
                make.note(on=date(2026, 8, day), lender=lender, id=f"n{day}")
                for day in days
            ),
        ).value

    assert asked(1, 15) == 1.0
    assert asked(1, 16) == 2.0
    assert asked(1, 2, lender=None) == 2.0


def test_other_kinds_and_lenders_count_for_themselves() -> None:
    found = count(
        "inq90",
        make.note(on="2026-08-01", lender="A", id="a"),
        make.note(on="2026-08-01", lender="B", id="b"),
        make.note(NoteKind.LIMIT_REQUEST, on="2026-08-01", lender="A", id="c"),
    )

    assert found.value == 3.0


def test_old_inquiries_make_it_known_that_there_are_none() -> None:
    assert count("inq90", make.note(on="2026-01-01")).value == 0.0
    assert count("inq90", make.note(on=ON - timedelta(days=90))).value == 0.0
    assert count("inq90", make.note(on=ON - timedelta(days=89))).value == 1.0


# below_min


def test_below_min_counts_the_last_three_statements() -> None:
    line = make.line(statement_day=5, due_day=25, minimum=TENTH)
    moves = [make.move(on="2026-03-01", amount="5000.00", id="buy")]
    for month, amount in ((3, "600.00"), (4, "10.00"), (5, "2000.00"), (6, "1.00")):
        kind = MoveKind.PAY
        moves.append(make.move(on=date(2026, month, 20), amount=amount, kind=kind))

    found = count("below_min", *moves, line=line, on=date(2026, 7, 4))

    assert found.value == 2.0
    assert found.rows == ("line", "line")


def test_below_min_is_unknown_without_statements() -> None:
    assert count("below_min", make.move(on="2026-08-01")) == UNKNOWN


# util_hi


@pytest.mark.parametrize(("amount", "found"), [("18000.00", 0.0), ("18000.01", 1.0)])
def test_high_use_is_a_mean_above_nine_tenths(amount: str, found: float) -> None:
    assert count("util_hi", make.move(on="2026-01-01", amount=amount)).value == found


def test_high_use_weighs_the_days() -> None:
    # 19,950 of 20,000 on 82 of 90 days is .9089; on 81 days .898
    def used(since: date) -> float | None:
        return count("util_hi", make.move(on=since, amount="19950.00")).value

    assert used(ON - timedelta(days=81)) == 1.0
    assert used(ON - timedelta(days=80)) == 0.0


def test_high_use_follows_the_limit() -> None:
    cut = make.reading(on="2026-08-01", limit="1000.00")

    assert count("util_hi", make.move(on="2026-01-01", amount="900.01"), cut).value == 0
    assert count("util_hi", make.move(on="2026-01-01", amount="9999.0"), cut).value == 1


def test_high_use_of_a_line_without_limit_is_unknown() -> None:
    line = make.line(limit="0.00")

    assert count("util_hi", make.move(amount="5.00"), line=line) == UNKNOWN


def test_a_new_line_is_looked_at_from_its_first_day() -> None:
    line = make.line(opened_on="2026-08-15")

    assert count(
        "util_hi", make.move(on="2026-08-15", amount="19000.00"), line=line
    ).value


# activity, dormant


def test_activity_counts_drawings_and_purchases() -> None:
    found = count(
        "activity",
        make.move(on="2026-08-01", id="a"),
        make.move(on="2026-08-02", kind=MoveKind.CASH, id="b"),
        make.move(on="2026-08-03", kind=MoveKind.PAY, id="c"),
        make.loan("d", line="line", drawn_on="2026-08-04", first_due="2026-09-04"),
        make.move(on=ON - timedelta(days=90), id="old"),
    )

    assert found == Counted(log1p(3), ("a", "b", "d"))


def test_a_line_is_dormant_after_half_a_year_of_nothing() -> None:
    other = make.loan("other", channel="jiebei", drawn_on="2025-01-01")

    assert count("dormant", other).value == 1.0
    assert count("activity", other).value == 0.0


def test_a_line_younger_than_half_a_year_is_not_dormant() -> None:
    other = make.loan("other", channel="jiebei", drawn_on="2025-01-01")

    assert count("dormant", other, line=make.line(opened_on="2026-03-01")).value == 0.0


def test_a_balance_keeps_a_line_awake() -> None:
    old = make.move(on="2025-01-01", amount="100.00", id="old")
    gone = make.move(on="2026-03-01", amount="100.00", kind=MoveKind.PAY)
    long_gone = make.move(on="2025-03-01", amount="100.00", kind=MoveKind.PAY)

    assert count("dormant", old) == Counted(0.0, ("old",))
    assert count("dormant", old, gone).value == 0.0
    assert count("dormant", old, long_gone).value == 1.0


# lim_inc, since_y


def test_the_limit_against_income_is_a_logarithm() -> None:
    income = make.profile(monthly_income=make.money("8000.00"))
    cut = make.reading(on="2026-08-01", limit="16000.00")

    assert count("lim_inc", income).value == pytest.approx(log(2.5))
    assert count("lim_inc", income, cut).value == pytest.approx(log(2))
    assert count("lim_inc", make.profile()) == UNKNOWN


def test_years_run_from_the_last_change() -> None:
    found = count(
        "since_y",
        make.reading(on="2025-08-20", limit="25000.00", id="rise"),
        make.reading(on="2026-08-01", limit="25000.00"),
    )

    assert found.value == pytest.approx(1.0, abs=0.01)
    assert found.rows == ("rise",)


def test_a_limit_never_seen_to_change_has_stood_since_it_was_granted() -> None:
    found = count("since_y", make.reading(on="2026-08-01"))

    assert found.value == pytest.approx(1.63, abs=0.01)
    assert count("since_y") == UNKNOWN


# churn90, reliance, profile_gap


def test_a_quick_return_counts_for_ninety_days() -> None:
    loan = make.loan(
        principal="9000.00", line="line", drawn_on="2026-06-01", first_due="2026-07-01"
    )
    settle = make.repayment("loan", "2026-06-04", "9900.00", kind=RepaymentKind.SETTLE)

    assert count("churn90", loan, settle) == Counted(1.0, ("loan",))
    later = count("churn90", loan, settle, on=date(2026, 9, 2))
    assert later == Counted(0.0)


def test_reliance_is_what_exceeds_half_of_all_that_is_owed() -> None:
    own = make.move(on="2026-08-01", amount="8000.00")
    other = make.loan(
        "o", "2000.00", channel="x", drawn_on="2026-08-01", first_due="2026-09-01"
    )

    assert count("reliance", own, other).value == pytest.approx(0.3)
    assert count("reliance", other).value == 0.0
    assert count("reliance") == UNKNOWN


def test_a_profile_is_known_only_once_it_is_complete() -> None:
    done = make.note(NoteKind.PROFILE_COMPLETED, "2026-08-01", line="line", id="done")
    other = make.note(NoteKind.PROFILE_COMPLETED, "2026-08-01", line="b", id="b")

    assert count("profile_gap", done) == Counted(0.0, ("done",))
    assert count("profile_gap", other) == UNKNOWN
