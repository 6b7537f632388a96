"""The few strokes that everything on paper is made of, written as they stand in a PDF.

reportlab's own text objects measure each text anew and write each number the long way;
a report of many tables would take three times as long.
"""

from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reports.faces import Face, font
from reports.lines import Line
from reports.style import Type


def write(canvas: Canvas, *operators: str) -> None:
    """Put operators on the page that is being drawn."""
    code: list[str] = canvas._code  # type: ignore[attr-defined]  # noqa: SLF001  # reportlab has no other door
    code.extend(operators)


# Measured: columns and lines stand at the same places over and over.
@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A length as PDF wants it: no exponent, a hundredth of a point is enough."""
    return format(round(value, 2) + 0.0, "g")  # no minus before nothing


@lru_cache(maxsize=64)
def shade(colour: Color) -> str:
    """The three parts of a colour."""
    return " ".join(format(round(part, 3), "g") for part in colour.rgb())


def draw_line(canvas: Canvas, line: Line, kind: Type, x: float, y: float) -> None:
    """Draw a line of text, its base line at ``y``."""
    if not line.runs:
        return
    place = f"1 0 0 1 {number(x)} {number(y)} Tm"
    said = [f"BT {shade(kind.colour)} rg {place}"]
    for run in line.runs:
        if run.gap:
            # Space after a character moves nothing: readers copy the line whole.
            _say(canvas, said, run.face, kind.size, run.text[:-1])
            said.append(f"{number(run.gap)} Tc")
            _say(canvas, said, run.face, kind.size, run.text[-1])
            said.append("0 Tc")
        else:
            _say(canvas, said, run.face, kind.size, run.text)
    said.append("ET")
    write(canvas, " ".join(said))


def _say(canvas: Canvas, said: list[str], face: str, size: float, text: str) -> None:
    for name, codes in _encoded(canvas, font(face), text):
        said.append(f"{name} {number(size)} Tf <{codes}> Tj")


def _encoded(canvas: Canvas, face: Face, text: str) -> list[tuple[str, str]]:
    """The text in the codes of the file's own subsets, each with its subset's name."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  # as above
    known = face.codes.setdefault(document, {})
    try:
        codes = "".join([known[char] for char in text])
    except KeyError:
        pass
    else:
        return [(face.getSubsetInternalName(0, document), codes)] if text else []
    split = face.splitString(text, document)
    state: Any = face.state[document]
    for char in text:
        code = state.assignments.get(ord(char))
        if code is not None and code <= 0xFF:  # noqa: PLR2004  # the first subset
            known[char] = f"{code:02x}"
    return [
        (face.getSubsetInternalName(subset, document), codes.hex())
        for subset, codes in split
    ]


def rule(
    canvas: Canvas, x: float, y: float, width: float, colour: Color, weight: float
) -> None:
    """Draw a level line."""
    begin, end, high = number(x), number(x + width), number(y)
    stroke = f"{shade(colour)} RG {number(weight)} w"
    write(canvas, f"{stroke} {begin} {high} m {end} {high} l S")


def box(
    canvas: Canvas, x: float, top: float, width: float, height: float, colour: Color
) -> None:
    """Fill a rectangle that hangs from ``top``."""
    corner = f"{number(x)} {number(top - height)}"
    edges = f"{number(width)} {number(height)}"
    write(canvas, f"{shade(colour)} rg {corner} {edges} re f")
