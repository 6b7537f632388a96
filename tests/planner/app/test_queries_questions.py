"""Open questions come with the answers that the book makes likely."""

from dataclasses import replace
from datetime import date

import pytest

from planner.app.answers import usual
from planner.app.commands import AnswerQuestion
from planner.app.handlers import apply
from planner.app.queries_questions import (
    layouts,
    proposals,
    question_row,
    questions,
    rules,
)
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.verdict import Verdict
from planner.money import Money
from planner.wording.say import say
from tests.helpers import make

ON = date(2026, 3, 15)
V = Verdict
ASKED = r.Asked("借呗还款", "out", "jiebei", V.UNCLEAR)
ROW = r.Question(
    "question-alipay:a", "a.csv", 7, ON, Money(86619), "借呗", "why", ASKED
)
LENDS = make.line("jb", channel="jiebei", type=None, opened_on="2025-01-01")
LOAN = make.loan("L1", channel="jiebei", name="装修")
OTHER = make.loan("L2", channel="jiebei", principal="500.00")
BOOK = Book().with_(LENDS, LOAN, OTHER, ROW)


def _said(book, question=ROW):
    return [say(one.say) for one in proposals(book, question)]


def test_a_repayment_proposes_the_instalment_then_the_channel_then_nothing():
    assert _said(BOOK) == [
        "it is instalment 2 of “装修”",
        "it repays “L2”",
        "it pays “Card”",
        "it is no credit",
    ]


def test_what_names_no_channel_proposes_only_what_the_amount_fits():
    nameless = replace(ROW, asked=replace(ASKED, channel=""))

    assert _said(BOOK, nameless) == [
        "it is instalment 2 of “装修”",
        "it is no credit",
    ]


@pytest.mark.parametrize(("words", "way"), [("借呗放款至余额", None), ("借呗", "in")])
def test_money_that_comes_proposes_a_loan_on_the_usual_terms(words, way):
    question = replace(ROW, asked=r.Asked(words, way, "jiebei"))

    first = proposals(BOOK, question)[0]

    assert first.verdict is V.DRAWDOWN
    assert (first.line, first.channel) == ("jb", "jiebei")
    assert first.terms == usual("jiebei", ROW.amount, ON)


def test_a_proposal_is_an_answer():
    question = replace(ROW, asked=r.Asked("借呗放款", "in", "jiebei"))
    first = proposals(BOOK, question)[0]

    book = apply(
        BOOK.with_(question),
        AnswerQuestion(question.id, first.verdict, line=first.line, terms=first.terms),
    )

    assert book.loans["bill-alipay:a"].terms == first.terms


def test_no_loan_is_proposed_where_nothing_is_known_of_it():
    asked = r.Asked("放款", "in", "朋友")

    assert _said(BOOK, replace(ROW, asked=asked)) == ["it is no credit"]
    assert _said(BOOK, replace(ROW, asked=replace(asked, channel=""))) == [
        "it is no credit"
    ]


def test_a_loan_stands_alone_where_the_line_came_later_or_is_not_one():
    asked = r.Asked("放款", "in", "jiebei")
    question = replace(ROW, asked=asked)
    late = replace(LENDS, opened_on=date(2026, 4, 1))

    assert proposals(Book().with_(late), question)[0].line is None
    assert proposals(Book(), question)[0].line is None


def test_a_line_that_is_missing_is_proposed_with_its_limit_to_say():
    question = r.Question(
        "question-line:huabei",
        "a.csv",
        3,
        ON,
        Money(100),
        "",
        "?",
        r.Asked(channel="huabei", verdict=V.DRAWDOWN, rows=9),
    )

    (one,) = proposals(BOOK, question)

    assert one.needs_limit
    assert say(one.say).startswith("open the line “")


def test_a_question_of_an_older_program_proposes_nothing():
    old = replace(ROW, asked=None)

    assert proposals(BOOK, old) == ()
    assert question_row(BOOK, old).seems is V.UNCLEAR


def test_a_question_is_told_whole():
    (row,) = questions(BOOK)

    assert (row.question, row.file, row.row, row.on) == (ROW.id, "a.csv", 7, ON)
    assert (row.words, row.way, row.channel, row.rows) == (
        "借呗还款",
        "out",
        "jiebei",
        1,
    )


def test_rules_and_layouts_are_told():
    rule = d.ImportRule(V.FEE, ON, words="利息", line="jb", id="rule-1")
    layout = d.FileLayout(
        "bank",
        ("日期", "金额"),
        (d.ColumnUse("日期", d.ColumnRole.DAY),),
        id="layout-1",
    )
    book = BOOK.with_(rule, layout)

    (told,) = rules(book)
    (shown,) = layouts(book)

    assert (told.rule, told.channel) == ("rule-1", None)
    assert say(told.say) == "rows with “利息” are fee on “Card”"
    assert (shown.layout, shown.columns) == ("layout-1", {"日期": "day"})


def test_a_failed_repayment_is_first_taken_as_it_stands():
    failed = replace(ROW, asked=replace(ASKED, verdict=V.REPAYMENT_FAILED))

    assert _said(BOOK, failed) == [
        "it failed: nothing was repaid",
        "it is instalment 2 of “装修”",
        "it repays “L2”",
        "it pays “Card”",
        "it is no credit",
    ]
