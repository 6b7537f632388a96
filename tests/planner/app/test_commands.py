"""Every wish has a way to be written, a handler and a label."""

from typing import get_args

from planner.app import commands as c
from planner.model.book import TABLE_OF


def test_each_written_word_makes_a_wish_that_carries_its_record() -> None:
    wishes = set(get_args(c.Command))

    for word, (wish, record) in c.AS_WRITTEN.items():
        assert word == word.lower()
        assert wish in wishes
        assert record in TABLE_OF
