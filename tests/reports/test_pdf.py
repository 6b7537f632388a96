import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from planner.app.queries_loans import loans
from planner.wording import i18n
from planner.wording.say import plain
from reports import document as d
from reports import pdf
from reports.write import report
from tests.helpers import owing, papers

ROOT = Path(__file__).parents[2]
ODD = (
    "<b>bold</b> &amp; <font color=red>",
    "שלום עולם",
    "مرحبا",
    "😀🧾",
    "Žluťoučký kůň",
    "䶮先生",
)


def read(document: d.Document) -> PdfReader:
    return PdfReader(BytesIO(pdf.ink(document)))


def test_the_file_says_what_it_is_and_whose() -> None:
    reader = read(papers.document())

    assert reader.metadata is not None
    assert reader.metadata.title == "Loan report · Li"
    assert reader.metadata.author == "Li"
    assert reader.metadata.producer == "Duheng 0.1.0"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_report_without_an_owner_has_its_title_alone() -> None:
    reader = read(papers.document(owner=""))

    assert reader.metadata is not None
    assert reader.metadata.title == "Loan report"


def test_every_face_is_embedded() -> None:
    notes = d.Section("Odd", tuple(d.Note(text) for text in ODD))
    made = pdf.ink(papers.document(notes, d.Section("All", papers.blocks())))

    fonts = papers.fonts_of(made)

    assert all(fonts.values()), fonts
    assert len(fonts) == 4


@pytest.mark.parametrize("text", ODD[:1] + ODD[3:])
def test_what_is_typed_is_what_is_printed(text: str) -> None:
    table = papers.table(1, rows=(("2026-12-01", text, "1.00"),))

    made = pdf.ink(papers.document(d.Section("Odd", (d.Note(text), table))))

    assert papers.text_of(made).count(text) == 2


def test_a_name_of_two_thousand_characters_is_printed_whole() -> None:
    name = "长名" * 1000
    table = papers.table(1, rows=(("2026-12-01", name, "1.00"),))

    made = pdf.ink(papers.document(d.Section("Odd", (table,)), owner=name))

    text = papers.text_of(made)
    assert text.count("长") >= 2000
    assert "1.00" in text


def test_every_text_of_the_document_is_found_on_the_pages() -> None:
    document = papers.document()

    found = papers.text_of(pdf.ink(document)).replace("\n", "")

    for text in d.texts(document):
        assert text in found or text == "¥0.00", text


def test_a_first_remark_stays_with_what_it_is_about() -> None:
    filler = d.Section("Filler", (d.Note("Word " * 800), papers.table(9)))
    cash = d.Section("Cash", (d.Note("It is enough."), papers.curve()))
    pages = pdf.sheets(papers.document(filler, cash))
    text = [page.extract_text() for page in read(papers.document(filler, cash)).pages]

    (said,) = [page for page in text if "It is enough." in page]

    assert len(pages) == len(text)
    assert "Cash ahead" in said


def test_pages_are_counted_and_sections_bookmarked() -> None:
    rows = tuple(d.Section(f"Part {n}", (papers.table(30),)) for n in range(4))

    reader = read(papers.document(*rows))

    count = len(reader.pages)
    assert count > 2
    assert f"Page {count} of {count}" in reader.pages[-1].extract_text()
    assert "As of 2026-11-25" in reader.pages[1].extract_text()
    assert "As of" not in reader.pages[0].extract_text()
    assert [entry["/Title"] for entry in reader.outline] == [
        f"{n}  Part {n - 1}" for n in range(1, 5)
    ]


def test_a_tile_leads_to_its_section() -> None:
    tiles = d.Tiles((d.Tile("Owed", "¥1.00", "", "Details"),))

    page = read(papers.document(status=(tiles,))).pages[0]

    assert len(page["/Annots"]) == 1


def test_a_chinese_report_can_be_searched() -> None:
    i18n.use("zh")
    note = d.Note("截至2026年11月25日，尚欠本金¥1,234.00。" * 8)

    made = pdf.ink(papers.document(d.Section("尚欠", (note,)), language="zh-CN"))

    text = papers.text_of(made)
    assert "1  尚欠" in text
    assert "第1页，共1页" in text.replace(" ", "")


def test_the_same_document_is_the_same_bytes_in_two_processes() -> None:
    code = (
        "import hashlib; from reports import pdf; from tests.helpers import papers;"
        "print(hashlib.sha256(pdf.ink(papers.document())).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def filled(n: int, *more: d.Block) -> d.Document:
    """A report of ``n`` lines, then some blocks."""
    filler = tuple(d.Note(f"Filler {k}") for k in range(n))
    return papers.document(d.Section("Long", filler + more))


def edges(*more: d.Block) -> list[d.Document]:
    """The last that fits two pages, and the first ones that do not."""
    most = max(n for n in range(120) if len(pdf.sheets(filled(n, *more))) == 2)
    return [filled(most + n, *more) for n in range(-1, 5)]


def test_a_remark_before_a_list_stays_with_its_first_point() -> None:
    list_ = (d.Note("What happened before"), d.Points(("Cut.", "Raised.")))

    for document in edges(*list_):
        text = [page.extract_text() for page in read(document).pages]
        (said,) = [page for page in text if "What happened before" in page]
        assert "Cut." in said


def test_the_disclaimer_never_stands_alone_on_the_last_page() -> None:
    for document in edges():
        assert "Filler" in read(document).pages[-1].extract_text()


FIGURE = re.compile(r"\d[\d,]*\.\d\d(?!\d)")


@pytest.mark.parametrize("kind", ["person", "bank", "plan"])
@pytest.mark.parametrize("seed", [3, 14])
def test_every_figure_of_any_book_is_found_again_on_paper(seed: int, kind: str) -> None:
    book = owing.portfolio(seed)
    document = report(book, owing.ON, kind)
    blocks = [block for part in document.sections for block in part.blocks]
    tables = [block for block in blocks if isinstance(block, d.Table)]
    cells = "\n".join(cell for table in tables for row in table.rows for cell in row)

    printed = set(FIGURE.findall(papers.text_of(pdf.ink(document))))

    assert set(FIGURE.findall(cells)) <= printed
    for row in loans(book, owing.ON):
        if row.outstanding:
            assert plain(row.outstanding) in printed, row
