"""What a row is, said in a small form."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.app.corrections import RowAnswer
from planner.errors import PlannerError, RefusedError
from planner.model.bills import Verdict
from tests.helpers import make, screen
from ui.forms.row_form import RowDialog, of_targets, target_words
from ui.widgets.banner import Banner

LINE = make.line("card", name="Card")
LOAN = make.loan("loan", name="Loan A")


def opened(
    qtbot: QtBot, answers: list[RowAnswer], refusal: PlannerError | None = None
) -> RowDialog:
    def take(answer: RowAnswer) -> PlannerError | None:
        answers.append(answer)
        return refusal

    dialog = RowDialog("row 1", "why", [LINE, LOAN], take)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_target_is_asked_for_only_where_money_moves(qtbot: QtBot) -> None:
    answers: list[RowAnswer] = []
    dialog = opened(qtbot, answers)
    dialog.put(RowAnswer(Verdict.REPAYMENT, "loan"))
    assert dialog.form.widget("target").isVisible()

    dialog.form.put(verdict=Verdict.TRANSFER)
    assert not dialog.form.widget("target").isVisible()
    screen.press(dialog, "Save", qtbot)

    assert answers == [RowAnswer(Verdict.TRANSFER)]
    assert not dialog.isVisible()


def test_a_refusal_stays_in_the_dialog(qtbot: QtBot) -> None:
    answers: list[RowAnswer] = []
    dialog = opened(qtbot, answers, RefusedError())
    dialog.put(RowAnswer(Verdict.REFUND, "card"))

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert answers == [RowAnswer(Verdict.REFUND, "card")]
    assert dialog.isVisible()
    assert dialog.findChild(Banner).words == "This cannot be done."
    screen.press(dialog, "Cancel", qtbot)
    assert not dialog.isVisible()


def test_lines_and_loans_are_told_apart_by_their_words(qtbot: QtBot) -> None:
    choice = of_targets([LINE, LOAN])
    qtbot.addWidget(choice)

    assert choice.offered == (None, "card", "loan")
    assert target_words(LINE) == "line Card"
    assert target_words(LOAN).startswith("loan Loan A")
