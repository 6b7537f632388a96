from planner.catalogue.delinquency import scorecard
from planner.credit.delinquency import FACTORS


def test_the_shipped_card_has_every_factor_once() -> None:
    assert tuple(scorecard().factors) == tuple(FACTORS)
    assert scorecard() is scorecard()
