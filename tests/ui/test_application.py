"""The running program, from start to last close."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from planner.app import bugs
from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import DamagedBookError, RefusedError
from tests.helpers import make, screen
from tests.helpers.memory import MemoryStore
from ui import application, shelf
from ui.settings import Settings
from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT,
        env={
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_first_painting_is_timed(tmp_path: Path) -> None:
    done = start("--exit-when-painted", "--json", home=tmp_path)

    assert done.returncode == 0, done.stderr
    assert 0 < json.loads(done.stdout)["painted_ms"] < 60_000
    assert done.stderr == ""
    plain = start("--exit-when-painted", home=tmp_path)
    assert plain.stdout.strip().isdigit()


def test_starting_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, main; sys.argv = ['main.py', '--exit-when-painted'];"
        "main.main(sys.argv[1:]);"
        "heavy = {'numpy','pandas','highspy','reportlab','openpyxl'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LANG": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stderr.strip() == "[]"


def test_a_page_is_drawn_in_size_times_scale(tmp_path: Path) -> None:
    out = tmp_path / "o.png"
    words = ("--size", "1024x700", "--scale", "1.5", "--theme", "dark", "--lang", "zh")

    done = start("--picture", "channels", str(out), *words, home=tmp_path)

    assert done.returncode == 0, done.stderr
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1536, 1050)
    again = start("--picture", "loans", str(out), home=tmp_path)
    assert again.returncode == 0, "our own picture may be drawn anew"


def test_a_picture_never_replaces_a_file_that_is_not_ours(tmp_path: Path) -> None:
    out = tmp_path / "o.png"
    out.write_text("a diary")

    done = start("--picture", "finance", str(out), home=tmp_path)

    assert done.returncode == 3
    assert len(done.stderr.strip().splitlines()) == 1
    assert out.read_text() == "a diary"


@pytest.mark.parametrize(("name", "status"), [("missing.duheng", 2), (".", 2)])
def test_a_book_that_is_none_is_one_sentence(
    name: str, status: int, tmp_path: Path
) -> None:
    done = start(str(tmp_path / name), "--exit-when-painted", home=tmp_path)

    assert done.returncode == status
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(shelf, "folder", lambda: tmp_path / "books")
    return Settings(tmp_path / "a.ini")


def test_the_last_book_is_opened_again(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "b.duheng"
    path.touch()
    settings.last_book = path
    services = screen.services({path: MemoryStore(make.book(make.line("mine")))})

    begun = application.first_book(None, settings, services)

    assert begun is not None
    assert list(begun.session.book.lines) == ["mine"]
    assert (begun.path, begun.notice) == (path, "")


def test_a_last_book_that_is_broken_does_not_keep_the_program_from_starting(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object, **_given: object) -> Session:
        raise RefusedError

    path = tmp_path / "b.duheng"
    path.touch()
    settings.last_book = path
    monkeypatch.setattr(shelf, "opened", refuse)

    begun = application.first_book(None, settings, screen.services())

    assert begun is not None
    assert not begun.session.book.lines
    assert begun.notice == "This cannot be done."


def test_a_last_book_that_is_damaged_is_pointed_to(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_told: object, **_given: object) -> Session:
        raise DamagedBookError(file="b", what="cut off")

    path = tmp_path / "b.duheng"
    path.touch()
    settings.last_book = path
    monkeypatch.setattr(shelf, "opened", refuse)

    begun = application.first_book(None, settings, screen.services())

    assert begun is not None
    assert begun.damaged == path


def test_without_its_password_the_last_book_stays_closed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.duheng"
    path.touch()
    settings.last_book = path
    monkeypatch.setattr(application, "opened", lambda *_: None)

    begun = application.first_book(None, settings, screen.services())

    assert begun is not None
    assert begun.path != path
    assert application.first_book(path, settings, screen.services()) is None


def test_a_named_book_becomes_the_last_one(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "b.duheng"
    services = screen.services({path: MemoryStore()})

    application.first_book(path, settings, services)

    assert settings.last_book == path


def test_what_nobody_caught_is_logged_without_amounts_and_told(
    qtbot: QtBot,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from planner.app.commands import CountCash  # noqa: PLC0415  # only here

    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: shown.append(box.text()))
    session = Session(MemoryStore(), FixedClock(screen.TODAY))
    window = Window(screen.begun(session), screen.services(), settings)
    qtbot.addWidget(window)
    window.desk.bridge.do(CountCash(make.cash("4321.00")))

    error = ValueError("no amount: 4321.00")
    application.uncaught(window, ValueError, error, None)

    assert "our fault" in shown[0]
    assert "Cash" in caplog.text
    assert "4321" not in caplog.text
    kept = bugs.log_path().read_text(encoding="utf-8")
    assert "builtins.ValueError" in kept
    assert "4321" not in kept
    caplog.clear()


def test_qts_own_words_go_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    heard = application.heard

    heard(QtMsgType.QtWarningMsg, None, "This plugin does not support hints")
    assert caplog.text == ""
    heard(QtMsgType.QtDebugMsg, None, "a detail")
    heard(QtMsgType.QtInfoMsg, None, "a fact")
    assert [record.levelname for record in caplog.records] == ["DEBUG", "INFO"]
