from datetime import date

from planner.app.report_options import ReportOptions
from planner.wording import i18n
from reports import cover
from reports import document as d
from reports.facts import Facts
from reports.person_report import person_report
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


def warned(facts: Facts) -> tuple[str, ...]:
    return cover.status(facts)[3].items


def test_what_needs_a_look_stands_below_the_figures() -> None:
    _, _, heading, points, *_ = cover.status(Facts(lives.person(), ON))

    assert heading.text == "What needs a look"
    assert any("Kitchen" in item for item in points.items)


def test_a_long_list_of_warnings_is_cut() -> None:
    late = [
        make.loan(f"l{n}", drawn_on="2026-09-15", first_due="2026-10-15")
        for n in range(9)
    ]

    items = warned(Facts(make.book(*late), ON))

    assert len(items) == 6
    assert items[-1].startswith("… and ")


def test_a_quiet_book_says_that_nothing_needs_a_look() -> None:
    assert warned(Facts(make.book(), ON)) == (
        "Nothing is late, frozen or short of cash.",
    )


def test_the_second_row_tells_room_lateness_and_the_last_day() -> None:
    told = {one.label: one for one in cover.status(Facts(lives.person(), ON))[1].tiles}

    assert list(told) == [
        "Limits",
        "In use",
        "Loans and cards paid late",
        "Last instalment",
    ]
    late = told["Loans and cards paid late"]
    assert (late.value, late.remark[:10]) == ("2", "the oldest")


def test_the_second_row_of_an_empty_book_says_what_is_not_there() -> None:
    told = {one.label: one for one in cover.status(Facts(make.book(), ON))[1].tiles}

    assert told["In use"].remark == "no limit is recorded"
    assert told["Loans and cards paid late"].remark == "all are on time"
    assert (told["Last instalment"].value, told["Last instalment"].remark) == (
        "–",
        "nothing falls due",
    )


def test_the_next_payments_stand_on_the_first_page() -> None:
    heading, table = cover.status(Facts(lives.person(), ON))[4:]

    assert heading.text == "The next payments"
    assert len(table.rows) <= 8


def test_the_first_part_begins_a_page_and_the_subtitle_tells_the_choice() -> None:
    options = ReportOptions(since=ON, until=date(2026, 12, 31), only=("bank-1",))
    facts = Facts(lives.person(), ON, options)
    made = cover.document(
        "Title", facts, (), (d.Section("One", ()), d.Section("Two", ()))
    )

    assert [one.new_page for one in made.sections] == [True, False]
    assert "Period: 25 Nov 2026 to 31 Dec 2026." in made.subtitle
    assert "Only a part is listed: Kitchen." in made.subtitle


def test_the_frame_names_owner_day_language_and_maker() -> None:
    facts = Facts(lives.person(), ON)

    made = cover.document("Title", facts, (), ())
    i18n.use("zh")
    chinese = cover.document("标题", facts, (), ())

    assert (made.owner, made.on, made.language) == ("Li", ON, "en")
    assert "As of 25 Nov 2026" in made.subtitle
    assert chinese.language == "zh-CN"
    assert chinese.mark == made.mark


def test_the_last_words_say_who_can_read_the_amounts() -> None:
    book = lives.person()
    full = person_report(Facts(book, lives.ON))
    hidden = person_report(Facts(book, lives.ON, ReportOptions(is_masked=True)))

    assert full.closing.endswith("hand it only to those for whom it is meant.")
    assert hidden.closing.endswith("Amounts are hidden in this report.")


def test_every_figure_of_the_first_page_says_what_it_takes_for_granted() -> None:
    first, second, *_ = cover.status(Facts(lives.person(), ON))
    without = cover.status(Facts(make.book(), ON))

    told = {tile.label: tile.notes for tile in (*first.tiles, *second.tiles)}
    silent = [label for label, notes in told.items() if not notes]
    assert silent == ["Loans and cards paid late"]
    empty = {tile.label: tile.notes for tile in (*without[0].tiles, *without[1].tiles)}
    assert empty["Lowest cash in 12 months"] == ()
    assert empty["Limits"] == ()
    assert empty["Last instalment"] == ()
