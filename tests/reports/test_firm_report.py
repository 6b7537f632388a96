from reports import document as d
from reports import firm_report
from tests.helpers import lives, make

ON = lives.ON
IN_A_YEAR = make.money("50000.00")


def test_receivables_stand_by_due_day_with_their_delay() -> None:
    table = firm_report.receivables(lives.firm(), ON).blocks[0]

    assert [row[0] for row in table.rows] == ["Jiahe", "Yonghe", "Yonghe"]
    assert [row[3] for row in table.rows] == ["147", "15", "–"]
    assert [row[4] for row in table.rows] == ["no", "yes", "not asked"]
    assert table.total[-1] == "103,000.00"
    assert table.running[-1][-1] == "103,000.00"


def test_ages_sum_to_the_whole() -> None:
    bars = firm_report.receivables(lives.firm(), ON).blocks[2]

    assert [bar.size for bar in bars.bars] == [8600000, 1200000, 0, 0, 500000]


def test_the_largest_debtor_is_named_with_its_share() -> None:
    note = firm_report.receivables(lives.firm(), ON).blocks[3]

    assert note.text == (
        "The largest debtor is Yonghe with ¥98,000.00, 95.1% of all receivables."
    )


def test_without_receivables_the_section_says_what_belongs_there() -> None:
    (table,) = firm_report.receivables(make.book(), ON).blocks

    assert "No receivable is recorded" in table.empty


def test_figures_of_the_last_periods_stand_side_by_side() -> None:
    more = [make.figures(str(year), id=f"f{year}") for year in (2021, 2022, 2023)]

    table = firm_report.figures(lives.firm(*more), IN_A_YEAR).blocks[0]

    assert [column.heading for column in table.columns[1:]] == ["2023", "2024", "2025"]
    assert table.rows[0][1:] == ("500,000.00", "900,000.00", "1,000,000.00")


def ratios(book, due=IN_A_YEAR) -> dict[str, str]:
    table = firm_report.figures(book, due).blocks[1]
    return {row[0]: row[-1] for row in table.rows}


def test_ratios_follow_from_the_last_year() -> None:
    assert ratios(lives.firm()) == {
        "Current ratio": "2.00",
        "Liabilities to assets": "37.5%",
        "Cash flow to revenue": "6.0%",
        "Debt service coverage": "1.20",
        "Receivable days": "38",
    }


def test_figures_of_part_of_a_year_cover_no_years_dues() -> None:
    found = ratios(make.book(make.figures("2026-Q3")))

    assert found["Debt service coverage"] == "–"
    assert found["Receivable days"] == "–"


def test_a_ratio_to_nothing_is_a_dash() -> None:
    empty = make.figures(
        "2025", "0.00", current_liabilities="0.00", total_assets="0.00"
    )

    found = ratios(make.book(empty), make.money("0.00"))

    assert set(found.values()) == {"–"}


def test_without_figures_the_section_says_what_belongs_there() -> None:
    (table,) = firm_report.figures(make.book(), IN_A_YEAR).blocks

    assert isinstance(table, d.Table)
    assert "No figures are recorded" in table.empty
