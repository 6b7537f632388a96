"""Which channels fit the firm, their papers and days ahead, as a checklist to print."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.model.offers import Sector
from planner.wording.i18n import tr
from planner.wording.say import say
from reports import sector_report
from reports.document import Block, Heading, Points, Section, Table
from ui import preview, shelf, theme
from ui.desk import Desk
from ui.parts.firm_paper import Paper
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.edit import Choice, DayEdit
from ui.widgets.frame import scrolled

_WIDE = 190  # of the day: its name is read in full


class SectorHelp(QWidget):
    """The sort of firm and the day of the need above, the checklist below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notice = Banner()
        self._sector = Choice(*((one, say(one)) for one in Sector))
        self._sector.setAccessibleName(tr("Sort of firm"))
        self._needed = DayEdit(desk.today)
        self._needed.setAccessibleName(tr("Money needed on"))
        self._needed.setPlaceholderText(tr("Money needed on"))
        self._needed.setMinimumWidth(_WIDE)
        self._save = text.primary(tr("Save as PDF …"), "export", self._choose_place)
        self._paper = Paper(tr("Checklist"))
        card = Card(tr("Checklist"))
        card.head.addWidget(self._sector)
        card.head.addWidget(self._needed)
        card.head.addWidget(self._save)
        card.add(self._paper)
        body = QWidget()
        body.setLayout(text.column(self._notice, card, 1, gap=theme.PAD))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.PAD, 0, 0)
        whole.addWidget(scrolled(body))
        self._sector.typed.connect(self.refresh)
        self._needed.typed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what fits the sort of firm chosen."""
        needed = self._needed.day()
        made = sector_report.sections(self._sector.value(), self._desk.today, needed)
        glance, *channels = made
        blocks: list[Block] = [*glance.blocks]
        for section in channels:
            blocks += [Heading(section.title), *map(_plainer, section.blocks)]
        self._paper.tell(preview.section_html(Section("", tuple(blocks))))

    def save(self, out: Path) -> None:
        """Write the checklist to a file that the user chose."""
        desk, needed = self._desk, self._needed.day()
        day = needed.isoformat() if needed else ""
        write = partial(
            desk.services.write_report,
            desk.book,
            desk.today,
            out,
            f"checklist:{self._sector.value().value}:{day}",
            # The dialog has asked whether to replace a file.
            force=True,
            book_file=desk.settings.last_book,
        )
        try:
            write()
        except PlannerError as refusal:
            self._notice.tell(say(refusal), Tone.BAD)
            return
        words = tr("{file} is written.").format(file=out.name)
        self._notice.tell(words, Tone.GOOD)

    def _choose_place(self) -> None:
        title = sector_report.title(self._sector.value())
        out = shelf.pdf_place(self, title, self._desk.today)
        if out is not None:
            self.save(out)


def _plainer(block: Block) -> Block:
    """A list of papers to tick off is on the screen a plain list."""
    if isinstance(block, Table):
        return Points(tuple(row[-1] for row in block.rows))
    return block
