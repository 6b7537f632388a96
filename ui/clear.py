"""Asks before something readable of a sealed book leaves it; a click is no consent."""

from pathlib import Path

from PySide6 import QtWidgets  # its dialogs are made when they are first named

from planner.wording.i18n import tr


class _Open:
    """Whether the book that is open has a password."""

    is_sealed = False


def use(*, is_sealed: bool) -> None:
    """Say of the book that is open now whether it has a password."""
    _Open.is_sealed = is_sealed


def is_agreed(
    parent: QtWidgets.QWidget, out: Path, *, is_sealed: bool | None = None
) -> bool:
    """Whether a readable file may be written; of a book without a password it may.

    Args:
        parent: the window that asks.
        out: the file, or a folder of files.
        is_sealed: whether the book has a password; None for the one that is open.
    """
    if not (_Open.is_sealed if is_sealed is None else is_sealed):
        return True
    box = QtWidgets.QMessageBox(parent)
    box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("Readable without the password"))
    box.setText(
        tr(
            "{file} will be readable without the password that the book has. Whoever"
            " gets it can read it."
        ).format(file=out.name)
    )
    role = QtWidgets.QMessageBox.ButtonRole
    write = box.addButton(tr("Write it readable"), role.AcceptRole)
    cancel = box.addButton(tr("Cancel"), role.RejectRole)
    box.setDefaultButton(cancel)
    box.exec()
    return box.clickedButton() is write
