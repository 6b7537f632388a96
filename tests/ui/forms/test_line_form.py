"""A credit line as granted."""

from datetime import date
from decimal import Decimal

from pytestqt.qtbot import QtBot

from planner.model.records import LineType, MinimumRule
from planner.money import Money
from tests.helpers import make
from tests.helpers.forms import fill, press, shown
from ui.desk import Desk
from ui.forms import line_form


def test_the_channel_fills_in_what_the_catalogue_knows(
    nothing: Desk, qtbot: QtBot
) -> None:
    dialog = shown(line_form.ask(nothing), qtbot)
    fill(dialog, qtbot, channel="huabei", limit="8千")
    name = dialog.form.value("name")
    assert name.startswith("Huabei")
    press(dialog, qtbot, "Save")

    (line,) = nothing.book.lines.values()
    assert (line.channel, line.name, line.limit) == ("huabei", name, Money(800_000))
    assert line.opened_on == nothing.today


def test_a_channel_of_ones_own_is_asked_for_by_name(
    nothing: Desk, qtbot: QtBot
) -> None:
    dialog = shown(line_form.ask(nothing), qtbot)
    assert not dialog.form.widget("other").isVisible()
    fill(dialog, qtbot, channel="")
    assert dialog.form.widget("other").isVisible()
    fill(dialog, qtbot, other="某小贷公司", name="应急", limit="5k",
         type=LineType.ONLINE, rate="万5", due_day="31")  # fmt: skip
    press(dialog, qtbot, "Save")

    (line,) = nothing.book.lines.values()
    assert (line.channel, line.name, line.type) == (
        "某小贷公司",
        "应急",
        LineType.ONLINE,
    )
    assert (str(line.rate.value), line.due_day) == ("0.0005", 31)


def test_known_lines_round_trip(desk: Desk, firm: Desk, qtbot: QtBot) -> None:
    for one in (desk, firm):
        for known in one.book.lines.values():
            dialog = shown(line_form.ask(one, known=known), qtbot)
            press(dialog, qtbot, "Save")

            assert one.book.lines[known.id] == known


def test_what_the_form_does_not_ask_is_kept(at_desk, qtbot: QtBot) -> None:
    known = make.line(channel="Some lender", expires_on=make.day("2030-01-01"))
    desk = at_desk(make.book(known))
    dialog = shown(line_form.ask(desk, known=known), qtbot)
    assert dialog.form.value("other") == "Some lender"
    fill(dialog, qtbot, name="New name")
    press(dialog, qtbot, "Save")

    assert desk.book.lines["line"].expires_on == known.expires_on
    assert desk.book.lines["line"].name == "New name"


def test_a_name_that_was_typed_is_not_replaced(nothing: Desk, qtbot: QtBot) -> None:
    dialog = shown(line_form.ask(nothing), qtbot)
    fill(dialog, qtbot, name="Mine", statement_day="7", channel="huabei")

    assert dialog.form.value("name") == "Mine"
    assert dialog.form.value("statement_day") == 7


def test_rare_facts_of_a_line_are_typed_shown_and_kept(at_desk, qtbot: QtBot) -> None:
    desk = at_desk(make.book(make.line("line")))
    dialog = shown(line_form.ask(desk, known=desk.book.lines["line"]), qtbot)
    assert not dialog.form.is_unfolded
    dialog.form.unfold()
    fill(dialog, qtbot, minimum="10%", minimum_floor="50", late_fee_floor="10",
         expires_on="2027-12-31", owner="firm")  # fmt: skip
    press(dialog, qtbot, "Save")

    line = desk.book.lines["line"]
    assert line.minimum == MinimumRule(Decimal("0.1"), Money(5000))
    assert line.late_fee == MinimumRule(Decimal(0), Money(1000))
    assert (line.expires_on, line.owner) == (date(2027, 12, 31), "firm")
    again = shown(line_form.ask(desk, known=line), qtbot)
    assert again.form.is_unfolded
    press(again, qtbot, "Save")
    assert desk.book.lines["line"] == line


def test_the_first_line_asks_three_questions(nothing: Desk, qtbot: QtBot) -> None:
    dialog = line_form.ask(nothing)
    qtbot.addWidget(dialog)
    dialog.show()

    names = ("channel", "limit", "opened_on", "rate", "due_day", "other", "name")
    shown = [name for name in names if dialog.form.widget(name).isVisible()]

    assert shown == ["channel", "limit", "opened_on"]
