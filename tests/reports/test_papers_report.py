"""The papers of a credit talk: the usual ones, then those that sources name."""

from dataclasses import replace
from datetime import date

from planner.app.report_options import ReportOptions
from planner.model.declared import Need
from planner.money import Money
from reports import document as d
from reports import papers_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON
NEED = Need(Money(5_000_000), date(2027, 1, 15), 9, "Spring stock", "need-1")


def notes(section: d.Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, d.Note)]


def test_papers_of_the_channels_in_the_book_carry_grade_day_and_source() -> None:
    book = make.book(make.line("w", channel="bank-online"), make.line("x", channel="y"))
    made = papers_report.papers(Facts(book, ON))
    named = made.blocks[3]

    assert {row[0] for row in named.rows} == {"□"}
    assert len({row[1] for row in named.rows}) == 1
    assert "checked on 20" in notes(made)[-1]
    assert "source:" in notes(made)[-1]


def test_only_listed_lines_count_and_a_book_without_any_has_the_usual_papers() -> None:
    book = make.book(make.line("w", channel="bank-online"), make.line("x", channel="y"))
    only = ReportOptions(only=("x",))

    assert len(papers_report.papers(Facts(book, ON, only)).blocks) == 2
    assert len(papers_report.papers(Facts(make.book(), ON)).blocks) == 2


def test_channels_that_could_lend_what_is_asked_for_bring_their_papers() -> None:
    facts = Facts(lives.person(NEED), ON)
    made = papers_report.papers(facts)
    without = papers_report.papers(Facts(lives.person(), ON))
    channels, before = (
        {
            row[1]
            for block in one.blocks[2:]
            if isinstance(block, d.Table)
            for row in block.rows
        }
        for one in (made, without)
    )

    assert "duxiaoman" in facts.candidates
    assert channels > before
    (told,) = [text for text in notes(made) if "come into question" in text]
    assert all(name in told for name in channels - before)


def test_a_need_of_the_past_asks_nobody_any_more() -> None:
    facts = Facts(lives.firm(replace(NEED, by=date(2026, 11, 24))), ON)

    assert facts.candidates == ()
