"""Which format a file is, told by its column names, never by its file name."""

from collections.abc import Iterable

from planner.errors import NotUnderstoodError
from planner.exchange import errors
from planner.exchange.alipay_app import ALIPAY_APP
from planner.exchange.alipay_merchant import ALIPAY_MERCHANT
from planner.exchange.alipay_web import ALIPAY_WEB
from planner.exchange.bank_csv import BANKS
from planner.exchange.cells import squeezed
from planner.exchange.encoding import candidates, decodes
from planner.exchange.feidee import FEIDEE
from planner.exchange.generic_csv import generic_layout
from planner.exchange.jd import JD
from planner.exchange.layout import Context, Header, Layout
from planner.exchange.lines import Cells
from planner.exchange.mapped import NO_LAYOUTS, OwnLayouts, numbered
from planner.exchange.meituan import MEITUAN
from planner.exchange.ofx import OFX
from planner.exchange.source import Source
from planner.exchange.table import Table
from planner.exchange.wechat import WECHAT
from planner.lean import dataclass

LAYOUTS: tuple[Layout, ...] = (
    ALIPAY_APP,
    ALIPAY_WEB,
    ALIPAY_MERCHANT,
    WECHAT,
    JD,
    MEITUAN,
    *BANKS,
    OFX,
    FEIDEE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A table whose format is known.

    Attributes:
        line: where the header stands; the rows begin below it.
    """

    table: Table
    layout: Layout
    context: Context
    line: int

    @property
    def format(self) -> str:
        """The finest name of the format."""
        return self.layout.generation(self.layout, self.context)


def recognised(table: Table, own: OwnLayouts = NO_LAYOUTS) -> Found | None:
    """The format of a table; None where no row of its head names known columns.

    What the user mapped by hand comes first: the same headings were never meant to be
    read another way.
    """
    preamble: list[str] = []
    for n, (line, cells) in enumerate(table.head):
        header = tuple(squeezed(cell) for cell in cells)
        named = _without_end(header)
        below = [row for _, row in table.head[n + 1 :]]
        layout = own.fitting(named, below)
        if layout is None and own.forced is None:
            layout = _layout_of(header) or generic_layout(named, below)
        if layout is not None:
            return Found(table, layout, Context("\n".join(preamble), named), line)
        preamble.append(" ".join(cells).strip())
    return _headless(table, own)


def _headless(table: Table, own: OwnLayouts) -> Found | None:
    """A table without headings, where the user mapped one like it."""
    layout = own.headless([cells for _, cells in table.head])
    if layout is None:
        return None
    line, cells = table.head[0]
    return Found(table, layout, Context("", numbered(len(cells))), line - 1)


def refusal(
    source: Source, heads: Iterable[Table], *, is_text: bool = True
) -> NotUnderstoodError:
    """Why nothing was recognised, as exactly as the content allows."""
    encodings = candidates(source.head)
    if is_text and not any(decodes(source.head, encoding) for encoding in encodings):
        return errors.WrongEncodingError(file=source.name)
    for table in heads:
        layout = _issuer_of(table.head)
        if layout is not None:
            return errors.NoHeaderError(
                file=source.name,
                issuer=layout.issuer,
                expected="，".join(layout.columns[:4]),
            )
    known = tuple(dict.fromkeys(layout.issuer for layout in LAYOUTS))
    return errors.NoBillError(file=source.name, known=known)


def _layout_of(header: Header) -> Layout | None:
    named = set(header)
    fitting = [layout for layout in LAYOUTS if named.issuperset(layout.columns)]
    return max(fitting, key=lambda layout: len(layout.columns), default=None)


def _issuer_of(head: Iterable[tuple[int, Cells]]) -> Layout | None:
    """The bill whose own words stand in the head, though its header does not."""
    text = "\n".join(" ".join(cells) for _, cells in head)
    signed = [layout for layout in LAYOUTS if layout.sign]
    return next((layout for layout in signed if layout.sign in text), None)


def _without_end(header: Header) -> Header:
    """The named columns; Alipay ends its lines in a separator."""
    named = list(header)
    while named and not named[-1]:
        named.pop()
    return tuple(named)
