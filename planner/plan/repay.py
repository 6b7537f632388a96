"""The cheapest way out of a book's debts, proven and replayed; no rule of thumb is.

The road: the book's debts become exact courses, the courses a problem in plain values,
the problem arrays, the solver's answer targets, the targets (beside the familiar
orders) courses again, in whole fen. The cheapest is replayed on the ledger.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import floor
from time import monotonic

import numpy as np

from planner.model.book import Book
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan.baselines import baselines, dearest_first, smallest_first
from planner.plan.carry import Carry, Order, Style, plan_of, pour
from planner.plan.conflicts import conflicts
from planner.plan.encode import Encoded, Target, decode, encode, saving
from planner.plan.plan import RULES, Baseline, Found, Infeasible, Plan, Stopped
from planner.plan.problem import Problem
from planner.plan.situation import Situation
from planner.plan.solve import Best, Halted, Impossible, Program, solve
from planner.plan.verify import Means, faults
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

Cancelled = Callable[[], bool]
Way = tuple[tuple[Target, ...], Order, Style]

SECONDS = 20.0
# Of the time that is left, what the solver may spend on yes-or-no choices.
_SHARE = 0.3
# Of a month's interest, the cash that is held back for the interest of settlements.
_HALF = Fraction(1, 2)
# A saving below this part of the cost is called small.
_SMALL = Fraction(1, 100)
# A plan as near the bound as this part of its cost ends the search.
_NEAR = Fraction(1, 10_000)


def plan(  # noqa: PLR0913  # what a plan may be asked for
    book: Book,
    on: date,
    until: date | None = None,
    extra: Money | None = None,
    *,
    usual: UsualByLine = NOTHING_USUAL,
    named: Callable[[str], str] = str,
    cancelled: Cancelled | None = None,
    seconds: float = SECONDS,
) -> Found | Infeasible | Stopped:
    """Repay everything for the least interest, fees and penalties.

    Every due is paid on its day, and cash at the end of no day falls below the reserve.

    Args:
        book: the book; records after ``on`` do not count.
        on: the day of the plan.
        until: the day by which all must be repaid; None for no such wish.
        extra: what is there each month beside what the book expects.
        usual: what holds where a card line is silent, by line.
        named: what people call a loan or line, by its id.
        cancelled: asked now and then whether anybody still waits.
        seconds: after which the best plan so far is the answer.
    """
    situation = Situation(book, on, until, extra or ZERO, usual, named)
    search = _Search(situation, cancelled or _nobody_asks, monotonic() + seconds)
    return search.answer()


def _nobody_asks() -> bool:
    return False


@dataclass(slots=True)
class _Search:
    """One search, and when it must end."""

    situation: Situation
    cancelled: Cancelled
    ends: float

    def answer(self) -> Found | Infeasible | Stopped:
        """The plan, or why there is none."""
        here = self.situation
        least = here.book.assumed.prepay_minimum
        rules = tuple(baselines(here.purse, here.at_least, least, here.rates))
        encoded = encode(problem := here.problem())
        solved = self._solved(encoded.program)
        if isinstance(solved, Impossible):
            return Infeasible(conflicts(here), rules)
        bound = None
        if solved.bound > float("-inf"):
            saved = Money(-floor(-saving(encoded, solved.bound) * 100))
            bound = max(here.cost() - saved - problem.rounding, ZERO)
        made = self._enough(self._made(problem, encoded, solved), bound)
        best = self._best([*made, *self._kept(rules)])
        if self._is_late() or bound is None:
            return Stopped(best, rules, bound)
        if best is None:
            return Infeasible(conflicts(here), rules)
        bound = min(bound, best.cost.total)
        advice = tuple(_advice(best, rules))
        return Found(best, rules, bound, advice)

    def _solved(self, program: Program) -> Best | Halted | Impossible:
        """The linear program first: quick, and a bound already.

        The yes-or-no choices get a part of the time, and better what is found only.
        """
        loose = replace(program, whole=np.zeros_like(program.whole))
        relaxed = solve(loose, max(self.ends - monotonic(), 0.1), self.cancelled)
        if not isinstance(relaxed, Best) or not program.whole.any():
            return relaxed
        seconds = max((self.ends - monotonic()) * _SHARE, 0.1)
        mixed = solve(program, seconds, self.cancelled)
        if isinstance(mixed, Impossible) or mixed.values is None:
            return relaxed
        return Halted(mixed.values, max(mixed.bound, relaxed.bound))

    def _best(self, candidates: list[Plan]) -> Plan | None:
        """The cheapest that replays; of equal ones that with the fewest steps."""
        here = self.situation
        means = Means(here.on, here.horizon, here.extra, here.usual)
        ranked = sorted(candidates, key=lambda one: (one.cost.total, len(one.steps)))
        for candidate in ranked:
            if not faults(here.book, candidate, means):
                return candidate
        if ranked:
            raise RuntimeError("no plan replays on the ledger")
        return None

    def _enough(self, made: Iterable[Plan], bound: Money | None) -> Iterator[Plan]:
        """Plans until one is so near the bound that looking on is idle."""
        for one in made:
            yield one
            if bound is not None:
                cost = one.cost.total
                if (cost - bound).minor <= cost.minor * _NEAR:
                    return

    def _made(
        self, problem: Problem, encoded: Encoded, solved: Best | Halted
    ) -> Iterator[Plan]:
        """Plans that hold, by several ways of choosing; none once the time is up.

        A settlement asks for interest that the arrays leave to the next due day. So the
        last ways aim at what the solver would do with a little less cash.
        """
        here = self.situation
        dearest = dearest_first(here.rates)
        targets: tuple[Target, ...] = ()
        if solved.values is not None:
            targets = decode(encoded, problem, solved.values)
        ways: list[Way] = [
            ((), _nothing, Style.SHORTER),
            ((), dearest, Style.SHORTER),
            *((targets, dearest, style) for style in Style),
            *(((), dearest, style) for style in (Style.LOWER, Style.MIXED)),
            *(((), smallest_first, style) for style in (Style.SHORTER, Style.LOWER)),
        ]
        yield from self._ways(ways)
        less = problem.with_less(_HALF)
        tighter = encode(less)
        again = Impossible() if self._is_late() else self._solved(tighter.program)
        if not isinstance(again, Impossible) and again.values is not None:
            targets = decode(tighter, less, again.values)
            yield from self._ways([(targets, dearest, style) for style in Style])

    def _ways(self, ways: Sequence[Way]) -> Iterator[Plan]:
        here = self.situation
        starts = [here.in_full, here.at_least] if here.has_cards else [here.in_full]
        for start in starts:
            for aims, order, style in ways:
                if self._is_late():
                    return
                carry = here.carry(start)
                carry.style = style
                _aim(carry, aims)
                pour(carry, here.days, order, self._is_late)
                self._finish(carry)
                if self._holds(carry):
                    yield plan_of(carry)

    def _kept(self, rules: tuple[Baseline, ...]) -> Iterator[Plan]:
        """The familiar rules' plans that hold too."""
        until = self.situation.until
        for rule in rules:
            reserve = self.situation.purse.reserve
            in_time = until is None or rule.plan.free_on <= until
            if in_time and rule.plan.lowest_cash.amount >= reserve:
                yield rule.plan

    def _finish(self, carry: Carry) -> None:
        """Repay what is still open on the day by which all must be repaid."""
        until = self.situation.until
        if until is not None and until < self.situation.horizon:
            carry.must_save = False
            pour(carry, [until], smallest_first)

    def _holds(self, carry: Carry) -> bool:
        here = self.situation
        steps = carry.steps()
        in_time = here.until is None or not steps or steps[-1].on <= here.until
        return in_time and int(carry.path.min()) >= here.purse.reserve.minor

    def _is_late(self) -> bool:
        return self.cancelled() or monotonic() > self.ends


def _nothing(_carry: Carry, _on: date) -> tuple[str, ...]:
    return ()


def _aim(carry: Carry, targets: tuple[Target, ...]) -> None:
    """Bring each loan down to what the solver would leave of it, as far as is spare.

    A single step need not save: of a flat loan only the last one does.
    """
    carry.must_save = False
    for target in targets:
        carry.pay_all(target.id, target.on, target.left)
    carry.must_save = True


def _advice(best: Plan, rules: tuple[Baseline, ...]) -> Iterator[Sentence]:
    """What the plan is worth beside the simple rules; nothing where none is owed."""
    if not best.steps:
        return
    kept = [rule for rule in rules if not rule.misses]
    broken = [rule for rule in rules if rule.misses]
    if broken:
        words = Phrase("{rules} would miss payments; this plan misses none.")
        yield Sentence(words, rules=tuple(RULES[rule.rule] for rule in broken))
    if not kept:
        return
    simple = min(kept, key=lambda rule: (rule.plan.cost.total, rule.rule.value))
    saved = simple.plan.cost.total - best.cost.total
    if saved.minor <= simple.plan.cost.total.minor * _SMALL:
        words = Phrase(
            "The best plan saves only {saved} against “{rule}”: that is good enough."
        )
    else:
        words = Phrase("The best plan saves {saved} against “{rule}”.")
    yield Sentence(words, saved=saved, rule=RULES[simple.rule])
