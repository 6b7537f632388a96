"""A loan's instalments and key figures, each figure explained when it is chosen."""

from collections.abc import Sequence
from functools import partial

from planner.app.explain_loan import explain_penalty, explain_row
from planner.app.queries_bureau import code_words
from planner.app.queries_explain import Figure
from planner.app.queries_figures import KeyFigure, key_figures
from planner.app.queries_loan import LoanDetail, LoanDetailRow
from planner.phrases import Phrase, Sentence
from planner.wording.i18n import tr
from planner.wording.say import plain
from ui.models import instalments as columns
from ui.widgets.explained import Explained, Told

_PAYMENT = 2  # the column that is explained first


class LoanSchedule(Explained[LoanDetailRow]):
    """Every instalment, paid, due or late, with the bureau's code of its month."""

    def __init__(self) -> None:
        self._detail: LoanDetail | None = None
        amounts = columns.AMOUNTS
        by_figure = {
            figure: Told(column, partial(self._how, figure), figure is Figure.FEE)
            for figure, column in amounts.items()
        }
        told = (
            Told(columns.NUMBER),
            Told(columns.DUE),
            *by_figure.values(),
            Told(columns.PENALTY, self._penalty, is_rare=True),
            Told(columns.LEFT, self._left, is_rare=True),
            Told(columns.STATE, self._state),
            Told(columns.CODE, _code, is_rare=True),
        )
        super().__init__(told, tr("Repayment schedule"))

    def show_loan(self, detail: LoanDetail | None) -> None:
        """Show a loan; None empties the table."""
        is_same = (
            self._detail is not None
            and detail is not None
            and self._detail.loan.id == detail.loan.id
        )
        self._detail = detail
        self.show_rows(detail.rows if detail else ())
        if detail is not None and not is_same:
            self.table.choose(_next(detail), _PAYMENT)
            self.table.scrollTo(self.table.currentIndex())

    def _how(self, figure: Figure, row: LoanDetailRow) -> Sequence[Sentence]:
        assert self._detail is not None  # noqa: S101  # rows come from it
        return explain_row(self._detail, row, figure).sentences

    def _penalty(self, row: LoanDetailRow) -> Sequence[Sentence]:
        assert self._detail is not None  # noqa: S101  # rows come from it
        on = self._detail.state.on
        return explain_penalty(self._detail.loan.terms, row, on)

    def _left(self, row: LoanDetailRow) -> Sequence[Sentence]:
        words = Phrase("Left = payment + penalty - paid = {formula} = {amount}.")
        parts = (row.payment, row.penalty, row.paid)
        formula = "{} + {} - {}".format(*(plain(part) for part in parts))
        return (Sentence(words, formula=formula, amount=row.left),)

    def _state(self, row: LoanDetailRow) -> Sequence[Sentence]:
        return tuple(_state(row))


class LoanFigures(Explained[KeyFigure]):
    """What a loan comes to, a figure a line."""

    def __init__(self) -> None:
        told = (
            Told(columns.FIGURE_NAME, _sentences),
            Told(columns.FIGURE_VALUE, _sentences),
        )
        super().__init__(told, tr("Key figures"))

    def show_loan(self, detail: LoanDetail | None) -> None:
        """Show a loan; None empties the table."""
        self.show_rows(key_figures(detail) if detail else ())
        self.table.choose(0, 1)


def _next(detail: LoanDetail) -> int:
    return next((n for n, row in enumerate(detail.rows) if row.left), 0)


def _sentences(figure: KeyFigure) -> Sequence[Sentence]:
    return figure.sentences


def _code(row: LoanDetailRow) -> Sequence[Sentence]:
    if not row.code:
        return (Sentence(Phrase("This month has not begun, so nothing is reported.")),)
    words = Phrase("The credit report's code of {month} is {code}: {meaning}.")
    month = f"{row.due.year}-{row.due.month:02d}"
    meaning = code_words(row.code)
    return (Sentence(words, month=month, code=row.code, meaning=meaning),)


def _state(row: LoanDetailRow) -> Sequence[Sentence]:
    said: list[Sentence] = []
    if row.paid_on is not None:
        words = Phrase("Paid in full on {day}; it fell due on {due}.")
        said.append(Sentence(words, day=row.paid_on, due=row.due))
    elif row.days_late:
        words = Phrase("It fell due on {due}, {n} days ago; {left} is still to pay.")
        said.append(Sentence(words, due=row.due, n=row.days_late, left=row.left))
    else:
        words = Phrase("It falls due on {due}; {left} is still to pay.")
        said.append(Sentence(words, due=row.due, left=row.left))
    return said
