"""Whether to borrow for a need, from whom and how much, with reasons and refusals."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.app.labels import name_of
from planner.app.market import market
from planner.errors import PlannerError
from planner.model import records as r
from planner.model.book import Book
from planner.model.records import Record
from planner.money import Money
from planner.phrases import Phrase
from planner.plan.offers import Need
from planner.plan.pieces import DoNotBorrow, FoundMix, Outcome, Piece, TooLittle
from planner.plan.rules import Refusal
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from ui import theme
from ui.desk import Desk
from ui.forms import assumptions_form
from ui.forms.form import Field, Form
from ui.models.counts import lenders
from ui.models.plan import REFUSED, piece_columns
from ui.tasks import Told
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.card import Card, Figure
from ui.widgets.edit import AheadEdit, money_edit, number_edit, ratio_edit, text_edit
from ui.widgets.frame import framed, scrolled
from ui.widgets.table import Table

_TASK = "finance"
_USUAL_WAIT = timedelta(days=14)
_USUAL_MONTHS = 12
_MOST_MONTHS = 360
_REHEARSED = Money(7_000_00)


class Page(QWidget):
    """The need above; the answer below: mix, what stands by, what is refused."""

    asked = Signal(str)
    CONCERNS: frozenset[type[Record]] = frozenset(
        {
            *(r.Line, r.LimitReading, r.Loan, r.Repayment, r.Move, r.Note),
            *(r.Cash, r.Expected, r.Assumptions, r.Receivable, r.Profile),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._need = Form(_fields(desk), across=2)
        self._need.put(
            by=desk.today + _USUAL_WAIT,
            months=_USUAL_MONTHS,
            confidence=desk.book.assumed.confidence,
        )
        self._notice = Banner()
        self._busy = Busy(tr("Looking for the cheapest mix …"), self._stop)
        self._figures = QGridLayout()
        self._figures.setSpacing(theme.PAD)
        self._mix: Table[Piece] = Table(piece_columns(self._named), tr("Suggested mix"))
        self._standby: Table[Piece] = Table(
            piece_columns(self._named),
            tr("Standing by"),
            tr("Nothing else could lend in time."),
        )
        self._refused_table: Table[Refusal] = Table(
            REFUSED,
            tr("Refused"),
            tr("No rule stands against any of your channels."),
            wraps=True,
        )
        self._answer = QWidget()
        framed(
            self,
            tr("Financing plan"),
            tr("Tell what you need; the answer may also be not to borrow."),
            scrolled(self._body()),
            text.button(tr("Assumptions"), "settings", self._assume),
            text.primary(tr("Plan"), "finance", self.plan),
        )

    def refresh(self) -> None:
        """Drop an answer that was made for the book as it was."""
        self._answer.hide()
        if self._need.values() is not None:
            self._notice.tell(tr("The book has changed; plan again."), Tone.PLAIN)

    def rehearse(self) -> None:
        """Ask as a user would, for a picture of the page."""
        self._need.put(amount=_REHEARSED)
        self.plan()

    def plan(self) -> None:
        """Look for a mix that meets the need typed."""
        values = self._need.values()
        if self._need.complain() or values is None:
            return
        need = Need(**{**values, "purpose": values["purpose"] or ""})
        self._notice.tell("")
        self._busy.begin()
        work = partial(_planned, self.desk.book, self.desk.today, need)
        self.desk.tasks.start(_TASK, work, self._take, self.show_refusal)

    def _body(self) -> QWidget:
        need = Card(tr("What do you need?"))
        need.add(self._need)
        self._cards: list[Card] = []
        for title, table in (
            (tr("Suggested mix"), self._mix),
            (tr("Standing by, if a draw fails"), self._standby),
            (tr("Refused, and by which rule"), self._refused_table),
        ):
            card = Card(title, padded=False)
            card.add(table)
            self._cards.append(card)
        inner = text.column(gap=theme.PAD)
        inner.addLayout(self._figures)
        for card in self._cards:
            inner.addWidget(card)
        inner.addStretch(1)  # else spare height would tear the cards apart
        self._answer.setLayout(inner)
        self._answer.hide()
        body = QWidget()
        body.setLayout(
            text.column(need, self._busy, self._notice, self._answer, 1, gap=theme.PAD)
        )
        return body

    def _take(self, outcome: object) -> None:
        self._busy.hide()
        self.show_outcome(cast("Outcome", outcome))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the answer, whichever it is."""
        match outcome:
            case FoundMix():
                self._show_mix(outcome)
            case DoNotBorrow(why=why):
                words = [tr("Better not to borrow."), *(say(one) for one in why)]
                self._show_without_mix("\n".join(words), Tone.PLAIN, outcome.refused)
            case TooLittle(missing=missing):
                words = [
                    tr("{amount} cannot be met.").format(amount=money(missing)),
                    *(say(one) for one in outcome.why),
                ]
                self._show_without_mix("\n".join(words), Tone.BAD, outcome.refused)
                self._show_pieces(0, self._mix, outcome.mix)

    def _show_mix(self, found: FoundMix) -> None:
        self._answer.show()
        self._fill_figures(
            Figure(
                tr("Interest and fees"),
                money(found.cost),
                tr("if every draw succeeds"),
            ),
            Figure(
                tr("True annual cost"),
                percent(found.annual) if found.annual is not None else "—",
                tr("simple, of the whole mix"),
            ),
            Figure(
                tr("Shortfall in bad cases"),
                money(found.shortfall.mean_of_worst),
                tr("something is missing with a chance of {share}").format(
                    share=f"{found.shortfall.probability:.0%}"
                ),
            ),
            Figure(
                tr("Largest lender"),
                percent(found.largest_share, 0),
                tr("{lenders} in the mix").format(lenders=lenders(found.lenders)),
            ),
        )
        said = [say(one) for one in found.advice]
        if found.own_cash:
            words = tr("{amount} comes from your own cash above the reserve.")
            said.insert(0, words.format(amount=money(found.own_cash)))
        self._notice.tell("\n".join(said), Tone.PLAIN)
        self._show_pieces(0, self._mix, found.mix)
        self._show_pieces(1, self._standby, found.standby)
        self._show_refused(found.refused)

    def _show_without_mix(
        self, words: str, tone: Tone, refused: tuple[Refusal, ...]
    ) -> None:
        self._answer.show()
        self._fill_figures()
        self._notice.tell(words, tone)
        for card, table in zip(self._cards, (self._mix, self._standby), strict=False):
            table.show_rows(())
            card.hide()
        self._show_refused(refused)

    def _show_pieces(
        self, place: int, table: Table[Piece], pieces: tuple[Piece, ...]
    ) -> None:
        self._cards[place].show()
        table.show_rows(pieces)
        table.fit_height()

    def _show_refused(self, refused: tuple[Refusal, ...]) -> None:
        self._refused_table.show_rows(refused)
        self._refused_table.fit_height(8)

    def _fill_figures(self, *figures: Figure) -> None:
        text.clear_grid(self._figures)
        for place, figure in enumerate(figures):
            self._figures.addWidget(figure, 0, place)
            self._figures.setColumnStretch(place, 1)

    def _named(self, record_id: str) -> str:
        record = self.desk.book.find(record_id)
        return name_of(record) if record else record_id

    def show_refusal(self, refusal: PlannerError) -> None:
        """Say why nothing could be planned."""
        self._busy.hide()
        self._answer.hide()
        self._notice.tell(say(refusal), Tone.BAD)

    def _stop(self) -> None:
        self.desk.tasks.cancel(_TASK)
        self._busy.hide()

    def _assume(self) -> None:
        assumptions_form.ask(self.desk, self.window()).open()


def _fields(desk: Desk) -> tuple[Field, ...]:
    return (
        Field("amount", Phrase("Amount"), money_edit),
        Field("by", Phrase("Needed by"), partial(AheadEdit, desk.today)),
        Field(
            "months",
            Phrase("For how many months"),
            partial(number_edit, 1, _MOST_MONTHS, "months"),
        ),
        Field(
            "purpose",
            Phrase("For what"),
            partial(text_edit, tr("Stock, tuition, a repair …")),
            Phrase("Some uses are forbidden by law for some lenders"),
            is_needed=False,
        ),
        Field(
            "confidence",
            Phrase("Safety"),
            partial(ratio_edit, "confidence"),
            Phrase("The share of bad scenarios that the mix must stand"),
        ),
    )


def _planned(book: Book, today: date, need: Need, _told: Told) -> Outcome:
    # The arrays and the solver are fetched here, on the worker's thread.
    find: Callable[..., Outcome] = import_module("planner.plan.finance").mix
    return find(book, today, need, market(book, today, need.by))
