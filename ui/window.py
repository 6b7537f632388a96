"""The main window: it places the pages, hands on what is asked, knows no loan."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.app.session import Session
from planner.errors import DamagedBookError, PlannerError
from planner.model.change import Change
from planner.model.records import BookKind, Record
from planner.wording import mask
from planner.wording.i18n import Language, tr
from planner.wording.say import say
from ui import clear, icons, look, shelf, theme
from ui.actions import ACTIONS, PAGES
from ui.ahead import Ahead
from ui.asked import Asked
from ui.book.opening import Opened, opened, title
from ui.bridge import Bridge
from ui.desk import Desk
from ui.menus import Menus
from ui.navigation import Navigation
from ui.reminding import Reminding
from ui.services import Services
from ui.settings import Settings
from ui.tasks import Tasks
from ui.theme import Theme, Tone
from ui.tray import Tray
from ui.way import Way
from ui.widgets import columns_kept
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.preferences import Wanted

_MODULES = MappingProxyType({page: f"ui.pages.{page}" for page in PAGES})
_TOLD_MS = 8_000


class Page(Protocol):
    """What the window knows of a page; every page is a QWidget too."""

    asked: SignalInstance
    CONCERNS: frozenset[type[Record]]

    def refresh(self) -> None:
        """Show the book as it is now."""
        ...


class Window(Asked):
    """Side navigation, the page shown, menus and the tool bar."""

    def __init__(self, opened: Opened, services: Services, settings: Settings) -> None:
        super().__init__()
        self._services, self._settings = services, settings
        self._opened = opened
        self._page = "overview"
        self._has_left = False
        self._way = Way(self._page)
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self.setMinimumSize(960, 640)
        self.resize(1280, 800)
        self._ahead = Ahead(self.rehearse, lambda: self._desk.tasks, self)
        self._reminding = Reminding(Tray(self._come_up, self), self)
        self._desk = self._new_desk(opened.session)
        _mask(is_hidden=settings.is_masked)
        columns_kept.use(settings)
        self._build()
        self._reminding.counted.connect(self._show_count)
        self._reminding.follow(self._desk)
        self._tell_of(opened)
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

    def make_ready(self, page: str) -> None:
        """Make a page that was not made yet, without showing it."""
        if page not in self._pages:
            self._pages[page] = self._new_page(page)
            self._stack.addWidget(self._pages[page])

    def rehearse(self, page: str) -> None:
        """Make a page and paint it unseen: what Qt does at the first sight is done."""
        self.make_ready(page)
        made = self._pages[page]
        if made is not self.page:
            made.resize(self._stack.size())
            made.grab()

    def be_ready(self) -> None:
        """Make the pages ready while nobody does anything, from now on."""
        self._ahead.begin()

    def _show(self, page: str) -> None:
        self._page = page
        if page in self._stale and page in self._pages:
            cast("Page", self._pages[page]).refresh()
        self.make_ready(page)
        self._stale.discard(page)
        self._stack.setCurrentWidget(self._pages[page])
        self._banner.tell("")
        with QSignalBlocker(self._nav):
            self._nav.show_page(page)
        self._menus.refresh_way(self._way)

    def show_form(self, ask: Callable[[Desk, QWidget], QDialog]) -> None:
        """Open a form over the window."""
        ask(self._desk, self).open()

    def tell(self, words: str) -> None:
        """Say a refusal above the page."""
        self._banner.tell(words, Tone.BAD)

    def offer(self, words: str, does: Callable[[], None]) -> None:
        """Put a way out beside what stands above the page."""
        self._banner.offer(words, does)

    def say_done(self, words: str, tone: Tone) -> None:
        """Say above the page what was done."""
        self._banner.tell(words, tone)

    def open_book(self, path: Path) -> None:
        """Open a book in place of the present one."""
        self._take(lambda: opened(path, self._services, self), path)

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

    def take_settings(self, wanted: "Wanted") -> None:
        """Keep what was chosen in the settings, and live by it from now on."""
        kept = self._settings
        kept.paper, kept.reminds = wanted.paper, wanted.reminds
        kept.backup_place = wanted.backup_place
        self._services.keep_copies_in(wanted.backup_place)
        kept.language, kept.theme = wanted.language, wanted.theme
        look.speak(wanted.language)
        look.wear(wanted.theme)
        self._rebuild()
        self._reminding.look()

    @property
    def chosen_theme(self) -> Theme:
        """The look that was chosen."""
        return self._settings.theme

    def hide_amounts(self) -> None:
        """Hide amounts from onlookers, or show them again."""
        self._settings.is_masked = not self._settings.is_masked
        _mask(is_hidden=self._settings.is_masked)
        self._rebuild()

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
        self._ahead.stop()
        self._desk.tasks.close()
        self._desk.bridge.close()

    def go_without_leaving(self) -> None:
        """Close: the book is gone, and was let go of."""
        self._has_left = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget.closeEvent."""
        self._settings.geometry = self.saveGeometry()
        self._reminding.leave()
        if not self._has_left:
            self.leave()
        super().closeEvent(event)

    def _show_count(self, n: int) -> None:
        self._menus.show_count(n)  # the menus of now; they are made anew at times

    def _come_up(self) -> None:
        """Come before the other windows, where the reminders are seen."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.show_reminders()

    def _new_desk(self, session: Session) -> Desk:
        clear.use(is_sealed=self._opened.key is not None)
        bridge = Bridge(session, self)
        tasks = Tasks(lambda: bridge.book, self)
        bridge.changed.connect(self._changed)
        bridge.refused.connect(self.tell)
        bridge.unwritten.connect(self.tell_unwritten)
        return Desk(bridge, tasks, self._services, self._settings)

    def _take(
        self, make: Callable[[], Opened | None], path: Path | None = None
    ) -> None:
        try:
            taken = make()
        except PlannerError as refusal:
            self.tell(say(refusal))
            if path is not None and isinstance(refusal, DamagedBookError):
                self._offer_repair(path)
            return
        if taken is not None:
            self.leave()
            self._become(taken)

    def _offer_repair(self, path: Path) -> None:
        self.offer(tr("What can be repaired …"), lambda: self.look_at_damage(path))

    def _become(self, taken: Opened) -> None:
        self._opened = taken
        self._desk = self._new_desk(taken.session)
        self._reminding.follow(self._desk)
        self._settings.last_book = taken.path
        self._page = "overview"
        self._way = Way(self._page)
        self._rebuild()
        self._tell_of(taken)

    def _tell_of(self, taken: Opened) -> None:
        self.tell(taken.notice)
        if taken.damaged is not None:
            self._offer_repair(taken.damaged)

    def _build(self) -> None:
        self.setWindowTitle(title(self._opened))
        self.setWindowIcon(icons.icon("app", theme.tokens().accent))
        self._menus = Menus(self, self)
        self.addToolBar(self._menus.bar)
        self._menus.refresh(self._desk)
        self._menus.show_count(len(self._reminding.now))
        self._nav = Navigation(self._desk, self._page)
        self._nav.chosen.connect(self.go)
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
        # At once: a key finds nothing in menus and bars that are not shown yet.
        self.menuBar().show()
        self._menus.bar.show()

    def _new_page(self, page: str) -> QWidget:
        # Only the page that is shown is imported: the first one is there at once.
        # It is made in its place: what is put into another is dressed anew, with all
        # its parts.
        make = import_module(_MODULES[page]).Page
        made = cast("QWidget", make(self._desk, self._stack))
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
