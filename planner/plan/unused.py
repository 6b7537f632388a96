"""Why a candidate is not in a mix, in numbers found by solving again; never guessed."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np

from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan import risk
from planner.plan.bearing import LARGEST_WORST
from planner.plan.blend import Blend, Priced
from planner.plan.legal_caps import tightest
from planner.plan.pieces import Left, NotUsed
from planner.plan.solve import Floats
from planner.rates import Period, Rate

MOST = 24  # candidates that are looked at closely
_STEP = 100.0  # yuan of it that are forced into the mix
_NEARLY = 0.005  # yuan
_SOME = 0.5  # yuan of a candidate that count as using it
_SAME = 1e-6  # yuan a yuan
_SHOWN = Decimal("0.0001")
_THOUSAND = Money(1000_00)

_HELD = {
    Left.LEGAL_CAP: Phrase(
        "it is cheaper, but a cap of the law leaves no more of it: {rule} ({notice},"
        " since {since}; {source}, {grade})"
    ),
    Left.COMMON_LIMIT: Phrase("it is cheaper, but what it shares is used already"),
    Left.SHARE_CAP: Phrase(
        "it is cheaper, but its lender may hold no more than {cap} of the loan"
    ),
    Left.DEBT_TO_INCOME: Phrase(
        "it is cheaper, but instalments would take more than {share} of a month's"
        " income"
    ),
    Left.UNAFFORDABLE: Phrase(
        "it is cheaper, but it asks money back sooner than the cash forecast has it"
    ),
    Left.UNSAFE: Phrase(
        "it is cheaper, but brings its money with a chance of {chance} only: a mix as"
        " safe would cost more with it"
    ),
}


def not_used(
    blend: Blend,
    choice: risk.Choice,
    values: Floats,
    amounts: tuple[Money, ...],
    cancelled: risk.Cancelled = None,
) -> tuple[NotUsed, ...]:
    """Every candidate of which nothing is drawn, and why."""
    places = [n for n, amount in enumerate(amounts) if not amount]
    if not places:
        return ()
    worst = max(choice.worst(values), LARGEST_WORST * choice.need)
    search = _Search(blend, choice, values, worst, cancelled)
    near = sorted(places, key=lambda n: (blend.priced[n].ratio, n))[:MOST]
    return tuple(
        search.reason(n) if n in near else search.far(blend.priced[n]) for n in places
    )


class _Search:
    """The same question asked again with one thing changed."""

    def __init__(
        self,
        blend: Blend,
        choice: risk.Choice,
        values: Floats,
        worst: float,
        cancelled: risk.Cancelled,
    ) -> None:
        self.blend = blend
        self.choice = choice
        self.values = values
        self.worst = worst
        self.cancelled = cancelled
        self.cost = float(choice.cost @ values)
        self.dearest = max(
            (
                one
                for one, value in zip(blend.priced, values, strict=True)
                if value > _NEARLY
            ),
            key=lambda one: one.ratio,
        )
        self.freed = dict(self._freed())

    def _freed(self) -> Iterator[tuple[Left, Floats]]:
        """The best mixes with each group of limits gone."""
        blend, choice = self.blend, self.choice
        for group, rows in blend.groups.items():
            if rows:
                kept = blend.rows_of(*(one for one in blend.groups if one is not group))
                free = replace(choice, rows=kept)
                found = risk.again(free, self.worst, self.cancelled)
                if found is not None:
                    yield group, found
        found = risk.again(choice, np.inf, self.cancelled)
        if found is not None:
            yield Left.UNSAFE, found

    def reason(self, place: int) -> NotUsed:
        one = self.blend.priced[place]
        more = self._forced(place)
        if more is not None and more <= _SAME:
            words = Phrase("a mix with it would cost and risk the same")
            return self._told(one, Left.EQUAL, Sentence(words), 0.0)
        if one.ratio >= self.dearest.ratio - _SAME or more is None:
            group = self._holding(place)
            if more is None and group is not None:
                return self._held(one, group, more)
            return self._told(one, Left.DEARER, self._dearer(one, more), more)
        return self._held(one, self._holding(place) or Left.UNSAFE, more)

    def far(self, one: Priced) -> NotUsed:
        """One of very many, dearer than all that were looked at closely."""
        words = Phrase("each {step} of it costs {cost} in all: many others cost less")
        cost = _money(one.ratio * 1000)
        why = Sentence(words, step=_THOUSAND, cost=cost)
        return self._told(one, Left.DEARER, why, None)

    def _forced(self, place: int) -> float | None:
        """What each yuan of it would add to the cost; None where none fits."""
        step = min(_STEP, float(self.choice.cap[place]))
        least = np.zeros(len(self.values))
        least[place] = step
        other = replace(self.choice, least=least)
        found = risk.again(other, self.worst, self.cancelled)
        if found is None:
            return None
        return (float(self.choice.cost @ found) - self.cost) / step

    def _holding(self, place: int) -> Left | None:
        """The limits without which it would be used."""
        using = (group for group, found in self.freed.items() if found[place] > _SOME)
        return next(using, None) or self._bound_by(place)

    def _bound_by(self, place: int) -> Left | None:
        """The limits that count it and leave no room."""
        for group, rows in self.blend.groups.items():
            for row, most in rows:
                if row[place] > 0 and float(row @ self.values) >= most - _NEARLY:
                    return group
        return None

    def _dearer(self, one: Priced, more: float | None) -> Sentence:
        if more is None:
            words = Phrase("no mix with {step} of it keeps every limit")
            return Sentence(words, step=_money(_STEP))
        mine, theirs = one.annual, self.dearest.annual
        told = {
            "step": _THOUSAND,
            "cost": _money(one.ratio * 1000),
            "other": _money(self.dearest.ratio * 1000),
            "more": _money(more * 1000),
        }
        if mine is None or theirs is None:
            words = Phrase(
                "each {step} of it costs {cost} in all, of the dearest piece of the"
                " mix {other}: with it the mix would cost {more} more"
            )
            return Sentence(words, **told)
        words = Phrase(
            "each {step} of it costs {cost} in all ({mine}), of the dearest piece of"
            " the mix {other} ({theirs}): with it the mix would cost {more} more"
        )
        return Sentence(words, **told, mine=_rate(mine), theirs=_rate(theirs))

    def _held(self, one: Priced, group: Left, more: float | None) -> NotUsed:
        burden = self.blend.burden
        why = Sentence(
            _HELD[group],
            cap=f"{self.blend.largest_share:.0%}",
            share=f"{burden.share:.0%}" if burden else "",
            chance=f"{one.offer.reliability.usable:.0%}",
            **(self._cap(one) if group is Left.LEGAL_CAP else {}),
        )
        return self._told(one, group, why, more)

    def _cap(self, one: Priced) -> dict[str, object]:
        """The cap that leaves the least of a candidate, as a sentence tells it."""
        place = self.blend.priced.index(one)
        return tightest(self.blend.legal_caps, place, self.values).told

    @staticmethod
    def _told(one: Priced, reason: Left, why: Sentence, more: float | None) -> NotUsed:
        offer = one.offer
        return NotUsed(
            line=offer.line,
            channel=offer.channel,
            reason=reason,
            why=why,
            receivable=offer.receivable,
            terms_from=offer.terms_from,
            annual=one.annual,
            dearer_by=more,
        )


def _rate(annual: Decimal) -> Rate:
    return Rate(annual.quantize(_SHOWN), Period.YEAR)


def _money(yuan: float) -> Money:
    return Money(round(yuan * 100))
