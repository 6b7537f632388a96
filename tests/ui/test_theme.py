"""The look in one small set of tokens."""

import pytest
from PySide6.QtGui import QColor, QPalette

from planner.wording.i18n import Language
from ui import style, theme
from ui.theme import DARK, LIGHT, Tokens, Tone

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3


def luminance(name: str) -> float:
    color = QColor(name)
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground(look: Tokens) -> None:
    grounds = (look.ground, look.surface, look.sunken, look.wash)
    for tone in Tone:
        for ground in grounds:
            assert contrast(look.of(tone), ground) >= LEAST_CONTRAST, (tone, ground)
    assert contrast(look.on_accent, look.accent) >= LEAST_CONTRAST
    for pair in (
        *((look.text, ground) for ground in (look.warn_wash, look.bad_wash, look.line)),
        *((look.warn, look.warn_wash), (look.bad, look.bad_wash)),
        (look.accent, look.wash),
    ):
        assert contrast(*pair) >= LEAST_CONTRAST, pair


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_and_the_ring_of_the_focus_stand_out(look: Tokens) -> None:
    for ground in (look.ground, look.surface, look.sunken):
        for mark in (look.edge, look.accent, look.bad):
            assert contrast(mark, ground) >= 3, (mark, ground)  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_chart_lines_stand_out_from_their_ground(look: Tokens) -> None:
    for color in look.series:
        assert contrast(color, look.surface) >= 3, color  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_palette_and_sheet_carry_the_tokens(look: Tokens) -> None:
    palette = theme.palette(look)

    assert palette.color(QPalette.ColorRole.Window) == QColor(look.ground)
    assert look.accent in style.sheet(look)
    assert "$" not in style.sheet(look).split("*/", 1)[1]


def test_figures_have_one_width(qtbot: object) -> None:
    assert "tnum" in [
        bytes(tag.toString()).decode() for tag in theme.font().featureTags()
    ]
    assert theme.font(strong=True).weight() > theme.font().weight()
    assert theme.color(LIGHT.bad) == QColor(LIGHT.bad)


@pytest.mark.parametrize(("spoken", "is_narrow"), [("en", True), ("zh", False)])
def test_english_quotes_are_of_english_width(
    spoken: Language, monkeypatch: pytest.MonkeyPatch, *, is_narrow: bool
) -> None:
    monkeypatch.setattr(theme, "language", lambda: spoken)
    tags = {bytes(tag.toString()).decode() for tag in theme.font().featureTags()}

    assert ("pwid" in tags) is is_narrow
