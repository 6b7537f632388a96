import numpy as np

from planner.credit.chance import JUMPS, MONTHS, chance


def test_every_column_is_stratified() -> None:
    numbers = chance(500)
    middles = (np.arange(500) + 0.5) / 500

    assert numbers.waits.shape == (3, MONTHS, 500)
    assert numbers.sizes.shape == (2, JUMPS, 500)
    columns = [*numbers.rates, *numbers.scales, *numbers.sizes.reshape(-1, 500)]
    columns += list(np.exp(-numbers.waits.reshape(-1, 500)))
    for column in columns:
        assert np.allclose(np.sort(column), middles)


def test_the_numbers_are_fixed_and_another_draw_is_another() -> None:
    first = chance(500).rates[0]

    assert first[:3].tolist() == chance(500).rates[0][:3].tolist()
    assert first[:3].tolist() != chance(500, 1).rates[0][:3].tolist()


def test_no_column_follows_another() -> None:
    numbers = chance(4000)
    columns = np.vstack([*numbers.rates, *numbers.scales, *numbers.sizes[0]])

    correlations = np.corrcoef(columns) - np.eye(len(columns))

    assert np.abs(correlations).max() < 0.06
