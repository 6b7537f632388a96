"""What a buyer offers for a receivable."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.model.declared import Quote
from tests.helpers.forms import fill, shown
from ui.desk import Desk
from ui.forms import quote_form


def test_an_offer_is_recorded_and_corrected(firm: Desk, qtbot: QtBot) -> None:
    receivable = next(iter(firm.book.receivables))
    dialog = shown(quote_form.ask(firm), qtbot)
    fill(dialog, qtbot, receivable=receivable, way="factoring", lender="A factor")
    fill(dialog, qtbot, advance="80%", rate="9%/y", days="5")
    dialog.save()

    (made,) = firm.book.quotes.values()
    assert (made.receivable, made.way) == (receivable, "factoring")
    assert (made.lender, made.advance, made.days) == ("A factor", Decimal("0.8"), 5)
    assert made.rate is not None
    assert made.recourse is None

    again = shown(quote_form.ask(firm, known=made), qtbot)
    fill(again, qtbot, recourse=True, interest_at="collection")
    again.save()

    (corrected,) = firm.book.quotes.values()
    assert isinstance(corrected, Quote)
    assert (corrected.id, corrected.recourse) == (made.id, True)
    assert corrected.interest_at == "collection"
    assert corrected.advance == Decimal("0.8")
