from planner.app.queries_ratios import _ROWS
from planner.catalogue.ratios import FILE, ratio_lines
from planner.catalogue.thumbs import read_thumbs
from planner.model.dated import Grade


def test_the_shipped_lines_can_all_be_read() -> None:
    ratio_lines.cache_clear()
    found, faults = read_thumbs(FILE)

    assert not faults
    assert found == ratio_lines()


def test_every_line_is_of_a_ratio_that_is_shown_and_none_is_called_official() -> None:
    assert {one.value.measure for one in ratio_lines()} <= {row[0] for row in _ROWS}
    assert {one.grade for one in ratio_lines()} == {Grade.HEARSAY}
