import pytest

from planner.errors import InLineError
from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read

JD = (FILES / "jd.csv").read_bytes()


def test_the_amount_is_what_was_paid_before_any_refund(tmp_path):
    rows = {row.row: row for row in read(tmp_path, JD).judged}

    assert str(rows[26].amount) == "131.77"
    assert str(rows[25].amount) == "89.84"
    assert str(rows[36].amount) == "468.32"
    assert rows[36].verdict is Verdict.DRAWDOWN
    assert rows[34].verdict is Verdict.REFUND


def test_the_totals_of_jd_hold_with_its_own_way_of_counting(tmp_path):
    assert read(tmp_path, JD).files[0].reconciles is True
    assert (
        read(tmp_path, JD.replace(b"131.77(", b"131.78(")).files[0].reconciles is False
    )


def test_an_amount_with_strange_words_is_refused(tmp_path):
    with pytest.raises(InLineError, match=r"131\.77"):
        read(tmp_path, JD.replace("已退款89".encode(), "已退89".encode()))
