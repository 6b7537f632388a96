"""A form from a list of fields; else each form would complain its own way."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.errors import FieldError, PlannerError
from planner.lean import dataclass
from planner.phrases import Phrase
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import theme
from ui.theme import Tone
from ui.widgets import text

_NO_HINT = Phrase()
_LABEL_WIDTH = 128  # what is longer wraps, else it would push the fields aside


class Editor(Protocol):
    """A widget that gives and takes one value."""

    typed: Any
    touched: Any

    def value(self) -> Any:  # noqa: ANN401  # its own kind of value
        """What is entered; None where nothing is."""
        ...

    def put(self, value: object) -> None:
        """Show a value."""
        ...

    def echo(self, value: object) -> str:
        """The value in plain words; empty where that would add nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    Attributes:
        name: the key of its value.
        label: translated when shown.
        make: makes its widget, an ``Editor``.
        hint: what stands under the field while nothing else is to say.
        is_needed: whether the form waits for it.
        is_rare: whether it stands below, where only those who need it look.
        also: further names under which a refusal may point at it.
    """

    name: str
    label: Phrase
    make: Callable[[], QWidget]
    hint: Phrase = _NO_HINT
    is_needed: bool = True
    is_rare: bool = False
    also: tuple[str, ...] = ()


class _Line:
    """A field with its label and what is said below it."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.widget = field.make()
        self.label = text.label(tr(field.label))
        self.label.setBuddy(self.widget)
        self.note = text.label("", Tone.MUTED, theme.SMALL_PT)
        self.note.setMinimumHeight(self.note.fontMetrics().height() + 2)
        self.widget.setAccessibleName(tr(field.label))
        self.was_touched = False
        self.editor.touched.connect(self._touch)

    def _touch(self) -> None:
        self.was_touched = True

    @property
    def editor(self) -> Editor:
        return cast("Editor", self.widget)

    def complaint(self) -> str:
        """What is wrong with it; empty for nothing."""
        try:
            value = self.editor.value()
        except PlannerError as fault:
            return _reason(fault)
        is_missing = value is None and self.field.is_needed
        return tr("Please fill this in.") if is_missing else ""

    def tell(self, complaint: str) -> None:
        """Show the complaint, else the echo, else the hint."""
        self.widget.setProperty("wrong", "true" if complaint else "false")
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)
        self.note.setText(complaint or self._echo() or tr(self.field.hint))
        text.retone(self.note, Tone.BAD if complaint else Tone.MUTED)
        self.widget.setAccessibleDescription(self.note.text())

    def _echo(self) -> str:
        try:
            value = self.editor.value()
        except PlannerError:
            return ""
        return "" if value is None else self.editor.echo(value)


class Form(QWidget):
    """Fields under each other; complaints stand at their field while one types.

    Attributes:
        edited: a field changed; carries its name.
    """

    edited = Signal(str)

    def __init__(
        self, fields: Sequence[Field], across: int = 1, more: str = ""
    ) -> None:
        """Make the form.

        Args:
            fields: from the top down.
            across: so many stand side by side.
            more: the words of the button that unfolds the rare ones.
        """
        super().__init__()
        self._lines = {field.name: _Line(field) for field in fields}
        self._pointed = ""
        _narrow([line.label for line in self._lines.values()])
        usual = [line for line in self._lines.values() if not line.field.is_rare]
        rare = [line for line in self._lines.values() if line.field.is_rare]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GAP)
        whole.addLayout(_grid(usual, across))
        self._rare = QWidget()
        self._rare.setLayout(_grid(rare, across))
        self._rare.setVisible(False)
        self._fold = text.flat(more, self._turn)
        self._fold.setVisible(bool(rare))
        self._fold.setToolTip(tr(", ").join(line.label.text() for line in rare))
        whole.addWidget(self._fold)
        whole.addWidget(self._rare)
        self._more = more
        self._say_fold()
        for line in self._lines.values():
            line.editor.typed.connect(self._typed)
            line.tell("")

    @property
    def is_unfolded(self) -> bool:
        """Whether the rare fields show."""
        return not self._rare.isHidden()

    def unfold(self) -> None:
        """Show the rare fields."""
        self._rare.setVisible(True)
        self._say_fold()

    def _turn(self) -> None:
        self._rare.setVisible(self._rare.isHidden())
        self._say_fold()

    def _say_fold(self) -> None:
        sign = "▴" if self.is_unfolded else "▾"
        self._fold.setText(f"{self._more} {sign}")
        state = tr("shown") if self.is_unfolded else tr("hidden")
        self._fold.setAccessibleName(f"{self._more}, {state}")

    def values(self) -> Mapping[str, Any] | None:
        """All values by name; None while something is wrong or missing."""
        if any(line.complaint() for line in self._lines.values()):
            return None
        return {name: line.editor.value() for name, line in self._lines.items()}

    def value(self, name: str) -> Any:  # noqa: ANN401  # the field's own kind
        """The value of one field; None while it cannot be read."""
        line = self._lines[name]
        return None if line.complaint() else line.editor.value()

    def put(self, **values: object) -> None:
        """Show these values, as if they had been typed."""
        for name, value in values.items():
            self._lines[name].editor.put(value)

    def was_touched(self, name: str) -> bool:
        """Whether the user typed into the field."""
        return self._lines[name].was_touched

    def widget(self, name: str) -> QWidget:
        """The widget of a field."""
        return self._lines[name].widget

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a whole line."""
        line = self._lines[name]
        for part in (line.label, line.widget, line.note):
            part.setVisible(shown)

    def note(self, name: str) -> QLabel:
        """The label under a field."""
        return self._lines[name].note

    def complain(self) -> bool:
        """Show every complaint and go to the first; whether there is one."""
        wrong = None
        for line in self._lines.values():
            complaint = line.complaint()
            line.tell(complaint)
            wrong = wrong or (line if complaint else None)
        if wrong is not None:
            self._go_to(wrong)
        return wrong is not None

    def show_refusal(self, refusal: PlannerError) -> bool:
        """Show a refusal at the field that it names; whether there is such a field."""
        line = self._named(refusal)
        if line is None:
            return False
        line.tell(_reason(refusal))
        self._go_to(line)
        return True

    def point_at(self, refusal: PlannerError | None) -> None:
        """Show a refusal while one types, without moving there; None takes it back."""
        before = self._lines.get(self._pointed)
        self._pointed = ""
        if before is not None:
            before.tell(before.complaint())
        line = None if refusal is None else self._named(refusal)
        if line is not None and refusal is not None:
            self._pointed = line.field.name
            line.tell(_reason(refusal))

    def _named(self, refusal: PlannerError) -> _Line | None:
        """The line of the field that it names, ``late.penalty`` or ``rates[0]``."""
        field = str(refusal.values.get("field", ""))
        parts = [part for part in re.split(r"[.\[\]]", field) if part]
        for name in [field, *reversed(parts)]:
            for line in self._lines.values():
                if name in (line.field.name, *line.field.also):
                    return line
        return None

    def _go_to(self, line: _Line) -> None:
        if line.field.is_rare:
            self.unfold()
        line.widget.setFocus()

    def _typed(self) -> None:
        for name, line in self._lines.items():
            if line.widget is self.sender():
                is_empty = line.field.is_needed and line.complaint() and not _text(line)
                line.tell("" if is_empty else line.complaint())
                self.edited.emit(name)


def _narrow(labels: Sequence[QLabel]) -> None:
    """Make all labels as wide as the widest, in bounds; what is longer wraps."""
    metrics = [label.fontMetrics().horizontalAdvance(label.text()) for label in labels]
    for label in labels:
        label.setFixedWidth(min(max(metrics) + 4, _LABEL_WIDTH))


def _grid(lines: Sequence[_Line], across: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.PAD)
    grid.setVerticalSpacing(2)
    for place, line in enumerate(lines):
        row, column = divmod(place, across)
        grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(line.label, 2 * row, 2 * column)
        grid.addWidget(line.widget, 2 * row, 2 * column + 1)
        grid.addWidget(line.note, 2 * row + 1, 2 * column + 1)
    return grid


def _text(line: _Line) -> str:
    shown = getattr(line.widget, "text", None)
    return str(shown()) if callable(shown) else ""


def _reason(fault: PlannerError) -> str:
    # At its own field the general sentence would repeat the field's name.
    if isinstance(fault, FieldError):
        expected = say(fault.values["expected"])
        return tr("Expected: {expected}").format(expected=expected)
    reason = fault.values.get("reason")
    return say(reason) if reason is not None else say(fault)
