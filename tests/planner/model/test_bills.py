from dataclasses import FrozenInstanceError

import pytest

from planner.model.bills import BillReading, Verdict


def test_a_verdict_is_written_as_the_interface_names_it() -> None:
    assert [verdict.value for verdict in Verdict] == [
        "drawdown",
        "repayment",
        "repayment-failed",
        "fee",
        "refund",
        "transfer",
        "not-credit",
        "unclear",
    ]


def test_a_reading_is_what_was_read_and_cannot_change() -> None:
    reading = BillReading((), (), (), (), ())

    assert reading.settled == ()
    with pytest.raises(FrozenInstanceError):
        reading.files = ()  # type: ignore[misc]
