"""The catalogue: what each channel is said to offer, by whom, and how long ago."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.app.channel_rows import FactRow, fact_rows
from planner.catalogue.read import catalogue
from planner.model.records import Profile, Record
from planner.wording.i18n import language, tr
from ui import theme
from ui.desk import Desk
from ui.models.channels import CHANNELS, FACTS, ChannelRow, channel_row
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.card import Card
from ui.widgets.frame import framed
from ui.widgets.split import Split
from ui.widgets.table import Table

_LIST_SHARE = 0.42  # of the height


class Page(QWidget):
    """All channels above, the facts of the chosen one below, each with its paper."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset({Profile})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._channels: Table[ChannelRow] = Table(CHANNELS, tr("Channels"))
        self._facts: Table[FactRow] = Table(
            FACTS,
            tr("Facts of the channel"),
            tr("Choose a channel to see what is known of it."),
        )
        self._title = text.short("", points=11.0, strong=True)
        self._note = text.label("", Tone.MUTED)
        search = QLineEdit()
        search.setPlaceholderText(tr("Search"))
        search.setAccessibleName(tr("Search channels"))
        search.setMaxLength(200)
        search.setMaximumWidth(260)
        search.textChanged.connect(self._channels.show_only)
        framed(
            self,
            tr("Channels"),
            tr("What is known of each way to borrow, with source, grade and age."),
            self._parts(),
            search,
        )
        self._channels.chosen.connect(self._show_channel)
        self.refresh()

    def refresh(self) -> None:
        """Show the channels that are open to the owner of the book."""
        kind = self._desk.book.profile.kind
        known = catalogue().channels.values()
        rows = [channel_row(one, self._desk.today) for one in known]
        self._channels.show_rows([r for r in rows if kind in r.channel.borrowers])
        if self._channels.current is None:
            self._channels.selectRow(0)

    def point_at(self, channel: str) -> None:
        """Choose a channel by its id."""
        self._channels.point_at(lambda row: row.channel.id == channel)

    def _parts(self) -> QWidget:
        below = Card(padded=False)
        heading = text.column(self._title, self._note, gap=2)
        heading.setContentsMargins(theme.PAD, 12, theme.PAD, 4)
        below.add(heading)
        below.add(self._facts)
        return Split(self._channels, below, _LIST_SHARE)

    def _show_channel(self, row: ChannelRow | None) -> None:
        if row is None:
            return
        channel = row.channel
        self._title.setText(channel.name.in_(language()))
        self._note.setText(
            tr("A pattern to fill in; nobody was seen to offer exactly this.")
            if channel.template
            else ""
        )
        self._note.setVisible(channel.template)
        self._facts.show_rows(tuple(fact_rows(channel, self._desk.today)))
