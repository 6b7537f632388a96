"""What the user changes in a reading before agreeing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app import commands as c
from planner.app.corrections import (
    LoanNotMovedError,
    RecordedAlreadyError,
    RowAnswer,
    TargetMissingError,
    corrected,
    refuse,
)
from planner.app.handlers import apply
from planner.app.samples.bill import bill
from planner.errors import RefusedError
from planner.exchange.read import read_bills
from planner.model.bills import BillReading, JudgedRow, Verdict
from planner.model.book import Book
from planner.model.records import Loan, Move, MoveKind, Repayment, RepaymentKind
from planner.money import Money
from planner.phrases import Sentence
from tests.helpers import make

TODAY = date(2026, 11, 25)
BOOK = make.book(
    make.line("huabei", channel="huabei", name="Huabei", opened_on="2024-01-01"),
    make.line("jiebei", channel="jiebei", name="Jiebei", opened_on="2024-01-01"),
    make.loan("cash", line="jiebei"),
)


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> BillReading:
    path: Path = tmp_path_factory.mktemp("bills") / "alipay.csv"
    path.write_bytes(bill(TODAY))
    return read_bills([path], BOOK)


def row_of(reading: BillReading, verdict: Verdict) -> JudgedRow:
    return next(row for row in reading.judged if row.verdict is verdict)


def agreed(reading: BillReading, book: Book = BOOK) -> Book:
    taken = (reading.records, reading.rows, reading.questions, reading.settled)
    return apply(book, c.TakeImport(*taken))


def said(
    reading: BillReading, **answers: RowAnswer
) -> tuple[BillReading, Mapping[str, JudgedRow]]:
    """The reading with answers to the rows of these verdicts, and those rows."""
    rows = {word: row_of(reading, Verdict(word.replace("_", "-"))) for word in answers}
    given_ = {rows[word].fingerprint: answer for word, answer in answers.items()}
    after = corrected(reading, BOOK, given_)
    found = {row.fingerprint: row for row in after.judged}
    return after, {word: found[row.fingerprint] for word, row in rows.items()}


def test_an_unclear_row_becomes_a_repayment_of_the_chosen_loan(reading) -> None:
    after, rows = said(reading, unclear=RowAnswer(Verdict.REPAYMENT, "cash"))

    (added,) = [one for one in after.records if isinstance(one, Repayment)]
    row = rows["unclear"]
    assert (added.loan, added.amount, added.on) == ("cash", Money(20_000), row.on)
    assert added.kind is RepaymentKind.SCHEDULED
    assert (row.verdict, row.loan, row.line) == (Verdict.REPAYMENT, "cash", "jiebei")
    assert row.instalment == 1
    assert not any(row.fingerprint in one.id for one in after.questions)
    assert added.id in agreed(after).repayments


def test_a_payment_that_settles_a_loan_is_a_settlement(reading) -> None:
    book = make.book(
        *BOOK.records(),
        make.loan(
            "small", principal="200.00", periods=1, drawn_on="2026-10-18",
            first_due="2026-11-18",
        ),
    )  # fmt: skip
    row = row_of(reading, Verdict.UNCLEAR)

    after = corrected(
        reading, book, {row.fingerprint: RowAnswer(Verdict.REPAYMENT, "small")}
    )

    (added,) = [one for one in after.records if isinstance(one, Repayment)]
    assert added.kind is RepaymentKind.SETTLE


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (Verdict.REPAYMENT, MoveKind.PAY),
        (Verdict.DRAWDOWN, MoveKind.SPEND),
        (Verdict.FEE, MoveKind.SPEND),
        (Verdict.REFUND, MoveKind.REFUND),
    ],
)
def test_a_row_moves_the_chosen_line(reading, verdict, kind) -> None:
    after, rows = said(reading, unclear=RowAnswer(verdict, "huabei"))

    row = rows["unclear"]
    (added,) = [one for one in after.records if row.fingerprint in one.id]
    assert isinstance(added, Move)
    assert (added.kind, added.line, added.note) == (kind, "huabei", row.counterparty)
    assert row.line == "huabei"
    assert row.loan == ("huabei" if kind is MoveKind.PAY else None)
    assert added.id in agreed(after).moves


def test_a_row_set_aside_leaves_only_its_mark(reading) -> None:
    after, rows = said(reading, drawdown=RowAnswer(Verdict.NOT_CREDIT))

    mark = rows["drawdown"].fingerprint
    assert not any(mark in one.id for one in after.records)
    (marked,) = [one for one in after.rows if one.id == mark]
    assert (marked.record, marked.file) == (None, "alipay.csv")
    book = agreed(after)
    assert book.imported[mark].record is None
    assert len(after.records) == len(reading.records) - 1


def test_a_fee_without_a_line_is_only_marked(reading) -> None:
    after, rows = said(reading, unclear=RowAnswer(Verdict.FEE))

    assert not any(rows["unclear"].fingerprint in one.id for one in after.records)


def test_a_sure_row_may_be_doubted(reading) -> None:
    after, rows = said(reading, repayment=RowAnswer(Verdict.UNCLEAR))

    mark = rows["repayment"].fingerprint
    assert any(one.id == f"question-{mark}" for one in after.questions)
    assert not any(one.id == mark for one in after.rows)
    assert f"question-{mark}" in agreed(after).questions


def test_the_counts_of_the_file_follow(reading) -> None:
    after, _ = said(reading, unclear=RowAnswer(Verdict.NOT_CREDIT))

    before, now = reading.files[0].verdicts, after.files[0].verdicts
    assert now[Verdict.UNCLEAR] == before[Verdict.UNCLEAR] - 1
    assert now[Verdict.NOT_CREDIT] == before[Verdict.NOT_CREDIT] + 1


def test_a_question_of_the_book_is_settled_by_the_answer(reading) -> None:
    row = row_of(reading, Verdict.UNCLEAR)
    asked = make.book(
        *BOOK.records(),
        *(one for one in reading.questions if row.fingerprint in one.id),
    )

    after = corrected(
        reading, asked, {row.fingerprint: RowAnswer(Verdict.REPAYMENT, "cash")}
    )

    assert after.settled == (f"question-{row.fingerprint}",)
    assert not agreed(replace(after, questions=()), asked).questions


def test_nothing_said_changes_nothing(reading) -> None:
    assert corrected(reading, BOOK, {}) is reading


def test_a_row_that_the_book_has_stays(reading, tmp_path) -> None:
    book = agreed(reading)
    path = tmp_path / "again.csv"
    path.write_bytes(bill(TODAY))
    again = read_bills([path], book)
    row = row_of(again, Verdict.REPAYMENT)
    answer = RowAnswer(Verdict.NOT_CREDIT)

    with pytest.raises(RecordedAlreadyError):
        refuse(again, book, [row], answer)
    assert corrected(again, book, {row.fingerprint: answer}).judged == again.judged


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (RowAnswer(Verdict.REPAYMENT), TargetMissingError),
        (RowAnswer(Verdict.REFUND), TargetMissingError),
        (RowAnswer(Verdict.DRAWDOWN, "cash"), LoanNotMovedError),
        (RowAnswer(Verdict.REPAYMENT, "nowhere"), RefusedError),
    ],
)
def test_what_the_book_cannot_hold_is_refused(reading, answer, refusal) -> None:
    with pytest.raises(refusal):
        refuse(reading, BOOK, [row_of(reading, Verdict.UNCLEAR)], answer)


def test_a_drawdown_of_a_known_channel_is_a_loan_on_its_usual_terms(reading) -> None:
    after, rows = said(reading, unclear=RowAnswer(Verdict.DRAWDOWN))

    (loan,) = [one for one in after.records if isinstance(one, Loan)]
    assert (loan.channel, loan.terms.principal) == ("jiebei", Money(20_000))
    assert rows["unclear"].loan == loan.id
    assert loan.id in agreed(after).loans


def test_a_loan_that_came_of_one_row_can_be_repaid_by_another(reading) -> None:
    first, second = (
        row
        for row in sorted(reading.judged, key=lambda row: row.on)
        if row.verdict in (Verdict.UNCLEAR, Verdict.REPAYMENT)
    )
    name = f"bill-{first.fingerprint}"

    after = corrected(
        reading,
        BOOK,
        {
            first.fingerprint: RowAnswer(Verdict.DRAWDOWN, "jiebei"),
            second.fingerprint: RowAnswer(Verdict.REPAYMENT, name),
        },
    )

    assert [one.loan for one in after.records if isinstance(one, Repayment)] == [name]
    assert agreed(after).loans[name].line == "jiebei"


def test_a_drawdown_of_an_unknown_channel_needs_its_line(reading) -> None:
    row = row_of(reading, Verdict.NOT_CREDIT)

    with pytest.raises(TargetMissingError):
        refuse(reading, BOOK, [row], RowAnswer(Verdict.DRAWDOWN))


def test_a_day_before_the_loan_began_is_refused(reading) -> None:
    late = make.loan("late", drawn_on="2026-11-20", first_due="2026-12-20")
    row = row_of(reading, Verdict.UNCLEAR)

    with pytest.raises(RefusedError):
        refuse(
            reading,
            make.book(*BOOK.records(), late),
            [row],
            RowAnswer(Verdict.REPAYMENT, "late"),
        )


TARGETS = st.sampled_from(["huabei", "jiebei", "cash", None])


@given(
    st.lists(
        st.tuples(
            st.integers(0, 7),
            st.builds(RowAnswer, st.sampled_from(Verdict), TARGETS),
        ),
        max_size=6,
    )
)
def test_any_answers_give_a_reading_that_can_be_agreed_to(reading, answers) -> None:
    kept: dict[str, RowAnswer] = {}
    for place, answer in answers:
        row = reading.judged[place]
        try:
            corrected(reading, BOOK, {**kept, row.fingerprint: answer})
        except RefusedError:
            continue
        kept[row.fingerprint] = answer

    after = corrected(reading, BOOK, kept)
    book = agreed(after)

    for row in after.judged:
        answer = kept.get(row.fingerprint)
        assert answer is None or row.verdict is answer.verdict
        assert isinstance(row.why, Sentence)
    marks = [one.id for one in after.rows]
    assert len(marks) == len(set(marks))
    assert len(book.questions) == len(after.questions)
