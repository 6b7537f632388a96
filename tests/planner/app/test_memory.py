"""A store that keeps nothing beyond the program."""

from planner.app.memory import MemoryStore
from planner.model.book import Book
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from tests.helpers import make


def test_it_holds_what_was_saved() -> None:
    store = MemoryStore()
    after = make.book(make.line())

    store.save(Change(Sentence(Phrase("step")), Book(), after))

    assert store.load() is after
    store.close()
