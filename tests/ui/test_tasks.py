"""Slow work beside the screen."""

import sys
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from planner.errors import PlannerError, RefusedError
from planner.model.book import Book
from planner.wording.say import say
from ui.tasks import Run, Tasks, Told


class Waiting:
    """What a page keeps of its task."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.refusals: list[PlannerError] = []

    def done(self, answer: object) -> None:
        self.answers.append(answer)

    def refused(self, refusal: PlannerError) -> None:
        self.refusals.append(refusal)


def test_an_answer_comes_home(qtbot: QtBot) -> None:
    page, tasks = Waiting(), Tasks(Book)
    book = Book()
    tasks = Tasks(lambda: book)

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", lambda _told: 42, page.done, page.refused)

    assert page.answers == [42]
    assert tasks.is_idle


def test_a_refusal_comes_home_as_a_refusal(qtbot: QtBot) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)

    def work(_told: Told) -> object:
        raise RefusedError

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", work, page.done, page.refused)

    assert page.answers == []
    assert [type(refusal) for refusal in page.refusals] == [RefusedError]


def test_a_bug_reaches_the_hook(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)
    seen: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *told: seen.append(told[1]))

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", lambda _told: 1 // 0, page.done, page.refused)

    assert isinstance(seen[0], ZeroDivisionError)
    assert page.answers == []
    assert "ZeroDivisionError" in say(page.refusals[0])  # and nothing waits for ever
    assert "Nothing was changed" in say(page.refusals[0])


def test_memory_that_ran_out_is_told_and_is_no_bug(qtbot: QtBot) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)

    def work(_told: Told) -> object:
        raise MemoryError

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", work, page.done, page.refused)

    assert "memory ran out" in say(page.refusals[0])


def test_what_took_a_while_tells_how_far_it_is_the_next_time(qtbot: QtBot) -> None:
    book = Book()
    page, tasks, go = Waiting(), Tasks(lambda: book), Event()
    shares: list[float] = []

    def work(_told: Told) -> object:
        return go.wait(20)

    first = tasks.start("report", work, page.done, page.refused)
    first.progressed.connect(shares.append)
    qtbot.waitUntil(lambda: first.passed > 0.05)
    go.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert shares == []
    go.clear()
    second = tasks.start("report", work, page.done, page.refused)
    second.progressed.connect(shares.append)
    qtbot.waitUntil(lambda: bool(shares))
    go.set()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert shares[-1] == 0.95


def test_what_tells_its_share_is_not_guessed_at(qtbot: QtBot) -> None:
    book = Book()
    page, tasks, go = Waiting(), Tasks(lambda: book), Event()
    tasks.start("import", lambda _: None, page.done, page.refused)
    qtbot.waitUntil(lambda: tasks.is_idle)
    shares: list[float] = []

    heard = Event()

    def work(told: Told) -> object:
        heard.wait(20)
        told.progress(0.25)
        return go.wait(20)

    second = tasks.start("import", work, page.done, page.refused)
    second.progressed.connect(shares.append)
    heard.set()
    qtbot.waitUntil(lambda: second.passed > 0.5)
    go.set()
    qtbot.waitUntil(lambda: tasks.is_idle)

    assert shares == [0.25]


def test_a_file_that_was_written_is_told_though_the_book_went_on(qtbot: QtBot) -> None:
    books = iter([Book() for _ in range(9)])
    page, tasks = Waiting(), Tasks(lambda: next(books))

    with qtbot.waitSignal(tasks.idle):
        tasks.start(
            "write", lambda _: "file", page.done, page.refused, whatever_book=True
        )

    assert page.answers == ["file"]


def test_a_newer_request_cancels_the_older(qtbot: QtBot) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)
    begun, told_of = Event(), []

    def slow(told: Told) -> object:
        told_of.append(told)
        begun.set()
        while not told.cancelled():
            told.progress(0.5)
        return "old"

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", slow, page.done, page.refused)
        assert begun.wait(10)
        tasks.start("plan", lambda _told: "new", page.done, page.refused)

    assert page.answers == ["new"]


def test_a_late_answer_for_an_old_book_is_dropped(qtbot: QtBot) -> None:
    books = [Book()]
    page, tasks = Waiting(), Tasks(lambda: books[-1])

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", lambda _told: 1, page.done, page.refused)
        books.append(Book())

    assert page.answers == []


def test_progress_is_told_on_the_way(qtbot: QtBot) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)
    heard: list[float] = []
    listening = Event()

    def work(told: Told) -> None:
        listening.wait(timeout=60)
        told.progress(0.25)

    with qtbot.waitSignal(tasks.idle):
        task = tasks.start("plan", work, page.done, page.refused)
        task.progressed.connect(heard.append)
        listening.set()

    assert heard == [0.25]


def test_closing_waits_for_every_thread(qtbot: QtBot) -> None:
    book = Book()
    page, tasks = Waiting(), Tasks(lambda: book)

    def slow(told: Told) -> object:
        while not told.cancelled():
            pass
        return "late"

    tasks.start("plan", slow, page.done, page.refused)
    tasks.close()

    assert page.answers == []


def test_the_runnable_gives_the_answer_or_the_fault() -> None:
    told = Told(lambda _share: None)
    answers: list[object] = []
    faults: list[object] = []

    Run(lambda _told: 7, told, answers.append, faults.append).run()
    Run(lambda _told: 1 // 0, told, answers.append, faults.append).run()

    assert answers == [7]
    assert isinstance(faults[0], ZeroDivisionError)


def test_a_page_that_is_gone_hears_no_answer(qtbot: QtBot) -> None:
    class Page(QWidget):
        def done(self, answer: object) -> None:
            raise AssertionError(answer)

    book, page = Book(), Page()
    tasks = Tasks(lambda: book)

    with qtbot.waitSignal(tasks.idle):
        tasks.start("plan", lambda _told: 42, page.done, page.done)
        delete(page)

    assert tasks.is_idle
