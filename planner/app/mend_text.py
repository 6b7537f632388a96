"""What mends a shock, request by request; verb and window tell it in the same words."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planner.money import ZERO
from planner.wording.i18n import tr
from planner.wording.say import say

if TYPE_CHECKING:
    # It brings the arrays, which no page should wait for.
    from planner.plan.mend import Mend

_ASKS = 6  # requests that are told one by one
_RENEWAL = "renewal"


def mend_text(mend: "Mend", named: Callable[[str], str]) -> Iterator[str]:
    """The least that mends it, the first to ask first; ``named`` names a loan."""
    for ask in mend.asks[:_ASKS]:
        words = tr("Ask “{loan}” to take {amount} of {due} {n} days later, on {until}.")
        if ask.ask.value == _RENEWAL:
            words = tr(
                "Ask “{loan}” to renew {amount} of its end on {due} by {n} days, to"
                " {until}."
            )
        yield words.format(
            loan=named(ask.loan),
            amount=say(ask.amount),
            due=say(ask.due),
            n=ask.days,
            until=say(ask.until),
        )
    more = len(mend.asks) - _ASKS
    if more > 0:
        yield tr("And {n} more postponements.").format(n=more)
    if mend.still > ZERO:
        words = tr("{amount} more is needed all the same: waiting does not bring it.")
        yield words.format(amount=say(mend.still))
