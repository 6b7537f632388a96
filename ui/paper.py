"""The pages of a PDF as pictures; without it a report would be seen after printing."""

from threading import RLock
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_INCH = 72  # points
_ALONE = RLock()  # PDFium serves one thread at a time, whatever the file


class Paper:
    """A PDF in memory; its pages are drawn when they are asked for."""

    def __init__(self, content: bytes) -> None:
        # Fetched here: no page but that of reports needs it.
        import pypdfium2  # noqa: PLC0415  # when used

        with _ALONE:
            self._file: Any = pypdfium2.PdfDocument(content)
            self._sizes = [
                QSizeF(*self._file.get_page_size(n)) for n in range(len(self._file))
            ]

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def size(self, place: int) -> QSizeF:
        """The size of a page, in points."""
        return self._sizes[place]

    def picture(self, place: int, scale: float) -> QImage:
        """A page, so many pixels for each point; from any thread."""
        with _ALONE:
            page = self._file[place]
            drawn = page.render(scale=scale, prefer_bgrx=True)
            wide, high, stride = drawn.width, drawn.height, drawn.stride
            content = bytes(drawn.buffer)
            drawn.close()
            page.close()
        return QImage(content, wide, high, stride, QImage.Format.Format_RGB32).copy()

    def printed(self, place: int, dots: int) -> QImage:
        """A page for a printer of so many dots an inch."""
        return self.picture(place, dots / _INCH)

    def close(self) -> None:
        """Let go of it."""
        with _ALONE:
            self._file.close()
