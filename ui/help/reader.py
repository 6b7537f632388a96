"""The window in which the manual is read, without any network."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QImage, Qt, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from planner.wording.i18n import language, tr
from ui import theme
from ui.help.parts import FOLDER, part
from ui.widgets import text

_ROOM = 48


class Sheet(QTextBrowser):
    """Shows parts of the manual; a link that leads out of it does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(True)
        self.setOpenExternalLinks(False)
        self.setFont(theme.font())
        self.setAccessibleName(tr("Manual"))
        self.document().setDocumentMargin(theme.PAD)

    def doSetSource(
        self,
        url: QUrl | str,
        kind: QTextDocument.ResourceType = (QTextDocument.ResourceType.UnknownResource),
    ) -> None:
        """Override QTextBrowser.doSetSource."""
        if self._is_ours(QUrl(url)):
            super().doSetSource(url, kind)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Override QTextBrowser.loadResource: pictures as wide as the sheet."""
        whole = self.source().resolved(QUrl(url))
        if not self._is_ours(whole):
            return None
        if whole.toLocalFile().endswith(".png"):
            wide = max(self.viewport().width(), self.width()) - _ROOM
            picture = QImage(whole.toLocalFile())
            smooth = Qt.TransformationMode.SmoothTransformation
            return picture.scaledToWidth(min(wide, picture.width()), smooth)
        return super().loadResource(kind, whole)

    def _is_ours(self, url: QUrl) -> bool:
        docs = QUrl.fromLocalFile(f"{FOLDER.parent}/")
        return docs.isParentOf(self.source().resolved(url))


class Manual(QDialog):
    """One part of the manual, with ways to the others and back."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Manual"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 680)
        self._sheet = Sheet()
        self._sheet.resize(self.size())
        back = text.button(tr("Back"), "back", self._sheet.backward)
        back.setEnabled(False)
        self._sheet.backwardAvailable.connect(back.setEnabled)
        contents = text.button(tr("Contents"), clicked=self._show_contents)
        close = text.button(tr("Close"), clicked=self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.EDGE, theme.PAD, theme.EDGE, theme.PAD)
        whole.setSpacing(theme.PAD)
        whole.addLayout(text.row(back, contents, 1, close))
        whole.addWidget(self._sheet, 1)
        self._show(name)
        self._sheet.setFocus()

    @property
    def shown(self) -> str:
        """The name of the part that is read."""
        return self._sheet.source().fileName().removesuffix(".md")

    @Slot()
    def _show_contents(self) -> None:
        self._show("index")

    def _show(self, name: str) -> None:
        self._sheet.setSource(QUrl.fromLocalFile(str(part(name, language()))))
