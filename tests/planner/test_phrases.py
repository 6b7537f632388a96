"""Words that wait for their language."""

import pickle
from datetime import date

from planner.phrases import Phrase, Sentence


def test_sentences_that_say_the_same_are_equal() -> None:
    one = Sentence(Phrase("{n} loans"), n=3)

    assert one == Sentence(Phrase("{n} loans"), n=3)
    assert hash(one) == hash(Sentence(Phrase("{n} loans"), n=3))
    assert one != Sentence(Phrase("{n} loans"), n=4)
    assert one != Sentence(Phrase("{n} lines"), n=3)
    assert one != "3 loans"


def test_a_sentence_fills_its_english_pattern() -> None:
    one = Sentence(Phrase("due on {on}"), on=date(2026, 1, 2))

    assert str(one) == "due on 2026-01-02"
    assert repr(one) == "Sentence('due on 2026-01-02')"


def test_a_sentence_goes_to_another_process_and_back() -> None:
    one = Sentence(Phrase("{n} loans"), n=3)

    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301  # our own bytes
