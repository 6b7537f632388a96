"""Shows mark-up in a tooltip as words; a name may hold some, and Qt would obey it."""

import html

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A tooltip that says the text as it is.

    Qt takes for rich what looks rich, and would even fetch a picture that it names.
    """
    if not Qt.mightBeRichText(text):
        return text
    lines = html.escape(text).replace("\n", "<br>")
    return f"<p>{lines}</p>"
