"""Draws the pictures of the documentation from the sample books, so none grows old."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
PAGES = ("overview", "loans", "limits", "repay", "finance", "channels", "files")
DAY = "2026-11-25"


def run(*words: str) -> None:
    """One call of the program, without a screen."""
    subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(ROOT / "main.py"), *words],
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def main() -> None:
    """Every page in both languages, light; the overview also dark."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for lang in ("zh", "en"):
            book = str(Path(folder) / f"{lang}.duheng")
            run("new", book, "--sample", "--on", DAY, "--lang", lang)
            common = ("--size", "1280x800", "--on", DAY, "--lang", lang)
            for page in PAGES:
                out = str(OUT / f"{page}-{lang}.png")
                run(book, "--picture", page, out, *common)
            out = str(OUT / f"overview-{lang}-dark.png")
            run(book, "--picture", "overview", out, "--theme", "dark", *common)


if __name__ == "__main__":
    main()
