"""Every dialog of the window by name, opened as the window opens it."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog

from planner.app.own_priors import beliefs
from planner.app.queries_questions import questions
from planner.app.report_options import ReportOptions
from planner.exchange.preview import preview
from planner.model import records as r
from planner.model.records import Asked, Question
from planner.model.verdict import Verdict
from planner.money import Money
from tests.helpers.screen import TODAY
from ui.actions import ACTIONS
from ui.forms import (
    assumptions_form,
    disclosure_form,
    expected_form,
    figures_form,
    line_form,
    loan_form,
    password_form,
    prior_form,
    receivable_form,
    window_form,
)
from ui.forms.answer_form import AnswerDialog
from ui.forms.dialog import FormDialog
from ui.forms.layout_form import LayoutDialog
from ui.forms.row_form import RowDialog
from ui.parts.folder_reports import FolderReports
from ui.window import Window

Opens = Callable[[Window], QDialog]
ASKED = Question(
    "question-a",
    "f.csv",
    3,
    TODAY,
    Money(20_000),
    "蚂蚁借呗",
    "why",
    Asked("蚂蚁借呗还款", "out", "jiebei", Verdict.UNCLEAR),
)
FORMS = (
    *("new-line", "new-loan", "new-repayment", "new-move", "new-reading", "new-note"),
    *("new-cash", "new-expected", "new-receivable", "profile"),
)
OTHERS = ("read-limits", "find", "about-book", "manual", "tour")


def _first(window: Window, kind: type[r.Record]) -> r.Record:
    found = {
        r.Line: window.desk.book.lines,
        r.Loan: window.desk.book.loans,
        r.Expected: window.desk.book.expected,
        r.Receivable: window.desk.book.receivables,
    }
    return next(iter(found[kind].values()))


def _action(name: str) -> Opens:
    def opened(window: Window) -> QDialog:
        before = set(window.findChildren(QDialog))
        ACTIONS[name].does(window)
        (new,) = set(window.findChildren(QDialog)) - before
        return new

    return opened


def _answer(window: Window) -> QDialog:
    book = window.desk.book.with_(ASKED)
    return AnswerDialog(window.desk, questions(book)[0], window)


def _row(window: Window) -> QDialog:
    book = window.desk.book
    targets = (*book.lines.values(), *book.loans.values())
    return RowDialog("row 1", "why", targets, lambda _answer: None, window)


def _layout(window: Window) -> QDialog:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "odd.csv"
        path.write_text("Booked;Who;Sum\n03.11.2026;Works;-86,20\n", encoding="utf-8")
        seen = preview(path, window.desk.book)
    return LayoutDialog(seen, window.desk.book, lambda _layout: None, window)


def _loan_id(window: Window) -> str:
    return next(iter(window.desk.book.loans))


EDITS: Mapping[str, Callable[[Window], FormDialog]] = {
    "edit-line": lambda w: line_form.ask(w.desk, w, _first(w, r.Line)),
    "edit-loan": lambda w: loan_form.ask(w.desk, w, _first(w, r.Loan)),
    "edit-expected": lambda w: expected_form.ask(w.desk, w, _first(w, r.Expected)),
    "edit-receivable": lambda w: receivable_form.ask(
        w.desk, w, _first(w, r.Receivable)
    ),
    "assumptions": lambda w: assumptions_form.ask(w.desk, w),
    "figures": lambda w: figures_form.ask(w.desk, w),
    "window": lambda w: window_form.ask(w.desk, w),
    "disclosure": lambda w: disclosure_form.ask(w.desk, _loan_id(w), w),
    "belief": lambda w: prior_form.ask(w.desk, beliefs(w.desk.book)[0], w),
}
MORE: Mapping[str, Opens] = {
    "password": lambda w: password_form.ask("Password", lambda _typed: None, w),
    "answer": _answer,
    "row": _row,
    "layout": _layout,
    "folder-reports": lambda w: FolderReports(w.desk, ReportOptions(), w),
}
FORM_DIALOGS: Mapping[str, Opens] = {name: _action(name) for name in FORMS} | EDITS
DIALOGS: Mapping[str, Opens] = (
    FORM_DIALOGS | {name: _action(name) for name in OTHERS} | MORE
)
