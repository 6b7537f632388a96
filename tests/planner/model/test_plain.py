"""Spaces, marks, wide letters and old characters hide no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.plain import plain, stands_in, without


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("炒 股", "炒股"),
        ("炒-股！", "炒股"),
        ("炒\u200b股", "炒股"),
        ("償還貸款", "偿还贷款"),
        ("ＭＯＲＴＧＡＧＥ", "mortgage"),
        ("Pay off my  LOAN", "pay off loan"),
        ("pay_off-the loan.", "pay off loan"),
        ("A 股", "a股"),
        ("買 iPhone 手機", "买iphone手机"),
        ("", ""),
        ("！？", ""),
    ],
)
def test_a_text_is_read_plainly(text: str, told: str) -> None:
    assert plain(text) == told


@given(st.text(max_size=40))
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)

    assert once == once.strip()
    assert "  " not in once


@given(st.sampled_from("，。 -_·\u3000\u200b!"), st.sampled_from(["炒股", "还房贷"]))
def test_a_mark_between_chinese_characters_hides_nothing(mark: str, word: str) -> None:
    assert plain(mark.join(word)) == word


def test_latin_words_stand_at_the_start_of_a_word() -> None:
    assert stands_in("house", "new houses")
    assert not stands_in("house", "warehouse rent")
    assert stands_in("股", "炒股")


def test_the_longest_phrase_is_taken_and_joins_nothing() -> None:
    assert without(("还", "还货款"), "先还货款") == "先|"
    assert without(("中",), "炒中股") == "炒|股"
    assert without((), "炒股") == "炒股"
