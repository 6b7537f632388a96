"""Hypothesis: money, days, rates, loans, whole books, lists of commands."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from planner.app import commands as c
from planner.model import declared as d
from planner.model import records as r
from planner.model.book import Book
from planner.model.terms import (
    Accrual,
    EveryDays,
    Fee,
    Grace,
    Late,
    LenderUnit,
    Method,
    Precision,
    Prepayment,
    PrepaymentFee,
    RateChange,
    Rhythm,
    Terms,
)
from planner.model.verdict import Verdict
from planner.money import Money, Rounding
from planner.rates import DayCount, Period, Rate

OPENED = date(2020, 1, 1)
LINES = ("card", "online", "线")
LOANS = ("loan", "second", "贷 款")

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ids = texts.filter(lambda text: text not in ("", "profile", "assumptions"))
days = st.dates(date(2020, 1, 2), date(2030, 12, 31))
amounts = st.integers(1, 10**11).map(Money)
any_money = st.integers(-(10**15), 10**15).map(Money)
limits = st.integers(0, 10**10).map(Money)
shares = st.decimals(0, 1, places=4, allow_nan=False)
month_days = st.integers(1, 31)
rhythms = st.sampled_from(Rhythm)
everies = rhythms | st.integers(1, 400).map(EveryDays)


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    """The values, or nothing."""
    return st.none() | values


rates = st.one_of(
    st.builds(Rate, st.decimals(0, Decimal("0.001"), places=6), st.just(Period.DAY)),
    st.builds(Rate, st.decimals(0, Decimal("0.03"), places=5), st.just(Period.MONTH)),
    st.builds(Rate, st.decimals(0, Decimal("0.36"), places=4), st.just(Period.YEAR)),
)
fees = st.one_of(
    st.builds(Fee, st.sampled_from(["start", "period"]), amount=limits),
    st.builds(
        Fee,
        st.sampled_from(["start", "period"]),
        ratio=st.decimals(0, Decimal("0.02"), places=4),
    ),
)


principals = st.integers(10**5, 10**9).map(Money)


@st.composite
def sound_terms(
    draw: st.DrawFn, principal: st.SearchStrategy[Money] = principals
) -> Terms:
    """Terms that amortise: every method, rhythm, day count and rounding."""
    drawn_on = draw(days)
    interest = draw(st.sampled_from(Accrual))
    first_due = drawn_on + timedelta(days=draw(st.integers(20, 40)))
    return Terms(
        principal=draw(principal),
        drawn_on=drawn_on,
        first_due=first_due,
        every=draw(st.sampled_from([Rhythm.MONTH, Rhythm.QUARTER, EveryDays(28)])),
        periods=draw(st.integers(1, 36)),
        method=draw(st.sampled_from(Method)),
        rate=draw(rates),
        interest=interest,
        day_count=draw(st.sampled_from(DayCount)),
        fees=tuple(draw(st.lists(fees, max_size=2))),
    )


@st.composite
def any_terms(draw: st.DrawFn) -> Terms:
    """Terms with every field filled at times, sound or not: for what keeps them."""
    return Terms(
        principal=draw(amounts),
        drawn_on=draw(days),
        first_due=draw(days),
        every=draw(everies),
        periods=draw(st.integers(1, 3660)),
        method=draw(st.sampled_from(Method)),
        rate=draw(rates),
        interest=draw(st.sampled_from(Accrual)),
        day_count=draw(maybe(st.sampled_from(DayCount))),
        fees=tuple(draw(st.lists(fees, max_size=2))),
        rounding=draw(
            st.sampled_from(Precision)
            | st.builds(LenderUnit, amounts, st.sampled_from(Rounding))
        ),
        grace=draw(maybe(st.builds(Grace, st.integers(0, 12)))),
        rates=tuple(
            draw(
                st.lists(
                    st.builds(RateChange, days, shares, st.sampled_from(Period)),
                    max_size=2,
                )
            )
        ),
        prepayment=draw(
            maybe(
                st.builds(
                    Prepayment,
                    st.integers(1, 12),
                    maybe(st.builds(PrepaymentFee, shares)),
                    st.sampled_from(["to-day", "all"]),
                )
            )
        ),
        late=draw(maybe(st.builds(Late, shares, st.integers(0, 9)))),
        instalment=draw(maybe(amounts)),
        due_day=draw(maybe(month_days)),
    )


rules = st.builds(r.MinimumRule, shares, limits)
profiles = st.builds(
    r.Profile,
    texts,
    st.sampled_from(r.BookKind),
    maybe(limits),
    maybe(days),
    texts,
)
lines = st.builds(
    r.Line,
    st.sampled_from(LINES),
    texts,
    texts,
    limits,
    st.just(OPENED),
    maybe(rates),
    maybe(month_days),
    maybe(month_days),
    st.none(),
    maybe(st.booleans()),
    maybe(st.sampled_from(r.LineType)),
    maybe(rules),
    maybe(rules),
    maybe(days),
    maybe(st.sampled_from(r.Owner)),
)
readings = st.builds(
    lambda line, on, limit, available, part, drawable, reason: r.LimitReading(
        line,
        on,
        limit,
        available,
        None if part is None else Money(int(limit.minor * part)),
        drawable,
        reason,
    ),
    st.sampled_from(LINES),
    days,
    limits,
    maybe(any_money),
    maybe(shares),
    maybe(st.booleans()),
    texts,
)
loans = st.builds(
    r.Loan,
    st.sampled_from(LOANS),
    sound_terms(),
    maybe(st.sampled_from(LINES)),
    st.just(""),
    texts,
    maybe(st.sampled_from(r.Owner)),
)
repayments = st.builds(
    r.Repayment,
    st.sampled_from(LOANS),
    days,
    amounts,
    st.sampled_from(r.RepaymentKind),
)
moves = st.builds(
    r.Move,
    st.sampled_from(LINES),
    days,
    amounts,
    st.sampled_from(r.MoveKind),
    note=texts,
)
notes = st.builds(
    r.Note,
    days,
    st.sampled_from(r.NoteKind),
    maybe(st.sampled_from(LINES)),
    maybe(texts),
)
counts = st.builds(r.Cash, days, limits)
expectations = st.builds(
    r.Expected,
    ids,
    texts,
    amounts,
    st.sampled_from(r.Way),
    st.just(OPENED),
    everies | st.just("once"),
    maybe(days),
    shares,
)
receivables = st.builds(
    r.Receivable,
    ids,
    texts,
    amounts,
    st.just(OPENED),
    days,
    maybe(st.booleans()),
    maybe(shares),
    maybe(days),
)
figures = st.builds(
    r.Figures,
    st.sampled_from(["2024", "2025", "2026-Q1"]),
    limits,
    any_money,
    limits,
    limits,
    limits,
    limits,
)
assumptions = st.builds(
    r.Assumptions,
    limits,
    st.decimals(0, Decimal("0.9999"), places=4),
    limits,
    shares,
    st.booleans(),
    st.booleans(),
    order=st.lists(st.sampled_from(LOANS), max_size=2).map(tuple),
)
heads = st.sampled_from(["日期", "amount", "备注"])
declared: st.SearchStrategy[d.Declared] = st.one_of(
    st.builds(
        d.ImportRule,
        st.sampled_from(Verdict),
        days,
        texts,
        texts,
        maybe(st.sampled_from(LINES)),
        maybe(st.sampled_from(LOANS)),
    ),
    st.builds(
        d.FileLayout,
        texts,
        st.lists(heads, max_size=3).map(tuple),
        st.lists(
            st.builds(d.ColumnUse, heads, st.sampled_from(d.ColumnRole)), max_size=3
        ).map(tuple),
        line=maybe(st.sampled_from(LINES)),
    ),
    st.builds(
        d.BureauMonth,
        st.sampled_from(["2026-01", "2025-12", "2025-13"]),
        st.sampled_from(["N", "1", "?"]),
        days,
        maybe(st.sampled_from(LINES)),
        maybe(st.sampled_from(LOANS)),
        account=st.sampled_from(["", "", "closed"]),
    ),
    st.builds(
        d.Disclosure,
        st.sampled_from(LOANS),
        days,
        shares,
        maybe(amounts),
        st.lists(
            st.builds(
                d.DisclosedItem,
                texts,
                st.sampled_from(["interest", "fee", "contingent"]),
                maybe(limits),
                maybe(shares),
            ),
            max_size=2,
        ).map(tuple),
    ),
    st.builds(
        d.Subsidy, st.sampled_from(LOANS), ratio=maybe(shares), cap=maybe(limits)
    ),
    st.builds(
        d.FundingWindow, texts, st.sampled_from(["policy", "outage"]), days, days
    ),
    st.builds(d.PriorEdit, ids, shares, days, texts),
    st.builds(
        d.SavedPlan,
        texts,
        days,
        st.sampled_from(["repay", "finance"]),
        st.lists(
            st.builds(
                d.PlannedStep, days, texts, amounts, st.sampled_from(["prepay", "due"])
            ),
            max_size=3,
        ).map(tuple),
        limits,
        maybe(days),
        maybe(days),
    ),
    st.builds(d.Need, limits, days, st.integers(0, 60), texts),
    st.builds(d.Correction, texts, texts, texts, days, texts),
    st.builds(
        d.Quote,
        texts,
        st.sampled_from(["bank-bill", "factoring"]),
        texts,
        maybe(rates),
        maybe(shares),
        maybe(limits),
        maybe(shares),
        maybe(st.booleans()),
        days=maybe(st.integers(0, 500)),
        until=maybe(days),
    ),
    st.builds(d.Order, texts, limits, days, shares, maybe(days), texts, maybe(days)),
)
changes = st.fixed_dictionaries(
    {}, optional={"reserve": limits, "largest_share": shares}
)

commands: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.SetProfile, profiles),
    st.builds(c.OpenLine, lines),
    st.builds(c.ReadLimit, readings, st.booleans()),
    st.builds(c.Draw, loans),
    st.builds(c.Repay, repayments),
    st.builds(c.CardMove, moves),
    st.builds(c.TakeNote, notes),
    st.builds(c.CountCash, counts),
    st.builds(c.Expect, expectations),
    st.builds(c.AddReceivable, receivables),
    st.builds(c.RecordFigures, figures),
    st.builds(c.Assume, changes),
    st.builds(c.Declare, declared),
    st.builds(c.Drop, st.sampled_from((*LINES, *LOANS, "repayment-1", "note-1"))),
)
command_lists = st.lists(commands, max_size=12)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Books with records of every kind, each field filled at times; links hold."""
    book = Book().with_(*(_line(draw, name) for name in LINES))
    some = st.lists(st.integers(0, 9), max_size=3, unique=True)
    kinds: dict[str, st.SearchStrategy] = {
        "reading": readings,
        "move": moves,
        "note": notes,
        "cash": counts,
        "expected": expectations,
        "receivable": receivables,
        "figures": figures,
    }
    for stem, values in kinds.items():
        for number in draw(some):
            book = book.with_(_named(draw(values), f"{stem}-{number}"))
    for number in draw(some):
        loan = r.Loan(f"loan-{number}", draw(any_terms()), channel=draw(texts))
        book = book.with_(loan, _named(draw(repayments), f"r-{number}", loan=loan.id))
    if draw(st.booleans()):
        book = book.with_(draw(profiles), draw(assumptions))
    return book


def _line(draw: st.DrawFn, name: str) -> r.Line:
    return _named(draw(lines), name)


def _named(record: r.Record, name: str, **given: object) -> r.Record:
    fields = {field: getattr(record, field) for field in record.__dataclass_fields__}
    return type(record)(**{**fields, "id": name, **given})
