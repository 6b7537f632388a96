"""A long table of any report carries its sums from page to page."""

import pytest

from planner.money import Money
from planner.wording.say import plain
from reports import document as d
from reports.carried import carried


def table(count: int, **given: object) -> d.Table:
    rows = tuple((f"Row {n}", f"{n}.50", "12%") for n in range(count))
    whole = plain(Money(sum(100 * n + 50 for n in range(count))))
    values = {"total": ("Total", whole, ""), **given}
    columns = (d.Column("Name", 1), d.Column("Yuan"), d.Column("Rate"))
    return d.Table(columns, rows, "", **values)


def made(*blocks: d.Block) -> tuple[d.Block, ...]:
    return carried(d.Section("Owed", blocks)).blocks


def test_each_row_has_the_sum_so_far() -> None:
    (found,) = made(table(20))

    assert found.running[0] == ("", "0.50", "")
    assert found.running[2] == ("", "4.50", "")
    assert found.running[-1][1] == found.total[1]


@pytest.mark.parametrize(
    "one",
    [
        d.Note("Words"),
        table(19),
        table(20, total=()),
        table(20, running=(("", "1.00", ""),) * 20),
        table(20, total=("Total", "1.00", "")),
        table(20, total=("Total", "····", "")),
    ],
)
def test_what_needs_no_sums_or_has_none_stays_as_it_is(one: d.Block) -> None:
    assert made(one) == (one,)
