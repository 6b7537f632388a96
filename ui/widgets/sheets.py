"""Pages of a PDF one below the other; drawn when they come into sight."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from planner.wording.i18n import tr
from ui import theme
from ui.paper import Paper

_WIDEST = 900  # a page is not shown wider, however wide the window
_KEPT = 6  # drawn pages that stay in memory


class Sheets(QAbstractScrollArea):
    """Shows a paper; its pages fit the width of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pages of the report"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._paper: Paper | None = None
        self._drawn: dict[int, QPixmap] = {}

    def show_paper(self, paper: Paper | None) -> None:
        """Show another paper from its first page."""
        self._paper = paper
        self._drawn.clear()
        self._measure()
        self.verticalScrollBar().setValue(0)
        n = len(paper) if paper else 0
        self.setAccessibleDescription(tr("{n} pages").format(n=n))
        self.viewport().update()

    def page_at(self, y: int) -> int:
        """The place of the page at a height of what is shown."""
        top = y + self.verticalScrollBar().value()
        return next(
            (n for n, box in enumerate(self._boxes()) if top <= box.bottom()), 0
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QAbstractScrollArea.paintEvent."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.tokens().ground))
        up = self.verticalScrollBar().value()
        for place, box in enumerate(self._boxes()):
            here = box.translated(0, -up)
            if here.intersects(event.rect()):
                painter.drawPixmap(
                    QRectF(here), self._page(place, box.size()), QRectF()
                )
                painter.setPen(QColor(theme.tokens().line))
                painter.drawRect(here.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Override QAbstractScrollArea.focusInEvent."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QAbstractScrollArea.focusOutEvent."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QAbstractScrollArea.resizeEvent."""
        self._drawn.clear()
        self._measure()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QAbstractScrollArea.keyPressEvent."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def _boxes(self) -> list[QRect]:
        """Where each page lies, from the top of the first."""
        if self._paper is None:
            return []
        room = self.viewport().width()
        wide = max(1, min(room - 2 * theme.PAD, _WIDEST))
        top, boxes = theme.PAD, []
        for place in range(len(self._paper)):
            size = self._paper.size(place)
            high = round(wide * size.height() / size.width())
            boxes.append(QRect(QPoint((room - wide) // 2, top), QSize(wide, high)))
            top += high + theme.PAD
        return boxes

    def _measure(self) -> None:
        boxes = self._boxes()
        whole = boxes[-1].bottom() + theme.PAD if boxes else 0
        seen, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setRange(0, max(0, whole - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(theme.ROW)

    def _page(self, place: int, size: QSize) -> QPixmap:
        kept = self._drawn.pop(place, None)
        if kept is None and self._paper is not None:
            ratio = self.devicePixelRatioF()
            scale = size.width() * ratio / self._paper.size(place).width()
            kept = QPixmap.fromImage(self._paper.picture(place, scale))
        self._drawn[place] = kept or QPixmap()
        while len(self._drawn) > _KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        return self._drawn[place]
