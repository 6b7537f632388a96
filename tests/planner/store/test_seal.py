"""A password becomes a key by a recipe that the file itself names."""

from pathlib import Path

import pytest

from planner.store import seal
from planner.store.refusals import NeedsPasswordError, NoPasswordError
from planner.store.seal import MARK, SALT_SIZE, Seal, is_sealed, new_seal, opener

KNOWN = "1528a710882eb27b4c18e944dc021e7bdf200de0246df34ed62df69e6f47a19e"
SALT = MARK + bytes(range(SALT_SIZE - len(MARK)))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_KIB", 64)


def test_the_recipe_is_argon2id_as_rfc_9106_recommends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A book's key must never change with a version: this one is kept for good."""
    monkeypatch.undo()  # the real cost, once

    key = seal.seal_of("correct horse", SALT).key

    assert key.hex() == KNOWN


def test_another_password_or_salt_is_another_key() -> None:
    keys = {
        seal.seal_of("password", SALT).key,
        seal.seal_of("Password", SALT).key,
        seal.seal_of("password", SALT[:-1] + b"x").key,
    }

    assert {len(key) for key in keys} == {32}
    assert len(keys) == 3


def test_each_new_seal_has_its_own_salt() -> None:
    one, other = new_seal("a"), new_seal("a")

    assert one.salt.startswith(MARK)
    assert len(one.salt) == SALT_SIZE
    assert one.salt != other.salt
    assert one.key != other.key


def test_a_key_is_never_shown() -> None:
    shown = repr(Seal(SALT, b"secret"))

    assert "secret" not in shown


def test_what_opens_a_file_is_asked_for(tmp_path: Path) -> None:
    clear, locked = tmp_path / "clear", tmp_path / "locked"
    clear.write_bytes(b"SQLite format 3\0")
    locked.write_bytes(SALT)

    assert opener(clear, None) is None
    assert opener(clear, Seal(SALT, b"k")) is None
    assert opener(locked, "pw") == seal.seal_of("pw", SALT)
    assert opener(locked, Seal(SALT, b"k")) == Seal(SALT, b"k")
    with pytest.raises(NoPasswordError):
        opener(clear, "pw")
    for key in (None, Seal(b"another salt", b"k")):
        with pytest.raises(NeedsPasswordError):
            opener(locked, key)


def test_what_is_not_there_is_not_sealed(tmp_path: Path) -> None:
    assert not is_sealed(tmp_path / "nothing")
