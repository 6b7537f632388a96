"""Where each strip of ink lands; without it a head could stand alone at a page's foot.

A report is one long list of strips, each as wide as the measure. ``flow`` deals them
out to pages before anything is drawn, so that their number is known from the start.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from reportlab.pdfgen.canvas import Canvas


class Draw(Protocol):
    """Inks something whose left edge is at ``x`` and whose top is at ``y``."""

    def __call__(self, canvas: Canvas, x: float, y: float, /) -> None:
        """Ink it."""
        ...


class Strip(NamedTuple):
    """Ink of a known height.

    Attributes:
        draw: inks it, given the left edge and the top.
        stays: it may not be the last on a page; the next strip keeps it company.
        heads: drawn again above it where it is the first of a page.
        carried: drawn below it where a page ends after it (a sum carried forward).
        is_gap: white space, left out at the top of a page.
    """

    height: float
    draw: Draw
    stays: bool = False
    heads: tuple["Strip", ...] = ()
    carried: "Strip | None" = None
    is_gap: bool = False


class Placed(NamedTuple):
    """A strip and how far below the top of its page's frame it begins."""

    strip: Strip
    below: float


Sheet = tuple[Placed, ...]


def gap(height: float) -> Strip:
    """White space that stays with what comes after it."""
    return Strip(height, _nothing, stays=True, is_gap=True)


def height(strips: Sequence[Strip]) -> float:
    """How high the strips are together."""
    return sum(strip.height for strip in strips)


def flow(strips: Sequence[Strip], room: float) -> tuple[Sheet, ...]:
    """Deal the strips out to pages of ``room`` points; at least one page."""
    pages = _Pages(room)
    for group in _groups(strips, room):
        pages.add(group)
    return pages.done()


def _groups(strips: Sequence[Strip], room: float) -> list[tuple[Strip, ...]]:
    """Strips that must share a page; a group that no page could hold is let go."""
    groups: list[tuple[Strip, ...]] = []
    here: list[Strip] = []
    for strip in strips:
        here.append(strip)
        if not strip.stays:
            groups.append(tuple(here))
            here = []
    if here:
        groups.append(tuple(here))
    fitting: list[tuple[Strip, ...]] = []
    for group in groups:
        whole = height(group) + height(group[0].heads) <= room
        fitting += [group] if whole else [(strip,) for strip in group]
    return fitting


class _Pages:
    """The pages dealt out so far; lives only while ``flow`` runs."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.sheets: list[list[Placed]] = [[]]
        self.used = 0.0

    def add(self, group: tuple[Strip, ...]) -> None:
        """Put the group on this page, or else on a new one."""
        last = group[-1].carried
        reserve = last.height if last is not None else 0.0
        if self.sheets[-1] and self.used + height(group) + reserve > self.room:
            self._turn(group)
        for strip in group:
            if self.sheets[-1] or not strip.is_gap:
                self._put(strip)

    def _turn(self, group: tuple[Strip, ...]) -> None:
        carried = self.sheets[-1][-1].strip.carried
        if carried is not None and group[0].heads:
            self._put(carried)
        self.sheets.append([])
        self.used = 0.0
        for head in group[0].heads:
            self._put(head)

    def _put(self, strip: Strip) -> None:
        self.sheets[-1].append(Placed(strip, self.used))
        self.used += strip.height

    def done(self) -> tuple[Sheet, ...]:
        return tuple(tuple(sheet) for sheet in self.sheets)


def _nothing(_canvas: Canvas, _x: float, _y: float) -> None:
    """White space."""
