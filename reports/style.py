"""Faces, sizes, colours and the page; nothing else decides how a report looks."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER

from planner.app.report_options import Paper

_REST = ("NotoEmoji-Regular", "DejaVuSans-Rest")

TEXT_FACE: Final = "NotoSansSC-Regular"
BOLD_FACE: Final = "NotoSansSC-Bold"

# A character takes the first face that has it; fonts/README.md states the same order.
ORDER: Final = MappingProxyType(
    {
        TEXT_FACE: (TEXT_FACE, *_REST),
        BOLD_FACE: (BOLD_FACE, TEXT_FACE, *_REST),
    }
)
# Where a quotation mark beside a Latin letter looks first: Chinese ones are wide.
LATIN: Final = MappingProxyType(
    {TEXT_FACE: "NotoSansSC-Latin-Regular", BOLD_FACE: "NotoSansSC-Latin-Bold"}
)

PAPER: Final[Color] = HexColor("#ffffff")
INK: Final[Color] = HexColor("#1b2430")
MUTED: Final[Color] = HexColor("#5a6572")
ACCENT: Final[Color] = HexColor("#1d4a6e")
RULE: Final[Color] = HexColor("#9aa5b1")
HAIRLINE: Final[Color] = HexColor("#dfe4ea")
TINT: Final[Color] = HexColor("#f1f4f7")
SHADE: Final[Color] = HexColor("#c7d3de")


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of text: its face, size, line height and colour.

    Attributes:
        pad: white space above and below it as a row of a table.
    """

    face: str
    size: float
    leading: float
    colour: Color = INK
    pad: float = 2.7

    def sized(self, size: float) -> "Type":
        """The same kind of text in another size."""
        return replace(self, size=size)


TITLE: Final = Type(BOLD_FACE, 21, 28, ACCENT)
OWNER: Final = Type(BOLD_FACE, 12.5, 18)
SUBTITLE: Final = Type(TEXT_FACE, 9, 14, MUTED)
SECTION: Final = Type(BOLD_FACE, 13.5, 19, ACCENT)
HEADING: Final = Type(BOLD_FACE, 10, 14.5)
BODY: Final = Type(TEXT_FACE, 9.2, 14.2)
STRONG: Final = Type(BOLD_FACE, 9.2, 14.2)
SMALL: Final = Type(TEXT_FACE, 7.8, 11.6, MUTED)
CELL: Final = Type(TEXT_FACE, 8.2, 11.4)
CELL_CLOSE: Final = replace(CELL, pad=0.6)
CELL_HEAD: Final = Type(BOLD_FACE, 7.6, 10.6, MUTED)
CELL_TOTAL: Final = Type(BOLD_FACE, 8.2, 11.4)
TILE_LABEL: Final = Type(TEXT_FACE, 8, 11, MUTED)
TILE_VALUE: Final = Type(BOLD_FACE, 14.5, 19, ACCENT)
FOOT: Final = Type(TEXT_FACE, 7.2, 10, MUTED)
CHART: Final = Type(TEXT_FACE, 7, 9, MUTED)
CHART_STRONG: Final = Type(BOLD_FACE, 7, 9)

_MM = 72 / 25.4


class Page(NamedTuple):
    """A page and the frame that text stands in, in points; y grows upwards."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """How wide a line may be."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """How high the text of a page may be."""
        return self.height - self.top - self.bottom


def _page(size: tuple[float, float]) -> Page:
    return Page(*size, left=19 * _MM, right=19 * _MM, top=21 * _MM, bottom=19 * _MM)


PAGES: Final = MappingProxyType[Paper, Page]({"a4": _page(A4), "letter": _page(LETTER)})
