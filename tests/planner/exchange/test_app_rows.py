from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import FieldError
from planner.exchange.app_rows import read_app, read_apps
from planner.exchange.billrow import BillRow, Flow
from planner.exchange.layout import Context
from tests.helpers.bills import app_bill, app_row, bill_row, read

CELLS = (
    *("2026-03-05 12:00:00 ", " 餐饮美食", "面馆", "午餐", "支出", "-10.00"),
    *("花呗", "交易成功", "2026\t", ""),
)
NOWHERE = Context("", ())


def _by_columns(*rows: tuple[str, ...]) -> list[BillRow]:
    return [*read_apps(range(1, len(rows) + 1), [*zip(*rows, strict=True)])]


def test_a_row_is_read_free_of_padding_and_sign():
    row = read_app(2, CELLS, NOWHERE)

    assert row == bill_row(
        kind="餐饮美食", party="面馆", item="午餐", method="花呗", order="2026"
    )


@given(
    st.lists(
        st.tuples(
            st.dates().map(lambda on: f"{on} 01:02:03"),
            *(st.text("a花 \t", max_size=3) for _ in range(3)),
            st.sampled_from(["收入", "支出", "不计收支", "?", "/ "]),
            st.integers(-10_000, 10_000).map(lambda n: f"{n}.50"),
            *(st.text("a花 \t", max_size=3) for _ in range(4)),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_rows_read_by_their_columns_are_the_rows_read_one_by_one(rows):
    alone = [read_app(n, cells, NOWHERE) for n, cells in enumerate(rows, 1)]

    assert _by_columns(*rows) == alone
    assert {type(row) for row in _by_columns(*rows)} == {BillRow}


def test_a_day_in_another_form_is_left_to_the_reader_of_one_row():
    rows = ("2026/3/5 12:00", *CELLS[1:])

    with pytest.raises(ValueError, match="Invalid isoformat"):
        _by_columns(rows)
    assert read_app(1, rows, NOWHERE).on == bill_row().on


def test_no_amount_is_refused():
    with pytest.raises(FieldError):
        _by_columns((*CELLS[:5], "much", *CELLS[6:]))


def test_an_unknown_direction_is_neutral():
    assert _by_columns((*CELLS[:4], "?", *CELLS[5:]))[0].flow is Flow.NEUTRAL


def test_one_odd_row_among_thousands_changes_no_other(tmp_path):
    plain = [app_row(str(n), when=f"2026-03-05 12:{n % 60:02d}:00") for n in range(99)]
    odd = app_row("98", when="2026/03/05 12:38:00")

    one = read(tmp_path, app_bill(*plain))
    other = read(tmp_path, app_bill(*plain[:-1], odd))

    assert one.judged[:-1] == other.judged[:-1]
    assert one.judged[-1].on == other.judged[-1].on
    assert all(a.row < b.row for a, b in pairwise(other.judged))
