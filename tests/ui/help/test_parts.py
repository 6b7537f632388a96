"""The manual is whole: a part for every page, and nothing in it leads nowhere."""

import re

import pytest

from planner.wording.i18n import LANGUAGES, Language
from ui.actions import ACTIONS, PAGES
from ui.help.parts import FOLDER, PARTS, part

_LINK = re.compile(r"\]\(([^)]+)\)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_part(language: Language) -> None:
    assert set(PAGES) < set(PARTS)
    there = {file.stem for file in (FOLDER / language).glob("*.md")}
    assert there == set(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PARTS)
def test_every_link_and_picture_is_there(name: str, language: Language) -> None:
    file = part(name, language)
    words = file.read_text(encoding="utf-8")

    assert words.startswith("# ")
    for target in _LINK.findall(words):
        assert (file.parent / target).is_file(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_an_action_is_told(language: Language) -> None:
    words = part("keys", language).read_text(encoding="utf-8")
    for action in ACTIONS.values():
        assert action.shortcut in words, action.id
