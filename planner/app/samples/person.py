"""Lin Xiao, an employee on six lines: two years with a cut, a freeze, a lapse."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planner.app import commands as c
from planner.app.samples.story import Story, monthly, rate, readings, repaid, yuan
from planner.model import records as r
from planner.model.terms import Method, Rhythm
from planner.money import Money
from planner.wording.i18n import tr

Dated = Iterator[tuple[date, c.Command]]


def commands(today: date) -> Iterator[c.Command]:
    """Everything that Lin Xiao recorded until ``today``, in the chosen language."""
    story = Story(today)
    yield c.SetProfile(
        r.Profile(tr("Lin Xiao"), r.BookKind.PERSON, monthly_income=yuan(9500))
    )
    yield from _lines(story)
    yield from _loans(story)
    yield from story.past(_cards(story))
    yield from story.past(_limits(story))
    yield from story.past(_notes(story))
    yield from _cash(story)


def _lines(story: Story) -> Iterator[c.Command]:
    def line(
        line_id: str,
        name: str,
        limit: int,
        opened: int,
        *,
        daily: str = "",
        days: tuple[int, int] | None = None,
    ) -> c.OpenLine:
        statement, due = days or (None, None)
        return c.OpenLine(
            r.Line(
                line_id,
                line_id,
                name,
                yuan(limit),
                story.day(opened, 6),
                rate=rate(daily, "day") if daily else None,
                statement_day=statement,
                due_day=due,
                reports_to_bureau=True,
            )
        )

    yield line("huabei", tr("Huabei"), 6000, -40, daily="0.0005", days=(1, 10))
    yield line("jiebei", tr("Jiebei"), 24000, -30, daily="0.0004")
    yield line("weilidai", tr("Weilidai"), 30000, -26, daily="0.0003")
    yield line("jd-baitiao", tr("JD Baitiao"), 8000, -28, days=(12, 21))
    yield line("credit-card", tr("Bank card"), 20000, -36, daily="0.0005", days=(5, 23))
    yield c.OpenLine(
        r.Line(
            "bank-online",
            "bank-online",
            tr("Bank quick loan"),
            yuan(50000),
            story.day(-15, 3),
            rate=rate("0.042", "year"),
            reports_to_bureau=True,
            type=r.LineType.BANK,
        )
    )


def _loans(story: Story) -> Iterator[c.Command]:
    day = story.day
    first = r.Loan(
        "jiebei-1",
        monthly(
            12000,
            day(-23, 8),
            day(-22, 8),
            periods=12,
            method=Method.LEVEL,
            rate=rate("0.0004", "day"),
            by_days=True,
        ),
        line="jiebei",
        name=tr("Moving house"),
    )
    second = r.Loan(
        "jiebei-2",
        monthly(
            9000,
            day(-5, 8),
            day(-4, 8),
            periods=12,
            method=Method.LEVEL,
            rate=rate("0.0004", "day"),
            by_days=True,
        ),
        line="jiebei",
        name=tr("Dental treatment"),
    )
    micro = r.Loan(
        "weilidai-1",
        monthly(
            15000,
            day(-9, 18),
            day(-8, 18),
            periods=20,
            method=Method.EQUAL_PRINCIPAL,
            rate=rate("0.0003", "day"),
            by_days=True,
        ),
        line="weilidai",
        name=tr("Course fees"),
    )
    phone = r.Loan(
        "baitiao-1",
        monthly(
            4800,
            day(-4, 12),
            day(-3, 21),
            periods=12,
            method=Method.FLAT,
            rate=rate("0.006", "month"),
        ),
        line="jd-baitiao",
        name=tr("Phone in instalments"),
    )
    bank = r.Loan(
        "bank-1",
        monthly(
            30000,
            day(-14, 20),
            day(-13, 20),
            periods=36,
            method=Method.LEVEL,
            rate=rate("0.042", "year"),
        ),
        line="bank-online",
        name=tr("Renovation"),
    )
    for loan, late in ((first, {9: 12}), (second, {}), (micro, {}), (phone, {})):
        yield c.Draw(loan)
        yield from story.past(repaid(loan, late))
    yield c.Draw(bank)
    yield from story.past(repaid(bank))


def _cards(story: Story) -> Dated:
    spent = {"huabei": (1180, 960, 1420, 880), "credit-card": (2350, 1890, 3120, 2640)}
    days = {"huabei": (20, 10), "credit-card": (28, 23)}
    for line, amounts in spent.items():
        bought, due = days[line]
        for month in range(-24, 1):
            amount = amounts[month % len(amounts)]
            on = story.day(month, bought)
            yield on, _move(line, on, yuan(amount), r.MoveKind.SPEND)
            paid_on = story.day(month + 1, due)
            yield paid_on, _move(line, paid_on, yuan(amount), r.MoveKind.PAY)


def _move(line: str, on: date, amount: Money, kind: r.MoveKind) -> c.CardMove:
    record_id = f"{line}-{kind.value}-{on.isoformat()}"
    return c.CardMove(r.Move(line, on, amount, kind, id=record_id))


def _limits(story: Story) -> Dated:
    yield from readings("huabei", story.seen({-24: 6000, -17: 7000, -7: 8000}, day=2))
    yield from readings(
        "jiebei", story.seen({-24: 24000, -18: 30000, -12: 15000}, day=2)
    )
    frozen = story.day(-2, 2)
    yield from readings(
        "weilidai",
        story.seen({-24: 30000, -10: 32000, -2: 0}, day=2),
        failed={frozen: tr("Assessment not passed")},
    )
    yield from readings("jd-baitiao", story.seen({-24: 8000}, day=2))
    yield from readings("credit-card", story.seen({-24: 20000, -11: 24000}, day=2))
    yield from readings("bank-online", story.seen({-14: 50000}, day=2))


def _notes(story: Story) -> Dated:
    def note(
        month: int, day: int, kind: r.NoteKind, line: str | None = None
    ) -> tuple[date, c.Command]:
        on = story.day(month, day)
        record = r.Note(on, kind, line=line, id=f"{kind.value}-{on.isoformat()}")
        return on, c.TakeNote(record)

    yield note(-15, 2, r.NoteKind.INQUIRY, "bank-online")
    yield note(-3, 14, r.NoteKind.LIMIT_REQUEST, "jiebei")
    yield note(-3, 15, r.NoteKind.REJECTED, "jiebei")
    yield note(-2, 2, r.NoteKind.FROZEN, "weilidai")
    yield note(-1, 9, r.NoteKind.APPEALED, "weilidai")


def _cash(story: Story) -> Iterator[c.Command]:
    yield c.CountCash(r.Cash(story.today, yuan(7600), id="cash-today"))
    yield c.Assume({"reserve": yuan(2000), "confidence": Decimal("0.95")})
    rows = (
        ("salary", tr("Salary"), 9500, r.Way.IN, 10),
        ("rent", tr("Rent"), 2600, r.Way.OUT, 5),
        ("living", tr("Living costs"), 2300, r.Way.OUT, 12),
    )
    for record_id, name, amount, way, day in rows:
        yield c.Expect(
            r.Expected(
                record_id,
                name,
                yuan(amount),
                way,
                first=story.next(day),
                every=Rhythm.MONTH,
            )
        )
    yield c.Expect(
        r.Expected(
            "bonus",
            tr("Year-end bonus"),
            yuan(6000),
            r.Way.IN,
            first=story.day(2, 20),
            every="once",
            certainty=Decimal("0.8"),
        )
    )
