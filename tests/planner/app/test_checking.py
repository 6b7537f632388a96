"""The verb and the window look for the same faults of a book."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner.app.checking import advice, damaged, faults
from planner.errors import DamagedBookError
from planner.model.book import Book
from planner.phrases import Phrase, Sentence
from tests.helpers import make
from tests.helpers.memory import MemoryStore

ON = date(2026, 3, 20)


class Shaky(MemoryStore):
    """A book's file with a fault, or one that cannot be read any more."""

    not_backed_up = None

    def __init__(self, book: Book, told: Sequence[str], *, breaks: bool) -> None:
        super().__init__(book)
        self._told, self._breaks = told, breaks

    def load(self) -> Book:
        if self._breaks:
            raise DamagedBookError(file="book", what="rubbish")
        return super().load()

    def faults(self) -> Sequence[Sentence]:
        return [Sentence(Phrase("{what}"), what=what) for what in self._told]

    def copy_to(self, out: Path) -> None:
        out.touch()

    def made_copy(self, path: Path) -> bool:
        return path.name == "copy"


class Copies:
    """No copy is kept."""

    def kept(self, _: Path) -> Sequence[object]:
        return ()


def test_a_fault_of_the_file_stands_before_those_of_its_records() -> None:
    book = make.book(make.repayment("gone"))

    found = faults(Shaky(book, ["a page"], breaks=False), ON)

    assert [(one.kind, one.about) for one in found] == [
        ("file", ""),
        ("record", "repayment-1"),
    ]
    assert found[0].say == "a page"


def test_a_file_that_cannot_be_read_is_the_last_thing_said() -> None:
    found = faults(Shaky(make.book(), ["a page"], breaks=True), ON)

    assert [one.say for one in found] == ["a page", "book is damaged (rubbish)."]
    assert damaged(DamagedBookError(file="b", what="x")).kind == "file"


def test_a_copy_beside_the_book_is_a_backup(tmp_path: Path) -> None:
    path, store = tmp_path / "book", Shaky(make.book(), [], breaks=False)
    before = [one.kind for one in advice(path, store, Copies(), ON)]

    (tmp_path / "copy").touch()

    assert before == ["backup"]
    assert advice(path, store, Copies(), ON) == ()
