"""Why no plan exists: the day, what is missing, and what would make it possible."""

from collections.abc import Iterator
from datetime import date

from planner.calendar import days_later
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.plan.baselines import smallest_first
from planner.plan.card_course import CardCourse
from planner.plan.carry import Carry, pour
from planner.plan.mend import mend
from planner.plan.plan import Conflict, Step
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
        that_day = [step for step in steps if step.on == on]
        yield Conflict(
            on=on,
            missing=missing,
            due=tuple(dict.fromkeys(step.loan for step in that_day or steps)),
            say=_say(situation, on, missing, that_day),
            remedy=tuple(_remedies(situation, carry, deepest)),
        )


def _claimed(situation: Situation, carry: Carry, on: date) -> list[Step]:
    """What had to be paid to debts since money last came in, the largest first."""
    since = max(day for day in situation.purse.income_days if day <= on)
    claimed = [step for step in carry.steps() if since <= step.on <= on]
    return sorted(claimed, key=lambda step: -step.amount.minor)


def _say(situation: Situation, on: date, missing: Money, steps: list[Step]) -> Sentence:
    """What falls due on the day that breaks, the largest first, and its sum."""
    spent = Money(int(situation.purse.outgo[(on - situation.on).days]))
    dues = [
        (
            step.amount,
            Sentence(
                Phrase("{amount} to “{loan}”"),
                amount=step.amount,
                loan=situation.named(step.loan),
            ),
        )
        for step in steps
    ]
    if spent:
        words = Phrase("{amount} of expected expenses")
        dues.append((spent, Sentence(words, amount=spent)))
    if not dues:
        words = Phrase("On {day} {missing} is missing to keep the reserve.")
        return Sentence(words, day=on, missing=missing)
    dues.sort(key=lambda due: -due[0].minor)
    words = Phrase("On {day} {missing} is missing; {sum} falls due that day: {dues}.")
    return Sentence(
        words,
        day=on,
        missing=missing,
        sum=total(amount for amount, _ in dues),
        dues=tuple(said for _, said in dues),
    )


def _remedies(situation: Situation, carry: Carry, deepest: Money) -> Iterator[Sentence]:
    path = carry.path
    first = int((path < situation.purse.reserve.minor).argmax())
    day = days_later(situation.on, first)
    words = Phrase("With {amount} more by {day} every payment can be made.")
    yield Sentence(words, amount=deepest, day=day)
    lowest = Money(int(path.min()))
    if lowest >= ZERO:
        words = Phrase("It would do with a reserve of {lowest} instead of {reserve}.")
        yield Sentence(words, lowest=lowest, reserve=situation.purse.reserve)
    mended = mend(situation.purse, carry.steps())
    if mended.still:
        return
    for ask in mended.asks:
        words = Phrase("Ask “{loan}” to take {amount} on {later} instead of {day}.")
        yield Sentence(
            words,
            loan=situation.named(ask.loan),
            amount=ask.amount,
            later=ask.until,
            day=ask.due,
        )


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
