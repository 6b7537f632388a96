"""Menus and bars made from the table of actions, enabled as the book allows."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar, QToolBar, QWidget

from planner.phrases import Sentence
from planner.wording import mask
from planner.wording.i18n import language, tr
from planner.wording.say import say
from ui import icons
from ui.actions import ACTIONS, PAGES, Action, Menu, Shell
from ui.desk import Desk
from ui.models.counts import things
from ui.tip import plain_tip
from ui.way import Way

_DIGITS = 9
_AT_THE_END = ("reminders", "find")
_OF_THE_WAY = ("back", "forward")


class Menus:
    """The window's actions as Qt shows them."""

    def __init__(self, window: QMainWindow, shell: Shell) -> None:
        self._shell = shell
        self._made: dict[str, QAction] = {}
        for action in ACTIONS.values():
            self._made[action.id] = _made(action, window, shell)
        self._number_pages(shell.desk)
        self._fill_menus(window)
        self._bar = self._filled_bar(window)

    @property
    def made(self) -> Mapping[str, QAction]:
        """Qt's actions by id."""
        return self._made

    @property
    def bar(self) -> QToolBar:
        """The tool bar."""
        return self._bar

    def leave(self) -> None:
        """Make room for menus made anew; Qt deletes these later, nobody finds them."""
        for made in self._made.values():
            made.setShortcut(QKeySequence())
            made.setObjectName("")
            made.deleteLater()
        self._bar.deleteLater()

    def refresh(self, desk: Desk) -> None:
        """Enable what may be done now, and name what undo would take back."""
        for action in ACTIONS.values():
            if action.id not in _OF_THE_WAY:
                self._made[action.id].setEnabled(action.may(desk))
        self._number_pages(desk)
        self._tick()
        for key, words, step in (
            ("undo", tr("Undo"), desk.bridge.undoable),
            ("redo", tr("Redo"), desk.bridge.redoable),
        ):
            whole = _named(words, step)
            self._made[key].setText(whole)
            self._made[key].setIconText(words)
            self._made[key].setToolTip(_tip(whole, self._made[key]))
            self._made[key].setStatusTip(whole)

    def show_count(self, n: int) -> None:
        """Show how much there is to remember beside its name."""
        made = self._made["reminders"]
        name = tr("Reminders")
        made.setIconText(f"{name} · {n}" if n else name)
        made.setToolTip(_tip(things(n) if n else tr("Nothing to remember"), made))

    def refresh_way(self, way: Way) -> None:
        """Enable back and forward where they lead somewhere."""
        self._made["back"].setEnabled(way.can_go_back)
        self._made["forward"].setEnabled(way.can_go_forward)

    def _number_pages(self, desk: Desk) -> None:
        """Ctrl+1 … 9 follow the pages as they are seen."""
        seen = [page for page in PAGES if ACTIONS[f"go-{page}"].may(desk)]
        for page in PAGES:
            place = seen.index(page) + 1 if page in seen else 0
            keys = f"Ctrl+{place}" if 1 <= place <= _DIGITS else ""
            made = self._made[f"go-{page}"]
            made.setShortcut(QKeySequence(keys))
            made.setToolTip(_tip(made.iconText(), made))

    def _tick(self) -> None:
        chosen = {f"language-{language()}", f"theme-{self._shell.chosen_theme.value}"}
        if mask.is_hidden():
            chosen.add("hide-amounts")
        for key, made in self._made.items():
            if key.startswith(("language-", "theme-")) or key == "hide-amounts":
                made.setCheckable(True)
                made.setChecked(key in chosen)

    def _fill_menus(self, window: QMainWindow) -> None:
        bar = QMenuBar(window)
        window.setMenuBar(bar)
        for menu in Menu:
            shown = bar.addMenu(_keyed(menu))
            shown.aboutToShow.connect(partial(self._draw_icons, menu))
            group = 0
            for action in ACTIONS.values():
                if action.menu is not menu:
                    continue
                if action.group != group:
                    shown.addSeparator()
                    group = action.group
                shown.addAction(self._made[action.id])

    def _draw_icons(self, menu: Menu) -> None:
        """Only of a menu that is looked at: drawing all of them delays the start."""
        for action in ACTIONS.values():
            if (
                action.menu is menu
                and action.icon
                and self._made[action.id].icon().isNull()
            ):
                self._made[action.id].setIcon(icons.icon(action.icon))

    def _filled_bar(self, window: QMainWindow) -> QToolBar:
        bar = QToolBar(tr("Tool bar"), window)
        bar.setObjectName("bar")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        from_menu = [action for action in ACTIONS.values() if action.in_bar]
        last = None
        for action in from_menu:
            if last is not None and last is not action.menu:
                bar.addSeparator()
            bar.addAction(self._made[action.id])
            last = action.menu
        spring = QWidget()
        policy = spring.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        spring.setSizePolicy(policy)
        bar.addWidget(spring)
        for beside in _AT_THE_END:
            bar.addAction(self._made[beside])
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        return bar


def _keyed(menu: Menu) -> str:
    """A menu's name with the letter that opens it; behind Chinese words, as usual."""
    letter = menu.value[0].upper()
    words = tr(menu.value)
    return f"{words}(&{letter})" if language() == "zh" else f"&{words}"


def _made(action: Action, window: QMainWindow, shell: Shell) -> QAction:
    words = tr(action.words)
    made = QAction(words, window)
    made.setObjectName(action.id)
    made.setIconText(words.removesuffix("…").rstrip())
    if action.icon and (action.in_bar or action.id in _AT_THE_END):
        made.setIcon(icons.icon(action.icon))
    if action.shortcut:
        made.setShortcut(QKeySequence(action.shortcut))
    made.setToolTip(_tip(made.iconText(), made))
    made.triggered.connect(partial(_do, action, shell))
    return made


def _do(action: Action, shell: Shell, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's own argument
    action.does(shell)


def _tip(words: str, made: QAction) -> str:
    keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return plain_tip(f"{words} ({keys})" if keys else words)


def _named(words: str, step: Sentence | None) -> str:
    if step is None:
        return words
    colon = "：" if language() == "zh" else ": "
    return f"{words}{colon}{say(step)}"
