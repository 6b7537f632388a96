"""A form from a list of fields."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import FieldError, TermsError
from planner.money import Money
from planner.phrases import Phrase
from ui.forms.form import Field, Form
from ui.widgets.edit import Choice, DayEdit, money_edit, text_edit


def made(qtbot: QtBot) -> Form:
    form = Form(
        (
            Field("amount", Phrase("Amount"), money_edit),
            Field(
                "on",
                Phrase("Day"),
                lambda: DayEdit(date(2026, 11, 25)),
                Phrase("Empty: it never ends"),
                is_needed=False,
            ),
            Field("name", Phrase("Name"), text_edit),
            Field("kind", Phrase("Kind"), lambda: Choice((1, "one"))),
        )
    )
    qtbot.addWidget(form)
    form.show()
    return form


def test_values_come_when_all_is_there(qtbot: QtBot) -> None:
    form = made(qtbot)
    assert form.values() is None

    form.put(amount=Money(100), name="x")

    assert form.values() == {"amount": Money(100), "on": None, "name": "x", "kind": 1}
    assert form.value("amount") == Money(100)


def test_a_complaint_stands_at_the_field_while_one_types(qtbot: QtBot) -> None:
    form = made(qtbot)
    edit = form.widget("amount")
    edit.setFocus()

    with qtbot.waitSignal(form.edited) as told:
        qtbot.keyClicks(edit, "x")
    assert told.args == ["amount"]
    assert form.note("amount").text().startswith("Expected: an amount")
    assert edit.property("wrong") == "true"
    assert form.value("amount") is None

    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert form.note("amount").text() == ""
    qtbot.keyClicks(edit, "3k")
    assert form.note("amount").text() == "¥3,000.00"
    assert edit.property("wrong") == "false"


def test_hints_stand_where_nothing_else_is_to_say(qtbot: QtBot) -> None:
    form = made(qtbot)

    assert form.note("on").text() == "Empty: it never ends"
    form.put(on=date(2026, 11, 26))
    assert form.note("on").text().endswith("tomorrow")


def test_complaining_goes_to_the_first_wrong_field(qtbot: QtBot) -> None:
    form = made(qtbot)
    form.put(name="x")

    assert form.complain()

    assert form.note("amount").text() == "Please fill this in."
    assert form.focusWidget() is form.widget("amount")
    form.put(amount=Money(1))
    assert not form.complain()


def test_a_refusal_is_shown_at_the_field_that_it_names(qtbot: QtBot) -> None:
    form = made(qtbot)
    refusal = TermsError(field="terms.amount", reason=Phrase("Amount"))

    assert form.show_refusal(refusal)
    assert form.note("amount").text() == "Amount"
    field = FieldError(field="name", found="'x'", expected=Phrase("Name"))
    assert form.show_refusal(field)
    assert form.note("name").text() == "Expected: Name"
    assert not form.show_refusal(TermsError(field="other", reason=Phrase("Name")))


def test_only_what_the_user_typed_counts_as_touched(qtbot: QtBot) -> None:
    form = made(qtbot)
    form.put(name="x")
    assert not form.was_touched("name")

    form.widget("name").setFocus()
    qtbot.keyClicks(form.widget("name"), "y")

    assert form.was_touched("name")


def test_a_line_can_be_hidden_whole(qtbot: QtBot) -> None:
    form = made(qtbot)

    form.show_field("on", shown=False)

    assert not form.widget("on").isVisible()
    assert not form.note("on").isVisible()


def test_fields_may_stand_side_by_side(qtbot: QtBot) -> None:
    fields = [Field(f"f{n}", Phrase("Name"), text_edit) for n in range(4)]
    form = Form(fields, across=2)
    qtbot.addWidget(form)
    form.resize(600, 200)
    form.show()

    assert form.widget("f0").y() == form.widget("f1").y() < form.widget("f2").y()


def folded(qtbot: QtBot) -> Form:
    form = Form(
        (
            Field("name", Phrase("Name"), text_edit),
            Field("late", Phrase("Late"), text_edit, is_needed=False, is_rare=True,
                  also=("late.penalty",)),
        ),
        more="More",
    )  # fmt: skip
    qtbot.addWidget(form)
    form.show()
    return form


def test_rare_fields_unfold_by_their_button_and_fold_again(qtbot: QtBot) -> None:
    form = folded(qtbot)
    (button,) = [one for one in form.findChildren(QPushButton) if one.isVisible()]
    said = [button.accessibleName()]
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        said.append(button.accessibleName())

    assert said == ["More, hidden", "More, shown", "More, hidden"]
    assert not form.is_unfolded


def test_a_refusal_is_pointed_at_while_one_types_and_taken_back(qtbot: QtBot) -> None:
    form = folded(qtbot)
    refusal = TermsError(field="late.penalty", reason=Phrase("too much"))

    form.point_at(refusal)
    assert form.note("late").text() == "too much"
    form.point_at(None)
    assert form.note("late").text() == ""
    form.point_at(TermsError(field="rates[0]", reason=Phrase("too much")))
    assert form.note("late").text() == ""


def test_going_to_a_folded_field_unfolds_it(qtbot: QtBot) -> None:
    form = folded(qtbot)

    assert form.show_refusal(TermsError(field="late.penalty", reason=Phrase("no")))

    assert form.is_unfolded
