"""Remembers where copies of a book were written; without it they would be forgotten.

Only their paths, in the user's own folder for state: who wants all of a book gone is
told of them and can have them deleted with it.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from planner.app import bugs, state_file

_MOST = 200  # paths for each book


def file() -> Path:
    """Where the paths are kept."""
    return bugs.log_path().with_name("copies.json")


def remember(book: Path, copy: Path) -> None:
    """Keep where a copy went; where nothing can be written, nothing is kept."""
    kept = {key: [*paths] for key, paths in _read().items()}
    paths = kept.setdefault(_key(book), [])
    if _key(copy) not in paths:
        paths.append(_key(copy))
    kept[_key(book)] = paths[-_MOST:]
    _write(kept)


def of(book: Path) -> tuple[Path, ...]:
    """The paths of a book's copies; they may be gone by now."""
    return tuple(Path(path) for path in _read().get(_key(book), ()))


def drop(book: Path) -> None:
    """Remember none of a book's copies any more."""
    kept = {key: paths for key, paths in _read().items() if key != _key(book)}
    if kept:
        _write(kept)
    else:
        file().unlink(missing_ok=True)


def _key(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100  # a link's own name, not its target


def _read() -> Mapping[str, list[str]]:
    try:
        found = json.loads(file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): [str(path) for path in paths]
        for key, paths in found.items()
        if isinstance(paths, list)
    }


def _write(kept: Mapping[str, list[str]]) -> None:
    state_file.write(file(), json.dumps(kept), fresh=True)
