import io

from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.lines import records


def _of(text: str, width: int = 3, **given) -> list[tuple[int, list[str]]]:
    return list(records(io.StringIO(text, newline=""), width, **given))


def test_a_record_knows_the_line_it_begins_on():
    text = 'a,b,c\n"x\ny",2,3\nd,e,f\n'

    assert _of(text) == [
        (1, ["a", "b", "c"]),
        (2, ["x\ny", "2", "3"]),
        (4, ["d", "e", "f"]),
    ]


def test_a_quote_that_a_cut_row_left_open_does_not_swallow_the_next_rows():
    text = '2026,"cut\n2026,e,f\n2026,h,i\n'

    rows = _of(text)

    assert [line for line, _ in rows] == [1, 2, 3]
    assert rows[1][1] == ["2026", "e", "f"]
    assert len(rows[0][1]) < 3


def test_an_open_quote_before_a_very_long_rest_is_taken_line_by_line():
    text = 'a,"cut\n' + "d,e,f\n" * 30_000

    rows = _of(text)

    assert rows[0][0] == 1
    assert rows[-1] == (30_001, ["d", "e", "f"])
    assert len(rows) == 30_001


def test_one_cell_beyond_all_measure_is_split_plainly():
    text = '"' + "x" * 200_000 + ",b,c\nd,e,f\n"

    rows = _of(text)

    assert [len(cells) for _, cells in rows] == [3, 3]


def test_lines_that_were_taken_off_before_are_counted():
    assert _of("a,b,c\n", after=24) == [(25, ["a", "b", "c"])]


def test_quotes_far_down_are_read_as_those_on_top():
    plain = "d,e,f\n" * 1500
    text = f'{plain}"x\ny",2,3\n{plain}"z",2,3\n'

    rows = _of(text)

    assert rows[1500] == (1501, ["x\ny", "2", "3"])
    assert rows[1501] == (1503, ["d", "e", "f"])
    assert rows[-1] == (3003, ["z", "2", "3"])
    assert len(rows) == 3002


def test_another_separator_may_be_named():
    assert _of("a|b|c", delimiter="|") == [(1, ["a", "b", "c"])]


@given(st.text(alphabet='ab,"\n\r;', max_size=200))
def test_any_text_gives_rising_lines_and_no_complaint(text):
    lines = [line for line, _ in _of(text)]

    assert lines == sorted(set(lines))
