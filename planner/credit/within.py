"""A limit within a common one is never above it; a cut of the holder reaches it."""

from dataclasses import replace

from planner.credit.outlook import Horizon


def within(own: tuple[Horizon, ...], top: tuple[Horizon, ...]) -> tuple[Horizon, ...]:
    """The own forecast, capped by that of the common limit at the same months."""
    return tuple(
        replace(
            mine,
            low=min(mine.low, common.low),
            middle=min(mine.middle, common.middle),
            high=min(mine.high, common.high),
            mean=min(mine.mean, common.mean),
            p_freeze=max(mine.p_freeze, common.p_freeze),
        )
        for mine, common in zip(own, top, strict=True)
    )
