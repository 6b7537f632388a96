"""Footnotes: what a figure takes for granted stands on the page that shows it."""

from collections.abc import Mapping, Sequence

from reportlab.pdfgen.canvas import Canvas

from reports import style
from reports.ink import draw_line, rule
from reports.lines import Line, lines, one_line
from reports.strips import Strip

_INDENT = 11.0  # of the words after the number
_BEFORE = 8.0
_SHORT = 90.0  # of the rule that parts footnotes from the text
# Both faces have these; of raised digits they have three.
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def marks(notes: Sequence[int]) -> str:
    """The numbers of some footnotes, in circles as Chinese papers have them."""
    return " ".join(_mark(note) for note in notes)


def marked(words: str, notes: Sequence[int]) -> str:
    """The words with the numbers of their footnotes behind them."""
    return f"{words} {marks(notes)}" if notes else words


def _mark(note: int) -> str:
    return _CIRCLED[note - 1] if note <= len(_CIRCLED) else f"({note})"


def feet(notes: Mapping[str, int], measure: float) -> dict[int, tuple[Strip, ...]]:
    """The strips of each footnote, and under 0 the rule above the first of a page."""
    made = {
        number: tuple(_note(note, number, measure)) for note, number in notes.items()
    }
    return {0: (_rule(),), **made}


def _note(note: str, number: int, measure: float) -> list[Strip]:
    kind = style.SMALL
    return [
        Strip(kind.leading, _Words(line, marks((number,)) if n == 0 else ""))
        for n, line in enumerate(lines(note, kind, measure - _INDENT))
    ]


class _Words:
    """Draws one line of a footnote, the first with its number."""

    def __init__(self, line: Line, number: str) -> None:
        self.line, self.number = line, number

    def __call__(self, canvas: Canvas, x: float, y: float, /) -> None:
        base = y - style.SMALL.leading * 0.74
        draw_line(canvas, one_line(self.number, style.SMALL), style.SMALL, x, base)
        draw_line(canvas, self.line, style.SMALL, x + _INDENT, base)


def _rule() -> Strip:
    def draw(canvas: Canvas, x: float, y: float, /) -> None:
        rule(canvas, x, y - _BEFORE + 3, _SHORT, style.RULE, 0.5)

    return Strip(_BEFORE, draw)
