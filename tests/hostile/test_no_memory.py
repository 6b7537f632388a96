"""Where the memory ends, whatever was being done, nothing is lost and nothing half.

Each call is made in a child that may take a few MiB more than the program has at its
start. What it says is one sentence, and the book is what it was, or has the whole step.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planner.store.sqlite import SqliteStore
from tests.helpers.bills import FILES
from tests.helpers.bounded import Ended, bounded

STEPS = 500
SIZES = (2, 20, 48)
SAID = "memory ran out"
# ends the process itself, in a sentence of its own, before Python can say one
LIBRARY = "OpenBLAS error: Memory allocation still failed"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "my.duheng"
    rest = '"do":"cash","on":"2026-01-05","amount":"1.00"}\n'
    wishes = "".join(f'{{"id":"c{n}",{rest}' for n in range(STEPS))
    (tmp_path / "wishes.jsonl").write_text(wishes, encoding="ascii")
    (made,) = bounded([["new", path.name, "--sample"]], tmp_path)
    assert made.status == 0, made.err
    return path


def calls(book: Path) -> Sequence[Sequence[str]]:
    bill = str(FILES / "wechat.xlsx")
    return (
        ["do", book.name, "wishes.jsonl"],
        ["import", book.name, bill],
        ["report", book.name, "report.pdf"],
        ["export", book.name, "out.xlsx"],
        ["repay", book.name],
        ["estimate", book.name],
        ["show", book.name, "cash"],
    )


def kinds(book: Path) -> dict[str, int]:
    """How many records of each kind the book holds; it opens, and is sound."""
    store = SqliteStore(book)
    try:
        assert store.faults() == ()
        found = store.load()
    finally:
        store.close()
    return {name: len(getattr(found, name)) for name in ("cash", "moves", "imported")}


def wrong(ended: Ended) -> str | None:
    """What is wrong with how a call ended; None: nothing."""
    if ended.is_clear or (ended.status == 1 and ended.err.startswith(LIBRARY)):
        return None
    return f"{ended.call}: {ended.status} {ended.err[-400:]}"


def ended_with(book: Path, more: int) -> Iterator[Ended]:
    """Each call, and the book looked at after it."""
    before = kinds(book)
    for call in calls(book):
        (ended,) = bounded([call], book.parent, more=more, seconds=60)
        after = kinds(book)
        if call[0] not in ("do", "import") or ended.status != 0:
            assert after == before, call
        elif call[0] == "do":
            assert after == {**before, "cash": before["cash"] + STEPS}
        assert (book.parent / "report.pdf").exists() == _did("report", ended, book)
        before = after
        yield ended


def _did(verb: str, ended: Ended, book: Path) -> bool:
    if ended.call[0] == verb:
        return ended.status == 0
    return (book.parent / "report.pdf").exists()


@pytest.mark.parametrize("sizes", [(20,), pytest.param(SIZES, marks=pytest.mark.long)])
def test_whatever_the_memory_is_the_book_is_whole(
    book: Path, sizes: tuple[int, ...]
) -> None:
    said = 0
    for more in sizes:
        for ended in ended_with(book, more):
            assert wrong(ended) is None
            said += SAID in ended.err
        for name in ("report.pdf", "out.xlsx"):
            (book.parent / name).unlink(missing_ok=True)
        drop = "".join(f'{{"do":"drop","id":"c{n}"}}\n' for n in range(STEPS))
        (book.parent / "drop.jsonl").write_text(drop, encoding="ascii")
        bounded([["do", book.name, "drop.jsonl"]], book.parent)
        parts = [path.name for path in book.parent.iterdir() if ".part" in path.name]
        assert parts == []

    assert said >= len(sizes)
    (checked,) = bounded([["check", book.name, "--json"]], book.parent)
    assert json.loads(checked.out)["ok"]
