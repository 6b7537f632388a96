"""What is printed is true: looked for from outside, in the finished file."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader

from planner.app.report_options import ReportOptions
from planner.app.usual import card_usual
from planner.calendar import month_step
from planner.model import records as r
from planner.model.book import Book
from planner.money import ZERO, Money, total
from planner.schedule.ledger import card_states, loan_states
from planner.wording import i18n
from planner.wording.mask import HIDDEN_AMOUNT
from reports import document as d
from reports import pdf
from reports.style import PAGES
from reports.tables import xlsx
from reports.write import report
from tests.helpers import lives, make, owing, papers

ON = owing.ON
FIGURE = re.compile(r"-?¥?\d[\d,]*\.\d\d(?!\d)%?")
PERIOD = {"since": date(2026, 1, 1), "until": date(2027, 6, 30)}
CASES = (
    (1, ReportOptions("person")),
    (2, ReportOptions("person", is_yearly=True, paper="letter")),
    (4, ReportOptions("person", language="zh", **PERIOD)),
    (5, ReportOptions("bank", is_yearly=True, language="zh")),
    (6, ReportOptions("plan", **PERIOD)),
    (8, ReportOptions("business", owner="firm")),
    (9, ReportOptions("business", is_yearly=True, language="zh")),
    (11, ReportOptions("bank", paper="letter")),
)


def book_of(seed: int, options: ReportOptions) -> Book:
    """A random book; from the eighth on, that of a firm with customers and figures."""
    book = owing.portfolio(seed)
    if seed < 8:
        return book
    luck = Random(seed)  # noqa: S311  # a test's own dice
    made: list[r.Record] = [make.profile(lives.FIRM, name="Hetian & Co")]
    for n in range(luck.randint(2, 4)):
        issued = ON - timedelta(days=luck.randint(1, 120))
        made.append(
            make.receivable(
                f"bill-{n}",
                debtor=f"Debtor {n}",
                amount=f"{luck.randint(100, 900_000)}.{luck.randint(10, 99)}",
                issued_on=issued.isoformat(),
                due_on=(issued + timedelta(days=60)).isoformat(),
            )
        )
    made += [
        make.figures(f"2025-Q{n}", f"{luck.randint(1, 9)}00000.{n}1", id=f"q{n}")
        for n in (1, 2, 3, 4)
    ]
    return book.with_(*made)


def spoken(options: ReportOptions, book: Book) -> tuple[d.Document, bytes]:
    with i18n.speaking(options.language):
        document = report(book, ON, options)
        return document, pdf.ink(document)


def told(document: d.Document) -> Iterator[str]:
    """Every text but the sums that are printed only where a page ends."""
    blocks = [*document.status, *(b for s in document.sections for b in s.blocks)]
    for block in blocks:
        yield from d.said(replace(block, running=()) if is_table(block) else block)


def is_table(block: d.Block) -> bool:
    return isinstance(block, d.Table)


def plain(amount: Money) -> str:
    return f"{amount.minor // 100:,}.{amount.minor % 100:02d}"


@pytest.mark.parametrize(("seed", "options"), CASES)
def test_every_figure_of_a_random_book_is_found_again_and_no_other(
    seed: int, options: ReportOptions
) -> None:
    book = book_of(seed, options)
    document, content = spoken(options, book)

    printed = set(FIGURE.findall(papers.text_of(content)))

    assert printed <= set(FIGURE.findall("\n".join(d.texts(document))))
    assert set(FIGURE.findall("\n".join(told(document)))) <= printed


@pytest.mark.parametrize(("seed", "options"), CASES)
def test_what_is_owed_and_owing_is_what_the_records_come_to(
    seed: int, options: ReportOptions
) -> None:
    book = book_of(seed, options)
    _, content = spoken(options, book)
    text = papers.text_of(content)

    owed = [state.outstanding for state in loan_states(book, ON).values()]
    cards = card_states(book, ON, card_usual(book, ON)).values()
    owed += [card.balance for card in cards if card.balance > ZERO]
    wanted = [*owed, total(owed)]
    if options.kind in ("business", "bank"):
        wanted += [one.amount for one in book.receivables.values()]
        wanted += [one.revenue for one in book.figures.values()]
    if options.kind != "plan":
        wanted += [line.limit for line in book.lines.values()]
    for amount in wanted:
        assert not amount or plain(amount) in text, amount


@pytest.mark.parametrize("kind", ["person", "bank", "plan"])
def test_a_masked_report_tells_no_amount(kind: str) -> None:
    options = ReportOptions(kind, is_masked=True)
    document, content = spoken(options, owing.portfolio(0))
    text = papers.text_of(content)

    amounts = [one for one in FIGURE.findall(text) if not one.endswith("%")]
    assert HIDDEN_AMOUNT in text
    assert amounts == []
    assert not re.search(rb"\d,\d{3}\.\d\d", xlsx(document))


@pytest.mark.parametrize(("seed", "options"), CASES[1::3])
def test_the_same_book_gives_the_same_bytes(seed: int, options: ReportOptions) -> None:
    book = book_of(seed, options)
    (first, one), (second, other) = (spoken(options, book) for _ in range(2))

    assert one == other
    assert xlsx(first) == xlsx(second)


def long_list() -> tuple[Book, ReportOptions]:
    """Dues of three years and three loans, more than three pages of them."""
    loans = [
        make.loan(
            f"loan-{n}",
            f"{n}2345.67",
            line=None,
            name=f"Loan {n}",
            drawn_on="2026-06-01",
            first_due=f"2026-07-{n + 10}",
            periods=36,
        )
        for n in (1, 2, 3)
    ]
    until = month_step(ON, 40)
    options = ReportOptions("person", since=date(2026, 6, 1), until=until)
    return make.book(*loans), options


def test_each_page_of_a_long_table_carries_the_sum_of_the_rows_before_it() -> None:
    book, options = long_list()
    _, content = spoken(options, book)
    row = re.compile(
        r"□ \d{4}-\d\d-\d\d .* ([\d,]+\.\d\d) ([\d,]+\.\d\d)$", re.MULTILINE
    )
    sums = re.compile(r"(Carried|Brought) forward ([\d,]+\.\d\d) ([\d,]+\.\d\d)")

    agreed, left, pages = ZERO, ZERO, 0
    for page in papers.pages_of(content):
        if "Instalment no." not in page:
            continue
        pages += 1
        found = {one[0]: (one[1], one[2]) for one in sums.findall(page)}
        if pages > 1:
            assert found["Brought"] == (plain(agreed), plain(left))
        for one in row.findall(page):
            agreed, left = agreed + money(one[0]), left + money(one[1])
        if "Total" not in page.split("Instalment no.")[1]:
            assert found["Carried"] == (plain(agreed), plain(left))
        else:
            assert f"Total {plain(agreed)} {plain(left)}" in page
    assert pages >= 3


def money(text: str) -> Money:
    return Money(int(text.replace(",", "").replace(".", "")))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", ["business", "bank"])
def test_a_pdf_passes_a_checker(
    kind: str, language: i18n.Language, tmp_path: Path
) -> None:
    options = ReportOptions(kind, language=language, is_yearly=True)
    _, content = spoken(options, lives.firm())
    reader = PdfReader(BytesIO(content), strict=True)
    root = reader.trailer["/Root"]

    pages = {page.indirect_reference.idnum for page in reader.pages}
    assert root["/Lang"] == {"zh": "zh-CN", "en": "en"}[language]
    assert reader.metadata.title
    assert {reader.get_destination_page_number(one) for one in reader.outline} <= {
        *range(len(pages))
    }
    links = [
        note.get_object() for page in reader.pages for note in page.get("/Annots", [])
    ]
    assert links
    assert {note["/Dest"][0].idnum for note in links} <= pages
    for page in reader.pages:
        assert page.get_contents().get_data()
        for font in page["/Resources"]["/Font"].values():
            assert "/ToUnicode" in font.get_object()
    assert all(papers.fonts_of(content).values())
    assert qpdf_says(content, tmp_path) == ""


def qpdf_says(content: bytes, folder: Path) -> str:
    """What the checker of this machine objects to; nothing where it has none."""
    checker = shutil.which("qpdf")
    if checker is None:
        return ""
    path = folder / "report.pdf"
    path.write_bytes(content)
    call = (checker, "--check", path)
    said = subprocess.run(call, check=False, capture_output=True, text=True)
    return "" if said.returncode == 0 else f"{said.stdout}{said.stderr}"


def test_a_chart_of_very_many_loans_stays_on_its_pages() -> None:
    loans = [
        make.loan(f"loan-{n}", line=None, channel="bank-online", name=f"Loan {n}.")
        for n in range(60)
    ]
    document = report(make.book(*loans), ON, ReportOptions("bank"))
    page = PAGES["a4"]

    for sheet in pdf.sheets(document):
        for strip, below in sheet:
            assert below + strip.height <= page.room + 0.01


NAMES = (
    "<b>bold</b> & <para/> &amp; %s {x}",
    "名" * 2000,
    "Really " * 300,
    "שלום",
    "😀🎉 café ﬁ",
    "'; DROP TABLE x; --",
)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_is_printed_as_typed_wherever_it_stands(name: str) -> None:
    book = make.book(
        make.profile(lives.FIRM, name=name),
        make.line("line", channel=name, name=name),
        make.loan(line=None, channel=name, name=name),
        make.receivable(debtor=name),
        make.cash(on=ON),
    )

    text = squeezed(papers.text_of(spoken(ReportOptions("business"), book)[1]))

    assert squeezed(name) in text or squeezed(name[::-1]) in text
    assert text.count(squeezed(name)[:4]) + text.count(squeezed(name[::-1])[:4]) >= 4


def squeezed(text: str) -> str:
    return "".join(text.split())
