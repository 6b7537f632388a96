"""``do BOOK FILE``: carries out the commands of a file, all or none."""

import argparse
from collections.abc import Iterator

from planner.app.book_path import book_path
from planner.app.cli import say_aside
from planner.app.commands import Command
from planner.app.lines_file import commands
from planner.app.parts import Answer, Parts
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import (
    InLineError,
    PlannerError,
    RefusedError,
    RefusedInLineError,
)
from planner.model.change import Change
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import say


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``do``."""
    parser.add_argument("book", type=book_path, help="the book to change")
    parser.add_argument("file", help="one command a line as JSON; - reads stdin")


def run(args: argparse.Namespace, parts: Parts) -> Answer:
    """Carry out every command, or none where one is refused."""
    # Read before the book is locked: a pipe may be slow.
    wishes = tuple(commands(args.file, parts.stdin))
    store = parts.open_store(args.book, write=True)
    session = Session(store, FixedClock(parts.on))
    try:
        change = _done(session, args.file, wishes)
    finally:
        session.close()
    if store.not_backed_up is not None:
        say_aside(say(store.not_backed_up))
    words = tr("Commands done: {n}. Records written: {saved}, dropped: {dropped}.")
    saved, dropped = change.saved(), change.dropped()
    return Answer(
        {
            "done": len(wishes),
            "saved": [record.id for record in saved],
            "dropped": [record.id for record in dropped],
        },
        words.format(n=len(wishes), saved=len(saved), dropped=len(dropped)),
    )


def _done(
    session: Session, file: str, wishes: tuple[tuple[int, Command], ...]
) -> Change:
    at = _Place()
    named = Sentence(Phrase("{n} commands from {file}"), n=len(wishes), file=file)
    try:
        return session.do_all(at.along(wishes), named)
    except RefusedError as error:
        if not at.running:  # the store's own refusal, of no line in particular
            raise
        raise RefusedInLineError(file=file, line=at.line, cause=error) from error
    except PlannerError as error:
        raise InLineError(file=file, line=at.line, cause=error) from error


class _Place:
    """Which line is being carried out."""

    line = 0
    running = False

    def along(self, wishes: tuple[tuple[int, Command], ...]) -> Iterator[Command]:
        self.running = True
        for self.line, command in wishes:
            yield command
        self.running = False
