"""Subsidies of the catalogue and of the book as grants to a loan."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from planner.catalogue.read import catalogue
from planner.errors import FieldError, shown
from planner.lean import dataclass
from planner.model import declared as d
from planner.model.book import Book
from planner.model.dated import Dated, Text
from planner.model.records import Loan
from planner.model.rules import Subsidy, SubsidyScheme
from planner.model.terms import Terms
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.schedule.schedule import schedule
from planner.schedule.subsidy import Grant, Subsidised, together
from planner.wording import i18n

_OWN = Text("按您填写的条件", "As you entered it")


@dataclass(frozen=True, slots=True)
class OwnSubsidy:
    """A subsidy that no scheme of the catalogue describes, as a file writes it.

    Attributes:
        points: the yearly ratio that is paid.
        cap: the most that is paid for the loan in all.
        since, until: the days whose interest counts, both included.
    """

    points: Decimal
    largest_share: Decimal | None = None
    yearly_cap: Money | None = None
    cap: Money | None = None
    since: date | None = None
    until: date | None = None

    def grant(self) -> Grant:
        """What it pays, and when."""
        rule = Subsidy(
            say=_OWN,
            notice=_OWN,
            points=self.points,
            largest_share=self.largest_share,
            yearly_cap=self.yearly_cap,
            loan_cap=self.cap,
        )
        return Grant(rule, self.since, self.until)


def scheme_of(name: str, field: str = "subsidy") -> SubsidyScheme:
    """The catalogue's scheme.

    Raises:
        FieldError: there is none of that id; the known ones are told.
    """
    found = find_scheme(name)
    if found is None:
        known = ", ".join(scheme.id for scheme in catalogue().subsidies)
        expected = Sentence(Phrase("one of {known}"), known=known)
        raise FieldError(field=field, found=shown(name), expected=expected)
    return found


def find_scheme(name: str) -> SubsidyScheme | None:
    """The catalogue's scheme; None where there is none of that id."""
    return next((one for one in catalogue().subsidies if one.id == name), None)


def grants_of(scheme: SubsidyScheme) -> list[Grant]:
    """Each entry of a scheme with the days on which it is paid."""
    entries = scheme.history
    ends = [later.from_ - timedelta(days=1) for _, later in pairwise(entries)]
    return [
        Grant(entry.value, entry.from_, _sooner(entry.last_day, end))
        for entry, end in zip(entries, [*ends, None], strict=True)
    ]


def grants_for(record: d.Subsidy) -> list[Grant]:
    """What a record of the book grants; its own figures take the scheme's place.

    Nothing where it names a scheme that is not known.
    """
    scheme = find_scheme(record.rule) if record.rule else None
    if scheme is None:
        if record.ratio is None:
            return []
        own = OwnSubsidy(
            points=record.ratio,
            largest_share=record.largest_share,
            cap=record.cap,
            since=record.since,
            until=record.until,
        )
        return [own.grant()]
    return [_own_figures(grant, record) for grant in grants_of(scheme)]


def _own_figures(grant: Grant, record: d.Subsidy) -> Grant:
    rule = grant.rule
    return Grant(
        replace(
            rule,
            points=rule.points if record.ratio is None else record.ratio,
            largest_share=record.largest_share or rule.largest_share,
            loan_cap=record.cap or rule.loan_cap,
        ),
        max(filter(None, (grant.since, record.since)), default=None),
        _sooner(grant.until, record.until),
    )


def aided(book: Book) -> Mapping[str, Subsidised]:
    """What is paid of each subsidised loan, by the loan's id.

    Loans of one scheme at one lender share its caps; own figures stand alone.
    """
    groups: defaultdict[tuple[str, str], list[tuple[Loan, d.Subsidy]]]
    groups = defaultdict(list)
    for record in book.subsidies.values():
        loan = book.loans[record.loan]
        alone = ("", loan.id) if record.rule is None else (record.rule, loan.channel)
        groups[alone].append((loan, record))
    found: dict[str, Subsidised] = {}
    for group in groups.values():
        paid = _together(tuple((loan.terms, record) for loan, record in group))
        found |= {loan.id: one for (loan, _), one in zip(group, paid, strict=True)}
    return found


@lru_cache(maxsize=256)
def _together(group: tuple[tuple[Terms, d.Subsidy], ...]) -> tuple[Subsidised, ...]:
    loans = [(schedule(terms), grants_for(record)) for terms, record in group]
    return tuple(together(loans))


def entry_for(scheme: SubsidyScheme, day: date) -> Dated[Subsidy]:
    """The entry that a loan of that day falls under, else the nearest."""
    begun = [entry for entry in scheme.history if entry.from_ <= day]
    return begun[-1] if begun else scheme.history[0]


def scheme_name(name: str) -> str:
    """What people call a scheme; an id that is not known stays itself."""
    scheme = find_scheme(name)
    return name if scheme is None else scheme.name.in_(i18n.language())


def _sooner(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
