"""The log tells what happened and when; nothing else can get into it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app import events
from planner.app.events import WORDS, Entry, Event
from planner.errors import IdTakenError


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))


def heard() -> list[tuple[Event, str]]:
    return [(one.event, one.more) for one in events.entries()]


def test_what_happened_is_kept_newest_first() -> None:
    assert events.entries() == ()

    events.note(Event.OPENED, "reading")
    events.note(Event.SAVED)

    assert heard() == [(Event.SAVED, ""), (Event.OPENED, "reading")]
    assert events.log_path().stat().st_mode & 0o777 == 0o600
    assert set(WORDS) == set(Event)


@pytest.mark.parametrize(
    "personal",
    [
        "招行卡",
        "¥123.45",
        "123456",
        "/home/li/my.duheng",
        "two words",
        "a\nb",
        "x" * 99,
    ],
)
def test_nothing_personal_gets_into_it(personal: str) -> None:
    events.note(Event.REFUSED, personal)

    assert heard() == [(Event.REFUSED, "")]
    assert personal not in events.log_path().read_text()


@given(more=st.text())
def test_a_line_stays_a_line(more: str) -> None:
    events.note(Event.REFUSED, more)

    assert events.entries()[0].event is Event.REFUSED
    events.log_path().unlink()


def test_a_refusal_keeps_its_name_and_none_of_its_words() -> None:
    events.refused(IdTakenError(id="6222021234567890"))

    assert heard() == [(Event.REFUSED, "IdTakenError")]


def test_a_fault_keeps_its_kind_and_place() -> None:
    try:
        int("¥9.99")
    except ValueError as error:
        kept = events.failed(error)

    ((_, more),) = heard()
    assert more.startswith("ValueError:tests.planner.app.test_events.py:")
    assert kept is not None
    assert "9.99" not in kept.read_text() + events.log_path().read_text()


def test_a_fault_without_a_place_is_kept_too() -> None:
    events.failed(ValueError("¥9.99"))

    assert heard() == [(Event.FAILED, "ValueError:")]


def test_a_long_log_begins_anew_and_keeps_the_one_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "_LARGEST", 60)
    for _ in range(10):
        events.note(Event.SAVED)

    assert events.earlier_path().exists()
    assert events.log_path().stat().st_size < 100
    assert 2 <= len(events.entries()) < 10


def test_lines_of_others_are_passed_over() -> None:
    events.note(Event.SAVED)
    with events.log_path().open("ab") as log:
        log.write(b"\xff\xfe\n2026-01-01 00:00:00 unheard-of\nrubbish\n")

    assert heard() == [(Event.SAVED, "")]
    assert isinstance(events.entries()[0], Entry)


def test_where_nothing_can_be_written_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    events.note(Event.SAVED)

    assert events.entries() == ()


def test_once_it_is_stopped_it_keeps_nothing() -> None:
    events.stop()
    events.note(Event.SAVED)
    assert events.failed(ValueError()) is None
    events.begin()

    assert events.entries() == ()
