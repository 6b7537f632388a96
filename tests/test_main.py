"""One file joins the parts; each is fetched when it is used."""

import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import main
from planner.app import main_job as main_job_module
from planner.app.files import TargetForeignError
from planner.calendar import FixedClock, SystemClock
from planner.exchange import read as exchange_read
from planner.exchange import write as exchange_write
from planner.model.book import Book
from planner.model.records import BookKind
from planner.store import backups
from planner.store.refusals import BusyError
from planner.store.sqlite import SqliteStore
from reports import write as reports_write
from tests.helpers import make
from tests.helpers.memory import MemoryStore
from ui import application, start

ROOT = Path(__file__).resolve().parents[1]
BARE = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture(autouse=True)
def _english_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the window was asked for, instead of a window."""
    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(start, "begin", lambda: None)
    monkeypatch.setattr(application, "run", lambda *args: calls.append(args) or 0)
    return calls


def run(*argv: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in BARE}
    return subprocess.run(
        [sys.executable, "main.py", *argv],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_verb_is_carried_out(tmp_path: Path) -> None:
    done = run("new", str(tmp_path / "b"), "--json")

    assert done.returncode == 0
    assert '"records": 1' in done.stdout
    assert done.stderr == ""


def test_a_light_verb_imports_nothing_heavy() -> None:
    code = (
        "import sys, main;"
        "main.main(['schedule', '-', '--json']);"
        "print({'pandas','numpy','PySide6','reportlab','highspy',"
        "'openpyxl','planner.exchange','planner.store'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        input="{}",
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "set()"


def test_each_part_is_the_one_that_its_room_gives(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book, on = make.book(make.line()), date(2026, 1, 2)
    asked: list[tuple[Any, ...]] = []

    def note(*args: Any, **given: Any) -> int:
        asked.append((args, given))
        return 7

    monkeypatch.setattr(exchange_read, "read_bills", note)
    monkeypatch.setattr(exchange_write, "write_tables", note)
    monkeypatch.setattr(reports_write, "write_report", note)
    parts = main.parts(on)

    assert parts.on == on
    assert parts.write_report(book, on, tmp_path, "bank", force=True) == 7
    assert parts.read_bills([tmp_path], book) == 7
    assert parts.write_tables(book, on, tmp_path) == 7
    assert asked[-1][1] == {"usual": {}}
    assert [args[0] for args, _ in asked] == [book, [tmp_path], book]
    parts.new_store(tmp_path / "b", book).close()
    store = parts.open_store(tmp_path / "b")
    assert store.load() == book
    store.close()
    assert main.new_store(tmp_path / "empty").load() == Book()


def test_the_window_replaces_the_file_that_was_asked_about_and_no_other(
    tmp_path: Path,
) -> None:
    book, on = make.book(make.line()), date(2026, 1, 2)
    for name in ("mine.json", "mine-lines.csv"):
        (tmp_path / name).write_text("my own")

    main.export_agreed(book, on, tmp_path / "mine.json")

    assert "duheng" in (tmp_path / "mine.json").read_text("utf-8")
    with pytest.raises(TargetForeignError):
        main.export_agreed(book, on, tmp_path / "mine.csv")
    assert (tmp_path / "mine-lines.csv").read_text() == "my own"


def test_a_window_holds_its_book(tmp_path: Path) -> None:
    main.new_store(tmp_path / "b").close()
    held = main.hold_store(tmp_path / "b")

    with pytest.raises(BusyError):
        SqliteStore(tmp_path / "b", write=True, patience=0.0)
    held.close()


def test_no_verb_opens_the_window(
    shown: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert main.main(["my.duheng", "--lang", "zh", "--on", "2026-01-02"]) == 0

    book, options, services = shown[0]
    assert book == Path("my.duheng")
    assert (options.language, options.picture) == ("zh", None)
    assert services.clock == FixedClock(date(2026, 1, 2))
    assert services.open_store.func is main.hold_store
    assert services.font.exists()
    assert len(services.sample(BookKind.PERSON, date(2026, 1, 2))) > 50


def test_a_picture_needs_neither_display_nor_lock(
    shown: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in BARE:
        monkeypatch.delenv(name, raising=False)

    assert main.main(["--picture", "repay", "o.png", "--theme", "dark"]) == 0

    _, options, services = shown[0]
    assert (options.picture.page, options.picture.theme) == ("repay", "dark")
    assert services.open_store.func is main.open_store
    assert isinstance(services.clock, SystemClock)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_painting_once_needs_no_display(
    shown: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in BARE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":99")

    assert main.main(["--exit-when-painted", "--json"]) == 0

    assert shown[0][1].exit_when_painted
    assert "QT_QPA_PLATFORM" not in os.environ


def test_without_a_display_the_main_job_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in BARE:
        monkeypatch.delenv(name, raising=False)
    days: list[date] = []
    monkeypatch.setattr(
        main_job_module, "main_job", lambda parts: days.append(parts.on) or 0
    )

    assert main.main(["--on", "2026-01-02"]) == 0

    assert days == [date(2026, 1, 2)]
    assert capsys.readouterr().err == (
        "There is no display; the main job is done here on the sample book.\n"
    )


def test_other_systems_always_have_a_display(
    shown: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in BARE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")

    assert main.main([]) == 0

    assert len(shown) == 1


def test_a_call_that_is_neither_verb_nor_book_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["shwo"]) == 2

    assert "did you mean “show”" in capsys.readouterr().err


def test_the_program_leaves_with_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "show"])

    with pytest.raises(SystemExit) as left:
        runpy.run_path(str(ROOT / "main.py"), run_name="__main__")

    assert left.value.code == 2
    assert MemoryStore().load() == Book()


def test_copies_go_where_the_user_wants_them(tmp_path: Path) -> None:
    main.keep_copies_in(tmp_path)
    try:
        assert backups.folder_of(Path("my.duheng")).parent == tmp_path
    finally:
        main.keep_copies_in(None)
    assert backups.folder_of(Path("my.duheng")).parent != tmp_path
