"""How sentences follow each other in the reader's language."""

from planner.wording import i18n


def sentences(*parts: str) -> str:
    """The sentences one after the other; Chinese ones need no space between them."""
    apart = "" if i18n.language() == "zh" else " "
    return apart.join(part for part in parts if part)
