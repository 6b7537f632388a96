"""A loan as pictures."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from planner.app.queries_loan import LoanDetail, loan_detail
from planner.model.records import RepaymentKind
from planner.model.terms import Fee
from planner.money import Money
from tests.helpers import make
from ui.parts.loan_charts import LoanCharts
from ui.widgets.bars import StackedBars
from ui.widgets.chart import Chart

TODAY = date(2026, 3, 25)


def detail(*payments: object, **given: object) -> LoanDetail:
    return loan_detail(make.book(make.loan(**given), *payments), "loan", TODAY)


def shown(qtbot: QtBot, what: LoanDetail | None) -> tuple[StackedBars, Chart]:
    part = LoanCharts()
    qtbot.addWidget(part)
    part.resize(1000, 400)
    part.show()
    part.show_loan(what)
    return part.findChild(StackedBars), part.findChild(Chart)


def test_each_instalment_is_principal_and_interest(qtbot: QtBot) -> None:
    bars, line = shown(qtbot, detail(make.repayment()))

    assert bars.facts().headings == ("No.", "Principal", "Interest", "Σ")
    assert bars.facts().rows[0] == (
        "No. 1, 2026-02-15",
        "806.19",
        "60.00",
        "866.19",
    )
    assert line.facts().headings == ("Day", "Balance")
    assert line.facts().rows[-1] == ("2027-01-15", "0.00")


def test_fees_are_a_part_of_their_own(qtbot: QtBot) -> None:
    bars, _ = shown(qtbot, detail(fees=(Fee("period", amount=Money(500)),)))

    assert bars.facts().headings[3] == "Fee"


def test_what_was_agreed_stands_beside_what_became_of_it(qtbot: QtBot) -> None:
    early = make.repayment(amount="3000.00", kind=RepaymentKind.PREPAY)

    _, line = shown(qtbot, detail(make.repayment(), early))

    assert line.facts().headings == ("Day", "Balance", "as agreed")


def test_nothing_chosen_shows_nothing(qtbot: QtBot) -> None:
    bars, line = shown(qtbot, None)

    assert not bars.facts().rows
    assert not line.facts().rows


def test_narrow_charts_stand_under_each_other(qtbot: QtBot) -> None:
    part = LoanCharts()
    qtbot.addWidget(part)
    part.show()

    part.resize(600, 500)
    assert part.layout().direction() == QBoxLayout.Direction.TopToBottom
    part.resize(1000, 500)
    assert part.layout().direction() == QBoxLayout.Direction.LeftToRight
