from math import log, log1p

import pytest

from planner.catalogue.factors import priors
from planner.credit.panel import tracks
from planner.errors import NotUnderstoodError
from planner.model.records import LineType
from planner.money import Money

HEAD = (
    "line,month,limit,balance,draws,drawn,repaid,min_due,paid,days_late"
    ",income,new_lenders,inquiries"
)


def read(*rows: str, head: str = HEAD):
    return tracks([head, *rows], "panel.csv", LineType.CARD, priors())


def months(
    count: int, row: str = "5000,0,0,0,0,0,0,0,,,", year: int = 2025
) -> list[str]:
    return [f"a,{year + n // 12}-{n % 12 + 1:02d},{row}" for n in range(count)]


def last(*rows: str) -> dict[str, float]:
    return dict(read(*rows)[-1].rows[-1].z)


def test_a_panel_is_read_line_by_line_in_the_order_of_months() -> None:
    found = read(
        "b,2025-02,7000,,,,,,,,,,",
        "a,2025-03,5000,,,,,,,,,,",
        "",
        "b,2025-01,6000.50,,,,,,,,,,",
    )

    assert [track.line for track in found] == ["b", "a"]
    assert [row.limit for row in found[0].rows] == [Money(600_050), Money(700_000)]
    assert found[0].rows[1].month == 2025 * 12 + 1


def test_what_is_empty_is_unknown() -> None:
    assert last("a,2025-01,5000,,,,,,,,,,") == {"since_y": pytest.approx(-0.8)}


def test_a_month_without_limit_is_a_gap_that_still_tells_of_behaviour() -> None:
    (track,) = read("a,2025-01,,,,,,,,5,,,", "a,2025-02,5000,,,,,,,0,,,")

    assert len(track.rows) == 1
    assert track.rows[0].z["late12"] == 1.0


def test_lateness_is_counted_over_twelve_and_three_months() -> None:
    late = months(12)
    late[2] = late[2].replace("0,0,,,", "0,3,,,")
    late[10] = late[10].replace("0,0,,,", "0,1,,,")

    assert last(*late)["late12"] == 2.0
    assert last(*late)["late_now"] == 1.0
    assert last(*late[:6])["late_now"] == 0.0


def test_given_counts_are_taken_as_they_are() -> None:
    z = last("a,2025-01,5000,,,,,,,,,7,2")

    assert z["new_lenders"] == pytest.approx(5 - 0.3)
    assert z["inq90"] == pytest.approx(2 - 0.7)


def test_payments_below_the_minimum_count_over_three_months() -> None:
    z = last(
        "a,2025-01,5000,100,,,,50,0,,,,",
        "a,2025-02,5000,100,,,,50,48.99,,,,",
        "a,2025-03,5000,100,,,,50,49,,,,",
        "a,2025-04,5000,100,,,,0,0,,,,",
    )

    assert z["below_min"] == pytest.approx(1 - 0.1)


def test_high_use_is_a_mean_over_three_months() -> None:
    high = last("a,2025-01,1000,910,,,,,,,,,", "a,2025-02,1000,900,,,,,,,,,")
    low = last("a,2025-01,1000,900,,,,,,,,,", "a,2025-02,1000,900,,,,,,,,,")

    assert high["util_hi"] == pytest.approx(0.8)
    assert low["util_hi"] == pytest.approx(-0.2)


def test_activity_is_the_draws_of_three_months() -> None:
    rows = [f"a,2025-0{n},5000,,{n},,,,,,,," for n in range(1, 5)]

    assert last(*rows)["activity"] == pytest.approx(log1p(9) - 1.5)


def test_a_line_is_dormant_after_six_idle_months() -> None:
    assert last(*months(5))["dormant"] == 0.0
    assert last(*months(6))["dormant"] == 1.0
    assert last(*months(6, "5000,5,0,0,0,0,0,0,,,"))["dormant"] == 0.0


def test_the_limit_is_set_against_the_mean_income_of_six_months() -> None:
    z = last("a,2025-01,6000,,,,,,,,2000,,", "a,2025-02,6000,,,,,,,,4000,,")

    assert z["lim_inc"] == pytest.approx(log(2))


def test_time_runs_from_the_last_change() -> None:
    rows = months(13)
    rows[6] = rows[6].replace("5000", "5050")
    assert last(*rows)["since_y"] == pytest.approx(1 - 0.8)

    rows[6:] = [row.replace("5000", "6000").replace("5050", "6000") for row in rows[6:]]
    assert last(*rows)["since_y"] == pytest.approx(0.5 - 0.8)


def test_columns_may_come_in_any_order_and_more_of_them() -> None:
    (track,) = read(
        "x,2025-01,a,5000,,,,,,,",
        head="More, MONTH,line,limit,balance,draws,drawn,repaid,min_due,paid,days_late",
    )

    assert track.line == "a"


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("a,2025-13,5000,,,,,,,,,,", "month"),
        ("a,2025-1,5000,,,,,,,,,,", "month"),
        ("a,202501x,5000,,,,,,,,,,", "month"),
        ("a,,5000,,,,,,,,,,", "month"),
        (",2025-01,5000,,,,,,,,,,", "line"),
        ("a,2025-01,much,,,,,,,,,,", "limit"),
        ("a,2025-01,-5,,,,,,,,,,", "limit"),
        ("a,2025-01,5000,,,,,,,nan,,,", "days_late"),
    ],
)
def test_what_cannot_be_read_names_line_and_column(row: str, named: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        read("a,2024-01,5000,,,,,,,,,,", row)

    assert "panel.csv, line 3" in str(refused.value)
    assert named in str(refused.value)


def test_an_overpaid_balance_is_taken() -> None:
    assert last("a,2025-01,1000,-50,,,,,,,,,")["util_hi"] == pytest.approx(-0.2)


def test_a_second_row_for_a_month_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="second row for 2025-01"):
        read("a,2025-01,1,,,,,,,,,,", "a,2025-01,1,,,,,,,,,,")


@pytest.mark.parametrize("head", ["", "line,month", "a;b;c"])
def test_a_file_that_is_no_panel_is_refused(head: str) -> None:
    with pytest.raises(NotUnderstoodError, match="is missing"):
        read(head=head)


@pytest.mark.parametrize("begun", ["", "line,month,limit,balance,draws,"])
def test_a_cell_of_a_megabyte_is_refused(begun: str) -> None:
    with pytest.raises(NotUnderstoodError, match="line 2: A cell has more than"):
        read(begun + "x" * 1_000_000)


def test_a_file_without_any_row_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="is missing"):
        tracks([], "panel.csv", LineType.CARD, priors())


def test_a_short_row_leaves_the_rest_unknown() -> None:
    assert last("a,2025-01,5000") == {"since_y": pytest.approx(-0.8)}
