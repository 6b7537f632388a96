"""The main window: it places the pages, hands on what is asked, knows no loan."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.app.session import Session
from planner.errors import PlannerError
from planner.model.change import Change
from planner.model.records import BookKind, Record
from planner.wording import mask
from planner.wording.i18n import Language, tr
from planner.wording.say import say
from ui import icons, look, shelf, theme
from ui.actions import ACTIONS, PAGES
from ui.book.opening import Opened, opened
from ui.bridge import Bridge
from ui.desk import Desk
from ui.menus import Menus
from ui.search import Search
from ui.services import Services
from ui.settings import Settings
from ui.tasks import Tasks
from ui.theme import Theme, Tone
from ui.way import Way
from ui.widgets.banner import Banner

_MODULES = MappingProxyType({page: f"ui.pages.{page}" for page in PAGES})
_NAV_WIDTH = 196
_TOLD_MS = 8_000


class Page(Protocol):
    """What the window knows of a page; every page is a QWidget too."""

    asked: SignalInstance
    CONCERNS: frozenset[type[Record]]

    def refresh(self) -> None:
        """Show the book as it is now."""
        ...


class Window(QMainWindow):
    """Side navigation, the page shown, menus and the tool bar."""

    def __init__(self, opened: Opened, services: Services, settings: Settings) -> None:
        super().__init__()
        self._services, self._settings = services, settings
        self._opened = opened
        self._page = "overview"
        self._way = Way(self._page)
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.setMinimumSize(960, 640)
        self.resize(1280, 800)
        self._desk = self._new_desk(opened.session)
        _mask(is_hidden=settings.is_masked)
        self._build()
        self.tell(opened.notice)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(settings.geometry)

    @property
    def desk(self) -> Desk:
        """What is worked on."""
        return self._desk

    @property
    def page(self) -> QWidget:
        """The page shown."""
        return self._pages[self._page]

    def go(self, page: str) -> None:
        """Show a page."""
        self._way.go(page)
        self._show(page)

    def go_back(self) -> None:
        """Show the page that one came from."""
        self._show(self._way.back())

    def go_forward(self) -> None:
        """Show the page that one went back from."""
        self._show(self._way.forward())

    @property
    def way(self) -> Way:
        """The pages one came by."""
        return self._way

    def _show(self, page: str) -> None:
        self._page = page
        if page not in self._pages:
            self._pages[page] = self._new_page(page)
            self._stack.addWidget(self._pages[page])
        elif page in self._stale:
            cast("Page", self._pages[page]).refresh()
        self._stale.discard(page)
        self._stack.setCurrentWidget(self._pages[page])
        self._banner.tell("")
        with QSignalBlocker(self._nav):
            self._nav.setCurrentRow(self._nav_row(page))
        self._menus.refresh_way(self._way)

    def show_form(self, ask: Callable[[Desk, QWidget], QDialog]) -> None:
        """Open a form over the window."""
        ask(self._desk, self).open()

    def tell(self, words: str) -> None:
        """Say a refusal above the page."""
        self._banner.tell(words, Tone.BAD)

    def ask_for_book(self) -> None:
        """Let the user choose a book to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Open book"), str(shelf.folder()), _endings()
        )
        if chosen:
            self.open_book(Path(chosen))

    def ask_for_new_book(self) -> None:
        """Let the user choose where a new book goes."""
        proposed = shelf.free_path(tr("My book"))
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("New book"), str(proposed), _endings()
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(shelf.ENDING)
            self._take(lambda: Opened(shelf.fresh(path, self._services), path))

    def open_book(self, path: Path) -> None:
        """Open a book in place of the present one."""
        self._take(lambda: opened(path, self._services, self))

    def open_sample(self, kind: BookKind) -> None:
        """Make a sample book and open it."""
        try:
            self.open_book(shelf.sample(kind, self._services))
        except PlannerError as refusal:
            self.tell(say(refusal))

    def choose_language(self, language: Language) -> None:
        """Speak it from now on."""
        self._settings.language = language
        look.speak(language)
        self._rebuild()

    def choose_theme(self, chosen: Theme) -> None:
        """Look like it from now on."""
        self._settings.theme = chosen
        look.wear(chosen)
        self._rebuild()

    @property
    def chosen_theme(self) -> Theme:
        """The look that was chosen."""
        return self._settings.theme

    def search(self) -> None:
        """Open the search over everything."""
        search = Search(self._desk, self)
        search.chosen.connect(self.ask)
        search.open()

    def show_steps(self) -> None:
        """Show the steps of this session, to go back or forward to one."""
        from ui.steps import Steps  # noqa: PLC0415  # not before it is asked for

        Steps(self._desk.bridge, self).open()

    def hide_amounts(self) -> None:
        """Hide amounts from onlookers, or show them again."""
        self._settings.is_masked = not self._settings.is_masked
        _mask(is_hidden=self._settings.is_masked)
        self._rebuild()

    def about_book(self) -> None:
        """Show what there is to know of the book's file."""
        from ui.book.about import AboutBook  # noqa: PLC0415  # not before it is asked for

        about = AboutBook(self._desk, self._opened, self)
        about.wanted.connect(self._look_after)
        about.open()

    def _look_after(self, what: str) -> None:
        from ui.book.care import Care  # noqa: PLC0415  # not before it is asked for
        from ui.book.restore import Restore  # noqa: PLC0415  # the same

        care = Care(self._opened, self._services, self)
        if what == "restore":
            Restore(self._desk, self._opened, self).open()
        elif what == "backup":
            self._banner.tell(*care.back_up())
        else:
            sealed = care.sealed(self.leave, take_off=what == "open-password")
            if sealed is not None:
                self._become(sealed)

    def show_manual(self) -> None:
        """Open the manual at the part of the page shown, in the language spoken."""
        from ui.help.reader import Manual  # noqa: PLC0415  # not before it is asked for

        for old in self.findChildren(Manual):
            old.close()
        Manual(self._page, self).show()

    def show_tour(self) -> None:
        """Lead through the pages."""
        from ui.help.tour import Tour  # noqa: PLC0415  # not before it is asked for

        Tour(self.go, self).open()

    def tell_about(self) -> None:
        """Say what the program is."""
        QMessageBox.about(
            self,
            tr("About Duheng"),
            tr(
                "Duheng plans credit for people and small firms who live on several"
                " lines at once. All data stay in your book on this machine."
            ),
        )

    def ask(self, action: str) -> None:
        """Do what a page asks for, by the id of an action."""
        wanted = ACTIONS[action]
        if wanted.may(self._desk):
            wanted.does(self)

    def follow_system(self) -> None:
        """Take the desktop's new look, if that is what the user chose."""
        if self._settings.theme is Theme.SYSTEM:
            self.choose_theme(Theme.SYSTEM)

    def leave(self) -> None:
        """Stop all work and let go of the book."""
        self._desk.tasks.close()
        self._desk.bridge.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget.closeEvent."""
        self._settings.geometry = self.saveGeometry()
        self.leave()
        super().closeEvent(event)

    def _new_desk(self, session: Session) -> Desk:
        bridge = Bridge(session, self)
        tasks = Tasks(lambda: bridge.book, self)
        bridge.changed.connect(self._changed)
        bridge.refused.connect(self.tell)
        return Desk(bridge, tasks, self._services, self._settings)

    def _take(self, make: Callable[[], Opened | None]) -> None:
        try:
            taken = make()
        except PlannerError as refusal:
            self.tell(say(refusal))
            return
        if taken is not None:
            self.leave()
            self._become(taken)

    def _become(self, taken: Opened) -> None:
        self._opened = taken
        self._desk = self._new_desk(taken.session)
        self._settings.last_book = taken.path
        self._page = "overview"
        self._way = Way(self._page)
        self._rebuild()
        self.tell(taken.notice)

    def _build(self) -> None:
        self.setWindowTitle(tr("Duheng"))
        self.setWindowIcon(icons.icon("app", theme.tokens().accent))
        self._menus = Menus(self, self)
        self.addToolBar(self._menus.bar)
        self._menus.refresh(self._desk)
        self._nav = self._new_nav()
        self._stack = QStackedWidget()
        self._banner = Banner()
        notice = QVBoxLayout()
        notice.setContentsMargins(theme.EDGE, theme.GAP, theme.EDGE, 0)
        notice.addWidget(self._banner)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(notice)
        right.addWidget(self._stack, 1)
        whole = QWidget()
        whole.setObjectName("page")
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._nav)
        line.addLayout(right, 1)
        self.setCentralWidget(whole)
        self._show(self._page)

    def _rebuild(self) -> None:
        """Make everything anew, in the language and look of now."""
        self._pages.clear()
        self._stale.clear()
        self.removeToolBar(self._menus.bar)
        self._menus.leave()
        self._build()

    def _new_nav(self) -> QListWidget:
        nav = QListWidget()
        nav.setObjectName("navigation")
        nav.setAccessibleName(tr("Pages"))
        nav.setFixedWidth(_NAV_WIDTH)
        nav.setIconSize(QSize(20, 20))
        nav.setFont(theme.font())
        for page, words in PAGES.items():
            if not ACTIONS[f"go-{page}"].may(self._desk) and page != self._page:
                continue
            item = QListWidgetItem(icons.marked(page), tr(words))
            item.setData(Qt.ItemDataRole.UserRole, page)
            nav.addItem(item)
        nav.currentItemChanged.connect(self._nav_moved)
        return nav

    def _nav_row(self, page: str) -> int:
        rows = (self._nav.item(row) for row in range(self._nav.count()))
        names = [item.data(Qt.ItemDataRole.UserRole) for item in rows]
        return names.index(page) if page in names else -1

    def _nav_moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(str(item.data(Qt.ItemDataRole.UserRole)))

    def _new_page(self, page: str) -> QWidget:
        # Only the page that is shown is imported: the first one is there at once.
        made = cast("QWidget", import_module(_MODULES[page]).Page(self._desk))
        made.setObjectName("page")
        cast("Page", made).asked.connect(self.ask)
        return made

    def _changed(self, change: Change) -> None:
        self._menus.refresh(self._desk)
        self._banner.tell("")
        self._tell_recorded(change)
        touched = change.touched()
        for name, page in self._pages.items():
            if touched & cast("Page", page).CONCERNS:
                self._stale.add(name)
        if self._page in self._stale:
            # After the event at hand, so that a form closes at once.
            QTimer.singleShot(0, self._refresh_shown)

    def _tell_recorded(self, change: Change) -> None:
        if self._desk.bridge.undoable != change.label:
            self.statusBar().clearMessage()
            return
        words = tr("{what} — recorded. Undo takes it back.")
        self.statusBar().showMessage(words.format(what=say(change.label)), _TOLD_MS)

    def _refresh_shown(self) -> None:
        if self._page in self._stale:
            self._stale.discard(self._page)
            cast("Page", self._pages[self._page]).refresh()


def _mask(*, is_hidden: bool) -> None:
    if is_hidden:
        mask.hide()
    else:
        mask.show()


def _endings() -> str:
    return tr("Duheng books") + f" (*{shelf.ENDING});;" + tr("All files") + " (*)"
