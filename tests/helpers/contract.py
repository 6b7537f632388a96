"""A second reading of the contract, from its words alone: no line of the product's own.

Terms, prepayments and a day to settle come in as plain JSON values; amounts come out in
fen. It is written to be read beside ``docs/headless.md``, not to be quick.
"""

from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

MONTHS = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6, "year": 12}
YEARLY = {"week": 52, "two-weeks": 26, "half-month": 24}
YEARLY |= {word: 12 // months for word, months in MONTHS.items()}
IN_DAYS = {"week": 7, "two-weeks": 14, "half-month": 15}
IN_DAYS |= {word: 30 * months for word, months in MONTHS.items()}
EQUAL = ("level", "equal-principal", "flat")

Json = dict[str, Any]


class CannotAmortiseError(Exception):
    """An instalment below its interest: what is done then is told elsewhere."""


def half_up(exact: Fraction) -> int:
    """Whole fen, half away from zero."""
    sign = -1 if exact < 0 else 1
    return sign * int((2 * abs(exact) + 1) // 2)


def on_day(year: int, month: int, day: int) -> date:
    """That day of the month, or the month's last."""
    years, months = divmod(month - 1, 12)
    last = monthrange(year + years, months + 1)[1]
    return date(year + years, months + 1, min(day, last))


def dues(terms: Json) -> list[date]:
    """The due day of each period."""
    first, every, n = date.fromisoformat(terms["first_due"]), terms["every"], 0
    day = terms.get("due_day", first.day)
    found = []
    for n in range(terms["periods"]):
        if isinstance(every, dict):
            found.append(first + timedelta(days=every["days"] * n))
        elif every in ("week", "two-weeks"):
            found.append(first + timedelta(days=IN_DAYS[every] * n))
        elif every in MONTHS:
            found.append(on_day(first.year, first.month + MONTHS[every] * n, day))
        else:
            early = min(15, day if day <= 15 else day - 15)
            halves = n + (first.day > 15)
            late = day if day > 15 else early + 15
            on = late if halves % 2 else early
            found.append(on_day(first.year, first.month + halves // 2, on))
    return found


def years(start: date, end: date, count: str) -> Fraction:
    """The part of a year in the days from ``start`` to the day before ``end``."""
    if count == "ACT/ACT":
        each = [start + timedelta(days=n) for n in range((end - start).days)]
        leap = sum(isleap(day.year) for day in each)
        return Fraction(leap, 366) + Fraction(len(each) - leap, 365)
    if count == "30/360":
        first = min(start.day, 30)
        last = 30 if end.day == 31 and first == 30 else end.day
        months = 12 * (end.year - start.year) + end.month - start.month
        return Fraction(30 * months + last - first, 360)
    return Fraction((end - start).days, int(count[-3:]))


@dataclass
class Row:
    """An instalment in fen; parts of a fen where only what is shown is rounded."""

    n: int
    due: date
    principal: Fraction
    interest: Fraction
    balance: Fraction


@dataclass
class Reading:
    """What the contract comes to."""

    rows: list[Row] = field(default_factory=list)
    settled: tuple[Fraction, Fraction] | None = None


class Contract:
    """One loan, followed period by period."""

    def __init__(self, terms: Json, prepays: list[Json]) -> None:
        self.terms, self.method = terms, terms["method"]
        self.ends = [date.fromisoformat(terms["drawn_on"]), *dues(terms)]
        self.principal = Fraction(terms["principal"]) * 100
        self.left = self.principal
        self.last = terms["periods"]
        self.prepays = sorted(prepays, key=lambda one: one["on"])
        self.grace = terms.get("grace", {}).get("principal_periods", 0)
        self.amount: Fraction | None = None
        self.known = 0
        self.flat_exact = self.flat_given = Fraction(0)
        self.shortened = self.must_find = False

    # Rates

    def rates(self) -> list[tuple[date, Fraction, str]]:
        """Each rate with its first day."""
        rate = self.terms["rate"]
        found = [(date.min, Fraction(rate["value"]), rate["per"])]
        for one in self.terms.get("rates", []):
            day = date.fromisoformat(one["from"])
            found.append((day, Fraction(one["value"]), one["per"]))
        return found

    def counts(self, n: int) -> int:
        """How many changes the instalment of period ``n`` knows."""
        start, due = self.ends[n - 1], self.ends[n]
        by_days = self.terms["interest"] == "days"
        later = self.rates()[1:]
        return sum(day < due if by_days else day <= start for day, _, _ in later)

    def factor(self, n: int, since: date, until: date, known: int) -> Fraction:
        """Interest on one yuan from ``since`` until ``until`` within period ``n``."""
        if self.terms["interest"] == "days":
            return self.by_days(since, until, known)
        start, end = self.ends[n - 1], self.ends[n]
        held = [one for one in self.rates()[: known + 1] if one[0] <= start]
        _, value, per = held[-1]
        every, count = self.terms["every"], self.terms.get("day_count") or ""
        if per == "day":
            whole = value * (
                every["days"] if isinstance(every, dict) else IN_DAYS[every]
            )
        else:
            yearly = value * 12 if per == "month" else value
            if isinstance(every, dict):
                whole = yearly * every["days"] / (360 if count.endswith("360") else 365)
            else:
                whole = yearly / YEARLY[every]
        return whole * Fraction((until - since).days, (end - start).days)

    def by_days(self, since: date, until: date, known: int) -> Fraction:
        """By actual days; a change of rate splits them."""
        rates = self.rates()[: known + 1]
        cuts = [day for day, _, _ in rates if since < day < until]
        whole = Fraction(0)
        for a, b in pairwise([since, *cuts, until]):
            _, value, per = [one for one in rates if one[0] <= a][-1]
            count = self.terms.get("day_count")
            if per == "day":
                days = (
                    years(a, b, "30/360") * 360 if count == "30/360" else (b - a).days
                )
                whole += value * days
            else:
                whole += value * (12 if per == "month" else 1) * years(a, b, count)
        return whole

    # Rounding

    def cents(self, exact: Fraction) -> Fraction:
        """As booked: to the cent, unless only what is shown is rounded."""
        is_shown = self.terms.get("rounding") == "display"
        return exact if is_shown else Fraction(half_up(exact))

    def to_unit(self, exact: Fraction) -> Fraction:
        """The instalment: to the lender's unit, else to the cent."""
        rule = self.terms.get("rounding", "bank-cent")
        if isinstance(rule, str):
            return self.cents(exact)
        unit = Fraction(rule["unit"]) * 100
        parts = exact / unit
        if rule["mode"] == "up":
            return -((-parts) // 1) * unit
        if rule["mode"] == "down":
            return parts // 1 * unit
        return half_up(parts) * unit

    # The equal amount

    def find(self, n: int, known: int, interest: Fraction) -> None:
        """The amount that brings the balance to zero in the periods from ``n`` on."""
        self.known = known
        periods = self.last - n + 1
        if self.amount is None and "instalment" in self.terms:
            self.amount = Fraction(self.terms["instalment"]) * 100
            return
        if self.method != "level":
            exact = self.left / periods
            is_sum = self.method == "flat" and isinstance(
                self.terms.get("rounding"), dict
            )
            self.amount = exact if is_sum else self.to_unit(exact)
            return
        worth, growth = Fraction(1), Fraction(1)
        for k in range(n + 1, self.last + 1):
            growth *= 1 + self.factor(k, self.ends[k - 1], self.ends[k], known)
            worth += 1 / growth
        exact = (self.left + interest) / worth
        if exact < interest:
            raise CannotAmortiseError
        self.amount = self.to_unit(exact)

    def part(self, n: int, balance: Fraction, exact: Fraction) -> Fraction:
        """The principal of period ``n``."""
        if n == self.last or (n > self.grace and self.amount is None):
            return balance if n == self.last else Fraction(0)
        if n <= self.grace or self.method == "interest-only":
            return Fraction(0)
        booked = self.cents(exact)
        amount = self.amount
        assert amount is not None
        if self.method == "flat" and isinstance(self.terms.get("rounding"), dict):
            amount = self.to_unit(amount + booked)
        elif self.method != "level":
            return amount
        if amount < booked:
            raise CannotAmortiseError
        return amount - booked

    def end(self, n: int, since: date, exact: Fraction) -> int:
        """The last period, after ``shorter`` ones have brought it nearer."""
        if self.amount is None:
            return self.last
        balance = self.left
        for k in range(n, self.last):
            start = max(since, self.ends[k - 1])
            grown = balance * self.factor(k, start, self.ends[k], self.known)
            balance -= self.part(k, balance, grown + (exact if k == n else 0))
            if balance <= 0:
                return k
        return self.last

    # The walk

    def read(self, settle: date | None = None) -> Reading:
        """Every row, or those before ``settle`` and what settles then."""
        if self.method == "bullet":
            return self.read_bullet(settle)
        found = Reading()
        for n in range(1, self.terms["periods"] + 1):
            due = self.ends[n]
            exact, since = self.run_up(n, settle)
            if settle is not None and settle < due:
                until = settle
                if self.terms["interest"] == "days" and settle == self.ends[0]:
                    until += timedelta(days=1)
                exact += self.bears() * self.factor(n, since, until, self.counts(n))
                found.settled = self.left, self.cents(exact)
                break
            exact += self.bears() * self.factor(n, since, due, self.counts(n))
            self.prepare(n, exact)
            row = self.row(n, due, exact)
            self.left = row.balance
            while self.prepays and self.day(self.prepays[0]) == due and self.left:
                self.take(self.prepays.pop(0), n + 1, due, Fraction(0))
            if settle == due:
                found.settled = self.left + row.principal, row.interest
                break
            found.rows.append(row)
            if not self.left:
                break
        return found

    def run_up(self, n: int, settle: date | None) -> tuple[Fraction, date]:
        """Interest up to the last prepayment within a period, and its day."""
        exact, since = Fraction(0), self.ends[n - 1]
        last = min(self.ends[n] - timedelta(days=1), settle or date.max)
        while self.prepays and self.day(self.prepays[0]) <= last:
            one = self.prepays.pop(0)
            on = self.day(one)
            exact += self.bears() * self.factor(n, since, on, self.counts(n))
            since = on
            self.take(one, n, since, exact)
        return exact, since

    def prepare(self, n: int, exact: Fraction) -> None:
        """Find the equal amount where the contract asks for it."""
        known = self.counts(n)
        anew = self.method == "level" and known != self.known
        if n <= self.grace or self.method not in EQUAL:
            return
        if self.amount is None or self.must_find or anew:
            if self.shortened:
                self.last = self.end(n, self.ends[n - 1], Fraction(0))
            self.shortened = self.must_find = False
            self.find(n, known, exact)

    def row(self, n: int, due: date, exact: Fraction) -> Row:
        """The instalment of period ``n``."""
        interest = self.cents(exact)
        principal = min(self.left, self.part(n, self.left, exact))
        if self.method == "flat":
            self.flat_exact += exact
            if principal == self.left:
                whole = self.cents(self.flat_exact)
                interest = max(Fraction(0), whole - self.flat_given)
            self.flat_given += interest
        return Row(n, due, principal, interest, self.left - principal)

    def read_bullet(self, settle: date | None) -> Reading:
        """One instalment on the last due day, with simple interest."""
        by_days = self.terms["interest"] == "days"
        ends = [self.ends[0], self.ends[-1]] if by_days else self.ends
        self.ends = ends
        exact, waiting = Fraction(0), self.prepays
        stop = settle if settle is not None else ends[-1]
        for n in range(1, len(ends)):
            known, since = self.counts(n), ends[n - 1]
            while waiting and self.day(waiting[0]) < min(ends[n], stop + timedelta(1)):
                one = waiting.pop(0)
                exact += self.left * self.factor(n, since, self.day(one), known)
                since = self.day(one)
                self.left -= self.amount_of(one)
            if stop < ends[n]:
                until = max(stop, ends[0] + timedelta(1)) if by_days else stop
                exact += self.left * self.factor(n, since, until, known)
                return Reading([], (self.left, self.cents(exact)))
            exact += self.left * self.factor(n, since, ends[n], known)
        interest = self.cents(exact)
        if settle is not None:
            return Reading([], (self.left, interest))
        row = Row(1, ends[-1], self.left, interest, Fraction(0))
        return Reading([row])

    def day(self, prepay: Json) -> date:
        """The day of a prepayment."""
        return date.fromisoformat(prepay["on"])

    def amount_of(self, prepay: Json) -> Fraction:
        """Its amount in fen."""
        return Fraction(prepay["amount"]) * 100

    def bears(self) -> Fraction:
        """What interest runs on."""
        is_flat = self.method == "flat" and self.left
        return self.principal if is_flat else self.left

    def take(self, one: Json, n: int, since: date, exact: Fraction) -> None:
        """A prepayment; what is to be done before the next instalment."""
        if one["mode"] == "lower":
            if self.shortened:
                self.last = self.end(n, since, exact)
            self.shortened, self.must_find = False, True
        else:
            is_open = self.amount is None or self.must_find
            if n > self.grace and self.method in EQUAL and is_open:
                known = self.counts(n)
                rest = self.bears() * self.factor(n, since, self.ends[n], known)
                self.find(n, known, exact + rest)
                self.must_find = False
            self.shortened = True
        self.left -= self.amount_of(one)


def share(principal: str, percent: int) -> str:
    """So many per cent of an amount."""
    return f"{half_up(Fraction(principal) * percent) / 100:.2f}"


@st.composite
def contracts(draw: st.DrawFn) -> tuple[Json, list[Json], date | None]:
    """Terms over the full cross product, prepayments, and a day to settle or None."""
    drawn_on = draw(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
    every = draw(
        st.sampled_from([*YEARLY, *YEARLY, {"days": 1}, {"days": 28}, {"days": 45}])
    )
    days = every["days"] if isinstance(every, dict) else IN_DAYS[every]
    first_due = drawn_on + timedelta(days=max(1, draw(st.integers(1, 20)) * days // 10))
    per = draw(st.sampled_from(["day", "month", "year"]))
    rate = st.integers(0, 360).map(
        lambda n: {
            "value": f"{n / {'day': 360, 'month': 12, 'year': 1}[per] / 1000:.6f}"
        }
    )
    periods = draw(st.one_of(st.just(1), st.integers(1, 24)))
    terms: Json = {
        "principal": draw(st.integers(100, 10**8).map(lambda fen: f"{fen / 100:.2f}")),
        "drawn_on": drawn_on.isoformat(),
        "first_due": first_due.isoformat(),
        "every": every,
        "periods": periods,
        "method": draw(st.sampled_from([*EQUAL, "interest-only", "bullet"])),
        "rate": draw(rate) | {"per": per},
        "interest": draw(st.sampled_from(["period", "days"])),
        "day_count": draw(st.sampled_from(["ACT/360", "ACT/365", "30/360", "ACT/ACT"])),
        "rounding": draw(
            st.sampled_from(["bank-cent", "display"])
            | st.fixed_dictionaries(
                {
                    "unit": st.sampled_from(["0.10", "1.00", "10.00"]),
                    "mode": st.sampled_from(["up", "down", "half-up"]),
                }
            )
        ),
        "grace": {"principal_periods": draw(st.integers(0, max(0, periods // 2)))},
    }
    terms["grace"]["principal_periods"] %= periods
    is_last = first_due == on_day(first_due.year, first_due.month, 31)
    if is_last and isinstance(every, str) and every in MONTHS:
        terms["due_day"] = draw(st.integers(first_due.day, 31))
    ends = [drawn_on, *dues(terms)]
    span = (ends[-1] - drawn_on).days
    within = st.sampled_from(ends[:-1]) | st.integers(0, span - 1).map(
        lambda n: drawn_on + timedelta(days=n)
    )
    changes = sorted(draw(st.sets(within, max_size=2)))
    terms["rates"] = [
        draw(rate) | {"from": day.isoformat(), "per": per} for day in changes
    ]
    settle = draw(st.none() | within | st.just(ends[-1]))
    prepays = [
        {
            "on": draw(within).isoformat(),
            "amount": share(terms["principal"], draw(st.integers(1, 30))),
            "mode": draw(st.sampled_from(["shorter", "lower"])),
        }
        for _ in range(draw(st.integers(0, 3)))
    ]
    if settle is not None:
        prepays = [one for one in prepays if one["on"] <= settle.isoformat()]
    return terms, prepays, settle
