"""The style sheet made from the tokens; without it Qt's widgets would look foreign."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from ui.theme import GAP, PAD, RADIUS, Tokens

_RESOURCES = Path(__file__).parent / "resources"


def sheet(look: Tokens) -> str:
    """The style sheet of a look."""
    words = Template((_RESOURCES / "style.qss").read_text(encoding="utf-8"))
    arrow = _RESOURCES / f"arrow-{'dark' if look.is_dark else 'light'}.svg"
    return words.substitute(
        asdict(look), arrow=arrow.as_posix(), radius=RADIUS, gap=GAP, pad=PAD
    )
