"""Why no plan exists: the day, what is missing, and what would make it possible."""

from collections.abc import Iterator
from datetime import date

from planner.calendar import days_later
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan.baselines import smallest_first
from planner.plan.card_course import CardCourse
from planner.plan.carry import Carry, pour
from planner.plan.plan import Conflict, Step
from planner.plan.purse import Fen
from planner.plan.situation import Situation


def conflicts(situation: Situation) -> tuple[Conflict, ...]:
    """What stands in the way, the first day first."""
    carry = situation.carry(situation.at_least)
    found = tuple(_short_days(situation, carry))
    return found or (_not_free(situation, carry),)


def _short_days(situation: Situation, carry: Carry) -> Iterator[Conflict]:
    """The first day on which the contracts break the reserve, and the worst one."""
    reserve = situation.purse.reserve.minor
    short = [n for n, cash in enumerate(carry.path) if cash < reserve]
    if not short:
        return
    worst = min(short, key=lambda n: (carry.path[n], n))
    deepest = Money(reserve - int(carry.path[worst]))
    for n in sorted({short[0], worst}):
        on = days_later(situation.on, n)
        missing = Money(reserve - int(carry.path[n]))
        steps = _claimed(situation, carry, on)
        yield Conflict(
            on=on,
            missing=missing,
            due=tuple(dict.fromkeys(step.loan for step in steps)),
            say=_say(situation, on, missing, steps),
            remedy=tuple(_remedies(situation, carry.path, short[0], deepest, steps)),
        )


def _claimed(situation: Situation, carry: Carry, on: date) -> list[Step]:
    """What had to be paid to debts since money last came in."""
    since = max(day for day in situation.purse.income_days if day <= on)
    return [step for step in carry.steps() if since <= step.on <= on]


def _say(situation: Situation, on: date, missing: Money, steps: list[Step]) -> Sentence:
    if not steps:
        words = Phrase("On {day} {missing} is missing to keep the reserve.")
        return Sentence(words, day=on, missing=missing)
    last = steps[-1]
    words = Phrase(
        "On {day} {missing} is missing: {amount} is due to “{loan}” on {due}."
    )
    return Sentence(
        words,
        day=on,
        missing=missing,
        amount=total(step.amount for step in steps if step.loan == last.loan),
        loan=situation.named(last.loan),
        due=last.on,
    )


def _remedies(
    situation: Situation, path: Fen, first: int, deepest: Money, steps: list[Step]
) -> Iterator[Sentence]:
    day = days_later(situation.on, first)
    words = Phrase("With {amount} more by {day} every payment can be made.")
    yield Sentence(words, amount=deepest, day=day)
    lowest = Money(int(path.min()))
    if lowest >= ZERO:
        words = Phrase("It would do with a reserve of {lowest} instead of {reserve}.")
        yield Sentence(words, lowest=lowest, reserve=situation.purse.reserve)
    later = [one for one in situation.purse.income_days if one > day]
    for step in steps[-1:]:
        if later and _moved(situation, path, step, later[0]):
            words = Phrase("Ask “{loan}” to take {amount} on {later} instead of {day}.")
            yield Sentence(
                words,
                loan=situation.named(step.loan),
                amount=step.amount,
                later=later[0],
                day=step.on,
            )


def _moved(situation: Situation, path: Fen, step: Step, later: date) -> bool:
    """Whether paying one step later, after money comes in, mends every day."""
    start = (step.on - situation.on).days
    end = (later - situation.on).days
    mended = path.copy()
    mended[start:end] += step.amount.minor
    return bool(mended.min() >= situation.purse.reserve.minor)


def _not_free(situation: Situation, carry: Carry) -> Conflict:
    """All can be paid when it is due, but not all by the day that is wished for."""
    until = situation.until or situation.horizon
    days = [day for day in situation.days if day <= until]
    carry.must_save = False
    pour(carry, days, smallest_first)
    open_ = [name for name, course in carry.courses.items() if course.left(until)]
    needed = ZERO
    for name in open_:
        course = carry.courses[name]
        if isinstance(course, CardCourse) or not course.allows(until):
            needed += course.left(until)
        else:
            needed += course.settlement(until).amount
    missing = needed - max(carry.spare(until), ZERO)
    words = Phrase("By {day} not all can be repaid: {missing} is missing.")
    more = Phrase("With {amount} more by {day} it could be.")
    return Conflict(
        on=until,
        missing=missing,
        due=tuple(open_),
        say=Sentence(words, day=until, missing=missing),
        remedy=(Sentence(more, amount=missing, day=until),),
    )
