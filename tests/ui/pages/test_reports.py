"""What a report will say, before it is saved."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from planner.app.commands import SetProfile
from planner.errors import RefusedError
from planner.model.records import BookKind, Profile
from tests.helpers import screen
from ui.desk import Desk
from ui.pages.reports import Page
from ui.widgets.banner import Banner


@pytest.fixture
def page(nothing: Desk, qtbot: QtBot) -> Page:
    made = Page(nothing)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=60_000)
    return made


def test_the_kinds_follow_the_owner(page: Page, nothing: Desk, qtbot: QtBot) -> None:
    kind = screen.named(page, "Kind of report")
    assert kind.offered == ("person", "bank", "plan")
    kind.put("bank")

    nothing.bridge.do(SetProfile(Profile("Shop", BookKind.BUSINESS)))
    page.refresh()
    qtbot.waitUntil(lambda: nothing.tasks.is_idle, timeout=60_000)

    assert kind.offered == ("business", "bank", "plan")
    assert kind.value() == "bank"
    assert page.findChild(QTextBrowser).toPlainText()


def test_a_file_that_must_stay_is_told(page: Page, tmp_path: Path, qtbot) -> None:
    page.save(tmp_path / "nowhere" / "r.pdf")
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)

    assert "does not exist" in page.findChild(Banner).words


def test_saving_can_be_stopped_or_not_begun(
    page: Page, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.press(page, "Save as PDF …", qtbot)
    assert page.desk.tasks.is_idle

    page.save(tmp_path / "r.pdf")
    screen.press(page, "Stop", qtbot)
    qtbot.waitUntil(lambda: page.desk.tasks.is_idle, timeout=60_000)
    assert page.findChild(Banner).words == ""
    page.show_refusal(RefusedError())
    assert page.findChild(Banner).words == "This cannot be done."
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    page.open_written()
