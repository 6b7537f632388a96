from datetime import date

import pytest

from planner.app.samples.bill import bill


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2026, 11, 3)], ids=str)
def test_the_bill_is_an_export_of_days_that_have_passed(today: date) -> None:
    lines = bill(today).decode("gb18030").splitlines()

    head = next(n for n, line in enumerate(lines) if line.startswith("交易时间"))
    rows = lines[head + 1 :]
    assert len(rows) == 8
    assert all(row[:10] <= today.isoformat() for row in rows)


def test_its_stated_totals_hold() -> None:
    lines = bill(date(2026, 11, 25)).decode("gb18030").splitlines()

    assert "共8笔记录" in lines
    assert "支出：3笔 991.50元" in lines
