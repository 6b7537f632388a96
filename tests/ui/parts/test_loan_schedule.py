"""A loan's rows and key figures, each explained."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.queries_loan import LoanDetail, loan_detail
from planner.model.records import RepaymentKind
from planner.model.terms import Late
from tests.helpers import make
from ui.parts.loan_schedule import LoanFigures, LoanSchedule

TODAY = date(2026, 3, 25)


def detail(*payments: object) -> LoanDetail:
    loan = make.loan(late=Late())
    return loan_detail(make.book(loan, *payments), "loan", TODAY)


def shown(qtbot: QtBot, what: LoanDetail) -> LoanSchedule:
    part = LoanSchedule()
    qtbot.addWidget(part)
    part.resize(1000, 500)
    part.show()
    part.show_loan(what)
    return part


def told(part: LoanSchedule, row: int) -> dict[str, str]:
    """What each column says of a row, by its heading."""
    said = {}
    model = part.table.model()
    for column in range(model.columnCount()):
        part.table.choose(row, column)
        said[str(model.headerData(column, _ACROSS))] = part.words
    return said


_ACROSS = Qt.Orientation.Horizontal


def test_every_figure_of_a_row_is_explained(qtbot: QtBot) -> None:
    part_paid = make.repayment(on="2026-03-20", amount="100.00")
    part = shown(
        qtbot, detail(make.repayment(on="2026-02-20", amount="867.49"), part_paid)
    )

    paid, late, ahead = told(part, 0), told(part, 1), told(part, 5)

    assert paid["Payment"].startswith("Payment = principal + interest = 806.19 + 60.00")
    assert paid["Balance"].startswith("Balance = balance before - principal")
    assert paid["State"] == "Paid in full on 20 Feb 2026; it fell due on 15 Feb 2026."
    assert paid["Bureau code"].startswith(
        "The credit report's code of 2026-02 is M: paid"
    )
    assert late["Left"].startswith("Left = payment + penalty - paid = 866.19 + ")
    assert late["Penalty interest"].startswith("Penalty ")
    assert late["State"].startswith("It fell due on 15 Mar 2026, 10 days ago; ¥")
    assert ahead["State"].startswith("It falls due on 15 Jul 2026; ¥866.19")
    assert ahead["Bureau code"].startswith("This month has not begun")


def test_the_next_instalment_is_explained_first(qtbot: QtBot) -> None:
    part = shown(qtbot, detail(make.repayment()))

    assert part.table.currentIndex().row() == 1
    assert part.words.startswith("Payment = ")


def test_a_settlement_is_explained_by_its_parts(qtbot: QtBot) -> None:
    settle = make.repayment(
        on="2026-03-01", amount="9221.39", kind=RepaymentKind.SETTLE
    )
    part = shown(qtbot, detail(make.repayment(), settle))

    assert told(part, 1)["Payment"].startswith("Settlement = principal + interest")


def test_the_chosen_cell_stays_while_the_loan_changes(qtbot: QtBot) -> None:
    part = shown(qtbot, detail(make.repayment()))
    part.table.choose(7, 4)

    part.show_loan(detail(make.repayment(), make.repayment(on="2026-03-15")))

    assert (part.table.currentIndex().row(), part.table.currentIndex().column()) == (
        7,
        4,
    )
    part.show_loan(None)
    assert part.table.model().rowCount() == 0


def test_key_figures_say_how_they_came_about(qtbot: QtBot) -> None:
    part = LoanFigures()
    qtbot.addWidget(part)

    part.show_loan(detail(make.repayment()))

    assert part.words.startswith("Owed = drawn - principal repaid = 10,000.00 - 806.19")
    part.table.choose(6, 0)
    assert part.words.startswith("At i = 0.6")
    part.show_loan(None)
    assert part.table.model().rowCount() == 0
