"""The best way out of a book's debts, proven and replayed; no rule of thumb is.

The road: the book's debts become exact courses, the courses a problem in plain values,
the problem arrays, the solver's answer targets, the targets (beside the familiar
orders) courses again, in whole fen. The best is replayed on the ledger.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from fractions import Fraction
from itertools import islice
from time import monotonic
from types import MappingProxyType

from planner.lean import dataclass
from planner.model.book import Book
from planner.model.records import RepaymentKind
from planner.money import ZERO, Money
from planner.phrases import Phrase, Sentence
from planner.plan.aims import Aim, Weights
from planner.plan.baselines import baselines
from planner.plan.conflicts import conflicts
from planner.plan.encode import encode
from planner.plan.follow import REMAINDER
from planner.plan.plan import RULES, Baseline, Found, Infeasible, Plan, Stopped
from planner.plan.progress import Tell, Way
from planner.plan.search import Made, Search, best_first, easiest_first
from planner.plan.situation import Situation
from planner.plan.solve import Impossible, solve
from planner.plan.verify import Means, faults
from planner.schedule.ledger import NOTHING_USUAL, UsualByLine

Cancelled = Callable[[], bool]

# A safety net only: the search ends by its own limits, the same on every machine.
SECONDS = 60.0
# A saving below this part of the cost is called small.
_SMALL = Fraction(1, 100)
_TRIES = 12
# Shares of the way: the familiar rules, then the search, then the replay.
_BEGUN, _SEARCHED = 0.1, 0.95
_NONE: Weights = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wish:
    """What a plan is asked to be.

    Attributes:
        aim: what it is for.
        until: the day by which all must be repaid; None for no such wish.
        extra: what is there each month beside what the book expects.
        weights: of each loan, how much its line's limit is at risk; for that aim.
    """

    aim: Aim = Aim.COST
    until: date | None = None
    extra: Money = ZERO
    weights: Mapping[str, float] = field(default_factory=lambda: _NONE)


def plan(  # noqa: PLR0913  # what a plan may be asked for
    book: Book,
    on: date,
    until: date | None = None,
    extra: Money | None = None,
    *,
    aim: Aim = Aim.COST,
    weights: Weights = _NONE,
    usual: UsualByLine = NOTHING_USUAL,
    named: Callable[[str], str] = str,
    cancelled: Cancelled | None = None,
    tell: Tell | None = None,
    seconds: float = SECONDS,
) -> Found | Infeasible | Stopped:
    """Repay everything as the aim has it; by default for the least cost.

    Every due is paid on its day, and cash at the end of no day falls below the reserve.

    Args:
        book: the book; records after ``on`` do not count.
        on: the day of the plan.
        until: the day by which all must be repaid; None for no such wish.
        extra: what is there each month beside what the book expects.
        aim: what the plan is for; the bound is of the cost, whatever the aim.
        weights: for the aim LIMITS, how much each loan's line is at risk.
        usual: what holds where a card line is silent, by line.
        named: what people call a loan or line, by its id.
        cancelled: asked now and then, on this thread, whether to stop; once it says so
            the answer is ``Stopped`` with the best plan found and its gap, in a moment.
        tell: called now and then, on this thread, with a ``Progress``: which share is
            done, what the best plan so far costs, and what is proven.
        seconds: after which the best plan so far is the answer.
    """
    situation = Situation(book, on, until, extra or ZERO, usual, named)
    wish = Wish(aim, until, extra or ZERO, weights)
    ends = monotonic() + seconds
    return _Quest(situation, wish, cancelled or _nobody_asks, ends, Way(tell)).answer()


def _nobody_asks() -> bool:
    return False


@dataclass(slots=True)
class _Quest:
    """One question, and when it must be answered."""

    situation: Situation
    wish: Wish
    cancelled: Cancelled
    ends: float
    way: Way

    def answer(self) -> Found | Infeasible | Stopped:
        """The plan, or why there is none."""
        here = self.situation
        self.way.stage(0.0, _BEGUN)
        rules = tuple(
            baselines(
                here.purse,
                here.at_least,
                here.book.assumed.prepay_minimum,
                here.rates,
                here.book.assumed.order,
            )
        )
        if self.wish.aim is Aim.SOONEST:
            return self._soonest(rules)
        return self._within(here, rules)

    def _within(
        self, here: Situation, rules: tuple[Baseline, ...]
    ) -> Found | Infeasible | Stopped:
        self.way.stage(_BEGUN, _SEARCHED)
        search = self._search(here)
        made: list[Made] = []
        for one in search.plans():
            made.append(one)
            self.way.found(best_first(made)[0].plan.cost.total)
        self.way.stage(_SEARCHED, 1.0)
        if not search.is_possible:
            return Infeasible(conflicts(here), rules)
        ranked = self._ranked([*made, *self._kept(search, rules)], rules)
        best = _replayed(here, ranked)
        if self._is_late() or search.bound is None:
            return Stopped(best, rules, search.bound)
        if best is None:
            return Infeasible(conflicts(here), rules)
        bound = min(search.bound, best.cost.total)
        said = (*_advice(best, rules, self.wish.aim), *_waits(here, best))
        return Found(best, rules, bound, said)

    def _ranked(self, made: list[Made], rules: tuple[Baseline, ...]) -> list[Made]:
        if self.wish.aim is not Aim.COST:
            return best_first(made)
        kept = [rule.plan.cost.total for rule in rules if not rule.misses]
        return easiest_first(made, min(kept, default=None))

    def _soonest(self, rules: tuple[Baseline, ...]) -> Found | Infeasible | Stopped:
        """The least cost within the first day by which all can be repaid."""
        here = self.situation
        until = self.wish.until or here.horizon
        days = [day for day in _end_days(here) if day <= until]
        first = self._first_possible(days)
        tries = islice((day for day in days if day >= first), _TRIES)
        for day in tries:
            found = self._within(replace(here, until=day), rules)
            if not isinstance(found, Infeasible):
                return found
        return self._within(here, rules)

    def _first_possible(self, days: list[date]) -> date:
        """The first day by which the linear program can repay all."""
        low, high = 0, len(days) - 1
        while low < high and not self._is_late():
            middle = (low + high) // 2
            program = encode(
                replace(self.situation, until=days[middle]).problem()
            ).program
            answer = solve(program.loose, self._left(), self.cancelled)
            if isinstance(answer, Impossible):
                low = middle + 1
            else:
                high = middle
        return days[low] if days else self.situation.on

    def _search(self, here: Situation) -> Search:
        wish = self.wish
        return Search(
            here,
            self._is_late,
            self._left,
            self.cancelled,
            wish.aim,
            wish.weights,
            way=self.way,
        )

    def _kept(self, search: Search, rules: tuple[Baseline, ...]) -> Iterator[Made]:
        """The familiar rules' plans that hold too."""
        here = search.situation
        for rule in rules:
            in_time = here.until is None or rule.plan.free_on <= here.until
            if in_time and rule.plan.lowest_cash.amount >= here.purse.reserve:
                yield search.measured(rule.plan)

    def _left(self) -> float:
        return self.ends - monotonic()

    def _is_late(self) -> bool:
        return self.cancelled() or monotonic() > self.ends


def _end_days(here: Situation) -> list[date]:
    """Days on which the last debt may end."""
    dues = {step.on for course in here.in_full.values() for step in course.steps}
    return sorted({here.on, *here.days, *dues, here.horizon})


def _replayed(here: Situation, ranked: Sequence[Made]) -> Plan | None:
    """The first that replays on the ledger."""
    means = Means(here.on, here.horizon, here.extra, here.usual)
    for candidate in ranked:
        if not faults(here.book, candidate.plan, means):
            return candidate.plan
    if ranked:
        raise RuntimeError("no plan replays on the ledger")
    return None


def _waits(here: Situation, best: Plan) -> Iterator[Sentence]:
    """Loans of which the plan keeps a yuan open, and why."""
    ends = {step.loan: step for step in best.steps}
    for step in best.steps:
        last = ends[step.loan]
        is_small = last.amount - last.interest - last.fee <= REMAINDER
        if step.kind is RepaymentKind.PREPAY and is_small and last.interest > REMAINDER:
            words = Phrase(
                "“{loan}” keeps a yuan open after {day}: the interest that has run by"
                " then, {interest}, is asked for on {later} only."
            )
            yield Sentence(
                words,
                loan=here.named(step.loan),
                day=step.on,
                interest=last.interest,
                later=last.on,
            )
            return


def _advice(best: Plan, rules: tuple[Baseline, ...], aim: Aim) -> Iterator[Sentence]:
    """What the plan is worth beside the simple rules; nothing where none is owed."""
    if not best.steps:
        return
    kept = [rule for rule in rules if not rule.misses]
    broken = [rule for rule in rules if rule.misses]
    if broken:
        words = Phrase("{rules} would miss payments; this plan misses none.")
        yield Sentence(words, rules=tuple(RULES[rule.rule] for rule in broken))
    if not kept or aim is not Aim.COST:
        return
    simple = min(kept, key=lambda rule: (rule.plan.cost.total, rule.rule.value))
    saved = simple.plan.cost.total - best.cost.total
    yield _saved(saved, simple.plan.cost.total, RULES[simple.rule])


def _saved(saved: Money, cost: Money, rule: Phrase) -> Sentence:
    """What the best plan saves against the cheapest simple rule."""
    if saved <= ZERO:
        words = Phrase("The simple rule “{rule}” costs the same: it is good enough.")
        return Sentence(words, rule=rule)
    words = Phrase("The best plan saves {saved} against “{rule}”.")
    if saved.minor <= cost.minor * _SMALL:
        words = Phrase(
            "The best plan saves only {saved} against “{rule}”: that is good enough."
        )
    return Sentence(words, saved=saved, rule=rule)
