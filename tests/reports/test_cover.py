from planner.wording import i18n
from reports import cover
from reports import document as d
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def tiles(facts: Facts) -> dict[str, d.Tile]:
    return {tile.label: tile for tile in cover.status(facts)[0].tiles}


def test_the_four_figures_are_those_of_the_window() -> None:
    facts = Facts(lives.person(), ON)

    found = tiles(facts)

    assert [tile.value for tile in found.values()] == [
        *("¥24,656.23", "8.63%", "¥2,505.24", "¥3,595.56")
    ]
    assert found["Due within 30 days"].remark == "and ¥2,075.64 overdue"
    assert found["Lowest cash in 12 months"].remark == "on 5 Dec 2026"


def test_an_empty_book_shows_dashes_for_what_nobody_knows() -> None:
    found = tiles(Facts(make.book(), ON))

    assert found["True cost a year"].value == "–"
    assert found["Lowest cash in 12 months"].value == "–"
    assert found["Due within 30 days"].remark == "nothing is overdue"


def test_what_needs_a_look_stands_below_the_figures() -> None:
    _tiles, heading, points = cover.status(Facts(lives.person(), ON))

    assert heading.text == "What needs a look"
    assert any("Kitchen" in item for item in points.items)


def test_a_long_list_of_warnings_is_cut() -> None:
    late = [
        make.loan(f"l{n}", drawn_on="2026-09-15", first_due="2026-10-15")
        for n in range(9)
    ]

    points = cover.status(Facts(make.book(*late), ON))[2]

    assert len(points.items) == 7
    assert points.items[-1].startswith("… and ")


def test_a_quiet_book_has_no_warnings() -> None:
    assert len(cover.status(Facts(make.book(), ON))) == 1


def test_the_frame_names_owner_day_language_and_maker() -> None:
    facts = Facts(lives.person(), ON)

    made = cover.document("Title", facts, (), ())
    i18n.use("zh")
    chinese = cover.document("标题", facts, (), ())

    assert (made.owner, made.on, made.language) == ("Li", ON, "en")
    assert "As of 25 Nov 2026" in made.subtitle
    assert chinese.language == "zh-CN"
    assert chinese.mark == made.mark
