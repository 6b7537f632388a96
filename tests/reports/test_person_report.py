from functools import cache

from reports import document as d
from reports.facts import Facts
from reports.person_report import person_report
from tests.helpers import lives, make


@cache
def li() -> d.Document:
    return person_report(Facts(lives.person(), lives.ON))


def test_a_person_reads_state_details_plan_and_basis_in_this_order() -> None:
    made = li()

    assert [section.title for section in made.sections] == [
        "What is owed",
        "Due in the next 12 months",
        "Cash ahead",
        "Limits and estimates",
        "Repayment plan",
        "Assumptions",
        "Sources",
    ]


def test_an_empty_book_still_makes_a_whole_report() -> None:
    made = person_report(Facts(make.book(), lives.ON))

    assert all(section.blocks for section in made.sections)


def test_every_tile_leads_to_a_section() -> None:
    made = li()
    shown = [block for block in made.status if isinstance(block, d.Tiles)]

    titles = {section.title for section in made.sections}

    assert len(shown) == 2
    assert {tile.target for row in shown for tile in row.tiles} <= titles
