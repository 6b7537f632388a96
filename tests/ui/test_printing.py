"""A PDF is printed as it is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.app.report_options import ReportOptions
from reports import pdf
from reports.write import report
from tests.helpers import screen
from ui import printing
from ui.paper import Paper


@pytest.fixture(scope="module")
def content() -> bytes:
    """The PDF of the sample's report on US letter paper."""
    asked = ReportOptions(paper="letter")
    return pdf.ink(report(screen.sample(), date(2026, 11, 25), asked))


@pytest.fixture
def paper(content: bytes, qapp: object) -> Iterator[Paper]:
    made = Paper(content)
    yield made
    made.close()


def into(file: Path, paper: Paper) -> QPrinter:
    """A printer that writes a file, with few dots so that the test is quick."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printing.fit(printer, paper)
    printer.setResolution(72)
    return printer


def test_every_page_goes_to_the_printer_in_its_own_size(
    paper: Paper, tmp_path: Path
) -> None:
    told: list[float] = []

    done = printing.print_on(
        into(tmp_path / "out.pdf", paper), paper, told.append, lambda: False
    )

    printed = PdfReader(tmp_path / "out.pdf")
    assert done == len(printed.pages) == len(paper) > 1
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == [612, 792]
    assert told[-1] == 1
    assert told == sorted(told)


def test_only_the_pages_that_were_chosen_are_printed(
    paper: Paper, tmp_path: Path
) -> None:
    printer = into(tmp_path / "out.pdf", paper)
    printer.setFromTo(2, 2)

    assert list(printing.pages(printer, len(paper))) == [1]
    assert printing.print_on(printer, paper, lambda _: None, lambda: False) == 1


def test_printing_can_be_stopped(paper: Paper, tmp_path: Path) -> None:
    told: list[float] = []

    done = printing.print_on(
        into(tmp_path / "out.pdf", paper), paper, told.append, lambda: bool(told)
    )

    assert done == 1


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told_by_a_count_of_none(
    paper: Paper, tmp_path: Path
) -> None:
    printer = into(tmp_path / "nowhere" / "out.pdf", paper)

    assert printing.print_on(printer, paper, lambda _: None, lambda: False) == 0


@pytest.mark.parametrize(
    ("answer", "is_given"),
    [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)],
)
def test_the_dialog_decides(
    paper: Paper,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    answer: QDialog.DialogCode,
    is_given: bool,  # noqa: FBT001  # drawn
) -> None:
    seen: list[tuple[int, int]] = []

    def exec_(dialog: QPrintDialog) -> QDialog.DialogCode:
        seen.append((dialog.minPage(), dialog.maxPage()))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    parent = QWidget()
    qtbot.addWidget(parent)

    assert (printing.ask(paper, parent) is not None) is is_given
    assert seen == [(1, len(paper))]


def test_a_lying_page_turns_the_paper(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Paper, "size", lambda self, n: self._sizes[n].transposed())
    printer = QPrinter()
    printing.fit(printer, paper)

    layout = printer.pageLayout()
    assert layout.orientation() is QPageLayout.Orientation.Landscape
