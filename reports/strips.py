"""Where each strip of ink lands; without it a head could stand alone at a page's foot.

A report is one long list of strips, each as wide as the measure. ``flow`` deals them
out to pages before anything is drawn, so that their number is known from the start.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
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
        turns: it begins a new page.
        notes: numbers of the footnotes of its page.
        key: the bookmark that stands at it; empty for none.
    """

    height: float
    draw: Draw
    stays: bool = False
    heads: tuple["Strip", ...] = ()
    carried: "Strip | None" = None
    is_gap: bool = False
    turns: bool = False
    notes: tuple[int, ...] = ()
    key: str = ""


NO_FEET: Mapping[int, Sequence[Strip]] = MappingProxyType({})


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


def flow(
    strips: Sequence[Strip],
    room: float,
    feet: Mapping[int, Sequence[Strip]] = NO_FEET,
) -> tuple[Sheet, ...]:
    """Deal the strips out to pages of ``room`` points; at least one page.

    Args:
        strips: in their order.
        room: how high a page may be.
        feet: the strips of each footnote; under 0 what parts them from the text.
    """
    pages = _Pages(room, feet)
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

    def __init__(self, room: float, feet: Mapping[int, Sequence[Strip]]) -> None:
        self.room = room
        self.feet = feet
        self.sheets: list[list[Placed]] = [[]]
        self.used = 0.0
        self.notes: list[int] = []

    def add(self, group: tuple[Strip, ...]) -> None:
        """Put the group on this page, or else on a new one."""
        last = group[-1].carried
        reserve = last.height if last is not None else 0.0
        wanted = self._with_notes(group)
        needed = height(group) + reserve + self._foot(wanted)
        is_full = self.used + needed > self.room or any(s.turns for s in group)
        if self.sheets[-1] and is_full:
            self._turn(group)
            wanted = self._with_notes(group)
        self.notes = wanted
        for strip in group:
            if self.sheets[-1] or not strip.is_gap:
                self._put(strip)

    def _turn(self, group: tuple[Strip, ...]) -> None:
        carried = self.sheets[-1][-1].strip.carried
        if carried is not None and group[0].heads:
            self._put(carried)
        self._close()
        self.sheets.append([])
        self.used = 0.0
        for head in group[0].heads:
            self._put(head)

    def _put(self, strip: Strip) -> None:
        self.sheets[-1].append(Placed(strip, self.used))
        self.used += strip.height

    def _with_notes(self, group: Sequence[Strip]) -> list[int]:
        """The footnotes of this page once the group stands on it, each once."""
        told = (note for strip in group for note in strip.notes)
        return [*dict.fromkeys([*self.notes, *told])]

    def _foot(self, notes: Sequence[int]) -> float:
        return sum(height(self.feet[n]) for n in (0, *notes)) if notes else 0.0

    def _close(self) -> None:
        """Put the footnotes at the foot of the page."""
        self.used = max(self.used, self.room - self._foot(self.notes))
        for note in (0, *self.notes) if self.notes else ():
            for strip in self.feet[note]:
                self._put(strip)
        self.notes = []

    def done(self) -> tuple[Sheet, ...]:
        self._close()
        return tuple(tuple(sheet) for sheet in self.sheets)


def _nothing(_canvas: Canvas, _x: float, _y: float) -> None:
    """White space."""
