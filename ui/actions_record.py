"""What can be recorded: each form is fetched when it is asked for, not at the start."""

from collections.abc import Callable
from importlib import import_module

from planner.phrases import Phrase
from ui.action import Action, Menu, has_lines, has_loans, is_business
from ui.shell import Shell


def _form(name: str) -> Callable[[Shell], None]:
    return lambda shell: shell.show_form(import_module(f"ui.forms.{name}").ask)


def record_actions() -> tuple[Action, ...]:
    """The menu of what is recorded."""
    record = Menu.RECORD
    return (
        Action(
            "new-line",
            Phrase("Credit line …"),
            record,
            _form("line_form"),
            "lines",
            "Ctrl+L",
        ),
        Action(
            "new-loan",
            Phrase("Loan …"),
            record,
            _form("loan_form"),
            "loans",
            "Ctrl+N",
            in_bar=True,
        ),
        Action(
            "new-repayment",
            Phrase("Repayment …"),
            record,
            _form("repayment_form"),
            "repayment",
            "Ctrl+R",
            has_loans,
            in_bar=True,
        ),
        Action(
            "new-move",
            Phrase("Card spending or payment …"),
            record,
            _form("move_form"),
            "spend",
            "Ctrl+M",
            has_lines,
        ),
        Action(
            "read-limits",
            Phrase("Today's limits …"),
            record,
            _form("limits_grid"),
            "limits",
            "Ctrl+T",
            has_lines,
            group=1,
            in_bar=True,
        ),
        Action(
            "new-reading",
            Phrase("Limit of one line …"),
            record,
            _form("reading_form"),
            "limits",
            "Ctrl+Shift+T",
            has_lines,
            group=1,
        ),
        Action(
            "new-note",
            Phrase("Event …"),
            record,
            _form("note_form"),
            "info",
            "Ctrl+E",
            group=1,
        ),
        Action(
            "new-cash",
            Phrase("Cash at hand …"),
            record,
            _form("cash_form"),
            "cash",
            "Ctrl+H",
            group=2,
        ),
        Action(
            "new-expected",
            Phrase("Expected income or expense …"),
            record,
            _form("expected_form"),
            "calendar",
            "Ctrl+Shift+E",
            group=2,
        ),
        Action(
            "new-receivable",
            Phrase("Receivable …"),
            record,
            _form("receivable_form"),
            "business",
            may=is_business,
            group=2,
        ),
        Action(
            "profile",
            Phrase("Profile …"),
            record,
            _form("profile_form"),
            "settings",
            group=3,
        ),
    )
