from enum import Enum

import pytest

from planner.model.bands import BandKind
from planner.model.channel import ChannelKind
from planner.model.dated import Grade, Text
from planner.model.offers import LenderKind, Purpose, Sector, Speed
from planner.model.rules import RuleKind
from planner.wording import i18n
from planner.wording.catalogue_words import WORDS
from planner.wording.say import say

KINDS = (BandKind, ChannelKind, Grade, LenderKind, Purpose, Sector, Speed, RuleKind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_has_words_in_both_languages(kind: type[Enum]) -> None:
    for member in kind:
        assert member in WORDS
        assert say(member) == WORDS[member]

    i18n.use("zh")
    for member in kind:
        assert not say(member).isascii()


def test_a_text_is_said_in_the_language_spoken() -> None:
    assert say(Text("额度", "limit")) == "limit"
    i18n.use("zh")
    assert say(Text("额度", "limit")) == "额度"
