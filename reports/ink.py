"""The few strokes that everything on paper is made of."""

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reports.lines import Line
from reports.style import Type


def draw_line(canvas: Canvas, line: Line, kind: Type, x: float, y: float) -> None:
    """Draw a line of text, its base line at ``y``."""
    if not line.runs:
        return
    text = canvas.beginText(x, y)
    text.setFillColor(kind.colour)
    for run in line.runs:
        text.setFont(run.face, kind.size)
        if run.gap:
            # Space after a character moves nothing: readers copy the line whole.
            text.textOut(run.text[:-1])
            text.setCharSpace(run.gap)
            text.textOut(run.text[-1])
            text.setCharSpace(0)
        else:
            text.textOut(run.text)
    canvas.drawText(text)


def rule(
    canvas: Canvas, x: float, y: float, width: float, colour: Color, weight: float
) -> None:
    """Draw a level line."""
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(weight)
    canvas.line(x, y, x + width, y)


def box(
    canvas: Canvas, x: float, top: float, width: float, height: float, colour: Color
) -> None:
    """Fill a rectangle that hangs from ``top``."""
    canvas.setFillColor(colour)
    canvas.rect(x, top - height, width, height, stroke=0, fill=1)
