from planner.model.offers import Sector
from reports import document as d
from reports import sector_report
from tests.helpers import lives, make

ON = lives.ON


def test_a_checklist_names_channels_papers_and_the_last_day_to_apply() -> None:
    made = sector_report.checklist(
        lives.firm(), ON, Sector.START_UP, make.day("2026-12-31")
    )
    said = "\n".join(str(one) for one in d.texts(made))

    assert made.title == "Checklist for a start-up"
    assert "needed on 31 Dec 2026" in str(made.status)
    assert "2026-11-19" in str(made.status)
    assert "A pattern only" in str(made.sections)
    assert "business plan" in str(made.sections)
    assert said


def test_what_no_source_tells_is_left_to_ask() -> None:
    farm = str(sector_report.sections(Sector.FARM, ON))

    assert "Cannot be applied for directly" in farm
    assert "No source tells which papers" in farm
    assert "not known: ask the bank" in farm


def test_without_a_day_nothing_is_counted_back() -> None:
    glance = sector_report.sections(Sector.SHOP, ON)[0]

    assert {row[-1] for row in glance.blocks[1].rows} == {"–"}


def test_a_last_day_to_apply_that_is_past_says_so() -> None:
    late = str(sector_report.sections(Sector.START_UP, ON, ON))
    early = str(sector_report.sections(Sector.START_UP, ON, make.day("2028-01-31")))

    assert ", already past" in late
    assert "money asked for today may come after" in late
    assert "past" not in early
