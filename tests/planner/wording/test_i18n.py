import pytest

from planner.wording import i18n


def test_a_text_is_said_in_the_chosen_language() -> None:
    i18n.use("zh")

    assert i18n.language() == "zh"
    assert i18n.tr("equal instalments") == "等额本息"


def test_english_is_the_source_itself() -> None:
    i18n.use("en")

    assert i18n.tr("equal instalments") == "equal instalments"


def test_nothing_is_said_as_nothing() -> None:
    i18n.use("zh")

    # the catalogue keeps its own head under the empty text
    assert i18n.tr("") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("zh_CN.UTF-8", "zh"), ("ZH-TW", "zh"), ("de_DE", "en"), ("C", "en"), ("", "en")],
)
def test_the_language_follows_the_system(name: str, expected: str) -> None:
    assert i18n.language_of(name) == expected
