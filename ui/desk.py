"""What every page and form works with, handed on as one thing."""

from datetime import date

from planner.lean import dataclass
from planner.model.book import Book
from ui.bridge import Bridge
from ui.services import Services
from ui.settings import Settings
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Desk:
    """The bridge to the book, the slow work, the parts handed in, the settings."""

    bridge: Bridge
    tasks: Tasks
    services: Services
    settings: Settings

    @property
    def book(self) -> Book:
        """The book as it is now."""
        return self.bridge.book

    @property
    def today(self) -> date:
        """What today is."""
        return self.services.clock.today()
