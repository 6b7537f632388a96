from datetime import date

from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.credit.estimate import Basis, estimates
from planner.credit.past import past_of
from planner.model.records import LineType
from tests.helpers import make

ON = date(2026, 8, 20)
BASIS = Basis(priors(), catalogue().holidays, {})
TOP = make.line("top", type=LineType.ONLINE, limit="20000.00")
SAME = make.line(
    "same", type=LineType.ONLINE, limit="20000.00", shares_limit_with="top"
)
LESS = make.line("less", type=LineType.ONLINE, limit="8000.00", shares_limit_with="top")


def _forecasts(*records):
    past = past_of(make.book(*records), ON)
    return {one.line: one for one in estimates(past, BASIS)}


def test_lines_on_one_limit_are_estimated_as_one() -> None:
    cut = make.reading("top", id="r", on="2026-05-01", limit="12000.00")
    spent = make.move("same", on="2026-08-01", amount="900.00")

    found = _forecasts(TOP, SAME, cut, spent)

    assert found["same"].limit == found["top"].limit == make.money("12000.00")
    assert found["same"].forecast == found["top"].forecast
    assert [x.value for x in found["same"].factors] == [
        x.value for x in found["top"].factors
    ]


def test_a_limit_within_the_common_one_never_stands_above_it() -> None:
    cut = make.reading("top", id="r", on="2026-05-01", limit="3000.00")

    found = _forecasts(TOP, LESS, cut)

    for own, top in zip(found["less"].forecast, found["top"].forecast, strict=True):
        assert own.low <= top.low
        assert own.middle <= top.middle
        assert own.p_freeze >= top.p_freeze
    assert any("within a common one" in str(one) for one in found["less"].notes)
    assert not any("within a common one" in str(one) for one in found["top"].notes)


def test_a_holder_that_is_not_open_yet_caps_nothing() -> None:
    later = make.line("top", type=LineType.ONLINE, opened_on="2026-09-01")

    alone = make.line("less", type=LineType.ONLINE, limit="8000.00")

    assert (
        _forecasts(later, LESS)["less"].forecast == _forecasts(alone)["less"].forecast
    )


def test_a_pace_of_the_other_lines_is_told() -> None:
    other = make.line("other", limit="20000.00", opened_on="2023-01-02")
    still = [
        make.reading("other", id=f"s{n}", on=date(2026, n, 1), limit="20000.00")
        for n in range(2, 9)
    ]
    moving = [
        make.reading("other", id=f"m{n}", on=date(2026, n, 1), limit=f"{n}000.00")
        for n in range(2, 9)
    ]

    slow, fast = _forecasts(TOP, other, *still), _forecasts(TOP, other, *moving)

    assert slow["top"].pace[0] < 1 < fast["top"].pace[0]
    assert any("less often than believed" in str(note) for note in slow["top"].notes)
    assert any("more often than believed" in str(note) for note in fast["top"].notes)
    assert fast["other"].pace == (1.0, 1.0, 1.0)
