"""The style sheet made from the tokens; without it Qt's widgets would look foreign."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from ui.theme import GAP, PAD, RADIUS, Tokens

_RESOURCES = Path(__file__).parent / "resources"


def sheet(look: Tokens) -> str:
    """The style sheet of a look."""
    words = Template((_RESOURCES / "style.qss").read_text(encoding="utf-8"))
    shade = "dark" if look.is_dark else "light"
    drawn = {
        name: (_RESOURCES / f"{name}-{shade}.svg").as_posix()
        for name in ("arrow", "tick")
    }
    return words.substitute(asdict(look), **drawn, radius=RADIUS, gap=GAP, pad=PAD)
