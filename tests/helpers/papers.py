"""Documents and their ink for the tests of paper."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from reports import document as d

MEASURE = 400.0


def table(count: int = 3, **given: object) -> d.Table:
    """A day, a name that wraps and an amount, with a total."""
    values = {
        "columns": (
            d.Column("Day"),
            d.Column("Name", 1),
            d.Column("Amount", align=d.Align.END),
        ),
        "rows": tuple(
            (f"2026-12-{n:02d}", f"Row {n}", f"{n}.00") for n in range(count)
        ),
        "empty": "Nothing was recorded.",
        **given,
    }
    return d.Table(**values)  # type: ignore[arg-type]  # the fields of a table


def curve(**given: object) -> d.Curve:
    """Cash that falls below zero and recovers."""
    first = date(2026, 1, 1).toordinal()
    values = {
        "title": "Cash ahead",
        "places": ((first, 5000), (first + 30, -2000), (first + 60, 8000)),
        "days": (d.Tick(first, "Jan"), d.Tick(first + 60, "Mar")),
        "sizes": (d.Tick(-5000, "-50"), d.Tick(0, "0"), d.Tick(10000, "100")),
        **given,
    }
    return d.Curve(**values)  # type: ignore[arg-type]  # the fields of a curve


BARS = (d.Bar("Jiebei", 12300, "¥123.00"), d.Bar("Huabei", 0, "¥0.00"))


def blocks() -> tuple[d.Block, ...]:
    """One of each kind."""
    return (
        d.Tiles((d.Tile("Owed", "¥123.00", "2 loans", "Details"),)),
        d.Note("A remark about it all."),
        d.Note("A small one.", d.Tone.SMALL),
        d.Note("A loud one.", d.Tone.STRONG),
        d.Heading("Inside"),
        d.Points(("First point", "Second point")),
        table(),
        table(0),
        d.Bars("By lender", BARS, "across"),
        d.Bars("By cost", BARS, "across", (d.Tick(20000, "20%"),)),
        d.Bars("By month", BARS, "upright"),
        curve(),
    )


def document(*sections: d.Section, **given: object) -> d.Document:
    """A short report about Li."""
    values = {
        "title": "Loan report",
        "owner": "Li",
        "subtitle": "In yuan.",
        "on": date(2026, 11, 25),
        "language": "en",
        "status": (),
        "sections": sections or (d.Section("Details", blocks()),),
        "closing": "Borrow with care.",
        "maker": "Duheng 0.1.0",
        "mark": "0011223344556677",
        **given,
    }
    return d.Document(**values)  # type: ignore[arg-type]  # the fields of a document


def text_of(pdf: bytes) -> str:
    """What a reader copies from the pages."""
    pages = PdfReader(BytesIO(pdf)).pages
    return "\n".join(page.extract_text() for page in pages)


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """The faces that the file names, and whether each is embedded."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            made = font.get_object()
            inside = "/FontFile2" in made.get("/FontDescriptor", {})
            found[str(made["/BaseFont"])] = inside
    return found


def pages_of(pdf: bytes) -> list[str]:
    """What a reader copies, page by page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
