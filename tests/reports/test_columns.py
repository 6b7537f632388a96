import pytest

from reports import document as d
from reports.columns import frames_of
from tests.helpers import papers


def ends(frames: tuple) -> float:
    return frames[-1].left + frames[-1].width


def test_columns_fill_the_measure() -> None:
    frames = frames_of(papers.table(), papers.MEASURE)

    assert ends(frames) == pytest.approx(papers.MEASURE)
    assert frames[2].align is d.Align.END


def test_a_column_that_wraps_takes_what_the_others_leave() -> None:
    narrow, wide = (frames_of(papers.table(), m) for m in (300, 400))

    assert wide[0].width == narrow[0].width
    assert wide[1].width == pytest.approx(narrow[1].width + 100)


def test_without_a_wrapping_column_all_get_the_same_more() -> None:
    table = d.Table((d.Column("A"), d.Column("Longer")), (("1", "2"),), "")

    frames = frames_of(table, 300)

    assert ends(frames) == pytest.approx(300)
    assert frames[0].width < frames[1].width


def test_columns_too_wide_for_the_page_are_squeezed_and_wrap() -> None:
    table = d.Table((d.Column("A"), d.Column("B")), (("1", "x" * 300),), "")

    frames = frames_of(table, 300)

    assert ends(frames) == pytest.approx(300)
    assert frames[0].width < 150 < frames[1].width


def test_a_total_counts_towards_the_width_of_its_column() -> None:
    plain = frames_of(papers.table(), 400)
    total = frames_of(papers.table(total=("Total", "", "1,000,000.00")), 400)

    assert total[2].width > plain[2].width
    assert total[0].width == plain[0].width
