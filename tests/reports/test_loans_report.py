from planner.model.records import Line
from reports import document as d
from reports import loans_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def section(book) -> d.Section:
    return loans_report.owed(Facts(book, ON))


def points(found: d.Section) -> list[str]:
    return [
        item
        for block in found.blocks
        if isinstance(block, d.Points)
        for item in block.items
    ]


def test_each_loan_shows_what_was_agreed_beside_its_true_cost() -> None:
    table = section(lives.person()).blocks[0]
    row = next(row for row in table.rows if row[0].startswith("Moving"))

    assert row == (
        "Moving\nJiebei (Ant cash loan)",
        "equal instalments\n0.04% a day",
        "14.62%",
        "15.64%",
        "2026-12-15",
        "900.80",
        "6,011.19",
    )


def test_a_card_has_no_schedule_and_so_no_true_cost() -> None:
    table = section(lives.person()).blocks[0]
    row = next(row for row in table.rows if row[0].startswith("Card"))

    assert row[1:4] == ("revolving\n0.05% a day", "–", "–")


def test_a_card_without_a_rate_of_its_own_shows_none() -> None:
    line = make.line(statement_day=5, due_day=23)
    book = make.book(line, make.move(on="2026-11-20"))

    (row,) = section(book).blocks[0].rows

    assert row[1] == "revolving"


def test_a_balance_whose_due_day_nobody_knows_shows_a_dash() -> None:
    line = Line("shop", "Corner shop", "", make.money("500.00"), make.day("2026-01-01"))
    book = make.book(line, make.move("shop", on="2026-11-20"))

    (row,) = section(book).blocks[0].rows

    assert row[0] == "Corner shop"
    assert row[4:6] == ("–", "–")


def test_the_total_is_what_the_window_shows() -> None:
    table = section(lives.person()).blocks[0]

    assert table.total[-1] == "24,656.23"


def test_a_cost_above_a_legal_line_is_named_with_the_grade() -> None:
    (text, *_rest) = points(section(lives.person()))

    assert text.startswith("Moving: 14.62% a year is above “Judicial ceiling")
    assert "(press)" in text


def test_a_line_that_binds_other_lenders_is_not_named() -> None:
    dear = make.loan("x", channel="factoring", name="X", rate=make.rate("0.3"))

    (text,) = points(section(make.book(dear)))

    assert "Micro-lenders" not in text
    assert "guidance" in text


def test_a_free_text_channel_meets_the_lines_for_everybody() -> None:
    dear = make.loan("x", channel="A shop", name="X", rate=make.rate("0.3"))

    assert len(points(section(make.book(dear)))) == 1


def test_a_cheap_loan_passes_no_line() -> None:
    assert points(section(lives.firm())) == []


def bars_of(book) -> dict[str, d.Bars]:
    found = section(book).blocks
    return {one.title: one for one in found if isinstance(one, d.Bars)}


def test_costs_stand_against_the_lines_for_every_lender() -> None:
    bars = bars_of(lives.person())["True annual cost, simple"]

    assert {bar.label: bar.text for bar in bars.bars}["Moving"] == "14.62%"
    assert [level.text for level in bars.levels] == ["12%", "24%"]
    assert bars.bars[1].size > bars.levels[0].at


def test_cards_alone_have_no_chart_of_costs() -> None:
    book = make.book(make.line(), make.move(on="2026-11-20"))

    assert "True annual cost, simple" not in bars_of(book)


def test_costs_above_a_line_are_told_without_colour() -> None:
    bars = bars_of(lives.person())["True annual cost, simple"]
    least = bars.levels[0].at

    assert [bar.is_marked for bar in bars.bars] == [
        bar.size > least for bar in bars.bars
    ]
    (law,) = bars.notes
    assert "12.00%: " in law
    assert "(press, checked on 20" in law


def test_without_debts_the_section_says_what_belongs_there() -> None:
    found = section(make.book())

    assert found.blocks[0].rows == ()
    assert "Nothing is owed" in found.blocks[0].empty
    assert len(found.blocks) == 1
