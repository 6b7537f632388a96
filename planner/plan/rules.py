"""What no plan may do; each refusal names its rule, so that nobody borrows amiss."""

from collections.abc import Iterable
from dataclasses import field
from datetime import date

from planner.lean import dataclass
from planner.model.channel import Channel
from planner.model.dated import Dated
from planner.model.offers import LenderKind, Purpose
from planner.model.rules import Rule, Ruling, Words, forbidding

_MICRO_LENDER = ("小贷", "小额贷款")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A lender whose money may not be used so.

    Attributes:
        channel: the line's channel text, or the catalogue's id.
        line: None for a channel that is not the user's own.
        ruling: with its day, its source and whether it is in force.
    """

    channel: str
    rule: str
    ruling: Dated[Ruling]
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """The rules, and the words by which a text tells its purpose."""

    rules: tuple[Rule, ...] = ()
    words: Words = field(default_factory=Words)

    def purposes(self, text: str) -> frozenset[Purpose]:
        """The purposes that a text tells of; empty where it tells none."""
        return self.words.purposes(text)

    def refusing(
        self,
        channel: Channel | None,
        text: str,
        purposes: frozenset[Purpose],
        on: date,
    ) -> tuple[Rule, Dated[Ruling]] | None:
        """The first rule that forbids this lender's money for these purposes.

        Args:
            channel: the catalogue's entry; None for a lender known by ``text`` only.
            text: how the user writes the lender.
            purposes: what the money is for.
            on: the day of the drawing.
        """
        kind = lender_kind(text)
        for rule, entry in forbidding(self.rules, purposes, on):
            if rule.students:
                continue
            if rule.binds(channel) if channel else _binds_kind(rule, kind):
                return rule, entry
        return None


def lender_kind(text: str) -> LenderKind | None:
    """What a free text tells of the lender; None where it tells nothing."""
    if any(word in text for word in _MICRO_LENDER):
        return LenderKind.MICRO_LENDER
    return None


def counted(rule: Rule, channels: Iterable[Channel]) -> frozenset[str]:
    """The ids of the channels that a cap counts together."""
    return frozenset(channel.id for channel in channels if rule.binds(channel))


def _binds_kind(rule: Rule, kind: LenderKind | None) -> bool:
    return kind is not None and rule.binds_lender(kind)
