from reports import document as d
from reports import ratios_report
from tests.helpers import lives, make

ON = lives.ON
SECTION = ratios_report.section


def tables(book) -> list[d.Table]:
    return [one for one in SECTION(book, ON).blocks if isinstance(one, d.Table)]


def test_figures_of_the_last_periods_stand_side_by_side() -> None:
    more = [make.figures(str(year), id=f"f{year}") for year in (2021, 2022, 2023)]

    table = tables(lives.firm(*more))[0]

    assert [column.heading for column in table.columns[1:]] == [
        *("2022", "2023", "2024", "2025")
    ]
    assert table.rows[0][1:] == (
        *("500,000.00", "500,000.00", "900,000.00", "1,000,000.00"),
    )


def test_ratios_follow_from_the_last_year_and_meet_their_lines() -> None:
    found = {row[0]: row[2:] for row in tables(lives.firm())[1].rows}

    assert found["Debt service coverage"] == (
        *("0.98", "at least 1.15, better 1.25", "misses it"),
    )
    assert found["Current ratio"] == ("2.00", "at least 1.50, better 2.00", "meets it")
    assert found["Liabilities to assets"][0] == "37.5%"
    assert found["Receivable days"] == ("38", "No line that banks draw was found.", "–")


def test_a_line_has_its_source_grade_and_day() -> None:
    rows = {row[0]: row for row in tables(lives.firm())[2].rows}

    assert "United States" in rows["Debt service coverage"][1]
    assert "No figure published by a bank in China" in rows["Debt service coverage"][1]
    assert rows["Current ratio"][2:] == ("hearsay", "2026-11-25")
    assert "Receivable days" not in rows


def test_without_a_full_year_that_is_said() -> None:
    heading = next(
        one
        for one in SECTION(make.book(make.figures("2026-Q1")), ON).blocks
        if isinstance(one, d.Heading) and one.text == "Ratios"
    )

    assert "No full year" in heading.notes[0]


def test_what_no_figures_can_tell_is_said_once_and_stands_in_no_table() -> None:
    made = SECTION(make.book(make.figures("2026-Q1")), ON)
    rows = [row for one in made.blocks if isinstance(one, d.Table) for row in one.rows]
    (points,) = [one for one in made.blocks if isinstance(one, d.Points)]

    assert "Quick ratio" not in {row[0] for row in rows}
    (told,) = [text for text in points.items if text.startswith("Quick ratio")]
    assert "the figures do not tell how much of the assets is stock" in told


def test_a_pattern_of_two_years_is_drawn() -> None:
    years = [
        make.figures(f"{year}-Q{n}", f"{n}00.00", id=f"{year}-{n}")
        for year in (2024, 2025)
        for n in (1, 2, 3, 4)
    ]

    bars, note = SECTION(make.book(*years), ON).blocks[-2:]

    assert [bar.text for bar in bars.bars] == ["40.0%", "80.0%", "120.0%", "160.0%"]
    assert "2024, 2025" in note.text


def test_without_figures_the_section_says_what_belongs_there() -> None:
    (table,) = SECTION(make.book(), ON).blocks

    assert isinstance(table, d.Table)
    assert "No figures are recorded" in table.empty
