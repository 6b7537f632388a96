"""Prints a PDF as it is; without it another program would have to open it first."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from planner.wording.i18n import tr
from ui.paper import Paper

_MOST_DOTS = 300  # finer than the eye, and a page stays below 40 MB


def ask(paper: Paper, parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer and pages; None where it was left."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    fit(printer, paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(paper))
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    return printer if is_chosen else None


def fit(printer: QPrinter, paper: Paper) -> None:
    """Take the pages' own size and turn, edge to edge; their margins are inside."""
    size = paper.size(0)
    if size.width() > size.height():
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        size = QSizeF(size.height(), size.width())
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), _MOST_DOTS))


def pages(printer: QPrinter, count: int) -> range:
    """The places of the pages that were chosen."""
    first, last = printer.fromPage(), printer.toPage()
    if not first:
        return range(count)
    return range(first - 1, min(last, count))


def print_on(
    printer: QPrinter,
    paper: Paper,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> int:
    """Print the chosen pages; how many went to the printer before it was stopped."""
    chosen = pages(printer, len(paper))
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    done = 0
    for place in chosen:
        if cancelled():
            break
        if done:
            printer.newPage()
        picture = paper.printed(place, printer.resolution())
        painter.drawImage(_within(printer, QSizeF(picture.size())), picture)
        done += 1
        progress(done / len(chosen))
    if cancelled():
        printer.abort()
    painter.end()
    return done


def _within(printer: QPrinter, size: QSizeF) -> QRectF:
    """Where a page goes: as large as the paper lets it be, in its middle."""
    room = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = (room.width() - size.width()) / 2
    top = (room.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
