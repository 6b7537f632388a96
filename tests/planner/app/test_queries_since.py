"""What changed in a book since a day."""

from datetime import date

from planner.app.queries_since import since
from planner.model.book import Book
from planner.model.records import NoteKind
from planner.wording.say import say
from tests.helpers import make

THEN, ON = date(2026, 11, 20), date(2026, 11, 25)


def said(book: Book, then: date = THEN) -> list[str]:
    return [say(one) for one in since(book, then, ON)]


def test_nothing_changed_where_no_day_tells_another() -> None:
    assert said(make.book()) == []
    assert said(make.book(make.line()), ON) == []


def test_a_new_loan_raises_what_is_owed() -> None:
    loan = make.loan(principal="1000.00", drawn_on="2026-11-22", first_due="2026-12-22")

    assert said(make.book(loan)) == [
        "Owed: ¥0.00 then, ¥1,000.00 now",
        "True annual cost: — then, 7.20% now",
        "New loans: 1, ¥1,000.00 in all",
    ]


def test_a_repayment_lowers_it() -> None:
    loan = make.loan(principal="1200.00", drawn_on="2026-10-22", first_due="2026-11-22")
    paid = make.repayment(amount="103.94", on="2026-11-22")

    told = said(make.book(loan, paid))

    assert told[0].startswith("Owed: ¥1,200.00 then, ¥1,103.26")
    assert "Payments recorded: 1, ¥103.94 in all" in told


def test_limits_and_states_are_told_by_line() -> None:
    book = make.book(
        make.line("a", opened_on="2026-01-01"),
        make.line("b", opened_on="2026-01-01"),
        make.line("c", opened_on="2026-11-23"),
        make.reading("a", "2026-11-01", limit="9000.00"),
        make.reading("a", "2026-11-22", limit="5000.00"),
        make.note(NoteKind.FROZEN, "2026-11-22", line="b"),
    )

    assert [line.split(":")[0] for line in said(book)] == [
        "Limit of “Card”",
        "“Card” was open, is frozen",
        said(book)[2],
    ]
    assert said(book)[0] == "Limit of “Card”: ¥9,000.00 then, ¥5,000.00 now"
    assert said(book)[2].startswith("“Card” came with a limit of ¥")


def test_cash_counted_anew_moves_the_lowest_day() -> None:
    book = make.book(
        make.cash("900.00", "2026-11-01"), make.cash("500.00", "2026-11-24")
    )

    assert said(book) == ["Lowest cash ahead: ¥900.00 then, ¥500.00 now"]
    assert said(make.book(make.cash("500.00", "2026-11-24"))) == []
