"""Gathers the words of the source and compiles their translations.

``words.py compile`` joins the rooms' .po files into the one catalogue that is read at
run time; ``words.py missing`` lists what has no translation, what is translated twice
in two ways, and what nothing uses any more. Exit 1 when there is any.
"""

import ast
import sys
from collections import defaultdict
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "planner" / "wording" / "locale" / "zh_CN"
COMPILED = LOCALE / "LC_MESSAGES" / "planner.mo"
KEYWORDS = {"tr": None, "Phrase": None}


def used() -> set[str]:
    """Every English text in the source that is meant to be translated."""
    found: set[str] = set()
    for folder in ("planner", "reports", "ui"):
        for _, _, text, _, _ in extract_from_dir(
            str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS
        ):
            if isinstance(text, str) and text:
                found.add(text)
    return found | helped()


def helped() -> set[str]:
    """What the options of the verbs say of themselves: ``help="…"``."""
    trees = [
        ast.parse(file.read_text("utf-8"))
        for file in (ROOT / "planner" / "app").rglob("*.py")
    ]
    given = (
        keyword.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "help"
    )
    return {str(value.value) for value in given if isinstance(value, ast.Constant)}


def translated() -> dict[str, dict[str, str]]:
    """Translations by English text, then by the room that gives them."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    for part in sorted(LOCALE.glob("*.po")):
        with part.open("rb") as file:
            for message in read_po(file, locale="zh_CN"):
                if message.id and message.string:
                    words[str(message.id)][part.stem] = str(message.string)
    return words


def faults() -> list[str]:
    """What is missing, contradictory or idle, a line each."""
    words, wanted = translated(), used()
    lines = [f"no translation: {text!r}" for text in sorted(wanted - set(words))]
    lines += [f"not used: {text!r}" for text in sorted(set(words) - wanted)]
    lines += [
        f"two translations: {text!r} {by_room}"
        for text, by_room in sorted(words.items())
        if len(set(by_room.values())) > 1
    ]
    return lines


def compiled() -> bytes:
    """The one catalogue, as it should stand on disk."""
    # a fixed day: else the same words would compile to other bytes each minute
    day = datetime(2026, 11, 25, tzinfo=UTC)
    catalog = Catalog(
        locale="zh_CN", charset="utf-8", creation_date=day, revision_date=day
    )
    for text, by_room in sorted(translated().items()):
        catalog.add(text, next(iter(by_room.values())))
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    """Compile, or list the faults."""
    if sys.argv[1:] == ["compile"]:
        COMPILED.parent.mkdir(parents=True, exist_ok=True)
        COMPILED.write_bytes(compiled())
        return 0
    lines = faults()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
