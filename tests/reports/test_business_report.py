from functools import cache

from reports import document as d
from reports.business_report import business_report
from reports.facts import Facts
from tests.helpers import lives, make


@cache
def hetian() -> d.Document:
    return business_report(Facts(lives.firm(), lives.ON))


def test_a_firm_adds_receivables_and_figures() -> None:
    made = hetian()

    titles = [section.title for section in made.sections]

    assert made.title == "Business credit report"
    assert titles[3:5] == ["Receivables", "Figures and ratios"]


def test_coverage_is_against_what_is_due_within_a_year() -> None:
    made = hetian()
    ratios = made.sections[4].blocks[2]
    dues = made.sections[1].blocks[1]

    due = float(dues.total[-1].replace(",", ""))
    shown = {row[0]: row[2] for row in ratios.rows}

    assert shown["Debt service coverage"] == f"{60000 / due:.2f}"


def test_an_empty_firm_says_what_belongs_there() -> None:
    made = business_report(Facts(make.book(make.profile(lives.FIRM)), lives.ON))

    tables = [b for s in made.sections for b in s.blocks if isinstance(b, d.Table)]

    assert all(table.rows or table.empty for table in tables)
