"""Terms over the full cross product, as records of the product: for its laws."""

from dataclasses import replace

from hypothesis import strategies as st

from planner.errors import RefusedError
from planner.model import wire
from planner.model.terms import Precision, Terms
from planner.schedule.schedule import schedule
from tests.helpers.contract import contracts


def amortises(terms: Terms) -> bool:
    """Whether a schedule can follow them; a rounding down to nothing has none."""
    try:
        return bool(schedule(terms).rows)
    except RefusedError:
        return False


wide_terms = contracts().map(lambda case: wire.read(Terms, case[0])).filter(amortises)
# Roundings move cents about; laws of size hold for the exact amounts.
exact_terms = (
    contracts()
    .map(lambda case: wire.read(Terms, case[0]))
    .map(lambda terms: replace(terms, rounding=Precision.DISPLAY))
    .filter(amortises)
)
shares = st.integers(0, 1000)
