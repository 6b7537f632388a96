"""Questions, rules and layouts as scripts and people read them."""

import json
from datetime import date

from planner.app import asked_views as views
from planner.app.queries import Look
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.verdict import Verdict
from planner.money import Money
from tests.helpers import make

ON = date(2026, 3, 15)
BOOK = Book().with_(
    make.line("jb", channel="jiebei", name="借呗"),
    r.Question(
        "question-a:1",
        "a.csv",
        7,
        ON,
        Money(500),
        "借呗",
        "why",
        r.Asked("还款", "out", "jiebei"),
    ),
    r.Question("question-a:2", "a.csv", 8, ON, Money(600), "商户", "why"),
    d.ImportRule(Verdict.FEE, ON, words="利息", id="rule-1"),
    d.FileLayout(
        "bank",
        ("日期", "金额"),
        (d.ColumnUse("日期", d.ColumnRole.DAY),),
        line="jb",
        id="layout-1",
    ),
)
LOOK = Look(BOOK, ON)
EMPTY = Look(Book(), ON)


def test_the_documents_are_plain_json():
    (first, second) = views.questions_document(LOOK)["questions"]
    (rule,) = views.rules_document(LOOK)["rules"]
    (layout,) = views.layouts_document(LOOK)["layouts"]

    assert first["proposals"][0]["line"] == "jb"
    assert second["proposals"] == []
    assert rule["verdict"] == "fee"
    assert layout["columns"] == {"日期": "day"}
    json.dumps([first, second, rule, layout])


def test_the_tables_are_for_people():
    assert "it pays “借呗”" in views.questions_text(LOOK)
    assert "rows with “利息” are fee" in views.rules_text(LOOK)
    assert "日期: day" in views.layouts_text(LOOK)


def test_an_empty_book_shows_nothing():
    for text in (views.questions_text, views.rules_text, views.layouts_text):
        assert text(EMPTY) == "Nothing to show."
