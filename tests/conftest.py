"""Guards for every test: no loud log, no network, no settings of the user's own."""

import logging
import os
import socket
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from planner.calendar import FixedClock
from planner.wording import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "usual",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite the golden documents"
    )
    parser.addoption("--long", action="store_true", help="run the longer hunts too")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--long"):
        return
    longer = [item for item in items if "long" in item.keywords]
    config.hook.pytest_deselected(items=longer)
    items[:] = [item for item in items if "long" not in item.keywords]


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether golden documents are to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 2026-11-25."""
    return FixedClock(date(2026, 11, 25))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(autouse=True)
def _own_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
):
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise AssertionError("the program must not use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    loud = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not loud, [record.getMessage() for record in loud]
