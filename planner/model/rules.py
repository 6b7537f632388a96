"""What law and contracts forbid or grant; without it a plan could be unlawful."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Literal

from planner.lean import dataclass
from planner.model.channel import Channel, ChannelKind
from planner.model.dated import Dated, Text, at
from planner.model.offers import LenderKind, Purpose
from planner.model.plain import plain, stands_in, without
from planner.model.records import LineType
from planner.money import Money


class RuleKind(Enum):
    """What a rule does."""

    FORBIDDEN_USE = "forbidden-use"
    CAP = "cap"
    BORROWER = "borrower"
    NOT_DIRECT = "not-direct"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rule says while an entry holds.

    Attributes:
        notice: the document with its number or paragraph.
        status: ``draft`` and ``guidance`` texts are flagged as such where shown.
        cap: most that one person may owe; None for a rule that caps nothing.
    """

    say: Text
    notice: Text
    status: Literal["in-force", "draft", "guidance", "announced"]
    cap: Money | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule and what it binds; an empty set binds all of its kind.

    Attributes:
        purposes: the uses that it forbids, or that its cap counts.
        students: whether it binds students only; a book does not know who is one.
    """

    id: str
    kind: RuleKind
    ruling: tuple[Dated[Ruling], ...]
    channels: frozenset[str] = frozenset()
    lender_kinds: frozenset[LenderKind] = frozenset()
    channel_kinds: frozenset[ChannelKind] = frozenset()
    line_types: frozenset[LineType] = frozenset()
    purposes: frozenset[Purpose] = frozenset()
    students: bool = False

    def binds(self, channel: Channel) -> bool:
        """Whether the channel is one of those that the rule is about."""
        return (
            (not self.channels or channel.id in self.channels)
            and (not self.lender_kinds or channel.lender_kind in self.lender_kinds)
            and (not self.channel_kinds or channel.kind in self.channel_kinds)
            and (not self.line_types or channel.type in self.line_types)
        )

    @property
    def binds_all(self) -> bool:
        """Whether it is about every channel of every lender."""
        return not (
            self.channels or self.lender_kinds or self.channel_kinds or self.line_types
        )

    def binds_lender(self, kind: LenderKind) -> bool:
        """Whether it binds every lender of a kind, whatever the channel.

        For lines whose channel is free text, such as one that names a 小贷.
        """
        return (
            kind in self.lender_kinds
            and not self.channels
            and not self.channel_kinds
            and not self.line_types
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which a free text tells its purpose.

    Latin words count from the start of a word only: a warehouse is no house.

    Attributes:
        of: the words of each purpose.
        but: whole phrases that hold such a word and tell another purpose.
    """

    of: Mapping[Purpose, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    but: Mapping[Purpose, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def purposes(self, text: str) -> frozenset[Purpose]:
        """The purposes whose words stand in the text; empty where none does."""
        told = plain(text)
        return frozenset(
            purpose
            for purpose, words in self.of.items()
            if self._tells(told, words, self.but.get(purpose, ()))
        )

    @staticmethod
    def _tells(text: str, words: tuple[str, ...], but: tuple[str, ...]) -> bool:
        left = without(tuple(map(plain, but)), text)
        return any(stands_in(plain(word), left) for word in words)


@dataclass(frozen=True, slots=True)
class Subsidy:
    """A public subsidy of interest while an entry holds.

    Attributes:
        points: yearly ratio that the state pays.
        largest_share: of the contract rate; None where the rule names none.
        yearly_cap: yuan a borrower, lender and year; None where none is named.
        loan_cap: yuan a loan, over all the days of the entry; None likewise.
        small_cap: yuan for all loans below ``small_below`` together; None likewise.
        principal_cap: the largest loan that qualifies; None where none is named.
        longest_months: for which it is paid; None where none is named.
    """

    say: Text
    notice: Text
    points: Decimal
    largest_share: Decimal | None = None
    yearly_cap: Money | None = None
    principal_cap: Money | None = None
    longest_months: int | None = None
    loan_cap: Money | None = None
    small_cap: Money | None = None
    small_below: Money | None = None

    def paid_of(self, contract_rate: Decimal) -> Decimal:
        """The yearly ratio that the state pays of a contract's yearly rate.

        The caps on the sum and the term are the caller's to apply.
        """
        if self.largest_share is None:
            return min(self.points, contract_rate)
        return min(self.points, contract_rate * self.largest_share)


@dataclass(frozen=True, slots=True)
class SubsidyScheme:
    """A scheme under its name, with its entries by day."""

    id: str
    name: Text
    purposes: frozenset[Purpose]
    history: tuple[Dated[Subsidy], ...]


def forbidding(
    rules: Iterable[Rule], purposes: frozenset[Purpose], day: date
) -> tuple[tuple[Rule, Dated[Ruling]], ...]:
    """The rules in force on ``day`` that forbid one of these uses, or applying at all.

    Which of them bind a channel, ``Rule.binds`` says.
    """
    return tuple(
        (rule, entry)
        for rule in rules
        if rule.kind is RuleKind.NOT_DIRECT
        or (rule.kind is RuleKind.FORBIDDEN_USE and rule.purposes & purposes)
        for entry in [at(rule.ruling, day)]
        if entry is not None
    )


def caps(
    rules: Iterable[Rule], channel: Channel, day: date
) -> tuple[tuple[Rule, Dated[Ruling]], ...]:
    """The caps that bind the channel on ``day``, tightest first."""
    found = [
        (rule, entry)
        for rule in rules
        if rule.kind is RuleKind.CAP and rule.binds(channel)
        for entry in [at(rule.ruling, day)]
        if entry is not None and entry.value.cap is not None
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].value.cap or Money(0)))


def rights(
    rules: Iterable[Rule], channel: Channel | None, day: date
) -> tuple[tuple[Rule, Dated[Ruling]], ...]:
    """What a borrower may ask for on ``day``: of the channel, or of any lender.

    Args:
        rules: all rules.
        channel: None asks for the rights that bind no channel or lender of a kind.
        day: the day asked for.
    """
    return tuple(
        (rule, entry)
        for rule in rules
        if rule.kind is RuleKind.RIGHT
        and (rule.binds(channel) if channel else rule.binds_all)
        for entry in [at(rule.ruling, day)]
        if entry is not None
    )
