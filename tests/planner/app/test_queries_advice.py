from datetime import date

from planner.app.outlook import limit_estimates
from planner.app.queries_advice import advice
from planner.credit.estimate import Estimate
from planner.model.records import LineType
from tests.helpers import make

ON = date(2026, 8, 20)
INCOME = make.profile(monthly_income=make.money("4000.00"))


def _advice(*records):
    line = make.line(type=LineType.ONLINE, limit="20000.00")
    (found,) = limit_estimates(make.book(line, *records), ON)
    assert isinstance(found, Estimate)
    return advice(found)


def test_where_nothing_is_known_there_is_no_advice() -> None:
    assert _advice() == ()


def test_what_speaks_against_a_limit_comes_with_its_remedy_and_time() -> None:
    late = make.loan(line="line", principal="5000.00")

    rows = _advice(INCOME, late)

    assert [row.effect for row in rows] == sorted(row.effect for row in rows)
    by_factor = {row.factor: row for row in rows}
    assert by_factor["late12"].helps == "pay everything on its day"
    assert by_factor["late_now"].soon == "90 days after the last late day"
    assert by_factor["lim_inc"].grade.value == "B"


def test_nothing_that_borrows_more_is_offered() -> None:
    asleep = make.loan(line="line", principal="100.00", drawn_on="2025-01-15",
                       first_due="2025-02-15")  # fmt: skip

    rows = {row.factor: row for row in _advice(INCOME, asleep)}

    assert rows["activity"].helps is None
