from hypothesis import given
from hypothesis import strategies as st

from reports import style
from reports.lines import EMPTY, Line, lines, one_line, shortened, width

KIND = style.BODY
BROAD = st.text(st.sampled_from("借款，。（）“”abc 12.5¥%אב😀\n"), max_size=80)


def shown(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def words(text: str, measure: float) -> list[str]:
    return [shown(line) for line in lines(text, KIND, measure)]


def test_text_that_fits_is_one_line() -> None:
    assert words("借款 loan", 400) == ["借款 loan"]


def test_no_text_is_one_empty_line() -> None:
    assert lines("", KIND, 100) == (EMPTY,)


def test_a_closing_sign_never_begins_a_line() -> None:
    em = KIND.size

    assert words("今天还款，明天", em * 4.2) == ["今天还", "款，明天"]


def test_an_opening_sign_never_ends_a_line() -> None:
    em = KIND.size

    assert words("今天（还）款", em * 3.2) == ["今天", "（还）", "款"]


def test_a_number_stays_whole() -> None:
    assert words("应还金额¥12,345.67元", KIND.size * 7) == ["应还金额", "¥12,345.67元"]


def test_a_word_that_no_line_could_hold_is_cut() -> None:
    made = words("x" * 200, 100)

    assert len(made) > 5
    assert "".join(made) == "x" * 200


def test_a_space_ends_no_line_and_begins_none() -> None:
    assert words("aaa bbb ccc", KIND.size * 4.5) == ["aaa bbb", "ccc"]


def test_a_new_line_breaks() -> None:
    assert words("one\ntwo", 400) == ["one", "two"]


def test_chinese_and_latin_stand_a_little_apart() -> None:
    apart = one_line("共3笔", KIND).width
    alone = sum(one_line(part, KIND).width for part in ("共", "3", "笔"))

    assert 0 < apart - alone < 0.2 * KIND.size
    assert shown(one_line("共3笔", KIND)) == "共3笔"


def test_a_rare_character_gets_a_run_of_its_own() -> None:
    line = one_line("a😀b", KIND)

    assert [run.text for run in line.runs] == ["a", "😀", "b"]
    assert len({run.face for run in line.runs}) == 2


def test_hebrew_is_placed_from_right_to_left() -> None:
    assert shown(one_line("שלום", KIND)) == "םולש"


def test_too_long_a_text_is_shortened_with_an_ellipsis() -> None:
    line = shortened("一个很长很长的名字", KIND, KIND.size * 5)

    assert shown(line) == "一个很长…"
    assert line.width <= KIND.size * 5


def test_a_text_that_fits_is_not_shortened() -> None:
    assert shown(shortened("名字", KIND, 400)) == "名字"


@given(BROAD, st.floats(60, 300))
def test_no_line_is_wider_than_the_measure(text: str, measure: float) -> None:
    for line in lines(text, KIND, measure):
        assert line.width <= measure + 0.001 or len(shown(line)) <= 2


@given(BROAD)
def test_nothing_but_white_space_is_lost(text: str) -> None:
    made = "".join(words(text, 90))

    assert sorted(made.replace(" ", "")) == sorted(
        text.replace(" ", "").replace("\n", "")
    )


@given(BROAD)
def test_a_width_is_that_of_the_line(text: str) -> None:
    assert abs(width(text, KIND) - one_line(text, KIND).width) < 0.001
