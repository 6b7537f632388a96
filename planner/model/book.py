"""The book: all records by id, frozen; a change is a new book that shares the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Any, TypeVar, cast

from planner.lean import dataclass
from planner.model import declared as d
from planner.model import records as r
from planner.model.layered import with_added

R = TypeVar("R")


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


TABLE_OF: Mapping[type[r.Record], str] = MappingProxyType(
    {
        r.Profile: "profiles",
        r.Line: "lines",
        r.LimitReading: "readings",
        r.Loan: "loans",
        r.Repayment: "repayments",
        r.Move: "moves",
        r.Note: "notes",
        r.Cash: "cash",
        r.Expected: "expected",
        r.Receivable: "receivables",
        r.Figures: "figures",
        r.Assumptions: "assumptions",
        r.ImportedRow: "imported",
        r.Question: "questions",
        d.ImportRule: "import_rules",
        d.FileLayout: "layouts",
        d.BureauMonth: "bureau",
        d.Disclosure: "disclosures",
        d.Subsidy: "subsidies",
        d.FundingWindow: "windows",
        d.PriorEdit: "priors",
        d.SavedPlan: "plans",
        d.Need: "needs",
        d.Correction: "corrections",
        d.Quote: "quotes",
        d.Order: "orders",
    }
)


@dataclass(frozen=True)
class Book:
    """All records by id, one mapping a kind; ids are unique over all kinds."""

    profiles: Mapping[str, r.Profile] = field(default_factory=_none)
    lines: Mapping[str, r.Line] = field(default_factory=_none)
    readings: Mapping[str, r.LimitReading] = field(default_factory=_none)
    loans: Mapping[str, r.Loan] = field(default_factory=_none)
    repayments: Mapping[str, r.Repayment] = field(default_factory=_none)
    moves: Mapping[str, r.Move] = field(default_factory=_none)
    notes: Mapping[str, r.Note] = field(default_factory=_none)
    cash: Mapping[str, r.Cash] = field(default_factory=_none)
    expected: Mapping[str, r.Expected] = field(default_factory=_none)
    receivables: Mapping[str, r.Receivable] = field(default_factory=_none)
    figures: Mapping[str, r.Figures] = field(default_factory=_none)
    assumptions: Mapping[str, r.Assumptions] = field(default_factory=_none)
    imported: Mapping[str, r.ImportedRow] = field(default_factory=_none)
    questions: Mapping[str, r.Question] = field(default_factory=_none)
    import_rules: Mapping[str, d.ImportRule] = field(default_factory=_none)
    layouts: Mapping[str, d.FileLayout] = field(default_factory=_none)
    bureau: Mapping[str, d.BureauMonth] = field(default_factory=_none)
    disclosures: Mapping[str, d.Disclosure] = field(default_factory=_none)
    subsidies: Mapping[str, d.Subsidy] = field(default_factory=_none)
    windows: Mapping[str, d.FundingWindow] = field(default_factory=_none)
    priors: Mapping[str, d.PriorEdit] = field(default_factory=_none)
    plans: Mapping[str, d.SavedPlan] = field(default_factory=_none)
    needs: Mapping[str, d.Need] = field(default_factory=_none)
    corrections: Mapping[str, d.Correction] = field(default_factory=_none)
    quotes: Mapping[str, d.Quote] = field(default_factory=_none)
    orders: Mapping[str, d.Order] = field(default_factory=_none)

    @property
    def profile(self) -> r.Profile:
        """Whose book it is; a nameless person where nobody said."""
        return self.profiles.get("profile") or r.Profile("", r.BookKind.PERSON)

    @property
    def assumed(self) -> r.Assumptions:
        """What plans take for granted; the defaults where nobody said."""
        return self.assumptions.get("assumptions") or r.Assumptions()

    def relied_on(self) -> Iterator[r.Expected]:
        """Expected rows that forecasts and plans count, each in full.

        Every expense is; of incomes, orders of customers among them, only those at
        least as certain as the confidence that the book asks of its plans. A hope pays
        no bill.
        """
        for row in (*self.expected.values(), *self.ordered()):
            if row.way is r.Way.OUT or row.certainty >= self.assumed.confidence:
                yield row

    def ordered(self) -> Iterator[r.Expected]:
        """The open orders as the incomes that they promise, under their own ids."""
        for one in self.orders.values():
            if one.closed_on is None:
                yield r.Expected(
                    id=one.id,
                    name=one.customer,
                    amount=one.amount,
                    way=r.Way.IN,
                    first=one.pays_on,
                    every="once",
                    certainty=one.certainty,
                )

    def table(self, kind: type[R]) -> Mapping[str, R]:
        """All records of one kind, by id."""
        name = TABLE_OF[cast("type[r.Record]", kind)]
        return cast("Mapping[str, R]", getattr(self, name))

    def find(self, record_id: str) -> r.Record | None:
        """The record of that id, whatever its kind."""
        for name in TABLE_OF.values():
            table: Mapping[str, r.Record] = getattr(self, name)
            if record_id in table:
                return table[record_id]
        return None

    def records(self) -> Iterator[r.Record]:
        """All records, kind by kind, in the order in which they came."""
        for name in TABLE_OF.values():
            yield from getattr(self, name).values()

    def with_(self, *added: r.Record) -> "Book":
        """The book with these records added or put in the place of their id."""
        tables: dict[str, dict[str, Any]] = {}
        for record in added:
            tables.setdefault(TABLE_OF[type(record)], {})[record.id] = record
        frozen: dict[str, Any] = {
            name: with_added(getattr(self, name), some) for name, some in tables.items()
        }
        return replace(self, **frozen)

    def without(self, *ids: str) -> "Book":
        """The book without these ids; an id that is not there changes nothing."""
        tables: dict[str, dict[str, Any]] = {}
        for record_id in ids:
            record = self.find(record_id)
            if record is None:
                continue
            name = TABLE_OF[type(record)]
            if name not in tables:
                # MappingProxyType.copy copies the dict beneath at C speed
                tables[name] = getattr(self, name).copy()
            tables[name].pop(record_id, None)
        frozen: dict[str, Any] = {
            name: MappingProxyType(table) for name, table in tables.items()
        }
        return replace(self, **frozen)
