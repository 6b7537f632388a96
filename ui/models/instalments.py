"""The columns of one loan's instalments and of its key figures."""

from planner.app.queries_bureau import code_words
from planner.app.queries_explain import Figure
from planner.app.queries_figures import KeyFigure
from planner.app.queries_loan import LoanDetailRow
from planner.money import Money
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import plain, say, short_day
from ui.models.schedule import state_tone, state_words
from ui.models.table import Column, Side

NUMBER: Column[LoanDetailRow] = Column(
    Phrase("No."), lambda row: str(row.n), lambda row: row.n, Side.RIGHT
)
DUE: Column[LoanDetailRow] = Column(Phrase("Due"), lambda row: short_day(row.due))


def _amount(heading: Phrase, figure: Figure, *, rare: bool = False) -> Column[
    LoanDetailRow
]:  # fmt: skip
    def shown(row: LoanDetailRow) -> str:
        amount: Money = getattr(row, figure.value)
        return plain(amount) if amount or not rare else ""

    def key(row: LoanDetailRow) -> int:
        amount: Money = getattr(row, figure.value)
        return amount.minor

    return Column(heading, shown, key, Side.RIGHT)


AMOUNTS = {
    Figure.PAYMENT: _amount(Phrase("Payment"), Figure.PAYMENT),
    Figure.PRINCIPAL: _amount(Phrase("Principal"), Figure.PRINCIPAL),
    Figure.INTEREST: _amount(Phrase("Interest"), Figure.INTEREST),
    Figure.FEE: _amount(Phrase("Fee"), Figure.FEE, rare=True),
    Figure.BALANCE: _amount(Phrase("Balance"), Figure.BALANCE),
}
PENALTY: Column[LoanDetailRow] = Column(
    Phrase("Penalty interest"),
    lambda row: plain(row.penalty) if row.penalty else "",
    lambda row: row.penalty.minor,
    Side.RIGHT,
)
LEFT: Column[LoanDetailRow] = Column(
    Phrase("Left"),
    lambda row: plain(row.left) if row.left and (row.paid or row.days_late) else "",
    lambda row: row.left.minor,
    Side.RIGHT,
)
STATE: Column[LoanDetailRow] = Column(
    Phrase("State"),
    lambda row: state_words(row.state, row.days_late),
    tone=lambda row: state_tone(row.state),
    tip=lambda row: (
        tr("paid on {day}").format(day=short_day(row.paid_on)) if row.paid_on else ""
    ),
)
CODE: Column[LoanDetailRow] = Column(
    Phrase("Bureau code"),
    lambda row: row.code,
    tip=lambda row: say(code_words(row.code)) if row.code else "",
)
FIGURE_NAME: Column[KeyFigure] = Column(
    Phrase("Figure"), lambda row: say(row.name), grows=True
)
FIGURE_VALUE: Column[KeyFigure] = Column(
    Phrase("Value"), lambda row: say(row.value), None, Side.RIGHT
)
