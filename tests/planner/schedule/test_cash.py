from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.model.records import MoveKind, Way
from planner.model.terms import EveryDays, Fee, Rhythm
from planner.money import ZERO, Money
from planner.schedule.cash import cash_at, counted, forecast, occurrences
from tests.helpers import make

ON = date(2026, 1, 20)


def days(row, since: str, until: str) -> list[str]:
    found = occurrences(row, date.fromisoformat(since), date.fromisoformat(until))
    return [day.isoformat() for day in found]


def ahead(book, until: str = "2026-02-28", on: date = ON) -> dict[str, str]:
    found = forecast(book, on, date.fromisoformat(until))
    return {day.on.isoformat(): str(day.amount) for day in found}


def test_a_monthly_row_returns_to_the_31st() -> None:
    row = make.expected(first="2026-01-31")

    assert days(row, "2026-01-01", "2026-03-31") == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
    ]


def test_both_ends_of_the_stretch_count() -> None:
    row = make.expected(first="2026-01-10", every=EveryDays(10))

    assert days(row, "2026-01-20", "2026-01-30") == ["2026-01-20", "2026-01-30"]


def test_the_last_day_of_a_row_still_counts() -> None:
    row = make.expected(first="2026-01-10", until="2026-02-10")

    assert days(row, "2026-01-01", "2026-12-31") == ["2026-01-10", "2026-02-10"]


def test_a_row_of_once_happens_once() -> None:
    row = make.expected(first="2026-01-10", every="once")

    assert days(row, "2026-01-10", "2026-01-10") == ["2026-01-10"]
    assert days(row, "2026-01-11", "2026-12-31") == []
    assert days(row, "2025-01-01", "2026-01-09") == []


def test_the_last_count_by_the_day_holds() -> None:
    book = make.book(
        make.cash("5.00", "2026-01-02", id="a"),
        make.cash("7.00", "2026-01-19", id="b"),
        make.cash("8.00", "2026-01-19", id="c"),
        make.cash("9.00", "2026-01-21", id="d"),
    )

    assert counted(book, ON) == (date(2026, 1, 19), Money(800))
    assert counted(make.book(), ON) is None


def test_what_happened_since_the_count_moves_cash() -> None:
    book = make.book(
        make.cash("5000.00", "2026-01-10"),
        make.expected(first="2026-01-10", amount="8000.00"),
        make.expected("rent", first="2026-01-20", amount="3000.00", way=Way.OUT),
        make.loan(drawn_on="2026-01-11", fees=(Fee("start", amount=Money(5000)),)),
        make.loan("before", drawn_on="2026-01-10"),
        make.repayment(on="2026-01-20", amount="100.00"),
        make.repayment("before", on="2026-01-10", amount="77.00"),
        make.line(),
        make.move(on="2026-01-15", amount="40.00"),
        make.move(on="2026-01-16", amount="30.00", kind=MoveKind.PAY),
        make.move(on="2026-01-17", amount="20.00", kind=MoveKind.CASH),
        make.move(on="2026-01-18", amount="10.00", kind=MoveKind.REFUND),
        make.move(on="2026-01-10", amount="11.00", kind=MoveKind.PAY),
    )

    # 5,000 - 3,000 + 10,000 - 50 - 100 - 30 + 20; the day of the count is in it
    assert str(cash_at(book, ON)) == "11840.00"
    assert str(cash_at(book, date(2026, 1, 10))) == "5000.00"


def test_without_a_count_cash_begins_at_nothing() -> None:
    book = make.book(make.expected(first="2026-01-20"))

    assert str(cash_at(book, ON)) == "8000.00"
    assert cash_at(make.book(), ON) == ZERO


def test_the_forecast_holds_each_day_with_incomes_and_dues() -> None:
    book = make.book(
        make.cash("1000.00", ON), make.expected(first="2026-02-10"), make.loan()
    )

    found = ahead(book)

    assert len(found) == 40
    assert found["2026-01-20"] == "1000.00"
    assert found["2026-02-09"] == "1000.00"
    assert found["2026-02-10"] == "9000.00"
    assert found["2026-02-15"] == "8133.81"
    assert found["2026-02-28"] == "8133.81"


def test_what_is_overdue_is_paid_today() -> None:
    book = make.book(make.cash("1000.00", "2026-02-16"), make.loan())

    found = ahead(book, on=date(2026, 2, 16))

    assert found["2026-02-16"] == "133.81"


def test_an_income_of_the_day_of_the_count_is_not_counted_twice() -> None:
    book = make.book(make.cash("1000.00", ON), make.expected(first="2026-01-20"))

    assert ahead(book)["2026-01-20"] == "1000.00"


def test_a_statement_is_paid_in_full_on_its_day() -> None:
    book = make.book(
        make.cash("1000.00", ON),
        make.line(statement_day=5, due_day=23),
        make.move(on="2026-01-18", amount="300.00"),
    )

    found = ahead(book)

    assert (found["2026-02-22"], found["2026-02-23"]) == ("1000.00", "700.00")


def test_what_falls_due_on_no_known_day_is_left_out() -> None:
    book = make.book(
        make.cash("1000.00", ON),
        make.line(),
        make.move(on="2026-01-18", amount="300.00"),
    )

    assert set(ahead(book).values()) == {"1000.00"}


@given(
    every=st.sampled_from([*Rhythm, EveryDays(9)]),
    cut=st.integers(0, 300),
)
def test_a_stretch_may_be_cut_anywhere(every, cut) -> None:
    row = make.expected(first="2026-01-31", every=every)
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    middle = date.fromordinal(start.toordinal() + cut)
    after = date.fromordinal(middle.toordinal() + 1)

    whole = list(occurrences(row, start, end))

    assert [*occurrences(row, start, middle), *occurrences(row, after, end)] == whole
