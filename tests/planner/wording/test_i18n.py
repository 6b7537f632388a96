from threading import Thread

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


def test_another_language_is_spoken_for_a_while() -> None:
    i18n.use("en")

    with i18n.speaking("zh"), i18n.speaking(None):
        inside = i18n.language(), i18n.tr("equal instalments")

    assert inside == ("zh", "等额本息")
    assert i18n.language() == "en"


def test_a_language_for_a_while_is_spoken_on_this_thread_only() -> None:
    i18n.use("en")
    heard: list[str] = []

    with i18n.speaking("zh"):
        beside = Thread(target=lambda: heard.append(i18n.language()))
        beside.start()
        beside.join()

    assert heard == ["en"]
