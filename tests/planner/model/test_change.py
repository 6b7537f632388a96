"""A step says what it saved, dropped and touched; undo swaps its ends."""

from planner.model import records as r
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from tests.helpers import make

BEFORE = make.book(make.line(), make.cash(id="kept"), make.cash(id="gone"))
AFTER = BEFORE.without("gone").with_(make.cash("9.00", id="new"), make.line(name="x"))
STEP = Change(Sentence(Phrase("step")), BEFORE, AFTER)


def test_only_what_differs_is_told() -> None:
    assert [record.id for record in STEP.saved()] == ["line", "new"]
    assert [record.id for record in STEP.dropped()] == ["gone"]
    assert STEP.touched() == {r.Line, r.Cash}


def test_a_reversed_step_goes_back() -> None:
    back = STEP.reversed()

    assert (back.before, back.after) == (AFTER, BEFORE)
    assert [record.id for record in back.saved()] == ["line", "gone"]
    assert [record.id for record in back.dropped()] == ["new"]
    assert back.label == STEP.label
