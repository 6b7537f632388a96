"""What a bill row is, said by the user where the bill does not say it."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from planner.app.corrections import BOOKED, RowAnswer
from planner.app.labels import name_of
from planner.errors import PlannerError
from planner.model.bills import Verdict
from planner.model.records import Line, Loan
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.forms.choices import loan_words, of_enum
from ui.forms.form import Field, Form
from ui.theme import Tone
from ui.widgets import text
from ui.widgets.banner import Banner
from ui.widgets.edit import Choice
from ui.widgets.frame import dialog_column


class RowDialog(QDialog):
    """A verdict, and the loan or line that it concerns; Enter saves, Esc leaves.

    Attributes:
        form: the fields.
    """

    def __init__(
        self,
        about: str,
        why: str,
        targets: Sequence[Line | Loan],
        take: Callable[[RowAnswer], PlannerError | None],
        parent: QWidget | None = None,
    ) -> None:
        """Make the window.

        Args:
            about: which row it is.
            why: what was found, in words.
            targets: the lines and loans to choose from, the likeliest first.
            take: takes the answer, or gives back why it cannot.
            parent: the window that waits behind.
        """
        super().__init__(parent)
        title = tr("What is this row?")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self._banner = Banner()
        self.form = Form(
            (
                Field("verdict", Phrase("Verdict"), lambda: of_enum(*Verdict)),
                Field(
                    "target",
                    Phrase("Goes to"),
                    lambda: of_targets(targets),
                    Phrase("A drawdown that goes nowhere is a loan on the usual terms"),
                    is_needed=False,
                ),
            )
        )
        self._save = text.primary(tr("Save"), clicked=self.save)
        self._save.setDefault(True)
        cancel = text.button(tr("Cancel"), clicked=self.reject)
        whole = dialog_column(self)
        whole.addWidget(text.short(title, points=14.0, strong=True))
        whole.addWidget(text.label(about))
        whole.addWidget(text.label(why, Tone.MUTED, theme.SMALL_PT))
        whole.addWidget(self._banner)
        whole.addWidget(self.form)
        self.below = text.column()
        whole.addLayout(self.below)
        whole.addStretch(1)
        whole.addLayout(text.row(1, cancel, self._save))
        self.setMinimumWidth(520)
        self.form.edited.connect(self._edited)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)

    def put(self, answer: RowAnswer) -> None:
        """Show an answer to begin with."""
        self.form.put(verdict=answer.verdict, target=answer.target)
        self._edited("verdict")

    def save(self) -> None:
        """Hand the answer on and close, or say why it cannot be taken."""
        if self.result():
            return  # clicked twice
        refusal = self._take(self._answer())
        if refusal is None:
            self.accept()
        else:
            self._banner.tell(say(refusal), Tone.BAD)

    def _answer(self) -> RowAnswer:
        verdict = self.form.value("verdict")
        target = self.form.value("target") if verdict in BOOKED else None
        return RowAnswer(verdict, target)

    def _edited(self, name: str) -> None:
        self._banner.tell("")
        if name == "verdict":
            moves = self.form.value("verdict") in BOOKED
            self.form.show_field("target", shown=moves)


def of_targets(targets: Iterable[Line | Loan]) -> Choice:
    """A choice of lines and loans by id, or of none."""
    return Choice(
        (None, tr("none of mine")), *((one.id, target_words(one)) for one in targets)
    )


def target_words(target: Line | Loan) -> str:
    """What a line or loan is called where both stand in one list."""
    if isinstance(target, Loan):
        return tr("loan {name}").format(name=loan_words(target))
    return tr("line {name}").format(name=name_of(target))
