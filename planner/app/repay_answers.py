"""All that ``repay`` answers beside the plan itself, each asked only once."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from planner.app import aim_document as said
from planner.lean import dataclass
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.aims import Aim
from planner.plan.compare import AimRow, Asked, Needed
from planner.plan.plan import Found, Infeasible, Plan, Stopped
from planner.wording.say import say

ALL = "all"


@dataclass(frozen=True)
class Answers:
    """What was asked, and the answers as far as they are looked at.

    Attributes:
        aim: the word of an aim, or ``all`` to compare them.
        free_by: how much more a month it takes to be free by then.
    """

    asked: Asked
    aim: str
    until: date | None
    extra: Money
    free_by: date | None

    @cached_property
    def found(self) -> Found | Infeasible | Stopped:
        """The plan of the aim; that of the least cost where all are compared."""
        aim = Aim.COST if self.aim == ALL else Aim(self.aim)
        return self.asked.plan(self.until, self.extra, aim)

    @property
    def plan(self) -> Plan | None:
        """The plan that was found, or the best so far; None where there is none."""
        match self.found:
            case Found(plan=plan):
                return plan
            case Stopped(best=best):
                return best
            case _:
                return None

    @cached_property
    def rows(self) -> tuple[AimRow, ...]:
        """The aims beside the cheapest; nothing where only the cost was asked for."""
        if self.aim == Aim.COST.value:
            return ()
        aims = tuple(Aim) if self.aim == ALL else (Aim(self.aim),)
        return self.asked.aims(aims, self.until, self.extra)

    @cached_property
    def without(self) -> Found | None:
        """The plan without the money that is there beside; None where none holds."""
        if not self.extra or not isinstance(self.found, Found):
            return None
        found = self.asked.plan(self.until)
        return found if isinstance(found, Found) else None

    @cached_property
    def needed(self) -> Needed | None:
        """What a day asks for; None where it was not asked or none suffices."""
        return self.asked.needed(self.free_by) if self.free_by else None

    def document(self) -> said.Document:
        """The further keys of the JSON document."""
        made: said.Document = {"aim": self.aim}
        if self.rows:
            made["aims"] = said.aims_document(self.rows)
        if self.without is not None and isinstance(self.found, Found):
            made["more"] = said.more_document(self.extra, self.without, self.found)
        if self.free_by is not None:
            told = None if self.needed is None else said.needed_document(self.needed)
            made["needed"] = told
        return made

    def lines(self) -> Iterator[str]:
        """The same to read."""
        if self.rows:
            yield from ("", said.aims_text(self.rows))
        if self.without is not None and isinstance(self.found, Found):
            yield from ("", said.more_text(self.extra, self.without, self.found))
        if self.needed is not None:
            yield from ("", *said.needed_text(self.needed))
        elif self.free_by is not None:
            words = Phrase("No money a month makes you free of debt by {day}.")
            yield from ("", say(Sentence(words, day=self.free_by)))
