import errno
import json
import sys
from types import SimpleNamespace

import pytest

from planner.app import memory
from planner.app.memory import let_go, mute, ran_out


def _of_sqlite(code: int) -> Exception:
    error = Exception("of a database")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]
    return error


def _caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
        ImportError("libx.so: cannot open shared object: Cannot allocate memory"),
        RuntimeError("can't start new thread"),
        _of_sqlite(7),
        _of_sqlite(7 | 5 << 8),
        _caused(ValueError("while reading"), MemoryError()),
        _caused(ImportError("numpy"), ImportError("x: failed to map segment")),
    ],
)
def test_the_memory_that_ran_out_is_known_however_it_is_told(error: Exception) -> None:
    assert ran_out(error)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("no"),
        OSError(errno.ENOSPC, "No space left on device"),
        ImportError("No module named x"),
        RuntimeError("dictionary changed size"),
        _of_sqlite(11),
        KeyboardInterrupt(),
    ],
)
def test_other_faults_stay_faults(error: BaseException) -> None:
    assert not ran_out(error)


def test_what_the_frames_held_is_free_and_a_circle_ends() -> None:
    kept = []

    def fill() -> None:
        held = json.loads("[1, 2]")
        kept.append(held)
        raise MemoryError

    try:  # pytest would keep the frames
        fill()
    except MemoryError as error:
        error.__context__ = _caused(ValueError("round"), error)
        before = sys.getrefcount(kept[0])
        let_go(error)
        after = sys.getrefcount(kept[0])

    assert after == before - 1


def test_a_generator_without_memory_to_end_is_not_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    mute()
    hook = sys.unraisablehook
    mute()
    assert sys.unraisablehook is hook
    told: list[object] = []
    monkeypatch.setattr(sys, "__unraisablehook__", told.append)

    hook(SimpleNamespace(exc_value=MemoryError()))
    assert told == []
    other = SimpleNamespace(exc_value=ValueError("x"))
    hook(other)
    assert told == [other]
    assert memory.NoMemoryError.words
