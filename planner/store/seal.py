"""The key of a book with a password; without it whoever has the file can read it.

The key is made of the password by Argon2id with the second recommendation of RFC 9106,
section 4 (3 passes over 64 MiB in 4 lanes), so that each guess costs time and memory.
The salt is the first 16 bytes of the file: 5 that say what it is, and 11 of chance.
"""

import os
from dataclasses import field
from pathlib import Path

from planner.lean import dataclass
from planner.store.refusals import NeedsPasswordError, NoPasswordError

MARK = b"DuHE\x01"  # the last byte is the number of this recipe
SALT_SIZE = 16  # bytes
_KEY_SIZE = 32  # bytes, as ChaCha20 wants
_PASSES, _KIB, _LANES = 3, 64 * 1024, 4


@dataclass(frozen=True, slots=True)
class Seal:
    """What opens one file: its salt, and the key made of the password."""

    salt: bytes
    key: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """The statement that gives the key to SQLite3 Multiple Ciphers."""
        return f'PRAGMA key = "raw:{(self.key + self.salt).hex()}"'


def new_seal(password: str) -> Seal:
    """The seal of a file that is yet to be written."""
    return seal_of(password, MARK + os.urandom(SALT_SIZE - len(MARK)))


def seal_of(password: str, salt: bytes) -> Seal:
    """The seal of a file that begins with ``salt``."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  # when used

    key = hash_secret_raw(
        password.encode(),
        salt,
        time_cost=_PASSES,
        memory_cost=_KIB,
        parallelism=_LANES,
        hash_len=_KEY_SIZE,
        type=Type.ID,
    )
    return Seal(salt, key)


def is_sealed(path: Path) -> bool:
    """Whether the file begins as one with a password."""
    try:
        with path.open("rb") as file:
            return file.read(len(MARK)) == MARK
    except OSError:  # the reader of the header says why
        return False


def opener(path: Path, key: str | Seal | None) -> Seal | None:
    """What opens the file at ``path``; None for one without a password.

    Args:
        path: the book.
        key: its password, or the seal of a file that was copied from the same one.

    Raises:
        NeedsPasswordError: it has a password, and none was given.
        NoPasswordError: it has none, and one was given.
    """
    if not is_sealed(path):
        if isinstance(key, str):
            raise NoPasswordError(file=str(path))
        return None
    with path.open("rb") as file:
        salt = file.read(SALT_SIZE)
    if isinstance(key, Seal) and key.salt == salt:
        return key
    if not isinstance(key, str):
        raise NeedsPasswordError(file=str(path))
    return seal_of(key, salt)
