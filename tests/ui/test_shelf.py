"""Where books lie on this machine."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.commands import CountCash, OpenLine
from planner.model.records import BookKind
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from ui import shelf


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "books")


def test_looking_leaves_no_file_and_the_first_record_makes_it(tmp_path: Path) -> None:
    stores: dict[Path, MemoryStore] = {}
    path = tmp_path / "books" / "b.duheng"
    session = shelf.fresh(path, screen.services(stores))
    assert not stores

    session.do(OpenLine(make.line()))
    session.do(CountCash(make.cash()))
    session.close()

    assert list(stores) == [path]
    assert len(stores[path].load().cash) == 1


def test_closing_a_book_that_was_only_looked_at_is_quiet(tmp_path: Path) -> None:
    shelf.fresh(tmp_path / "b.duheng", screen.services()).close()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    assert shelf.free_path("B").name == "B.duheng"
    shelf.folder().mkdir()
    (shelf.folder() / "B.duheng").touch()
    assert shelf.free_path("B").name == "B 2.duheng"


@pytest.mark.parametrize("kind", BookKind)
def test_a_sample_is_a_file_with_a_life_in_it(kind: BookKind) -> None:
    stores: dict[Path, MemoryStore] = {}
    services = screen.services(stores)

    path = shelf.sample(kind, services)

    assert shelf.opened(path, services).book.profile.kind is kind


def test_books_lie_among_the_users_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    assert shelf.folder().name == "Duheng"


def test_a_file_gets_the_proposed_ending_where_it_has_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[tuple[str, ...]] = []

    def answer(_: QWidget, *words: str) -> tuple[str, str]:
        asked.append(words)
        return "/books/mine", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)

    assert shelf.pdf_place(window, "Letter", screen.TODAY) == Path("/books/mine.pdf")
    assert asked == [
        (
            "Save as PDF",
            str(shelf.folder() / f"Letter {screen.TODAY}.pdf"),
            "PDF (*.pdf)",
        )
    ]


def test_a_file_keeps_its_own_ending_and_no_answer_is_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers = iter((("/books/mine.txt", ""), ("", "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))

    kinds = ("Export", "all.csv", "*.csv")
    assert shelf.save_place(window, *kinds) == Path("/books/mine.txt")
    assert shelf.save_place(window, *kinds) is None
