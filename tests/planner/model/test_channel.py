from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Text
from planner.model.offers import LenderKind
from planner.model.records import BookKind, LineType


def test_a_channel_of_which_nothing_was_found_has_empty_histories() -> None:
    channel = Channel(
        id="example",
        name=Text("示例", "Example"),
        kind=ChannelKind.TERM,
        type=LineType.BANK,
        lender_kind=LenderKind.BANK,
        borrowers=frozenset({BookKind.PERSON}),
    )

    assert (channel.limit, channel.rate, channel.papers) == ((), (), ())
    assert channel.direct
    assert not channel.template
