"""What every chart can do: tell values, be copied, saved, and read as a table.

A chart paints itself in ``draw`` and gives its numbers in ``facts``; the rest is here,
so that each picture of the program answers to the same mouse and the same keys.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QMenu,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from planner.lean import dataclass
from planner.phrases import Phrase
from planner.wording.i18n import tr
from ui import clear, icons, theme
from ui.models.table import Column, Side
from ui.tip import plain_tip
from ui.widgets import text
from ui.widgets.table import Table

MENU_ROOM = 34  # right of the names, for the button that opens the menu
_WIDE, _SCALE = 960, 2.0  # of a saved picture, in logical pixels
_TITLE_ROOM = 34
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers of a chart as a table: headings, and rows of ready texts."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Drawn(QWidget):
    """A chart: hover or arrow keys tell values, the menu copies and saves it."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._name = name
        self._hover: Any = None
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._more = _more_button(self, name)
        self._more.clicked.connect(self.ask)

    # What a chart says of itself.

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paint the chart into ``area``; the painter has the chart's font."""

    def facts(self) -> Facts:
        """Every number that is drawn."""
        return Facts((), ())

    def summary(self) -> Sequence[str]:
        """What a reader hears first."""
        return ()

    def stops(self) -> Sequence[Any]:
        """The places that the arrow keys step through."""
        return ()

    def stop_at(self, _x: float) -> Any:  # noqa: ANN401  # the chart's own kind
        """The place under the mouse; None where there is none."""
        return None

    def stop_under(self, place: QPointF) -> Any:  # noqa: ANN401  # the chart's own kind
        """The place under the mouse, where height counts too."""
        return self.stop_at(place.x())

    def x_of(self, _stop: Any) -> float:  # noqa: ANN401  # the chart's own kind
        """Where a place stands."""
        return 0.0

    def place_of(self, stop: Any) -> QPointF:  # noqa: ANN401  # the chart's own kind
        """Where a place is pointed at by the keys."""
        return QPointF(self.x_of(stop), self.height() / 2)

    def show_stop(self, painter: QPainter, stop: Any) -> None:  # noqa: ANN401  # as above
        """Mark the place that is told."""
        painter.setPen(QPen(QColor(theme.tokens().muted), 1, Qt.PenStyle.DotLine))
        x = self.x_of(stop)
        painter.drawLine(QPointF(x, 26), QPointF(x, self.height() - 24))

    def told(self, _stop: Any) -> str:  # noqa: ANN401  # the chart's own kind
        """What is said of a place, a line each."""
        return ""

    # What it can do with that.

    def changed(self) -> None:
        """Draw what is new, and say it to a reader."""
        self._hover = None
        self.setAccessibleDescription("\n".join(self.summary()))
        self._more.setVisible(bool(self.stops()))
        self.update()

    def copy(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setImage(self.picture())

    def copy_values(self) -> None:
        """Put its numbers on the clipboard, as spreadsheets read them."""
        facts = self.facts()
        lines = ["\t".join(row) for row in (facts.headings, *facts.rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def picture(self) -> QImage:
        """The chart on white, as it is saved and printed."""
        size = self._picture_size()
        image = QImage(size * _SCALE, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_SCALE)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._draw_for_print(painter, size)
        painter.end()
        return image

    def save(self, path: Path) -> bool:
        """Write the chart as PNG or SVG by the ending of the name; whether it did."""
        made = self._svg() if path.suffix.lower() == ".svg" else self._png()
        try:
            path.write_bytes(made)
        except OSError:
            return False
        return True

    def _png(self) -> bytes:
        kept = QBuffer()
        kept.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(kept, b"PNG").write(self.picture())
        return bytes(kept.data().data())

    def _svg(self) -> bytes:
        from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415  # only once needed

        size, kept, ink = self._picture_size(), QBuffer(), QSvgGenerator()
        ink.setOutputDevice(kept)
        ink.setSize(size)
        ink.setViewBox(QRect(QPoint(0, 0), size))
        ink.setTitle(self._name)
        ink.setDescription("\n".join(self.summary()))
        painter = QPainter(ink)
        self._draw_for_print(painter, size)
        painter.end()
        return bytes(kept.data().data())

    def ask(self) -> None:
        """Open the menu below its button."""
        self._menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def ask_where(self) -> None:
        """Let the user choose a file, and save there."""
        kinds = "PNG (*.png);;SVG (*.svg)"
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Save chart"), f"{self._name}.png", kinds
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() not in (".png", ".svg"):
            path = Path(f"{chosen}.{'svg' if 'svg' in kind else 'png'}")
        if clear.is_agreed(self, path) and not self.save(path):
            words = tr("{file} could not be written.").format(file=path.name)
            QMessageBox.warning(self, tr("Save chart"), words)

    def show_table(self) -> None:
        """Open the numbers as a table."""
        facts = self.facts()
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._name)
        columns = [_column(n, words) for n, words in enumerate(facts.headings)]
        table: Table[tuple[str, ...]] = Table(columns, self._name)
        table.show_rows(facts.rows)
        whole = QVBoxLayout(dialog)
        whole.addWidget(table)
        whole.addLayout(text.row(1, text.button(tr("Close"), clicked=dialog.accept)))
        dialog.resize(560, 480)
        dialog.open()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, keys, does in (
            (tr("Copy picture"), "Ctrl+C", self.copy),
            (tr("Copy values"), "Ctrl+Shift+C", self.copy_values),
            (tr("Save picture…"), "Ctrl+Shift+S", self.ask_where),
            (tr("Show as table"), "Return", self.show_table),
        ):
            # Shown only: the chart hears its keys itself, while it has the focus.
            menu.addAction(f"{words}\t{_native(keys)}", does)
        return menu

    def _picture_size(self) -> QSize:
        high = max(self.minimumHeight(), 300)
        return QSize(_WIDE, high + _TITLE_ROOM)

    def _draw_for_print(self, painter: QPainter, size: QSize) -> None:
        """Paint on white in the light look, with the name above."""
        shown, hover = theme.tokens(), self._hover
        theme.use(theme.LIGHT)
        self._hover = None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(QPointF(0, 0), size), QColor("white"))
        painter.setFont(theme.font(11.0, strong=True))
        painter.setPen(QColor(theme.tokens().text))
        painter.drawText(QPointF(16, 24), self._name)
        painter.setFont(theme.font(theme.SMALL_PT))
        area = QRectF(QPointF(0, 0), size).adjusted(8, _TITLE_ROOM, -8, -4)
        self.draw(painter, area)
        theme.use(shown)
        self._hover = hover

    def _tell(self, stop: Any, where: QPoint) -> None:  # noqa: ANN401  # as above
        self._hover = stop
        words = self.told(stop) if stop is not None else ""
        QToolTip.showText(where, plain_tip(words), self)
        self.update()

    # What Qt asks for.

    def sizeHint(self) -> QSize:
        """Override QWidget.sizeHint."""
        return QSize(480, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Override QWidget.paintEvent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL_PT))
        self.draw(painter, QRectF(self.rect()))
        look = theme.tokens()
        if self._hover is not None:
            self.show_stop(painter, self._hover)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, theme.RADIUS / 2, theme.RADIUS / 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget.resizeEvent."""
        super().resizeEvent(event)
        self._more.move(self.width() - self._more.width() - 2, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Override QWidget.mouseMoveEvent."""
        stop = self.stop_under(event.position())
        self._tell(stop, event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Override QWidget.leaveEvent."""
        self._hover = None
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Override QWidget.focusOutEvent."""
        self._hover = None
        self.setAccessibleDescription("\n".join(self.summary()))
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Override QWidget.event: what hovering tells is told by the mouse's move."""
        if isinstance(event, QHelpEvent):
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Override QWidget.contextMenuEvent."""
        if self.stops():
            self._menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget.keyPressEvent."""
        stops = self.stops()
        if not stops or not self._does(event, stops):
            super().keyPressEvent(event)

    def _does(self, event: QKeyEvent, stops: Sequence[Any]) -> bool:
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif _pressed(event) == QKeySequence("Ctrl+Shift+C"):
            self.copy_values()
        elif _pressed(event) == QKeySequence("Ctrl+Shift+S"):
            self.ask_where()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_table()
        elif key in _STEPS:
            self._step(stops, _STEPS[key])
        else:
            return False
        return True

    def _step(self, stops: Sequence[Any], by: int) -> None:
        place = -1 if by > 0 else len(stops)
        if self._hover in stops:
            place = list(stops).index(self._hover)
        self.go_to(stops[min(max(place + by, 0), len(stops) - 1)])

    def go_to(self, stop: Any) -> None:  # noqa: ANN401  # the chart's own kind
        """Tell a place as if the mouse were over it, to eyes and ears."""
        self._tell(stop, self.mapToGlobal(self.place_of(stop).toPoint()))
        self.setAccessibleDescription(self.told(stop))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


def _more_button(chart: QWidget, name: str) -> QToolButton:
    """The button that opens a chart's menu, for those who do not try the right one."""
    made = QToolButton(chart)
    made.setIcon(icons.icon("more", theme.tokens().muted))
    made.setFixedSize(28, 22)
    look = theme.tokens()
    made.setStyleSheet(
        "QToolButton { border: 1px solid transparent; padding: 0;"
        " background: transparent; border-radius: 4px; }"
        f"QToolButton:hover {{ background: {look.sunken}; }}"
        f"QToolButton:focus {{ border: 2px solid {look.accent}; padding: 0; }}"
    )
    words = tr("Copy or save “{name}”").format(name=name)
    made.setAccessibleName(words)
    made.setToolTip(plain_tip(words))
    made.setVisible(False)
    return made


def _pressed(event: QKeyEvent) -> QKeySequence:
    return QKeySequence(event.keyCombination())


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _column(place: int, words: str) -> Column[tuple[str, ...]]:
    side = Side.RIGHT if place else Side.LEFT
    return Column(Phrase(words), lambda row: row[place], None, side)
