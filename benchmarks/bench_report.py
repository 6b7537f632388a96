"""How long a report takes beside a bare one as long, and what 500 pages hold."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reportlab.pdfgen.canvas import Canvas

from planner.app.handlers import apply
from planner.app.samples import business
from planner.model.book import Book
from reports import document as d
from reports import faces, pdf, style
from reports.write import report

ON = date(2026, 11, 25)
LINES, SIZE, LEADING = 58, 8.2, 12.0
ROWS = 21_000  # of a table that fills more than 500 pages


def sample() -> Book:
    """The sample firm's book."""
    book = Book()
    for command in business.commands(ON):
        book = apply(book, command)
    return book


def bare(texts: list[str], pages: int) -> None:
    """The same texts line by line in the same face, on as many pages."""
    canvas = Canvas(BytesIO(), initialFontName=faces.font(style.TEXT_FACE).fontName)
    for page in range(pages):
        canvas.setFont(style.TEXT_FACE, SIZE)
        for n in range(LINES):
            text = texts[(page * LINES + n) % len(texts)]
            canvas.drawString(54, 780 - n * LEADING, text)
        canvas.showPage()
    canvas.save()


def long(short: d.Document) -> d.Document:
    """A report that is one table of hundreds of pages."""
    row = ("2026-12-01", "Renovation loan", "1,234.56")
    columns = (d.Column("Due"), d.Column("Loan", 1), d.Column("Yuan"))
    table = d.Table(columns, (row,) * ROWS, "")
    return replace(short, status=(), sections=(d.Section("Due", (table,)),))


def measured(act: Callable[[], object], times: int = 7) -> float:
    """The median seconds of work of a call, after one that is not counted."""
    act()
    found = []
    for _ in range(times):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return statistics.median(found)


def main() -> None:
    """Print the work of each part, and the ratio of ink to bare ink."""
    book = sample()
    document = report(book, ON, "business")
    pages = len(pdf.sheets(document))
    texts = list(d.texts(document))
    said = measured(lambda: report(book, ON, "business"))
    ink = measured(lambda: pdf.ink(document))
    plain = measured(lambda: bare(texts, pages))
    print(f"business report of {pages} pages: document {said * 1000:.0f} ms")
    print(f"  ink {ink * 1000:.0f} ms, bare reportlab {plain * 1000:.0f} ms")
    print(f"  ratio {ink / plain:.2f}")
    big = long(document)
    pdf.ink(big)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"report of {len(pdf.sheets(big))} pages: {most:.0f} MB at most")


if __name__ == "__main__":
    main()
