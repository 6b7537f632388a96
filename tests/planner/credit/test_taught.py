from datetime import date

import pytest

from planner.catalogue.factors import priors
from planner.credit.past import past_of
from planner.credit.taught import Teaching
from planner.credit.update import believed
from planner.model.records import LineType
from tests.helpers import make

ON = date(2026, 8, 20)


def _teaching(*records) -> Teaching:
    past = past_of(make.book(*records), ON)
    return Teaching(past, dict.fromkeys(past.lines, LineType.ONLINE), priors())


def _readings(line: str, *limits: str):
    return [
        make.reading(line, id=f"{line}-{n}", on=date(2026, n + 2, 1), limit=limit)
        for n, limit in enumerate(limits)
    ]


QUIET = _readings("other", *["10000.00"] * 6)
MOVING = _readings("other", "12000.00", "9000.00", "12000.00", "9000.00", "12000.00")


def test_a_line_alone_has_the_pace_of_the_world() -> None:
    teaching = _teaching(make.line())

    assert teaching.of("line").pace == (1.0, 1.0, 1.0)
    assert teaching.of("line").learned == believed(priors())


def test_other_lines_that_move_quicken_the_pace() -> None:
    lines = (make.line(), make.line("other", limit="10000.00"))

    assert _teaching(*lines, *QUIET).of("line").pace[0] < 1
    assert _teaching(*lines, *MOVING).of("line").pace[0] > 1


def test_a_limit_shared_by_two_lines_counts_once() -> None:
    lines = (make.line(), make.line("other", limit="10000.00"))
    third = make.line("third", limit="10000.00", shares_limit_with="other")

    alone, shared = _teaching(*lines, *MOVING), _teaching(*lines, third, *MOVING)

    assert shared.of("line").pace == pytest.approx(alone.of("line").pace)
    assert shared.of("third").learned == shared.of("other").learned
    assert shared.of("third").pace == (1.0, 1.0, 1.0)
