"""Words that mean something to a machine stay words, whatever door they come in by."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

import main
from planner.app import cli
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from planner.wording.say import say
from tests.helpers import screen
from tests.helpers.bills import app_bill, app_row
from tests.helpers.memory import MemoryStore
from ui import shelf
from ui.settings import Settings
from ui.window import Window

ON = date(2026, 3, 20)
SQL = "'; DROP TABLE loans; --"
MARKUP = "<b onclick='x'></para>&lt;i&gt;<img src='file:///etc/passwd'/>"
FORMAT = "%s %n {0} {name} {x.__class__.__init__.__globals__}"
FORMULAS = ("=1+cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1")
SHELL = "$(id) `id` ; rm -rf ~ | cat"
NAMES = (SQL, MARKUP, FORMAT, *FORMULAS, SHELL, "../../../etc/passwd", "\u202egnp.exe")


def answer(*words: str | Path) -> cli.Answer:
    verb, *rest = (str(word) for word in words)
    return cli.answer(verb, main.parts(ON), *rest)


def wishes(name: str, n: int) -> Iterator[dict[str, object]]:
    """Records of every kind that carries words, under a name as id and as text."""
    terms = {"principal": "1000.00", "drawn_on": "2026-01-15", "every": "month"}
    terms |= {"first_due": "2026-02-15", "periods": 6, "method": "level"}
    yield {"do": "set_profile", "name": name, "kind": "person", "note": name}
    yield {
        "do": "open_line",
        "id": name,
        "channel": name,
        "name": name,
        "limit": "5000.00",
        "opened_on": "2025-01-01",
    }
    yield {
        "do": "draw",
        "id": f"{name}l",
        "line": name,
        "name": name,
        "terms": {**terms, "rate": {"value": "0.1", "per": "year"}},
    }
    yield {
        "do": "repay",
        "id": f"{name}r",
        "loan": f"{name}l",
        "on": "2026-02-15",
        "amount": "100.00",
        "kind": "scheduled",
    }
    yield {"do": "card_spend", "line": name, "on": "2026-02-01", "amount": "1.00"}
    yield {"do": "note", "on": "2026-02-01", "kind": "inquiry", "lender": name}
    yield {"do": "cash", "id": f"{name}c", "on": "2026-03-01", "amount": f"{n + 1}.00"}
    yield {
        "do": "expect",
        "id": f"{name}e",
        "name": name,
        "amount": "900.00",
        "way": "in",
        "first": "2026-04-01",
        "every": "month",
    }


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which every name is one of those."""
    folder = tmp_path_factory.mktemp("injected")
    path = folder / "my.duheng"
    answer("new", path)
    told = [wish for n, name in enumerate(NAMES) for wish in wishes(name, n)]
    lines = "".join(f"{json.dumps(wish)}\n" for wish in told)
    (folder / "wishes.jsonl").write_text(lines, encoding="ascii")
    assert answer("do", path, folder / "wishes.jsonl").status == 0
    return path


def test_sql_in_a_name_is_kept_as_it_is_written(book: Path) -> None:
    with sqlite3.connect(book) as db:
        names = {row[0] for row in db.execute("SELECT name FROM lines")}
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}

    assert names == set(NAMES)
    assert {"loans", "lines", "cash"} <= tables
    assert answer("check", book).document["issues"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_found_and_dropped_by_such_an_id_alone(
    book: Path, name: str, tmp_path: Path
) -> None:
    other = tmp_path / "other.duheng"
    other.write_bytes(book.read_bytes())
    order = tmp_path / "drop.jsonl"
    order.write_text(json.dumps({"do": "drop", "id": f"{name}c"}), encoding="ascii")

    assert answer("do", other, order).document["dropped"] == [f"{name}c"]
    assert answer("check", other).document["issues"] == []


def test_every_view_shows_the_names_as_they_are(book: Path) -> None:
    for view in ("summary", "loans", "dues", "limits", "behaviour", "cash", "warnings"):
        answer("show", book, view)

    loans = answer("show", book, "loans").document["loans"]

    assert isinstance(loans, list)
    assert {row["loan"] for row in loans} >= {f"{name}l" for name in NAMES}


def test_no_cell_of_an_export_can_run(book: Path, tmp_path: Path) -> None:
    answer("export", book, tmp_path / "out.csv")
    answer("export", book, tmp_path / "out.xlsx")
    cells = [
        cell
        for file in tmp_path.glob("*.csv")
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
        for cell in row
    ]
    sheets = load_workbook(tmp_path / "out.xlsx").worksheets

    risky = [cell for cell in cells if cell[:1] in set("=+@\t\r") or cell == "-1+1"]
    assert risky == []
    assert f"'{FORMULAS[0]}" in cells
    kinds = {
        cell.data_type for sheet in sheets for row in sheet.iter_rows() for cell in row
    }
    assert "f" not in kinds


@pytest.mark.parametrize("kind", ["person", "plan", "bank"])
def test_a_printed_report_shows_the_markup_as_words(
    book: Path, kind: str, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"

    assert answer("report", book, out, "--kind", kind).status in (0, 3)

    if out.exists():
        read = PdfReader(out)
        text = "".join(page.extract_text() for page in read.pages).replace("\n", "")
        links = [page.get("/Annots", []) for page in read.pages]
        assert "onclick" in text or kind == "plan"
        uris = [
            one for page in links for one in page if "/URI" in str(one.get_object())
        ]
        assert uris == []


def test_a_sealed_export_and_a_calendar_keep_to_their_form(
    book: Path, tmp_path: Path
) -> None:
    answer("export", book, tmp_path / "out.ics")
    answer("export", book, tmp_path / "out.json")

    lines = (tmp_path / "out.ics").read_bytes().split(b"\r\n")
    words = {line.partition(b":")[0].partition(b";")[0] for line in lines}
    assert words & {b"ATTACH", b"ACTION", b"URL"} <= {b"ACTION"}
    whole = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert {line["name"] for line in whole["lines"]} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_bill_brings_such_words_in_as_words(name: str, tmp_path: Path) -> None:
    path, bill = tmp_path / "b.duheng", tmp_path / "bill.csv"
    answer("new", path)
    word = name.replace(",", " ").replace("\t", " ").strip()
    bill.write_bytes(app_bill(app_row(item=word, party=word, note=word)))

    told = answer("import", path, bill).document

    assert isinstance(told, dict)
    assert told["records"][0]["counterparty"] == word
    assert answer("check", path).document["issues"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_repeats_such_words_and_fills_nothing_in(
    name: str, tmp_path: Path
) -> None:
    path, order = tmp_path / "b.duheng", tmp_path / "o.jsonl"
    answer("new", path)
    told: Sequence[dict[str, object]] = (
        {"do": name},
        {"do": "drop", "id": name},
        {"do": "cash", "on": name, "amount": "1.00"},
        {"do": "cash", "on": "2026-01-01", "amount": name},
        {"do": "note", "on": "2026-01-01", "kind": "inquiry", name: 1},
    )
    for wish in told:
        order.write_text(json.dumps(wish), encoding="ascii")
        with pytest.raises(PlannerError) as refused:
            answer("do", path, order)
        words = say(refused.value)
        assert "__globals__" not in words.replace(FORMAT, "").replace(repr(FORMAT), "")
        assert "<module" not in words
        assert "built-in" not in words


@pytest.mark.parametrize("name", [*NAMES, "a\nb", "x" * 200])
def test_a_book_or_a_report_of_such_a_name_stays_in_its_folder(
    name: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    safe = name.replace("/", "_")
    path = folder / f"{safe}.duheng"
    answer("new", path)
    for call in (
        ("report", path, folder / f"{safe}.pdf"),
        ("export", path, folder / f"{safe}.csv"),
        ("backup", path, folder / f"{safe} copy.duheng"),
        ("check", path),
    ):
        assert answer(*call).status in (0, 3), call

    assert [one.name for one in tmp_path.iterdir()] == ["in"]
    assert all(one.name.startswith(safe) for one in folder.iterdir())


class Shown:
    """The labels and tooltips of a window that hold a mark-up name."""

    def __init__(self, root: QWidget) -> None:
        parts = [root, *root.findChildren(QWidget)]
        self.labels = [
            one
            for one in parts
            if isinstance(one, QLabel) and "onclick" in unescape(one.text())
        ]
        cells = [
            view.model().index(row, column)
            for view in root.findChildren(QTableView)
            for row in range(view.model().rowCount())
            for column in range(view.model().columnCount())
        ]
        self.cells = [text for one in cells if "onclick" in (text := str(one.data()))]
        tips = [str(one.data(Qt.ItemDataRole.ToolTipRole) or "") for one in cells]
        tips += [one.toolTip() for one in parts]
        self.tips = [tip for tip in tips if "onclick" in tip]


@pytest.fixture
def window(
    book: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "books")
    store = main.open_store(book)
    session = Session(MemoryStore(store.load()), FixedClock(ON))
    store.close()
    services, settings = screen.services({}), Settings(tmp_path / "w.ini")
    made = Window(screen.begun(session), services, settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_window_draws_markup_as_words(window: Window, qtbot: QtBot) -> None:
    seen = 0
    for page in ("overview", "lines", "loans", "limits", "calendar", "repay"):
        window.go(page)
        qtbot.waitUntil(lambda: window.desk.tasks.is_idle, timeout=60_000)
        shown = Shown(window)
        formats = {label.textFormat() for label in shown.labels}
        assert formats <= {Qt.TextFormat.PlainText}
        assert [tip for tip in shown.tips if "<img" in tip] == []
        seen += len(shown.labels) + len(shown.cells)
    window.tell(MARKUP)

    told = Shown(window).labels
    assert {label.textFormat() for label in told} == {Qt.TextFormat.PlainText}
    assert seen
