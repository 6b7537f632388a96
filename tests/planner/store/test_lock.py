"""One writer at a time, also when the other one was killed."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from planner.store import lock
from planner.store.lock import WriteLock
from planner.store.refusals import BusyError, ReadOnlyError

HOLDER = """
import sys
from pathlib import Path
from planner.store.lock import WriteLock
held = WriteLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parents[3]


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    book = tmp_path / "book"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(book)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    with pytest.raises(BusyError) as refused:
        WriteLock(book, patience=0.0)
    holder.kill()
    holder.communicate()

    assert f"process {holder.pid} on " in str(refused.value)
    assert (tmp_path / ".book.duheng-lock").exists()
    WriteLock(book, patience=0.0).release()
    assert not (tmp_path / ".book.duheng-lock").exists()


def test_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    first = WriteLock(tmp_path / "book")
    timer = threading.Timer(0.15, first.release)
    timer.start()

    second = WriteLock(tmp_path / "book", patience=30.0)

    timer.join()
    second.release()


def test_a_lock_that_tells_nothing_is_another_programs(tmp_path: Path) -> None:
    held = WriteLock(tmp_path / "book")
    (tmp_path / ".book.duheng-lock").write_text("")

    with pytest.raises(BusyError, match="another program"):
        WriteLock(tmp_path / "book", patience=0.0)
    held.release()


def test_who_has_the_file_itself_is_asked_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, table = tmp_path / "book", tmp_path / "locks"
    book.touch()
    found = book.stat()
    place = f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"
    monkeypatch.setattr(lock, "_LOCKS", table)

    assert str(lock.holder_of(book)) == "another program"
    table.write_text(
        "1: FLOCK  ADVISORY  WRITE 7 00:2e:1 0 EOF\n"
        f"2: POSIX  ADVISORY  WRITE {os.getpid()} {place} 5 5\n"
    )
    assert str(lock.holder_of(book)) == "another program"
    table.write_text(f"1: POSIX  ADVISORY  WRITE 4711 {place} 1073741825 1073741825\n")
    assert str(lock.holder_of(book)).startswith("process 4711 on ")


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / ".book.duheng-lock").symlink_to(victim)

    with pytest.raises(ReadOnlyError):
        WriteLock(tmp_path / "book", patience=0.0)

    assert victim.read_text() == "mine"


def test_a_lock_removed_while_we_waited_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".book.duheng-lock"
    plain = lock.hold  # the moment between lock and look
    removed = []

    def remove_then_try(handle: int) -> bool:
        if not removed:
            removed.append(path.unlink())
        return plain(handle)

    monkeypatch.setattr(lock, "hold", remove_then_try)

    held = WriteLock(tmp_path / "book", patience=0.0)

    assert path.exists()
    held.release()


def test_who_has_it_is_told_with_host_and_time(tmp_path: Path) -> None:
    held = WriteLock(tmp_path / "book")
    with pytest.raises(BusyError) as refused:
        WriteLock(tmp_path / "book", patience=0.0)
    held.release()

    assert re.search(
        rf"process {os.getpid()} on \S+ since \d{{4}}-\d\d-\d\d \d\d:\d\d;",
        str(refused.value),
    )


def test_letting_go_of_a_lock_whose_drive_is_gone_is_no_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = WriteLock(tmp_path / "book")

    def gone(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", gone)
        held.release()
