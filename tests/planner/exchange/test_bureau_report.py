import pytest

from planner.exchange import errors
from planner.exchange.bureau_report import report_of
from tests.helpers import bureau
from tests.helpers.bureau import day, read, simple, source


def test_a_simple_report_is_read_whole():
    report = read(
        simple(
            bureau.CARD, bureau.GRANT, bureau.SETTLED, bureau.LOAN, tail=bureau.LOOKS
        )
    )

    assert not report.is_detailed
    assert report.reported_on == day("2025-03-11")
    assert (len(report.accounts), len(report.asked)) == (4, 4)


def test_a_detailed_report_is_read_whole():
    report = read(bureau.DETAILED)

    assert report.is_detailed
    assert (len(report.accounts), len(report.asked)) == (2, 1)
    assert report.counted is None


def test_one_pasted_sentence_is_enough():
    report = read(bureau.LOAN)

    assert report.reported_on == day("2025-02-28")
    assert len(report.accounts) == 1


def test_other_files_are_none():
    assert report_of(source("日期,金额\n2025-01-01,1")) is None


def test_a_report_of_nothing_is_refused():
    with pytest.raises(errors.NoAccountsError):
        report_of(source(bureau.HEAD))


def test_a_report_without_any_day_is_refused():
    text = bureau.LOAN.replace("截至2025年02月，", "")

    with pytest.raises(errors.NoReportDayError):
        report_of(source(text))
