"""What a debtor owes the firm."""

from pytestqt.qtbot import QtBot

from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import receivable_form


def test_what_is_typed_is_recorded(firm: Desk, qtbot: QtBot) -> None:
    dialog = shown(receivable_form.ask(firm), qtbot)
    fill(dialog, qtbot, debtor="某公司", amount="3万", due_on="+60", confirmed=True)
    press(dialog, qtbot, "Save")

    row = list(firm.book.receivables.values())[-1]
    assert (row.debtor, str(row.amount), row.confirmed) == ("某公司", "30000.00", True)


def test_a_due_day_before_the_issue_is_refused_at_its_field(
    firm: Desk, qtbot: QtBot
) -> None:
    dialog = shown(receivable_form.ask(firm), qtbot)
    fill(dialog, qtbot, debtor="某公司", amount="3万", due_on="-60")
    press(dialog, qtbot, "Save")

    assert dialog.isVisible()
    assert dialog.form.note("due_on").text()


def test_known_ones_round_trip(firm: Desk, qtbot: QtBot) -> None:
    for known in firm.book.receivables.values():
        dialog = shown(receivable_form.ask(firm, known=known), qtbot)
        press(dialog, qtbot, "Save")

        assert firm.book.receivables[known.id] == known
