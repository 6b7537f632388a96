"""The look in one small set of tokens; without it each page would choose its own."""

from enum import Enum

from PySide6.QtGui import QColor, QFont, QPalette

from planner.lean import dataclass
from planner.wording.i18n import language


class Theme(Enum):
    """Which look was chosen; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(Enum):
    """What a text or a mark means; always beside words or an icon, never alone."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look; contrast of text is at least 4.5 on every ground.

    Attributes:
        ground: behind everything.
        surface: cards, tables, fields.
        sunken: headings of tables, hovered rows, tracks.
        line: borders that only part things.
        edge: the border that shows where one can type; 3 to 1 on every ground.
        on_accent: text on ``accent``.
        wash: a faint accent behind what is chosen.
        series: chart lines, apart for colour-blind eyes too (Okabe and Ito 2008).
    """

    is_dark: bool
    ground: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    wash: str
    good: str
    warn: str
    bad: str
    warn_wash: str
    bad_wash: str
    series: tuple[str, ...]

    def of(self, tone: Tone) -> str:
        """The colour of a text of that tone."""
        match tone:
            case Tone.PLAIN:
                return self.text
            case Tone.MUTED:
                return self.muted
            case Tone.GOOD:
                return self.good
            case Tone.WARN:
                return self.warn
            case Tone.BAD:
                return self.bad
            case Tone.ACCENT:
                return self.accent


LIGHT = Tokens(
    is_dark=False,
    ground="#F4F6F8",
    surface="#FFFFFF",
    sunken="#EDF1F4",
    line="#D9E0E6",
    edge="#76848F",
    text="#17212B",
    muted="#52606D",
    accent="#0B6670",
    on_accent="#FFFFFF",
    wash="#DFF0F1",
    good="#17703F",
    warn="#8A5200",
    bad="#B3261E",
    warn_wash="#FFF3DC",
    bad_wash="#FDE9E7",
    series=("#0072B2", "#C2500A", "#007A5A", "#A64D86", "#8A6A00", "#2F7FB0"),
)

DARK = Tokens(
    is_dark=True,
    ground="#12171C",
    surface="#1B2229",
    sunken="#242D36",
    line="#35414C",
    edge="#798896",
    text="#E6EBF0",
    muted="#A7B4C0",
    accent="#6CCBD3",
    on_accent="#08282B",
    wash="#1D3D42",
    good="#74D19B",
    warn="#F0B95A",
    bad="#FF9389",
    warn_wash="#3A2E17",
    bad_wash="#45211F",
    series=("#56B4E9", "#F0883E", "#3CC79C", "#E391C3", "#E5C454", "#9CC7E8"),
)

# Spacing and type, in logical pixels and points; a step is 4 px.
GAP = 8
PAD = 16
EDGE = 24
RADIUS = 8
ROW = 34
TEXT_PT = 10.0
SMALL_PT = 9.0
TITLE_PT = 16.0
FIGURE_PT = 17.0


class _Shown:
    """The one look that the whole window has now."""

    tokens: Tokens = LIGHT


def use(tokens: Tokens) -> None:
    """Paint with these from now on."""
    _Shown.tokens = tokens


def tokens() -> Tokens:
    """The look painted now."""
    return _Shown.tokens


def color(name: str) -> QColor:
    """A colour ready to paint with."""
    return QColor(name)


def font(points: float = TEXT_PT, *, strong: bool = False) -> QFont:
    """The program's face in a size, with figures of one width."""
    face = QFont(QFont().families())
    face.setPointSizeF(points)
    face.setFeature(QFont.Tag("tnum"), 1)
    if language() == "en":
        # Else the quotes of this face are as wide as a Chinese character.
        face.setFeature(QFont.Tag("pwid"), 1)
    if strong:
        face.setWeight(QFont.Weight.DemiBold)
    return face


def palette(look: Tokens) -> QPalette:
    """What Qt's own widgets paint with."""
    chosen = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: look.ground,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.sunken,
        role.Text: look.text,
        role.PlaceholderText: look.muted,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.ToolTipBase: look.sunken,
        role.ToolTipText: look.text,
        role.BrightText: look.bad,
        role.Highlight: look.wash,
        role.HighlightedText: look.text,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Accent: look.accent,
        role.Mid: look.line,
        role.Light: look.surface,
        role.Midlight: look.sunken,
        role.Dark: look.muted,
        role.Shadow: look.line,
    }
    for which, value in colours.items():
        chosen.setColor(which, QColor(value))
    for which in (role.Text, role.WindowText, role.ButtonText):
        chosen.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
    return chosen
