"""The windows that the main one opens when asked; without it that would know each."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets  # its dialogs are made when they are first named
from PySide6.QtWidgets import QMainWindow, QWidget

from planner.errors import PlannerError
from planner.wording.i18n import tr
from planner.wording.say import say
from ui import shelf
from ui.book.opening import Opened
from ui.desk import Desk
from ui.reminding import Reminding
from ui.services import Services
from ui.settings import Settings
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.preferences import Wanted
    from ui.tasks import Work


class Asked(QMainWindow):
    """What a menu asks for that opens a window of its own, each fetched when asked."""

    _desk: Desk
    _opened: Opened
    _page: str
    _reminding: Reminding
    _services: Services
    _settings: Settings

    def ask(self, action: str) -> None:
        """Do what a page asks for, by the id of an action."""

    @property
    def page(self) -> QWidget:
        """The page shown."""
        raise NotImplementedError

    def go(self, page: str) -> None:
        """Show a page."""

    def leave(self) -> None:
        """Stop all work and let go of the book."""

    def open_book(self, path: Path) -> None:
        """Open a book in place of the present one."""

    def take_settings(self, wanted: "Wanted") -> None:
        """Keep what was chosen in the settings, and live by it from now on."""

    def tell(self, words: str) -> None:
        """Say a refusal above the page."""

    def offer(self, words: str, does: Callable[[], None]) -> None:
        """Put a way out beside what stands above the page."""

    def say_done(self, words: str, tone: Tone) -> None:
        """Say above the page what was done."""

    def _take(self, make: Callable[[], Opened | None]) -> None:
        """Have the book that ``make`` opens in the place of the present one."""

    def _become(self, taken: Opened) -> None:
        """Show an open book in the place of the one before."""

    def ask_for_book(self) -> None:
        """Let the user choose a book to open."""
        chosen, _ = QtWidgets.QFileDialog.getOpenFileName(
            self, tr("Open book"), str(shelf.folder()), _endings()
        )
        if chosen:
            self.open_book(Path(chosen))

    def ask_for_new_book(self) -> None:
        """Let the user choose where a new book goes."""
        proposed = shelf.free_path(tr("My book"))
        chosen, _ = QtWidgets.QFileDialog.getSaveFileName(
            self, tr("New book"), str(proposed), _endings()
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(shelf.ENDING)
            self._take(lambda: Opened(shelf.fresh(path, self._services), path))

    def search(self) -> None:
        """Open the search over everything."""
        from ui.search import Search  # noqa: PLC0415  # not before it is asked for

        search = Search(self._desk, self)
        search.chosen.connect(self.ask)
        search.meant.connect(self._point_at)
        search.open()

    def _point_at(self, record: str) -> None:
        point_at = getattr(self.page, "point_at", None)
        if point_at is not None:
            point_at(record)

    def show_steps(self) -> None:
        """Show the steps of this session, to go back or forward to one."""
        from ui.steps import Steps  # noqa: PLC0415  # not before it is asked for

        Steps(self._desk.bridge, self).open()

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
            self._back_up(care.back_up())
        elif what == "elsewhere":
            self._take(lambda: care.elsewhere(self._desk.bridge.latest))
        elif what == "forget":
            self._ask_to_forget()
        elif what == "repair":
            self._repair_open_book()
        else:
            is_off = what == "open-password"
            care.seal(self.leave, self._become, self.say_done, take_off=is_off)

    def _ask_to_forget(self) -> None:
        from planner.app import forgetting  # noqa: PLC0415  # not before it is asked for
        from ui.book.forget import Forget  # noqa: PLC0415  # the same

        book, place = self._opened.path, self._settings.backup_place
        traces = self._services.traces(place)
        self._settings.sync()  # so that its file is among those that are listed
        try:
            files = forgetting.all_of(book, traces, book_only=False)
        except PlannerError as refusal:
            self.tell(say(refusal))
            return

        def delete() -> None:
            self.leave()
            self._settings.forget()
            try:
                left = forgetting.forget(book, files, traces)
            except PlannerError as refusal:  # another program was quicker
                self.end_for_good(say(refusal))
            else:
                self.end_for_good("\n".join(map(str, left)))

        shown = Forget(files, self)
        shown.agreed.connect(delete)
        shown.open()

    def end_for_good(self, left: str) -> None:
        """Say what could not be deleted, and close: there is nothing to work on."""
        words = tr("Everything was deleted; Duheng closes now.")
        if left:
            words = tr("Could not be deleted: {file}").format(file=left)
        box = QtWidgets.QMessageBox(self)
        box.setWindowTitle(tr("Delete everything"))
        box.setText(words)
        box.finished.connect(self.go_without_leaving)
        box.open()

    def go_without_leaving(self) -> None:
        """Close a window whose book is gone."""

    def tell_unwritten(self, words: str) -> None:
        """Say that a step could not be written, and point to where it can be."""
        kept = tr("What was entered is kept in memory until it is saved elsewhere.")
        self.tell(f"{words} {kept}")
        self.offer(tr("Save elsewhere …"), lambda: self._look_after("elsewhere"))

    def _repair_open_book(self) -> None:
        from ui.book.repair import Repair, fresh  # noqa: PLC0415  # when asked for

        opened, services = self._opened, self._services
        repair = Repair(opened.path, opened.key, services, self)
        repair.let_go.connect(self.leave)
        repair.opened.connect(self._become)
        repair.refused.connect(lambda why: self._become(fresh(services, why)))
        repair.begin()

    def look_at_damage(self, path: Path) -> None:
        """Show what a repair of a book that cannot be opened would do."""
        from ui.book.repair import Repair  # noqa: PLC0415  # not before it is asked for

        repair = Repair(path, None, self._services, self)
        repair.opened.connect(lambda taken: self._take(lambda: taken))
        repair.refused.connect(self.tell)
        repair.begin()

    def _back_up(self, work: "Work | None") -> None:
        from ui.book.aside import Aside  # noqa: PLC0415  # not before it is asked for
        from ui.book.care import StoppedError  # noqa: PLC0415  # the same

        if work is not None:
            aside = Aside("backup", tr("Copying the book …"), StoppedError(), self)
            aside.said.connect(self.say_done)
            aside.begin_work(self._desk, work)

    def show_manual(self) -> None:
        """Open the manual at the part of the page shown, in the language spoken."""
        from ui.help.reader import Manual  # noqa: PLC0415  # not before it is asked for

        for old in self.findChildren(Manual):
            old.close()
        Manual(self._page, self).show()

    def show_tour(self) -> None:
        """Lead through the pages."""
        from ui.help.tour import Tour  # noqa: PLC0415  # not before it is asked for

        for old in self.findChildren(Tour):
            old.close()
        Tour(self, self).begin()

    def tell_about(self) -> None:
        """Say what the program is."""
        QtWidgets.QMessageBox.about(
            self,
            tr("About Duheng"),
            tr(
                "Duheng plans credit for people and small firms who live on several"
                " lines at once. All data stay in your book on this machine."
            ),
        )

    def show_log(self) -> None:
        """Show what happened, and a report for those who help."""
        from ui.book.log import Log  # noqa: PLC0415  # not before it is asked for

        Log(self._desk, self._opened, self).open()

    def show_reminders(self) -> None:
        """Show what is to be remembered."""
        from ui.reminder_list import ReminderList  # noqa: PLC0415  # when asked for

        shown = ReminderList(self._reminding.now, self._desk.today, self)
        shown.asked.connect(self.ask)
        shown.open()

    def show_settings(self) -> None:
        """Let the user choose language, look, paper, reminders and where copies go."""
        from ui.preferences import Preferences  # noqa: PLC0415  # when asked for

        has_key = self._opened.key is not None
        shown = Preferences(self._settings, has_key=has_key, parent=self)
        shown.chosen.connect(self.take_settings)
        shown.password_asked.connect(lambda: self._look_after("password"))
        shown.open()


def _endings() -> str:
    return tr("Duheng books") + f" (*{shelf.ENDING});;" + tr("All files") + " (*)"
