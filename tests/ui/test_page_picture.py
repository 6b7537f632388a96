"""One page drawn into a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from planner.app.session import Session
from planner.calendar import FixedClock
from planner.errors import PlannerError
from tests.helpers import screen
from tests.helpers.memory import MemoryStore
from ui import page_picture
from ui.services import Picture
from ui.settings import Settings
from ui.window import Window


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    session = Session(MemoryStore(screen.sample()), FixedClock(screen.TODAY))
    settings = Settings(tmp_path / "p.ini")
    made = Window(screen.begun(session), screen.services(), settings)
    yield made
    made.deleteLater()  # a window that was never on the screen cannot be closed


@pytest.mark.parametrize("page", ["overview", "channels"])
def test_a_page_is_drawn_with_what_is_worked_out_beside_it(
    page: str, window: Window, tmp_path: Path
) -> None:
    out = tmp_path / "o.png"

    page_picture.draw(window, Picture(page, out, 900, 640, "light", 1.5))

    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1350, 960)
    assert picture.text("Software") == "Duheng"


def test_a_file_that_is_no_picture_of_ours_stays(
    window: Window, tmp_path: Path
) -> None:
    out = tmp_path / "o.png"
    out.write_text("a diary")

    with pytest.raises(PlannerError):
        page_picture.draw(window, Picture("files", out))

    assert out.read_text() == "a diary"
