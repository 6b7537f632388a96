"""An own line needs no application; a channel has a last day for one."""

from datetime import date
from types import SimpleNamespace

from ui.models.plan_day import ask_by


def test_a_channel_tells_its_last_day_and_an_own_line_the_day_of_the_draw() -> None:
    own = SimpleNamespace(ask_by=None, on=date(2026, 12, 5))
    other = SimpleNamespace(ask_by=date(2026, 12, 1), on=date(2026, 12, 5))

    assert ask_by(own) == "no need to apply: draw on 2026-12-05"  # type: ignore[arg-type]
    assert ask_by(other) == "2026-12-01"  # type: ignore[arg-type]
