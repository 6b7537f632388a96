"""What the window remembers of its own look."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray

from ui.settings import Settings
from ui.theme import Theme


def test_what_is_set_is_there_again(tmp_path: Path) -> None:
    first = Settings(tmp_path / "s.ini")
    first.language = "zh"
    first.theme = Theme.DARK
    first.last_book = tmp_path / "书.duheng"
    first.is_masked = True
    first.paper = "letter"
    first.backup_place = tmp_path / "盘"
    first.reminds = True
    first.reminded_on = date(2026, 11, 25)
    first.geometry = QByteArray(b"\x01\x02")
    first.sync()

    again = Settings(tmp_path / "s.ini")

    assert again.language == "zh"
    assert again.theme is Theme.DARK
    assert again.last_book == tmp_path / "书.duheng"
    assert again.is_masked
    assert again.paper == "letter"
    assert again.backup_place == tmp_path / "盘"
    assert again.reminds
    assert again.reminded_on == date(2026, 11, 25)
    again.backup_place = None
    assert again.backup_place is None
    assert again.geometry == QByteArray(b"\x01\x02")


def test_nothing_set_follows_the_system(tmp_path: Path) -> None:
    fresh = Settings(tmp_path / "s.ini")

    assert fresh.language is None
    assert fresh.theme is Theme.SYSTEM
    assert fresh.last_book is None
    assert not fresh.is_masked
    assert fresh.paper == "a4"
    assert fresh.backup_place is None
    assert not fresh.reminds
    assert fresh.reminded_on is None
    assert fresh.geometry.isEmpty()


def test_what_cannot_be_read_counts_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("language=xx\ntheme=pink\ngeometry=5\n")

    odd = Settings(tmp_path / "s.ini")

    assert odd.language is None
    assert odd.theme is Theme.SYSTEM
    assert odd.geometry.isEmpty()


def test_the_day_on_which_a_book_was_seen_before_is_remembered(tmp_path: Path) -> None:
    kept = Settings(tmp_path / "s.ini")
    mine, other = Path("mine.duheng"), Path("other.duheng")
    first, next_, third = (date(2026, 11, day) for day in (20, 25, 26))

    assert kept.seen_before(mine, first) is None
    assert kept.seen_before(mine, first) is None
    assert kept.seen_before(mine, next_) == first
    assert kept.seen_before(mine, next_) == first
    assert kept.seen_before(mine, third) == next_
    assert kept.seen_before(other, third) is None
    assert kept.seen_before(mine, first) is None, "a clock set back tells nothing"


def test_what_was_forgotten_is_remembered_no_more(tmp_path: Path) -> None:
    kept = Settings(tmp_path / "s.ini")
    kept.last_book = Path("secret")
    kept.forget()
    (tmp_path / "s.ini").unlink()

    kept.last_book = Path("secret")
    kept.sync()

    assert kept.last_book is None
    assert kept.geometry.isEmpty()
    assert not (tmp_path / "s.ini").exists()
