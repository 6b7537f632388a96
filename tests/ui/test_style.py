"""The style sheet made from the tokens."""

from pathlib import Path

from ui.style import sheet
from ui.theme import DARK, LIGHT


def test_each_look_has_its_own_sheet_and_arrow() -> None:
    light, dark = sheet(LIGHT), sheet(DARK)

    assert light != dark
    for text, name in ((light, "arrow-light.svg"), (dark, "arrow-dark.svg")):
        path = text.split('url("')[1].split('")')[0]
        assert path.endswith(name)
        assert Path(path).exists()
