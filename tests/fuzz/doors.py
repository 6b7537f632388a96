"""The doors through which what others wrote comes in, beside the bills.

Book files (clear and sealed, older schemas too), command files, terms and the other
JSON files of the verbs, exported books, and the catalogue's files, as an owner may edit
them.
"""

import contextlib
import json
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import main
from planner.app import cli
from planner.catalogue.factors import FILE as FACTORS
from planner.catalogue.read import DATA, Catalogue
from planner.errors import PlannerError
from planner.exchange.json_out import book_json
from planner.model.book import Book
from planner.store import seal
from planner.store.create import create
from planner.store.sqlite import SqliteStore
from planner.wording.say import say
from tests.fuzz.hunting import (
    USUAL,
    Door,
    Mutation,
    cut,
    double,
    drop,
    flip,
    put,
    swapping,
    telling,
)
from tests.helpers import make
from tests.helpers.sheets import cell, packed, sheet
from tests.helpers.ugly import ugly_book

HERE = Path(__file__).parent
ON = date(2026, 3, 20)
PASSWORD = "secret"  # noqa: S105  # of a book that is thrown away
OLD_BOOKS = HERE.parent / "old_books"
SMALL = make.book(make.line("hb", channel="huabei"), make.loan("jb"), make.cash())
HOSTILE = (
    *("'; DROP TABLE loans; --", '"', "\\", "\0", "\ufeff", "\ud800", "\u202e"),
    *(
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+1",
        "-1",
        "<b>&amp;</b>",
        "</para><i>",
    ),
    *("{0.__class__}", "%s%n", "../../etc/passwd", "/dev/null", "$(id)", "`id`"),
    *("9" * 400, "1e999999", "-0", "NaN", "Infinity", "0.1e-400", "1" * 5000),
    *("9999-12-31", "0001-01-01", "2026-02-30", "[" * 2000, '{"a":' * 500, "null"),
)
KEYS = (
    *('"do"', '"id"', '"line"', '"loan"', '"on"', '"amount"', '"terms"', '"rate"'),
    *('"value"', '"per"', '"principal"', '"periods"', '"every"', '"method"', '"limit"'),
    *('"first_due"', '"drawn_on"', '"kind"', '"channel"', '"name"', '"fees"', '"late"'),
    *('"repay"', '"draw"', '"open_line"', '"drop"', '"amend"', '"cash"', '"expect"'),
    *("true", "false", "null", "0", "1", "-1", "[]", "{}", '""', '"month"', '"level"'),
    *('"2026-01-15"', '"2026-02-15"', '"10000.00"', '"0.072"', "12", "360", "1000000"),
)
TEXT: tuple[Mutation, ...] = (
    put,
    drop,
    double,
    cut,
    telling(HOSTILE),
    telling(KEYS),
    *[swapping(KEYS)] * 4,
    swapping((*KEYS, *HOSTILE)),
)


def verb(*words: str) -> Callable[[Path, random.Random], None]:
    """A verb that is given the mutant where its words say FILE."""

    def enter(path: Path, _dice: random.Random) -> None:
        said = [str(path) if word == "FILE" else word for word in words]
        cli.answer(said[0], main.parts(ON), *said[1:])

    return enter


# -- books ---------------------------------------------------------------------------


def _made(book: Book, password: str | None = None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "b"
        create(path, book, password=password).close()
        return path.read_bytes()


def _dumped(dump: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "b")
        db.executescript(dump.read_text(encoding="utf-8"))
        db.close()
        return (Path(folder) / "b").read_bytes()


@cache
def books() -> Sequence[bytes]:
    """Small books of every schema."""
    old = [_dumped(dump) for dump in sorted(OLD_BOOKS.glob("*.sql"))]
    return [_made(SMALL), _made(ugly_book()), *old]


@cache
def sealed_books() -> Sequence[bytes]:
    """The same with a password; its key is made cheaply, or the hunt would be slow."""
    seal._KIB = 64  # noqa: SLF001  # of this process
    return [_made(SMALL, PASSWORD), _made(ugly_book(), PASSWORD)]


def _opened(path: Path, key: str | None) -> None:
    """Open, read, look for faults, write a step: all as the program does."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(f"{path}-backups")
    for beside in path.parent.glob(f"{path.name}*-journal"):
        beside.unlink()
    store = SqliteStore(path, write=True, patience=0.0, key=key)
    try:
        faults = store.faults()
        for fault in faults:
            str(fault)
        store.load()
    finally:
        store.close()
    parts = main.parts(ON, key)
    cli.answer("check", parts, str(path))
    cli.answer("show", parts, str(path), "summary")
    for copy in path.parent.glob("*before-v*"):
        copy.unlink()


# -- catalogue -----------------------------------------------------------------------


@cache
def sheets() -> Sequence[bytes]:
    """Every file of the catalogue, its name on the first line."""
    files = [path for path in sorted(DATA.rglob("*.toml")) if path.name != FACTORS.name]
    return [
        f"# {path.relative_to(DATA)}\n".encode() + path.read_bytes() for path in files
    ]


def _catalogue(path: Path, _dice: random.Random) -> None:
    """One file of the shipped catalogue replaced by the mutant; nothing raises."""
    names = {str(file.relative_to(DATA)) for file in DATA.rglob("*.toml")}
    content = path.read_bytes()
    name = content.split(b"\n", 1)[0][2:].decode("ascii", "replace")
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / "data"
        shutil.copytree(DATA, there, copy_function=_linked)
        target = there / (name if name in names else "rules.toml")
        target.unlink()
        target.write_bytes(content)
        read = Catalogue(there)
        for fault in read.issues:
            say(fault.why), str(fault)
        for channel in read.channels.values():
            str(channel)


def _linked(source: str, target: str) -> str:
    Path(target).symlink_to(source)
    return target


# -- commands and JSON ----------------------------------------------------------------


@cache
def command_files() -> Sequence[bytes]:
    """Commands of every kind: those of the samples, and each alone."""
    from planner.app.parsing import command  # noqa: F401, PLC0415  # the door itself

    lines = (HERE / "corpus" / "commands.jsonl").read_bytes()
    return [lines, *[line + b"\n" for line in lines.splitlines()]]


@cache
def _book_to_write() -> bytes:
    return _made(SMALL)


def _commands(path: Path, _dice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "b.duheng"
        book.write_bytes(_book_to_write())
        with contextlib.suppress(PlannerError):
            cli.answer("do", main.parts(ON), str(book), str(path))
        # whatever was taken, the views of the book can be shown and it is sound
        for view in ("summary", "loans", "dues", "limits", "cash", "warnings"):
            cli.answer("show", main.parts(ON), str(book), view)
        said = cli.answer("check", main.parts(ON), str(book)).document
        wrong = [one for one in said["issues"] if one["kind"] in ("file", "replay")]
        if wrong:
            raise AssertionError(wrong)


def _json(name: str) -> Callable[[], Sequence[bytes]]:
    @cache
    def seeds() -> Sequence[bytes]:
        cases = json.loads((HERE / "corpus" / "asked.json").read_text("utf-8"))
        return [json.dumps(one, ensure_ascii=False).encode() for one in cases[name]]

    return seeds


@cache
def exported() -> Sequence[bytes]:
    """Books as JSON."""
    return [book_json(SMALL), book_json(ugly_book())]


def _imported(path: Path, _dice: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "b.duheng"
        book.write_bytes(_book_to_write())
        cli.answer("import", main.parts(ON), str(book), str(path))
        cli.answer("check", main.parts(ON), str(book))


@cache
def lender_files() -> Sequence[bytes]:
    """Tables of instalments: text, and a spreadsheet."""
    plain = cell("A1", "期数") + cell("A2")
    named = ("lender.csv", "lender.xlsx")
    found = [(HERE / "corpus" / name).read_bytes() for name in named]
    return [*found, packed(sheet(plain), stored=True)]


CELLS = (
    *("期数", "本金", "利息", "应还日", "principal", "due", "2026-02-15", "2/15/2026"),
    *("1,000.00", "¥1", "(1)", "1e5", "9" * 5000, "٣", "²", "\t", ",", ";", "|", "\n"),
)
LARGE = 1 << 20  # bytes: a book of few records
STORE = ("planner/store/",)
APP = ("planner/app/", "planner/model/", "planner/schedule/")
DOORS: tuple[Door, ...] = (
    Door(
        "book",
        books,
        lambda path, _: _opened(path, None),
        STORE,
        (flip, flip, *USUAL),
        longest=LARGE,
    ),
    Door(
        "sealed",
        sealed_books,
        lambda path, _: _opened(path, PASSWORD),
        STORE,
        (flip, flip, put),
        longest=LARGE,
    ),
    Door("commands", command_files, _commands, APP, TEXT, ".jsonl"),
    Door("export", exported, _imported, (*APP, "planner/exchange/"), TEXT, ".json"),
    Door("catalogue", sheets, _catalogue, ("planner/catalogue/",), TEXT, ".toml"),
    *(
        Door(word, _json(word), verb(word, "FILE"), APP, TEXT, ".json")
        for word in ("schedule", "cost", "discount", "card")
    ),
    Door(
        "reconcile",
        lender_files,
        verb("reconcile", str(HERE / "corpus" / "terms.json"), "FILE"),
        ("planner/app/", "planner/schedule/"),
        (*USUAL, telling(HOSTILE), telling(CELLS), telling(CELLS)),
    ),
)
