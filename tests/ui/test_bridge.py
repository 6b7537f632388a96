"""The session as signals."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from planner.app.commands import CountCash, Drop, OpenLine, Repay
from planner.model.book import Book
from planner.model.records import Line
from planner.phrases import Phrase, Sentence
from planner.store.refusals import NoRoomError
from tests.helpers import make
from ui.desk import Desk


def test_a_wish_changes_the_book_and_is_told(nothing: Desk, qtbot: QtBot) -> None:
    bridge = nothing.bridge

    with qtbot.waitSignal(bridge.changed) as told:
        assert bridge.do(OpenLine(make.line()))

    assert told.args[0].touched() == {Line}
    assert list(bridge.book.lines) == ["line"]
    assert str(bridge.undoable).startswith("Open line")
    assert bridge.redoable is None


def test_a_refused_wish_is_told_in_words(nothing: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(nothing.bridge.refused) as told:
        assert not nothing.bridge.do(Repay(make.repayment()))

    assert "loan" in told.args[0]
    assert nothing.book == Book()


def test_a_form_gets_the_refusal_itself(nothing: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(nothing.bridge.refused):
        refusal = nothing.bridge.ask(Drop("nobody"))

    assert refusal is not None
    assert refusal.values["id"] == "nobody"


def test_several_wishes_are_one_step(nothing: Desk, qtbot: QtBot) -> None:
    name = Sentence(Phrase("Two"))
    wishes = (OpenLine(make.line()), CountCash(make.cash()))

    assert nothing.bridge.do(*wishes, named=name)

    assert len(nothing.bridge.history) == 1
    assert nothing.bridge.undoable == name


def test_undo_and_redo_walk_the_same_step(nothing: Desk, qtbot: QtBot) -> None:
    bridge = nothing.bridge
    bridge.do(OpenLine(make.line()))

    bridge.undo()
    assert bridge.undoable is None
    assert not bridge.book.lines
    assert str(bridge.redoable).startswith("Open line")

    bridge.redo()
    assert list(bridge.book.lines) == ["line"]
    bridge.redo()


def test_a_step_that_cannot_be_written_is_told(
    at_desk: Callable[[Book], Desk], qtbot: QtBot, monkeypatch
) -> None:
    desk = at_desk(Book())
    desk.bridge.do(OpenLine(make.line()))
    refusal = desk.bridge.ask(Drop("nobody"))

    def refuse() -> None:
        raise refusal

    monkeypatch.setattr(desk.bridge._session, "undo", refuse)  # noqa: SLF001  # a full disk
    with qtbot.waitSignal(desk.bridge.refused):
        desk.bridge.undo()


def test_memory_that_runs_out_is_told_in_words_and_nothing_is_half_done(
    nothing: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(nothing.bridge._session._store, "save", full)  # noqa: SLF001  # the disk's side
        with qtbot.waitSignal(nothing.bridge.refused) as told:
            assert not nothing.bridge.do(OpenLine(make.line()))
        assert "memory ran out" in told.args[0]
        assert nothing.book == Book()
    assert nothing.bridge.do(OpenLine(make.line()))
    with monkeypatch.context() as patch:
        patch.setattr(nothing.bridge._session._store, "save", full)  # noqa: SLF001  # the same
        with qtbot.waitSignal(nothing.bridge.refused):
            assert not nothing.bridge.undo()
    assert list(nothing.book.lines) == ["line"]


def test_what_cannot_be_written_is_kept_in_memory(
    nothing: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NoRoomError(file="b", what="full")

    with monkeypatch.context() as patch:
        patch.setattr(nothing.bridge._session._store, "save", full)  # noqa: SLF001  # the disk's side
        with (
            qtbot.assertNotEmitted(nothing.bridge.refused),
            qtbot.waitSignal(nothing.bridge.unwritten) as told,
        ):
            assert not nothing.bridge.do(OpenLine(make.line()))
    assert told.args == ["b cannot be written (full); nothing was changed."]
    assert nothing.book == Book()
    assert list(nothing.bridge.latest.lines) == ["line"]

    assert nothing.bridge.do(OpenLine(make.line("other")))
    assert nothing.bridge.latest == nothing.book
    with monkeypatch.context() as patch:
        patch.setattr(nothing.bridge._session._store, "save", full)  # noqa: SLF001  # the same
        with qtbot.waitSignal(nothing.bridge.unwritten):
            assert not nothing.bridge.undo()
