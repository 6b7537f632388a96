"""What each lender is owed, and when: a chart, a table, and all terms together."""

import pytest

from planner.app.report_options import ReportOptions
from planner.money import Money, total
from reports import document as d
from reports import lenders_report
from reports.facts import Facts
from tests.helpers import lives, make, owing

ON = lives.ON


def blocks(facts: Facts) -> tuple[d.Bars, d.Table, d.Bars]:
    return lenders_report.blocks(facts)


def fen(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))


def test_lenders_stand_with_the_largest_first_and_add_up() -> None:
    facts = Facts(lives.person(), ON)
    chart, table, _terms = blocks(facts)

    sizes = [bar.size for bar in chart.bars]
    assert sizes == sorted(sizes, reverse=True)
    assert Money(sum(sizes)) == facts.owed
    for bar, row in zip(chart.bars, table.rows, strict=True):
        assert sum(bar.parts) == bar.size
        assert [*map(fen, row[1:6])] == [*bar.parts]
        assert fen(row[6]) == bar.size
    assert fen(table.total[-1]) == facts.owed.minor


def test_terms_sum_to_what_is_owed_and_are_told_apart_without_colour() -> None:
    chart, table, terms = blocks(Facts(lives.person(), ON))

    assert sum(bar.size for bar in terms.bars) == 2465623
    assert terms.bars[0].text == "¥2,021.46"
    assert terms.bars[-1].size == 0
    assert [bar.fill for bar in terms.bars] == [0, 1, 2, 3, 4]
    assert tuple(bar.label for bar in terms.bars) == chart.key
    assert [fen(cell) for cell in table.total[1:6]] == [bar.size for bar in terms.bars]


def test_what_is_not_listed_is_in_no_sum() -> None:
    facts = Facts(lives.person(), ON, ReportOptions(only=("bank-1",)))
    _chart, table, terms = blocks(facts)

    assert len(table.rows) == 1
    assert Money(sum(bar.size for bar in terms.bars)) == facts.owed


def test_who_lends_is_told_with_its_source() -> None:
    chart, *_ = blocks(Facts(lives.person(), ON))

    (told,) = chart.notes
    assert told.startswith("Lenders as the book names them, else as sources name them")
    assert "Chongqing Ant Consumer Finance (grade press, checked on 20" in told


def test_where_no_source_names_a_lender_that_is_said() -> None:
    loan = make.loan(
        channel="A friend", line=None, drawn_on="2026-11-01", first_due="2026-12-01"
    )
    chart, *_ = blocks(Facts(make.book(loan), ON))

    assert chart.notes == ("Lenders as the book names them; no source names one.",)
    assert chart.bars[0].label == "A friend"


@pytest.mark.parametrize("seed", range(12))
def test_terms_of_any_book_sum_to_the_balances(seed: int) -> None:
    facts = Facts(owing.portfolio(seed), owing.ON)
    _chart, table, _terms = blocks(facts)

    assert fen(table.total[-1]) == total(row.outstanding for row in facts.debts).minor


def test_of_very_many_lenders_the_small_ones_share_a_bar() -> None:
    loans = [
        make.loan(
            f"loan-{n}",
            f"{n + 1}00.00",
            line=None,
            channel=f"Friend {n}",
            drawn_on="2026-11-01",
            first_due="2026-12-01",
        )
        for n in range(40)
    ]
    facts = Facts(make.book(*loans), ON)
    chart, table, _terms = blocks(facts)

    assert (len(chart.bars), len(table.rows)) == (15, 40)
    assert chart.bars[-1].label == "26 others, together"
    assert Money(sum(bar.size for bar in chart.bars)) == facts.owed
