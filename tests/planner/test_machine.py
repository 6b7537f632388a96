"""A user at random over a real book file: whatever they do, nothing breaks."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from planner.app import commands as c
from planner.app.queries import Look
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import RefusedError
from planner.model.book import Book
from planner.model.checks import issues
from planner.model.records import Loan
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from tests.helpers import make
from tests.helpers import strategies as s

TODAY = make.day("2026-03-20")


class RandomUser(RuleBasedStateMachine):
    """Wishes, undoes, redoes, closes and opens again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "book"
        self.session = Session(create(self.path), FixedClock(TODAY))
        self.first = self.session.book

    def teardown(self) -> None:
        while self.session.undo():
            pass
        assert list(self.session.book.records()) == list(self.first.records())
        self.session.close()
        shutil.rmtree(self.folder)

    @initialize()
    def begin_with_lines(self) -> None:
        for name in s.LINES:
            self.session.do(c.OpenLine(make.line(name, opened_on=s.OPENED)))

    @rule(command=s.commands)
    def wish(self, command: c.Command) -> None:
        before = self.session.book
        try:
            change = self.session.do(command)
        except RefusedError:
            assert self.session.book is before
        else:
            assert change.before is before
            assert change.after is self.session.book
            assert str(change.label)

    @rule(commands=s.command_lists)
    def wish_for_many(self, commands: list[c.Command]) -> None:
        before = self.session.book
        try:
            self.session.do_all(commands)
        except RefusedError:
            assert self.session.book is before

    @precondition(lambda self: self.session.history)
    @rule()
    def undo(self) -> None:
        last = self.session.history[-1]
        self.session.undo()
        assert self.session.book is last.before

    @precondition(lambda self: self.session.future)
    @rule()
    def redo(self) -> None:
        following = self.session.future[0]
        self.session.redo()
        assert self.session.book is following.after

    @precondition(lambda self: any(True for _ in self.session.book.records()))
    @rule(draw=st.data())
    def drop_something(self, draw: st.DataObject) -> None:
        ids = [record.id for record in self.session.book.records()]
        one = draw.draw(st.sampled_from(ids))
        try:
            self.session.do(c.Drop(one))
        except RefusedError:
            assert self.session.book.find(one)
        else:
            assert not self.session.book.find(one)

    @precondition(lambda self: self.session.book.loans)
    @rule(draw=st.data(), terms=s.sound_terms())
    def amend_a_loan(self, draw: st.DataObject, terms: object) -> None:
        loan = draw.draw(st.sampled_from(list(self.session.book.loans.values())))
        changed = Loan(loan.id, terms, loan.line, loan.channel, "changed")
        try:
            self.session.do(c.Amend(changed))
        except RefusedError:
            assert self.session.book.loans[loan.id] is loan

    @rule()
    def close_and_open_again(self) -> None:
        before = self.session.book
        self.session.close()
        self.session = Session(SqliteStore(self.path), FixedClock(TODAY))
        assert self.session.book == before
        self.first = self.session.book

    @rule()
    def look_at_everything(self) -> None:
        look = Look(self.session.book, TODAY)
        assert look.summary.warnings == len(look.warnings)
        assert look.summary.owed.minor >= 0
        assert len(look.limits) == len(self.session.book.lines)

    @invariant()
    def the_book_holds_no_nonsense(self) -> None:
        assert issues(self.session.book) == ()

    @invariant()
    def the_file_holds_the_book(self) -> None:
        reader = SqliteStore(self.path)
        stored: Book = reader.load()
        reader.close()
        assert list(stored.records()) == list(self.session.book.records())


RandomUser.TestCase.settings = settings(
    settings.get_profile("usual"), max_examples=12, stateful_step_count=25
)
TestRandomUser = RandomUser.TestCase


@pytest.mark.long
class TestRandomUserForLong(RandomUser.TestCase):
    """The same user, for hours rather than seconds."""

    settings = settings(
        settings.get_profile("long"), max_examples=200, stateful_step_count=80
    )
