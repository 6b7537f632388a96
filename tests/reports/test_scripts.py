import pytest

from reports.scripts import cleaned, runs_left, visual


@pytest.mark.parametrize("text", ["plain", "中文，也是", "<b>&amp;</b>"])
def test_ordinary_text_stays_as_typed(text: str) -> None:
    assert cleaned(text) == text
    assert visual(text) == text


def test_white_space_becomes_a_space_and_steering_signs_go() -> None:
    assert cleaned("a\tb\u200bc\u2066d\ufe0fe\r\n") == "a bcde  "


def test_hebrew_is_set_from_right_to_left() -> None:
    assert runs_left("abc שלום")
    assert visual("abc שלום ok") == "abc םולש ok"


def test_numbers_inside_hebrew_keep_their_order() -> None:
    assert visual("שלום 12 עולם") == "םלוע 12 םולש"


def test_what_trails_a_stretch_stays_behind_it() -> None:
    assert visual("שלום. 12") == "םולש. 12"


def test_brackets_inside_a_stretch_turn_round() -> None:
    assert visual("א (ב) ג") == "ג (ב) א"


def test_a_mark_stays_on_its_letter() -> None:
    assert visual("אָב") == "באָ"


def test_arabic_letters_take_their_joined_forms() -> None:
    assert cleaned("سلم") == "\ufeb3\ufee0\ufee2"
    assert cleaned("دم") == "\ufea9\ufee1"


def test_a_mark_between_letters_does_not_part_them() -> None:
    assert cleaned("سَم")[0] == "\ufeb3"


def test_a_letter_without_joined_forms_stays() -> None:
    assert cleaned("ءم x") == "\ufe80\ufee1 x"
