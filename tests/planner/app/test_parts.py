"""The parts that main hands over fulfil what verbs ask for."""

from planner.app.parts import Answer, BookFile, Store
from planner.store.sqlite import SqliteStore
from tests.helpers.memory import MemoryStore


def test_the_stores_have_what_is_asked_of_them() -> None:
    for name in ("load", "save", "close"):
        assert hasattr(Store, name)
        assert hasattr(MemoryStore, name)
    for name in ("faults", "copy_to", "made_copy"):
        assert hasattr(BookFile, name)
        assert hasattr(SqliteStore, name)


def test_an_answer_is_done_unless_it_says_otherwise() -> None:
    assert Answer({}, "").status == 0
