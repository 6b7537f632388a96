"""Terms keep every field, the rare ones together."""

from hypothesis import given

from planner.model.terms import Terms
from planner.store.terms_cells import COLUMNS, terms, terms_cells
from tests.helpers import make
from tests.helpers import strategies as s


@given(one=s.any_terms())
def test_terms_come_back(one: Terms) -> None:
    cells = terms_cells(one)

    assert len(cells) == len(COLUMNS)
    assert terms(cells) == one


def test_ordinary_terms_need_no_cell_for_the_rare() -> None:
    assert terms_cells(make.terms())[-1] is None
