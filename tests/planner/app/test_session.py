"""One door: what the store refuses has not happened, and undo takes it all back."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from planner.app import commands as c
from planner.app import events
from planner.app.events import Event
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import IdUnknownError, NotWrittenError, RefusedError
from planner.model import records as r
from planner.model.book import Book
from planner.model.change import Change
from planner.model.verdict import Verdict
from planner.phrases import Phrase, Sentence
from tests.helpers import make
from tests.helpers import strategies as s
from tests.helpers.memory import MemoryStore


class FullDisk(MemoryStore):
    full = False

    def save(self, change: Change) -> None:
        if self.full:
            raise RefusedError
        super().save(change)


@pytest.fixture
def store() -> FullDisk:
    return FullDisk(make.book(make.line()))


@pytest.fixture
def session(store: FullDisk, clock: FixedClock) -> Session:
    return Session(store, clock)


def test_a_step_is_saved_told_and_remembered(session: Session, store: FullDisk) -> None:
    told: list[Change] = []
    session.listen(told.append)

    change = session.do(c.CountCash(make.cash()))

    assert told == [change]
    assert session.history == (change,)
    assert list(session.book.cash) == ["cash-1"]
    assert store.load() is session.book


def test_undo_and_redo_go_back_and_forth(session: Session) -> None:
    first = session.book
    session.do(c.CountCash(make.cash()))
    second = session.book

    assert session.undo() is not None
    assert session.book is first
    assert len(session.future) == 1
    assert session.redo() is not None
    assert session.book is second
    assert session.future == ()


def test_there_is_nothing_to_undo_or_redo_at_first(session: Session) -> None:
    assert session.undo() is None
    assert session.redo() is None


def test_a_new_step_ends_what_could_be_redone(session: Session) -> None:
    session.do(c.CountCash(make.cash()))
    session.undo()

    session.do(c.CountCash(make.cash()))

    assert session.redo() is None


def test_many_wishes_are_one_step(session: Session) -> None:
    change = session.do_all([c.CountCash(make.cash()), c.CountCash(make.cash())])

    assert str(change.label) == "2 changes"
    assert len(session.book.cash) == 2
    assert len(session.history) == 1
    named = session.do_all([], Sentence(Phrase("nothing")))
    assert str(named.label) == "nothing"


def test_of_many_wishes_all_happen_or_none(session: Session) -> None:
    before = session.book

    with pytest.raises(IdUnknownError):
        session.do_all([c.CountCash(make.cash()), c.Drop("nothing")])

    assert session.book is before
    assert session.history == ()


def test_what_cannot_be_written_has_not_happened(
    session: Session, store: FullDisk
) -> None:
    session.do(c.CountCash(make.cash()))
    session.do(c.CountCash(make.cash()))
    session.undo()
    before, told = session.book, []
    session.listen(told.append)
    store.full = True

    for act in (session.undo, session.redo, lambda: session.do(c.Drop("line"))):
        with pytest.raises(RefusedError):
            act()

    assert session.book is before
    assert (len(session.history), len(session.future)) == (1, 1)
    assert told == []


def test_who_stops_listening_hears_no_more(session: Session) -> None:
    told: list[Change] = []
    stop = session.listen(told.append)

    stop()
    session.do(c.CountCash(make.cash()))

    assert told == []


def test_a_closed_session_lets_go_of_its_store(
    store: FullDisk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []
    monkeypatch.setattr(store, "close", lambda: closed.append(True))

    session.close()

    assert closed == [True]


@given(commands=s.command_lists)
def test_undoing_everything_returns_the_first_book(commands: list) -> None:
    first = Book()
    session = Session(MemoryStore(first), FixedClock(make.DAY))

    for command in commands:
        try:
            session.do(command)
        except RefusedError:
            continue
    last = session.book
    while session.undo():
        pass
    assert session.book is first
    while session.redo():
        pass

    assert session.book is last


def test_a_kept_copy_comes_back_as_one_step_that_undo_takes_back() -> None:
    before = make.book(make.line("a"), make.line("b", name="Old"))
    copy = make.book(make.line("b", name="New"), make.loan())
    session = Session(MemoryStore(before), FixedClock(make.DAY))

    change = session.bring_back(copy, "2026-01-01.duheng")

    assert session.book == copy
    assert str(change.label) == "Restore from 2026-01-01.duheng"
    session.undo()
    assert session.book == before


@pytest.mark.parametrize("on", [None, make.day("2026-02-01")])
def test_an_answer_knows_the_day_on_which_it_is_given(
    session: Session, clock: FixedClock, on: date | None
) -> None:
    question = r.Question(
        "question-a:1", "a.csv", 1, make.DAY, make.money("5.00"), "借呗", "?"
    )
    session.do(c.TakeImport((), (r.ImportedRow("m", "a.csv", 1),), (question,)))

    session.do(c.AnswerQuestion(question.id, Verdict.TRANSFER, remember=True, on=on))

    (rule,) = session.book.import_rules.values()
    assert rule.made_on == (on or clock.today())
    assert session.undo() is not None
    assert question.id in session.book.questions
    assert not session.book.import_rules


def test_a_step_that_cannot_be_written_is_kept_until_one_is() -> None:
    class Full(MemoryStore):
        is_full = True

        def save(self, change: Change) -> None:
            if self.is_full:
                raise NotWrittenError(file="b")
            super().save(change)

    store = Full()
    session = Session(store, FixedClock(make.DAY))
    assert session.latest == Book()

    with pytest.raises(NotWrittenError):
        session.do(c.OpenLine(make.line("kept")))
    assert session.book == Book()
    assert list(session.latest.lines) == ["kept"]

    store.is_full = False
    session.do(c.OpenLine(make.line("written")))
    assert list(session.latest.lines) == ["written"]


def test_saving_is_kept_in_the_log_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    store = MemoryStore()
    session = Session(store, FixedClock(make.DAY))

    session.do(c.OpenLine(make.line("mine", name="Secret")))
    store.not_backed_up = RefusedError()
    session.bring_back(Book(), "Secret")

    assert [one.event for one in events.entries()] == [
        Event.RESTORED,
        Event.NOT_BACKED_UP,
        Event.SAVED,
        Event.SAVED,
    ]
    assert "Secret" not in events.log_path().read_text()
