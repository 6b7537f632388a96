from planner.wording import i18n
from reports.words import sentences


def test_english_sentences_stand_a_space_apart() -> None:
    assert sentences("One.", "", "Two.") == "One. Two."


def test_chinese_sentences_follow_each_other_at_once() -> None:
    i18n.use("zh")

    assert sentences("一。", "二。") == "一。二。"
