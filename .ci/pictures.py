"""Draws the pictures of the documentation from the sample books, so none grows old."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
PAGES = (
    *("overview", "loans", "lines", "limits", "calendar", "repay", "finance"),
    *("business", "channels", "files", "reports"),
)
OF_A_FIRM = ("business",)
DAY = "2026-11-25"


def run(*words: str) -> None:
    """One call of the program, without a screen."""
    subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(ROOT / "main.py"), *words],
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def shrink(drawn: Path, out: Path) -> None:
    """A screen needs no more than 256 colours: a third of the bytes, the same look."""
    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(out, optimize=True)


def draw(book: Path, page: str, out: str, *look: str) -> None:
    """One page of a book; drawn beside the book, as only our own files are replaced."""
    drawn = book.with_name(out)
    common = ("--size", "1280x800", "--on", DAY)
    run(str(book), "--picture", page, str(drawn), *common, *look)
    shrink(drawn, OUT / out)


def main() -> None:
    """Every page in both languages, light; the overview also dark."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for lang in ("zh", "en"):
            common = ("--on", DAY, "--lang", lang)
            person, firm = (Path(folder) / f"{k}-{lang}.duheng" for k in "pf")
            run("new", str(person), "--sample", *common)
            run("new", str(firm), "--sample", "--kind", "business", *common)
            for page in PAGES:
                book = firm if page in OF_A_FIRM else person
                draw(book, page, f"{page}-{lang}.png", "--lang", lang)
            dark = ("--lang", lang, "--theme", "dark")
            draw(person, "overview", f"overview-{lang}-dark.png", *dark)


if __name__ == "__main__":
    main()
