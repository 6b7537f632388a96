"""An answer settles a question as one step, and may become a rule."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app import answers
from planner.app.answers import proposed_line, usual
from planner.app.commands import AnswerQuestion
from planner.app.handlers import apply
from planner.app.usual import channel_name
from planner.errors import IdUnknownError, NotAllowedError, RefusedError
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import Method
from planner.model.verdict import Verdict
from planner.money import Money
from tests.helpers import make

ON = date(2026, 3, 15)
TODAY = date(2026, 11, 25)
V = Verdict
MARK = "alipay:abc"
ASKED = r.Asked("借呗还款 3月", "out", "jiebei", V.UNCLEAR, family="alipay")
ROW = r.Question(f"question-{MARK}", "a.csv", 7, ON, Money(86619), "借呗", "?", ASKED)
LINE = make.line("hb", channel="huabei", type=None, opened_on="2025-01-01")
LENDS = make.line("jb", channel="jiebei", type=None, opened_on="2025-01-01")
BOOK = Book().with_(LINE, LENDS, make.loan(), ROW)


def _done(book=BOOK, verdict=V.REPAYMENT, question=ROW.id, **given):
    return apply(book, AnswerQuestion(question, verdict, on=TODAY, **given))


def _new(book):
    return [x for x in book.records() if BOOK.find(x.id) is None]


def test_a_repayment_of_a_loan_is_booked_and_keeps_its_row():
    book = _done(loan="loan")

    assert not book.questions
    assert _new(book) == [
        r.Repayment(
            "loan", ON, Money(86619), r.RepaymentKind.SCHEDULED, f"bill-{MARK}"
        ),
        r.ImportedRow(MARK, "a.csv", 7, f"bill-{MARK}"),
    ]


def test_a_repayment_may_settle_the_loan():
    (repayment, _) = _new(_done(loan="loan", kind=r.RepaymentKind.SETTLE, mode="lower"))

    assert (repayment.kind, repayment.mode) == (r.RepaymentKind.SETTLE, "lower")


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (V.REPAYMENT, r.MoveKind.PAY),
        (V.DRAWDOWN, r.MoveKind.SPEND),
        (V.FEE, r.MoveKind.SPEND),
        (V.REFUND, r.MoveKind.REFUND),
    ],
)
def test_what_names_a_line_moves_it(verdict, kind):
    (move, mark) = _new(_done(verdict=verdict, line="hb"))

    assert (move.line, move.kind, move.amount, move.note) == (
        "hb",
        kind,
        Money(86619),
        "借呗",
    )
    assert mark.record == move.id


@pytest.mark.parametrize(
    "verdict", [V.FEE, V.REFUND, V.TRANSFER, V.NOT_CREDIT, V.REPAYMENT_FAILED]
)
def test_what_moves_no_debt_only_settles_the_question(verdict):
    book = _done(verdict=verdict)

    assert not book.questions
    assert not _new(book)


def test_a_drawdown_is_a_loan_with_the_channels_usual_terms():
    (loan, mark) = _new(_done(verdict=V.DRAWDOWN))

    assert loan.channel == "jiebei"
    assert loan.terms == usual("jiebei", Money(86619), ON)
    assert loan.terms.drawn_on == ON
    assert (loan.id, mark.record) == (f"bill-{MARK}", f"bill-{MARK}")


def test_a_line_that_only_lends_draws_a_loan_on_it():
    (loan, _) = _new(_done(verdict=V.DRAWDOWN, line="jb", name="装修"))

    assert (loan.line, loan.channel, loan.name) == ("jb", "jiebei", "装修")


def test_a_drawdown_may_name_its_loan_and_its_terms():
    terms = make.terms(method=Method.BULLET, periods=1)

    (loan, _) = _new(_done(verdict=V.DRAWDOWN, loan="new", terms=terms, channel="朋友"))

    assert loan == r.Loan("new", terms, None, "朋友")


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"verdict": V.UNCLEAR}, answers.DECIDE),
        ({}, answers.NAME_ONE),
        ({"loan": "loan", "line": "hb"}, answers.NAME_ONE),
        ({"verdict": V.TRANSFER, "loan": "loan"}, answers.NOTHING_BOOKED),
        ({"verdict": V.NOT_CREDIT, "line": "hb"}, answers.NOTHING_BOOKED),
        ({"verdict": V.FEE, "loan": "loan"}, answers.NO_LOAN),
        ({"verdict": V.DRAWDOWN, "channel": "朋友"}, answers.NO_USUAL),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(given, rule):
    with pytest.raises(NotAllowedError) as caught:
        _done(**given)

    assert caught.value.values["rule"] == rule


def test_what_is_not_there_is_refused():
    with pytest.raises(IdUnknownError):
        _done(question="nothing", loan="loan")
    with pytest.raises(RefusedError):
        _done(loan="nothing")


def test_an_answer_may_become_a_rule():
    book = _done(loan="loan", remember=True)

    assert [*book.import_rules.values()] == [
        d.ImportRule(
            V.REPAYMENT,
            TODAY,
            counterparty="借呗",
            words="借呗还款",
            loan="loan",
            way="out",
            id="rule-1",
        )
    ]


def test_a_rule_for_new_loans_names_their_channel_and_no_loan():
    (rule,) = _done(verdict=V.DRAWDOWN, loan="new", remember=True).import_rules.values()

    assert (rule.channel, rule.loan, rule.line) == ("jiebei", None, None)


def test_a_row_that_says_nothing_cannot_be_remembered():
    bare = replace(ROW, counterparty="/", asked=None)

    with pytest.raises(NotAllowedError, match="no counterparty"):
        _done(BOOK.with_(bare), loan="loan", remember=True)


def _more():
    other = replace(ROW, id="question-alipay:def", on=date(2026, 4, 15), row=9)
    drawn = replace(
        ROW,
        id="question-alipay:ghi",
        asked=replace(ASKED, words="借呗放款"),
    )
    old = replace(ROW, id="question-alipay:jkl", asked=None)
    return BOOK.with_(other, drawn, old)


def test_questions_that_look_the_same_are_answered_with_it():
    book = _done(_more(), loan="loan", alike=True)

    assert set(book.questions) == {"question-alipay:ghi", "question-alipay:jkl"}
    assert [x.on.month for x in book.repayments.values()] == [3, 4]
    assert not book.import_rules


def test_new_loans_are_confirmed_one_by_one():
    book = _done(_more(), verdict=V.DRAWDOWN, alike=True)

    assert len(book.questions) == 3


LINE_ASKED = r.Question(
    "question-line:credit-card:招商银行",
    "a.csv",
    3,
    ON,
    Money(9900),
    "招商银行",
    "?",
    r.Asked(channel="credit-card", verdict=V.DRAWDOWN, rows=3),
)


def test_a_line_that_is_asked_for_is_opened_with_its_limit():
    book = _done(
        BOOK.with_(LINE_ASKED),
        V.DRAWDOWN,
        LINE_ASKED.id,
        limit=Money(5000000),
    )

    assert book.lines["credit-card"] == r.Line(
        "credit-card", "credit-card", "招商银行", Money(5000000), ON
    )
    assert LINE_ASKED.id not in book.questions


def test_a_line_is_not_opened_without_a_limit():
    with pytest.raises(NotAllowedError, match="with its limit"):
        _done(BOOK.with_(LINE_ASKED), V.DRAWDOWN, LINE_ASKED.id)


def test_a_new_line_takes_a_free_id_and_the_name_that_is_told():
    taken = BOOK.with_(make.line("huabei"), make.line("huabei-2"))
    question = replace(
        LINE_ASKED, counterparty="", asked=r.Asked(channel="huabei", rows=2)
    )

    line = proposed_line(taken, question, Money(100))

    assert line.id == "huabei-3"
    assert line.name == channel_name("huabei")
    assert proposed_line(taken, question, Money(1), name="我的").name == "我的"
    bare = replace(question, asked=None)
    assert proposed_line(taken, bare, Money(1)).id == "line"


def test_a_question_of_another_kind_leaves_no_mark():
    other = replace(ROW, id="difference-1")

    book = _done(BOOK.with_(other), question="difference-1", loan="loan")

    assert not book.imported
    assert len(book.repayments) == 1


def test_a_drawdown_of_nobody_names_its_place():
    bare = replace(ROW, asked=None)

    with pytest.raises(NotAllowedError, match="channel or terms"):
        _done(BOOK.with_(bare), V.DRAWDOWN)


def test_nothing_is_known_of_a_channel_that_nobody_knows():
    assert usual("朋友", Money(100), ON) is None


def _side(family, **given):
    asked = replace(ASKED, family=family, words="快捷支付 借呗还款")
    return replace(
        ROW, **{"id": f"question-{family}:s", "asked": asked, "file": "b.csv", **given}
    )


def test_the_banks_side_of_the_same_payment_is_answered_with_it():
    bank = _side("icbc-debit", on=date(2026, 3, 16))

    book = _done(BOOK.with_(bank), loan="loan")

    assert not book.questions
    assert len(book.repayments) == 1
    assert {mark.id: mark.record for mark in book.imported.values()} == {
        MARK: f"bill-{MARK}",
        "icbc-debit:s": f"bill-{MARK}",
    }


@pytest.mark.parametrize(
    "other",
    [
        _side("wechat"),
        _side("alipay"),
        _side("icbc-debit", on=date(2026, 3, 25)),
        _side("icbc-debit", amount=Money(1)),
        _side("icbc-debit", asked=None),
        _side(
            "icbc-debit", asked=replace(ASKED, family="icbc-debit", channel="weilidai")
        ),
    ],
    ids=["another app", "the same app", "later", "less", "old", "another lender"],
)
def test_another_payment_is_asked_for_by_itself(other):
    book = _done(BOOK.with_(other), loan="loan")

    assert [*book.questions] == [other.id]


def test_what_books_nothing_leaves_the_other_side_open():
    book = _done(BOOK.with_(_side("icbc-debit")), V.NOT_CREDIT)

    assert [*book.questions] == ["question-icbc-debit:s"]


def test_both_sides_are_booked_once_where_the_alike_are_answered_too():
    bank = _side("icbc-debit", on=date(2026, 3, 16))

    book = _done(BOOK.with_(bank), loan="loan", alike=True)

    assert not book.questions
    assert len(book.repayments) == 1


def test_a_question_of_an_older_program_has_no_other_side():
    book = BOOK.with_(replace(ROW, asked=None), _side("icbc-debit"))

    assert [*_done(book, loan="loan").questions] == ["question-icbc-debit:s"]
