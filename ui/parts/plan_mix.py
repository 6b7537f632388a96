"""The answer to a need: mix, what stands by, what safety costs, what is refused."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.labels import name_of
from planner.money import ZERO, total
from planner.phrases import Sentence
from planner.plan.pieces import DoNotBorrow, FoundMix, LimitValue, Outcome, Piece
from planner.plan.rules import Refusal
from planner.wording.i18n import tr
from planner.wording.say import money, percent, say
from ui import theme
from ui.desk import Desk
from ui.models.counts import lenders
from ui.models.plan import REFUSED, limit_value_columns, piece_columns
from ui.parts.plan_candidates import Candidates
from ui.parts.plan_figures import Figures
from ui.parts.plan_frontier import Frontier
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card, Figure
from ui.widgets.table import Table


class MixAnswer(QWidget):
    """Whether to borrow first, then from whom, in which order, and why not others.

    Attributes:
        kept: the user wants to keep the mix that is shown.
    """

    kept = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._says = Banner()
        self._figures = Figures()
        columns = piece_columns(self._named)
        self._mix: Table[Piece] = Table(columns, tr("Suggested mix"), wraps=True)
        self._standby: Table[Piece] = Table(
            columns,
            tr("Standing by"),
            tr("Nothing else could lend in time."),
            wraps=True,
        )
        self._values: Table[LimitValue] = Table(
            limit_value_columns(self._named),
            tr("Worth of more limit"),
            tr("More limit anywhere would save nothing."),
        )
        self._refused: Table[Refusal] = Table(
            REFUSED,
            tr("Refused"),
            tr("No rule stands against any of your channels."),
            wraps=True,
        )
        self._frontier = Frontier()
        self._frontier.chosen.connect(self._choose_point)
        self._found: FoundMix | None = None
        self._point = text.label("", Tone.MUTED, theme.SMALL_PT)
        self._candidates = Candidates(desk)
        self._cards = self._laid_out()

    @property
    def found(self) -> FoundMix | None:
        """The mix that the tables show; None where the answer is another."""
        return self._found

    @property
    def words(self) -> str:
        """What it says first."""
        return self._says.words

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the answer, whichever it is."""
        self.show()
        self._found = None
        match outcome:
            case FoundMix():
                self._show_mix(outcome)
            case DoNotBorrow(why=why):
                self._candidates.show_found(outcome.not_used)
                words = [tr("Better not to borrow."), *_points(why)]
                self._show_none("\n".join(words), Tone.PLAIN)
            case _:
                missing = money(outcome.missing)
                words = [
                    tr("{amount} cannot be met.").format(amount=missing),
                    *_points(outcome.why),
                ]
                self._show_none("\n".join(words), Tone.BAD)
                self._show_pieces("mix", self._mix, outcome.mix)
                self._candidates.show_found(outcome.not_used, outcome.mix)
        self._cards["refused"].setVisible(bool(outcome.refused))
        self._refused.show_rows(outcome.refused)
        self._refused.fit_height(8)

    def _laid_out(self) -> dict[str, Card]:
        mix = Card(tr("Suggested mix"), padded=False)
        mix.head.addWidget(text.button(tr("Keep this mix …"), "add", self.kept.emit))
        mix.add(self._mix)
        cards = {"mix": mix}
        for name, title, table in (
            ("standby", tr("Standing by, if a draw fails"), self._standby),
            ("values", tr("What one more yuan of limit would save"), self._values),
        ):
            cards[name] = Card(title, padded=False)
            cards[name].add(table)
        frontier = Card(tr("What safety costs"))
        frontier.add(self._frontier)
        frontier.add(self._point)
        refused = Card(tr("Refused, and by which rule"), padded=False)
        refused.add(self._refused)
        cards |= {"frontier": frontier, "refused": refused}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.PAD)
        order = ("mix", "standby", "frontier", "values", "refused")
        for part in (self._says, self._figures, *(cards[name] for name in order)):
            whole.addWidget(part)
        whole.insertWidget(whole.indexOf(cards["frontier"]), self._candidates)
        return cards

    def _show_mix(self, found: FoundMix) -> None:
        said = [say(one) for one in found.advice]
        if found.is_stopped:
            words = tr(
                "Stopped: the best mix found so far; one as safe could cost {gap} less"
                " at the very most."
            )
            said.insert(0, words.format(gap=f"{found.gap:.2%}"))
        if found.own_cash:
            words = tr("{amount} comes from your own cash above the reserve.")
            said.insert(0, words.format(amount=money(found.own_cash)))
        self._says.tell("\n".join(said), Tone.PLAIN)
        self._figures.show_figures(*_figures(found))
        self._show_chosen(found)
        self._candidates.show_found(
            found.not_used, (*found.mix, *found.standby), found.if_fails
        )
        self._cards["values"].show()
        self._values.show_rows(found.values)
        if found.no_value is not None:
            self._values.tell_when_empty(say(found.no_value))
        self._values.fit_height(6)
        self._cards["frontier"].setVisible(len(found.frontier) > 1)
        self._frontier.show_points(found.frontier, _nearest(found))
        self._point.setText(
            tr("Each point is a mix that no other beats. Click one to see it.")
        )

    def _show_none(self, words: str, tone: Tone) -> None:
        self._says.tell(words, tone)
        self._figures.show_figures()
        for name in ("mix", "standby", "values", "frontier"):
            self._cards[name].hide()

    def _show_pieces(
        self, name: str, table: Table[Piece], pieces: tuple[Piece, ...]
    ) -> None:
        self._cards[name].show()
        table.show_rows(pieces)
        table.fit_height()

    def _show_chosen(self, found: FoundMix) -> None:
        self._found = found
        self._show_pieces("mix", self._mix, found.mix)
        self._show_pieces("standby", self._standby, found.standby)

    def _choose_point(self, place: int) -> None:
        """Show another mix, in the figures and in the tables."""
        found = self._found
        if found is None:
            return
        point = found.frontier[place]
        self._point.setText(
            self._frontier.told(place)
            + "\n"
            + tr("All that stands above is of this mix.")
        )
        shortfall = replace(found.shortfall, mean_of_worst=point.mean_of_worst)
        shown = replace(
            found,
            mix=point.mix,
            standby=point.standby,
            cost=point.cost,
            shortfall=shortfall,
        )
        self._figures.show_figures(*_point_figures(shown))
        # What failing draws mean was worked out for the suggestion alone.
        self._candidates.show_found((), (*point.mix, *point.standby))
        self._show_chosen(shown)

    def _named(self, record_id: str) -> str:
        record = self._desk.book.find(record_id)
        return name_of(record) if record else record_id


def _points(why: Iterable[Sentence]) -> list[str]:
    return [f"· {say(one)}" for one in why]


def _nearest(found: FoundMix) -> int | None:
    """The point of the frontier that the mix shown is, or is nearest to."""
    if not found.frontier:
        return None
    worst = found.shortfall.mean_of_worst.minor
    return min(
        range(len(found.frontier)),
        key=lambda n: abs(found.frontier[n].mean_of_worst.minor - worst),
    )


def _point_figures(found: FoundMix) -> tuple[Figure, ...]:
    worst = found.shortfall.mean_of_worst
    return (
        Figure(
            tr("Interest and fees"), money(found.cost), tr("if every draw succeeds")
        ),
        Figure(
            tr("Shortfall in bad cases"),
            money(worst),
            tr("in the mean of the worst"),
            Tone.WARN if worst > ZERO else Tone.PLAIN,
        ),
        Figure(
            tr("Borrowed"),
            money(total(piece.amount for piece in found.mix)),
            tr("the point that you chose"),
        ),
    )


def _figures(found: FoundMix) -> tuple[Figure, ...]:
    chance = tr("something is missing with a chance of {share}")
    worst = found.shortfall.mean_of_worst
    return (
        Figure(
            tr("Interest and fees"), money(found.cost), tr("if every draw succeeds")
        ),
        Figure(
            tr("True annual cost"),
            percent(found.annual) if found.annual is not None else "—",
            tr("simple, of the whole mix"),
        ),
        Figure(
            tr("Shortfall in bad cases"),
            money(worst),
            chance.format(share=f"{found.shortfall.probability:.0%}"),
            Tone.WARN if worst > ZERO else Tone.PLAIN,
        ),
        Figure(
            tr("Largest lender"),
            percent(found.largest_share, 0),
            tr("{lenders} in the mix").format(lenders=lenders(found.lenders)),
        ),
    )
