"""Each wish does what it says, or is refused with its reason and leaves no trace."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from planner.app import commands as c
from planner.app.handlers import apply, standing_limit
from planner.errors import (
    IdTakenError,
    IdUnknownError,
    NotAllowedError,
    PlannerError,
    RefusedError,
    StillUsedError,
    TermsError,
    TooEarlyError,
)
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.checks import issues
from planner.model.verdict import Verdict
from planner.money import Money
from tests.helpers import make
from tests.helpers import strategies as s

START = make.book(
    make.line(),
    make.loan(),
    make.loan("on-line", line="line", channel="credit-card"),
    make.reading(id="reading-1"),
    make.repayment(id="repayment-1"),
    make.move(id="move-1"),
    make.note(line="line", id="note-1"),
)


def test_each_simple_wish_adds_its_record() -> None:
    wishes = [
        c.OpenLine(make.line("new")),
        c.ReadLimit(make.reading("new")),
        c.Draw(make.loan("fresh")),
        c.Repay(make.repayment("fresh")),
        c.CardMove(make.move("new")),
        c.TakeNote(make.note()),
        c.CountCash(make.cash()),
        c.Expect(make.expected()),
        c.AddReceivable(make.receivable()),
        c.RecordFigures(make.figures()),
        c.SetProfile(make.profile()),
        c.Assume({"reserve": Money(5)}),
    ]
    book = Book()

    for wish in wishes:
        book = apply(book, wish)

    assert len(list(book.records())) == len(wishes)
    assert issues(book) == ()


def test_a_record_without_id_gets_the_next_free_one() -> None:
    book = START
    for _ in range(2):
        book = apply(book, c.Repay(make.repayment()))

    assert list(book.repayments) == ["repayment-1", "repayment-2", "repayment-3"]

    book = apply(book, c.Drop("repayment-1"))
    book = apply(book, c.Repay(make.repayment()))
    assert list(book.repayments)[-1] == "repayment-4"


def test_an_id_is_taken_over_all_kinds_of_record() -> None:
    for name in ("line", "loan", "note-1", "profile", "assumptions"):
        with pytest.raises(IdTakenError):
            apply(START, c.Expect(make.expected(name)))


def test_a_loan_on_a_line_has_the_lines_channel() -> None:
    book = apply(START, c.Draw(make.loan("new", line="line", channel="")))

    assert book.loans["new"].channel == "credit-card"


def test_contradictory_terms_are_refused() -> None:
    with pytest.raises(TermsError):
        apply(START, c.Draw(make.loan("new", first_due="2025-01-01")))


def test_what_is_true_of_a_line_is_said_once() -> None:
    book = apply(START, c.SetProfile(make.profile(name="A", id="other")))
    book = apply(book, c.SetProfile(make.profile(name="B")))

    assert list(book.profiles) == ["profile"]
    assert book.profile.name == "B"


def test_an_assumption_that_is_not_named_stays() -> None:
    book = apply(START, c.Assume({"reserve": Money(500)}))
    book = apply(book, c.Assume({"confidence": Decimal("0.9")}))

    assert book.assumed == r.Assumptions(Money(500), Decimal("0.9"))


def test_figures_of_the_same_period_replace_those_before() -> None:
    book = apply(START, c.RecordFigures(make.figures("2025", "1.00")))
    book = apply(book, c.RecordFigures(make.figures("2024", "2.00")))
    book = apply(book, c.RecordFigures(make.figures("2025", "3.00")))

    assert [(f.id, f.period, str(f.revenue)) for f in book.figures.values()] == [
        ("figures-1", "2025", "3.00"),
        ("figures-2", "2024", "2.00"),
    ]
    with pytest.raises(NotAllowedError):
        apply(book, c.RecordFigures(make.figures("2025", "3.00", id="other")))


# -- temporary limits ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "limit", "temporary"),
    [
        ([], "25000.00", "5000.00"),
        ([], "20000.00", None),
        ([("2026-01-01", "22000.00", None)], "25000.00", "3000.00"),
        ([("2026-01-01", "22000.00", "2000.00")], "25000.00", "5000.00"),
        ([("2027-01-01", "24000.00", None)], "25000.00", "5000.00"),
    ],
)
def test_what_is_above_the_standing_limit_is_temporary(
    before: Iterable[tuple], limit: str, temporary: str | None
) -> None:
    book = make.book(make.line())
    for n, (on, amount, part) in enumerate(before):
        reading = make.reading(on=on, limit=amount, temporary=part, id=f"r{n}")
        book = book.with_(reading)

    book = apply(
        book,
        c.ReadLimit(
            make.reading(on="2026-02-01", limit=limit, id="now"), rest_is_temporary=True
        ),
    )

    expected = None if temporary is None else Money.parse(temporary)
    assert book.readings["now"].temporary == expected


def test_an_unknown_line_has_no_standing_limit() -> None:
    reading = make.reading("nowhere")

    assert standing_limit(START, reading) == reading.limit
    with pytest.raises(IdUnknownError):
        apply(START, c.ReadLimit(reading, rest_is_temporary=True))


# -- dropping -----------------------------------------------------------------------


def test_a_dropped_loan_takes_its_repayments_along() -> None:
    book = apply(START, c.Drop("loan"))

    assert set(book.loans) == {"on-line"}
    assert not book.repayments


def test_a_line_that_is_still_used_is_not_dropped() -> None:
    with pytest.raises(StillUsedError, match="on-line"):
        apply(START, c.Drop("line"))

    sharing = apply(START, c.OpenLine(make.line("b", shares_limit_with="line")))
    sharing = apply(sharing, c.Drop("on-line"))
    with pytest.raises(StillUsedError, match="b"):
        apply(sharing, c.Drop("line"))


def test_a_dropped_line_takes_its_readings_movements_and_events_along() -> None:
    book = apply(START, c.Drop("on-line"))
    book = apply(book, c.Drop("line"))

    assert {record.id for record in book.records()} == {"loan", "repayment-1"}


def test_the_mark_of_an_imported_row_outlives_its_record() -> None:
    book = START.with_(r.ImportedRow("mark", "bill.csv", 2, "repayment-1"))

    book = apply(book, c.Drop("repayment-1"))

    assert book.imported["mark"].record is None
    assert issues(book) == ()


def test_what_is_not_there_cannot_be_dropped() -> None:
    with pytest.raises(IdUnknownError):
        apply(START, c.Drop("nothing"))


# -- amending -----------------------------------------------------------------------


def test_an_amended_record_stands_in_the_place_of_the_old() -> None:
    book = apply(START, c.Amend(make.repayment(amount="5.00", id="repayment-1")))
    book = apply(book, c.Amend(make.loan(principal="20000.00")))
    book = apply(book, c.Amend(make.line(name="Renamed")))

    assert book.repayments["repayment-1"].amount == Money(500)
    assert book.loans["loan"].terms.principal == Money(2_000_000)
    assert list(book.loans) == ["loan", "on-line"]
    assert book.lines["line"].name == "Renamed"


@pytest.mark.parametrize(
    ("record", "error"),
    [
        (make.repayment(id="nothing"), IdUnknownError),
        (make.cash(id="line"), IdUnknownError),
        (make.repayment(amount="-1.00", id="repayment-1"), NotAllowedError),
        (make.loan(drawn_on="2026-02-20", first_due="2026-03-15"), TooEarlyError),
        (make.line(opened_on="2026-02-01"), TooEarlyError),
        (make.line(channel="huabei"), NotAllowedError),
        (make.loan(first_due="2025-01-01"), TermsError),
    ],
)
def test_an_amendment_that_contradicts_the_book_is_refused(
    record: r.Record, error: type[PlannerError]
) -> None:
    with pytest.raises(error):
        apply(START, c.Amend(record))


# -- importing ----------------------------------------------------------------------


def test_an_import_is_taken_whole_and_its_records_may_point_at_each_other() -> None:
    records = (make.loan("new"), make.repayment("new"), make.move())
    rows = (r.ImportedRow("a", "bill.csv", 1, "new"),)
    questions = (r.Question("q", "bill.csv", 2, make.DAY, Money(1), "Shop", "unclear"),)

    book = apply(START, c.TakeImport(records, rows, questions))

    assert set(book.loans) == {"loan", "on-line", "new"}
    assert set(book.repayments) == {"repayment-1", "repayment-2"}
    assert set(book.moves) == {"move-1", "move-2"}
    assert set(book.questions) == {"q"}

    answered = apply(book, c.TakeImport((make.cash(),), (), (), ("q",)))
    assert not answered.questions


def test_a_question_that_is_asked_anew_keeps_its_place() -> None:
    first, second, third = (
        r.Question(name, "bill.csv", 2, make.DAY, Money(1), "Shop", "unclear")
        for name in ("first", "second", "third")
    )
    book = apply(START, c.TakeImport((), (), (first, second)))
    again = replace(first, row=9)

    after = apply(book, c.TakeImport((), (), (third, again), ("first", "second")))

    assert [*after.questions.values()] == [again, third]


def test_an_import_with_one_fault_is_refused_whole() -> None:
    records = (make.move(), make.move("nowhere"))

    with pytest.raises(IdUnknownError):
        apply(START, c.TakeImport(records, ()))
    with pytest.raises(IdTakenError):
        apply(START, c.TakeImport((make.cash(id="x"), make.cash(id="x")), ()))


# -- laws ---------------------------------------------------------------------------


@given(commands=s.command_lists)
def test_no_list_of_wishes_leaves_a_fault_that_was_not_there(commands: list) -> None:
    book = START

    for command in commands:
        try:
            book = apply(book, command)
        except RefusedError:
            continue

    assert issues(book) == ()


@given(commands=s.command_lists)
def test_a_refused_wish_leaves_no_trace(commands: list) -> None:
    book = START

    for command in commands:
        before = list(book.records())
        try:
            after = apply(book, command)
        except RefusedError:
            assert list(book.records()) == before
        else:
            assert list(book.records()) == before
            book = after


def test_a_quote_goes_with_its_receivable() -> None:
    quote = d.Quote("inv", "factoring", id="quote")
    book = make.book(make.receivable("inv"), make.receivable("other"), quote)

    assert apply(book, c.Drop("other")).quotes == {"quote": quote}
    assert apply(book, c.Drop("inv")).quotes == {}


def test_what_is_declared_again_takes_the_place_of_its_id() -> None:
    first = d.Need(make.money("100.00"), make.DAY, 3, "stock")
    book = apply(make.book(), c.Declare(first))
    (need,) = book.needs.values()

    after = apply(book, c.Declare(replace(need, months=6)))

    assert need.id == "need-1"
    assert [one.months for one in after.needs.values()] == [6]


def test_what_names_a_line_or_loan_goes_with_it() -> None:
    rule = d.ImportRule(Verdict.FEE, make.DAY, "x", line="line")
    form = d.Disclosure("loan", make.DAY, Decimal("0.1"))
    book = make.book(make.line(), make.loan())
    book = apply(apply(book, c.Declare(rule)), c.Declare(form))

    after = apply(apply(book, c.Drop("line")), c.Drop("loan"))

    assert list(after.records()) == []


def test_a_book_is_taken_with_its_own_ids_and_what_is_there_stays() -> None:
    book = make.book(make.line(), make.loan())
    more = make.repayment(id="mine")

    after = apply(book, c.TakeBook((*book.records(), more)))

    assert after == book.with_(more)


def test_a_book_that_says_otherwise_is_not_taken() -> None:
    book = make.book(make.line())

    with pytest.raises(IdTakenError):
        apply(book, c.TakeBook((make.line(name="Another"),)))


def test_an_empty_book_takes_over_whose_book_it_is() -> None:
    book = make.book(make.profile(name="old"))
    taken = (make.profile(name="new"), make.line())

    assert apply(book, c.TakeBook(taken)) == make.book(*taken)


def test_a_record_of_a_book_that_makes_no_sense_is_not_taken() -> None:
    with pytest.raises(RefusedError):
        apply(make.book(), c.TakeBook((make.repayment(id="r", loan="nobody"),)))


def test_an_answer_is_a_step() -> None:
    question = r.Question(
        "question-a:1", "a.csv", 1, make.DAY, make.money("5.00"), "x", "?"
    )
    book = make.book(make.line(), question)

    after = apply(book, c.AnswerQuestion(question.id, Verdict.FEE, line="line"))

    assert not after.questions
    assert [*after.moves] == ["bill-a:1"]


def test_ones_own_order_names_loans_and_lines_of_the_book() -> None:
    book = make.book(make.line(), make.loan())

    after = apply(book, c.Assume({"order": ("loan", "line")}))

    assert after.assumed.order == ("loan", "line")
    with pytest.raises(IdUnknownError):
        apply(book, c.Assume({"order": ("loan", "nobody")}))
