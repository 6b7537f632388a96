"""Questions that imports left open, and what their answers taught."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.app.commands import AnswerQuestion, Drop
from planner.app.queries_questions import (
    LayoutRow,
    QuestionRow,
    RuleRow,
    layouts,
    questions,
    rules,
)
from planner.model.bills import Verdict
from planner.wording.i18n import tr
from ui import theme
from ui.desk import Desk
from ui.forms.answer_form import AnswerDialog, proposed
from ui.models.bills import LAYOUTS, QUESTIONS, RULES
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.table import Table

_MOST_ROWS = 8


class Questions(QWidget):
    """The open questions with their likely answers; below, rules and layouts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._notice = Banner()
        self._questions: Table[QuestionRow] = Table(
            QUESTIONS, tr("Open questions"), tr("No row is waiting for an answer.")
        )
        self._questions.opened.connect(self._ask)
        self._questions.chosen.connect(self._forget)
        self._rules: Table[RuleRow] = Table(RULES, tr("Rules"))
        self._layouts: Table[LayoutRow] = Table(LAYOUTS, tr("Layouts"))
        for table in (self._questions, self._rules, self._layouts):
            table.installEventFilter(self)
        self._remembered = Card(tr("What later imports follow"))
        self._lay_out()
        self.refresh()

    def refresh(self) -> None:
        """Show what the book holds now."""
        book = self._desk.book
        self._questions.show_rows(questions(book))
        self._rules.show_rows(rules(book))
        self._layouts.show_rows(layouts(book))
        self._rules.setVisible(bool(self._rules.rows))
        self._layouts.setVisible(bool(self._layouts.rows))
        self._remembered.setVisible(bool(self._rules.rows or self._layouts.rows))
        for table in (self._questions, self._rules, self._layouts):
            table.fit_height(_MOST_ROWS)
        for button in self._answers:
            button.setEnabled(bool(self._questions.rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject.eventFilter: Delete sets aside, or forgets."""
        is_delete = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        )
        if not is_delete:
            return super().eventFilter(watched, event)
        if watched is self._questions:
            self._set_aside()
        else:
            self._drop(watched)
        return True

    def _lay_out(self) -> None:
        waiting = Card(tr("Open questions"))
        waiting.add(self._notice)
        waiting.add(self._questions)
        self._answers = (
            text.primary(tr("Answer …"), "edit", self._ask),
            text.button(tr("Take the likely answer"), "good", self._take_likely),
            text.button(tr("It is no credit"), "drop", self._set_aside),
        )
        waiting.add(text.row(*self._answers, 1))
        hint = tr(
            "Enter answers, Delete says that it is no credit; undo brings it back."
        )
        waiting.add(text.label(hint, Tone.MUTED, theme.SMALL_PT))
        words = tr(
            "Answers that you asked to be remembered, and files whose columns you"
            " named. Later imports follow them until you remove them."
        )
        self._remembered.add(text.label(words, Tone.MUTED))
        self._remembered.add(self._rules)
        self._remembered.add(self._layouts)
        self._remembered.add(
            text.row(text.button(tr("Remove"), "drop", self._drop_chosen), 1)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.PAD)
        whole.addWidget(waiting)
        whole.addWidget(self._remembered)

    def _ask(self) -> None:
        question = self._chosen()
        if question is not None:
            AnswerDialog(self._desk, question, self.window()).open()

    def _take_likely(self) -> None:
        question = self._chosen()
        if question is None:
            return
        likely = question.proposals[0] if question.proposals else None
        if likely is None or likely.needs_limit:
            self._ask()  # somebody has to say more
        else:
            self._desk.bridge.do(proposed(question, likely))

    def _set_aside(self) -> None:
        question = self._chosen()
        if question is not None:
            wish = AnswerQuestion(question.question, Verdict.NOT_CREDIT)
            self._desk.bridge.do(wish)

    def _chosen(self) -> QuestionRow | None:
        """The question under the cursor; where there is none, the user is told."""
        question = self._questions.current
        if question is None:
            self._notice.tell(tr("Choose a row of the table first."), Tone.PLAIN)
        return question

    def _forget(self, _row: object) -> None:
        self._notice.tell("")

    def _drop_chosen(self) -> None:
        """Remove the marked rule or layout, whichever table was used last."""
        has_layout = self._layouts.current is not None
        last = self._layouts if self._layouts.hasFocus() else self._rules
        if last.current is None and has_layout:
            last = self._layouts
        self._drop(last)

    def _drop(self, table: QObject) -> None:
        if table is self._rules and self._rules.current is not None:
            self._desk.bridge.do(Drop(self._rules.current.rule))
        elif table is self._layouts and self._layouts.current is not None:
            self._desk.bridge.do(Drop(self._layouts.current.layout))
