from datetime import date

from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read

MEITUAN = (FILES / "meituan.csv").read_bytes()


def test_a_repayment_is_no_second_expense(tmp_path):
    rows = read(tmp_path, MEITUAN).judged

    (repayment,) = (row for row in rows if row.verdict is Verdict.REPAYMENT)
    assert (repayment.row, repayment.channel) == (45, "meituan-yuefu")
    assert str(repayment.amount) == "48.12"  # paid, not the 48.14 that were ordered


def test_the_totals_hold_where_the_repayment_counts_without_its_amount(tmp_path):
    assert read(tmp_path, MEITUAN).files[0].reconciles is True


def test_a_row_that_never_succeeded_has_the_day_it_was_made(tmp_path):
    content = MEITUAN.replace(b"2025-02-28 20:35:25", b"/")

    assert read(tmp_path, content).judged[0].on == date(2025, 2, 28)
