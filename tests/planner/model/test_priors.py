from dataclasses import replace

import pytest

from planner.catalogue.factors import priors
from planner.model.priors import Believed, Event, Evidence
from planner.model.records import LineType


def test_a_base_rate_never_falls_below_its_floor() -> None:
    shipped = priors()
    low = replace(
        shipped.types[LineType.ONLINE],
        monthly={event: Believed(0.0001, Evidence.ASSUMED, "") for event in Event},
    )

    changed = replace(shipped, types={LineType.ONLINE: low})

    assert changed.base[LineType.ONLINE] == (0.005, 0.0035, 0.0035)


@pytest.mark.parametrize(
    ("type_", "rates"),
    [
        (LineType.CARD, (0.0100, 0.0035, 0.0035)),
        (LineType.ONLINE, (0.0150, 0.0060, 0.0050)),
        (LineType.BANK, (0.0080, 0.0040, 0.0040)),
    ],
)
def test_the_base_rates_are_those_of_the_model(type_: LineType, rates) -> None:
    assert priors().base[type_] == rates


def test_the_grade_of_a_factor_is_its_best_evidence() -> None:
    factors = priors().factors

    assert factors["activity"].grade is Evidence.CAUSAL
    assert factors["late_now"].grade is Evidence.PANEL
    assert factors["inq90"].grade is Evidence.MAPPED
    assert factors["churn90"].grade is Evidence.CLAIM


def test_the_effects_by_factor_stand_in_the_order_of_events() -> None:
    assert priors().betas["late12"] == (-0.90, 0.35, 0.35)


def test_in_its_second_year_a_lines_own_history_counts_for_more() -> None:
    shipped = priors()

    assert shipped.watched(LineType.ONLINE, 12.1) is shipped
    assert shipped.watched(LineType.ONLINE, 13).spread == {
        Event.RISE: 1.5,
        Event.CUT: 2.0,
        Event.FREEZE: 2.0,
    }
    assert shipped.watched(LineType.CARD, 60).spread == dict(shipped.spread)
