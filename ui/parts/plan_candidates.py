"""What a mix asks for and leaves out: papers, days, failing draws, reasons why not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.labels import name_of
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.models.plan_candidates import (
    apply_columns,
    failing_columns,
    nearest_first,
    to_apply,
    unused_columns,
)
from ui.widgets.card import Card
from ui.widgets.table import Table

if TYPE_CHECKING:
    from planner.plan.pieces import IfFails, NotUsed, Piece

_MOST = 10


class Candidates(QWidget):
    """Three tables, each hidden while it has nothing to say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._fails: Table[IfFails] = Table(
            failing_columns(self._named), tr("If a draw fails"), wraps=True
        )
        self._apply: Table[Piece] = Table(
            apply_columns(self._named), tr("Apply for it"), wraps=True
        )
        self._unused: Table[NotUsed] = Table(
            unused_columns(self._named), tr("Not in the mix"), wraps=True
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.PAD)
        self._cards = []
        for title, table in (
            (tr("If one draw brings nothing"), self._fails),
            (tr("What to apply for, and with which papers"), self._apply),
            (tr("Candidates that are not in it, and why"), self._unused),
        ):
            card = Card(title, padded=False)
            card.add(table)
            whole.addWidget(card)
            self._cards.append(card)

    def show_found(
        self,
        unused: "Iterable[NotUsed]",
        pieces: "Iterable[Piece]" = (),
        fails: "Iterable[IfFails]" = (),
    ) -> None:
        """Show these instead."""
        self._fails.show_rows(tuple(fails))
        self._apply.show_rows(to_apply(pieces))
        self._unused.show_rows(nearest_first(unused))
        for table in (self._fails, self._apply, self._unused):
            table.fit_height(_MOST)
        shown = (self._fails.rows, self._apply.rows, self._unused.rows)
        for card, rows in zip(self._cards, shown, strict=True):
            card.setVisible(bool(rows))
        self.setVisible(any(shown))

    def _named(self, record_id: str) -> str:
        record = self._desk.book.find(record_id)
        return name_of(record) if record else record_id
