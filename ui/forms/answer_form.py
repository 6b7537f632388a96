"""The answer to an open question, from what the book makes likely or in own words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from planner.app.commands import AnswerQuestion
from planner.app.corrections import BOOKED
from planner.app.queries_questions import Proposal, QuestionRow
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.records import Line, Loan
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import money, say, short_day
from ui import theme
from ui.desk import Desk
from ui.forms.form import Field, Form
from ui.forms.row_form import of_targets
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.edit import Choice, money_edit
from ui.widgets.frame import dialog_column

_ANSWERS = tuple(one for one in Verdict if one is not Verdict.UNCLEAR)


class AnswerDialog(QDialog):
    """One question: the likely answers, or another one; Enter saves, Esc leaves.

    Attributes:
        form: the fields.
    """

    def __init__(
        self, desk: Desk, question: QuestionRow, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = tr("What is this row?")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._question = desk, question
        self._banner = Banner()
        self.form = Form(self._fields())
        self._remember = QCheckBox(tr("Answer rows like this the same way from now on"))
        self._alike = QCheckBox(tr("Answer the other open questions like this too"))
        self._save = text.primary(tr("Save"), clicked=self.save)
        self._save.setDefault(True)
        self._lay_out(title)
        self.form.edited.connect(self._edited)
        self.form.put(verdict=question.seems, target=None)
        if question.seems not in _ANSWERS:
            self.form.put(verdict=Verdict.NOT_CREDIT)
        self._edited("answer")
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)

    def save(self) -> None:
        """Settle the question and close, or say why it cannot be."""
        if self.result():
            return  # clicked twice
        if self.form.complain():
            return
        refusal = self._desk.bridge.ask(self._answer())
        if refusal is None:
            self.accept()
        elif not self.form.show_refusal(refusal):
            self._banner.tell(say(refusal), Tone.BAD)

    def _fields(self) -> tuple[Field, ...]:
        proposals = self._question.proposals
        return (
            Field(
                "answer",
                Phrase("It is"),
                lambda: Choice(
                    *((one, say(one.say)) for one in proposals),
                    (None, tr("something else …")),
                ),
                is_needed=False,
            ),
            Field(
                "limit",
                Phrase("Total limit"),
                money_edit,
                Phrase("The line is opened with it, on the day it was first used"),
                is_needed=False,
            ),
            Field(
                "verdict",
                Phrase("Verdict"),
                lambda: Choice(*((one, say(one)) for one in _ANSWERS)),
            ),
            Field(
                "target",
                Phrase("Goes to"),
                lambda: of_targets(_targets(self._desk.book, self._question)),
                is_needed=False,
            ),
        )

    def _lay_out(self, title: str) -> None:
        asked = self._question
        about = [short_day(asked.on), money(asked.amount), asked.counterparty]
        if asked.words and asked.words not in asked.counterparty:
            about.append(asked.words)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        whole = dialog_column(self)
        whole.addWidget(text.short(title, points=14.0, strong=True))
        whole.addWidget(text.label(" · ".join(one for one in about if one)))
        whole.addWidget(text.label(asked.why, Tone.MUTED, theme.SMALL_PT))
        whole.addWidget(self._banner)
        whole.addWidget(self.form)
        whole.addWidget(self._remember)
        whole.addWidget(self._alike)
        whole.addStretch(1)
        whole.addLayout(text.row(1, cancel, self._save))
        self.setMinimumWidth(560)

    def _edited(self, name: str) -> None:
        self._banner.tell("")
        proposal = self.form.value("answer")
        opens = proposal is not None and proposal.needs_limit
        self.form.show_field("limit", shown=opens)
        self.form.show_field("verdict", shown=proposal is None)
        moves = proposal is None and self.form.value("verdict") in BOOKED
        self.form.show_field("target", shown=moves)
        for box in (self._remember, self._alike):
            box.setVisible(not opens)
        if name == "answer":
            self.adjustSize()

    def _answer(self) -> AnswerQuestion:
        proposal: Proposal | None = self.form.value("answer")
        if proposal is not None:
            return proposed(
                self._question,
                proposal,
                limit=self.form.value("limit"),
                remember=self._remember.isChecked(),
                alike=self._alike.isChecked(),
            )
        verdict = self.form.value("verdict")
        target = self.form.value("target") if verdict in BOOKED else None
        is_loan = target in self._desk.book.loans
        return AnswerQuestion(
            self._question.question,
            verdict,
            loan=target if is_loan else None,
            line=None if is_loan else target,
            remember=self._remember.isChecked(),
            alike=self._alike.isChecked(),
        )


def proposed(
    question: QuestionRow,
    proposal: Proposal,
    **more: object,
) -> AnswerQuestion:
    """The command that takes a proposal as it is."""
    return AnswerQuestion(
        question.question,
        proposal.verdict,
        loan=proposal.loan,
        line=proposal.line,
        channel=proposal.channel or "",
        terms=proposal.terms,
        **more,  # type: ignore[arg-type]  # fields of the same command
    )


def _targets(book: Book, question: QuestionRow) -> list[Line | Loan]:
    """Lines and loans, those of the row's own channel first."""
    every: list[Line | Loan] = [*book.lines.values(), *book.loans.values()]
    return sorted(every, key=lambda one: one.channel != question.channel)
