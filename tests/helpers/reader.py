"""What a screen reader meets: the accessible tree that Qt shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role
# Where a name is what the reader says; what only holds others needs none.
SPOKEN = frozenset(
    {
        *(Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox),
        *(Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox),
        *(Role.Table, Role.Tree, Role.List, Role.Slider, Role.ProgressBar),
        *(Role.PageTab, Role.PageTabList, Role.MenuItem, Role.PopupMenu),
        *(Role.Chart, Role.Graphic, Role.Dialog, Role.Window, Role.ToolBar),
        *(Role.Document, Role.Link, Role.HotkeyField),
    }
)
_DEEPEST = 60


@dataclass(frozen=True)
class Met:
    """One thing a reader meets."""

    role: QAccessible.Role
    name: str
    told: str
    value: str
    can_focus: bool
    path: str
    widget: QObject | None

    @property
    def is_nameless(self) -> bool:
        """Whether it can be used or is spoken of, and nobody can say as what."""
        if isinstance(self.widget, QWidget) and self.widget.focusProxy() is not None:
            return False  # the focus goes on to what has a name
        if self.role in (Role.StaticText, Role.ScrollBar):
            return False  # an empty note says nothing
        return (self.role in SPOKEN or self.can_focus) and not self.name.strip()

    @property
    def words(self) -> str:
        """How a failing test names it."""
        return f"{self.path} {self.role.name} {self.name!r}"


def walk(widget: QWidget) -> Iterator[Met]:
    """Everything visible in a widget, from the outside in, without table cells."""
    yield from _below(QAccessible.queryAccessibleInterface(widget), "", 0)


def _below(one: QAccessibleInterface | None, path: str, deep: int) -> Iterator[Met]:
    if one is None or not one.isValid() or deep > _DEEPEST:
        return
    state, role = one.state(), one.role()
    if state.invisible:
        return
    widget = one.object()
    here = f"{path}/{type(widget).__name__ if widget else role.name}"
    text = QAccessible.Text
    yield Met(
        role,
        one.text(text.Name),
        one.text(text.Description),
        one.text(text.Value),
        bool(state.focusable),
        here,
        widget,
    )
    if role in (Role.Table, Role.Tree):
        return  # its cells say what the columns say
    for place in range(one.childCount()):
        yield from _below(one.child(place), here, deep + 1)
