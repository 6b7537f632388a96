from datetime import date

from planner.app.catalogue_tables import benchmark_table, line_table, rule_table
from planner.catalogue.read import catalogue
from planner.wording import i18n

DAY = date(2026, 11, 25)


def test_the_lpr_stands_with_its_age() -> None:
    lines = benchmark_table(catalogue(), DAY).splitlines()

    assert lines[2].startswith("LPR-1Y")
    assert "3% a year" in lines[2]
    assert "309" in lines[2]  # days since it was last confirmed


def test_the_lines_of_the_day_stand_lowest_first() -> None:
    table = line_table(catalogue(), DAY)

    figures = [line.split()[0] for line in table.splitlines()[2:]]
    assert figures == ["12.00%", "12.00%", "20.00%", "24.00%", "24.00%", "24.00%"]


def test_a_rule_stands_in_its_own_words_in_the_language_chosen() -> None:
    assert "Money of a micro-lender may not repay" in rule_table(catalogue(), DAY)

    i18n.use("zh")
    assert "小额贷款不得用于偿还贷款及其他融资" in rule_table(catalogue(), DAY)


def test_before_anything_held_the_tables_are_empty() -> None:
    early = date(2000, 1, 1)

    assert len(benchmark_table(catalogue(), early).splitlines()) == 2
    assert len(rule_table(catalogue(), early).splitlines()) == 2
