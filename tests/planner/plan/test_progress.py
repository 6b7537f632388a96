"""Progress rises, names the best so far, and is told only when it changed."""

from planner.money import Money
from planner.plan.progress import Progress, Way, part_of


def test_a_share_never_falls_and_is_told_once() -> None:
    told: list[Progress] = []
    way = Way(told.append)

    way.stage(0.2, 0.6)
    way.within(0.5)
    way.within(0.5)
    way.within(0.25)
    way.within(7.0)
    way.stage(0.1, 0.3)

    assert [one.share for one in told] == [0.2, 0.4, 0.6]


def test_the_best_cost_and_the_bound_go_along() -> None:
    told: list[Progress] = []
    way = Way(told.append)

    way.found(Money(12))
    way.proven(Money(10))
    way.stage(0.5, 1.0)

    assert told[-1] == Progress(0.5, Money(12), Money(10))


def test_nobody_need_listen() -> None:
    way = Way()
    way.within(0.5)
    assert way.last.share == 0.5
    assert part_of(None, 0, 2) is None


def test_one_of_several_plans_is_a_part_of_the_way() -> None:
    told: list[Progress] = []
    tell = part_of(told.append, 1, 4)
    assert tell is not None

    tell(Progress(0.5, Money(3)))

    assert told == [Progress(0.375, Money(3))]
