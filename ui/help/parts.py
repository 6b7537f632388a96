"""Where the manual lies and what it consists of; nothing else knows the place."""

from pathlib import Path

from planner.wording.i18n import Language
from ui.actions import PAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "manual"
BEYOND_PAGES = ("index", "first-steps", "settings", "safety", "keys", "not")
PARTS: tuple[str, ...] = (*BEYOND_PAGES, *PAGES)


def part(name: str, language: Language) -> Path:
    """The file of a part; a packaged program carries docs/manual and docs/pictures."""
    return FOLDER / language / f"{name}.md"
