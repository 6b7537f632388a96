"""Draws one page into a file; without it no picture would show what users see."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from planner.app.files import marked, write_bytes_whole
from ui.services import Picture
from ui.window import Window

_PNG = b"\x89PNG\r\n"
_DEEPEST = 5  # layouts stand in one another no deeper than this


def draw(window: Window, picture: Picture) -> None:
    """Draw the page that is asked for, with all that is worked out beside it.

    Raises:
        PlannerError: the file cannot be written, or holds something else.
    """
    window.setMinimumSize(1, 1)
    window.resize(picture.width, picture.height)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    window.go(picture.page)
    rehearse: Callable[[], None] | None = getattr(window.page, "rehearse", None)
    if rehearse is not None:
        rehearse()
    tasks, waiting = window.desk.tasks, QEventLoop()
    if tasks.is_idle:
        QTimer.singleShot(0, waiting.quit)
    else:
        tasks.idle.connect(waiting.quit)
    waiting.exec()
    for _ in range(_DEEPEST):  # a layout that grew asks the one around it anew
        QApplication.processEvents()
    content = _grabbed(window, picture)
    window.leave()
    write_bytes_whole(picture.out, content, marked(_PNG, b"Duheng"))


def _grabbed(window: Window, picture: Picture) -> bytes:
    scale = picture.scale
    image = QImage(
        round(picture.width * scale),
        round(picture.height * scale),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(scale)
    window.render(image)
    image.setText("Software", "Duheng")
    written = QBuffer()
    QImageWriter(written, QByteArray(b"png")).write(image)
    return bytes(written.data().data())
