"""Hetian Foods, a small firm: lines, receivables, a year that peaks at festivals."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from planner.app import commands as c
from planner.app.samples.story import Story, monthly, rate, readings, repaid, yuan
from planner.model import records as r
from planner.model.terms import Every, Method, Rhythm
from planner.wording.i18n import tr


def commands(today: date) -> Iterator[c.Command]:
    """Everything that Hetian Foods recorded until ``today``, in the chosen language."""
    story = Story(today)
    yield c.SetProfile(
        r.Profile(
            tr("Hetian Foods Ltd."),
            r.BookKind.BUSINESS,
            monthly_income=yuan(96000),
            registered_on=story.day(-52, 18),
        )
    )
    yield from _lines(story)
    yield from _loans(story)
    yield from _limits(story)
    yield from _receivables(story)
    yield from _figures(story)
    yield from _cash(story)


def _lines(story: Story) -> Iterator[c.Command]:
    def line(
        line_id: str, name: str, limit: int, opened: int, yearly: str
    ) -> c.OpenLine:
        return c.OpenLine(
            r.Line(
                line_id,
                line_id,
                name,
                yuan(limit),
                story.day(opened, 9),
                rate=rate(yearly, "year"),
                reports_to_bureau=True,
            )
        )

    yield line("wangshangdai", tr("MYbank loan"), 150000, -30, "0.126")
    yield line("weiyedai", tr("WeBank business line"), 400000, -25, "0.0936")
    yield line(
        "sole-proprietor", tr("Merchant loan of our bank"), 300000, -20, "0.0395"
    )


def _loans(story: Story) -> Iterator[c.Command]:
    day = story.day
    stock = r.Loan(
        "wangshangdai-1",
        monthly(
            80000,
            day(-4, 11),
            day(-3, 11),
            periods=12,
            method=Method.EQUAL_PRINCIPAL,
            rate=rate("0.00035", "day"),
            by_days=True,
        ),
        line="wangshangdai",
        name=tr("Flour and sugar for Mid-Autumn"),
    )
    oven = r.Loan(
        "weiyedai-1",
        monthly(
            180000,
            day(-10, 16),
            day(-9, 16),
            periods=24,
            method=Method.LEVEL,
            rate=rate("0.0936", "year"),
        ),
        line="weiyedai",
        name=tr("Tunnel oven"),
    )
    working = r.Loan(
        "bank-1",
        monthly(
            200000,
            day(-7, 21),
            day(-6, 21),
            periods=12,
            method=Method.INTEREST_ONLY,
            rate=rate("0.0395", "year"),
            by_days=True,
        ),
        line="sole-proprietor",
        name=tr("Working capital"),
    )
    for loan, late in ((stock, {}), (oven, {4: 3}), (working, {})):
        yield c.Draw(loan)
        yield from story.past(repaid(loan, late))


def _limits(story: Story) -> Iterator[c.Command]:
    for line, steps in (
        ("wangshangdai", {-24: 150000, -16: 180000, -5: 120000}),
        ("weiyedai", {-24: 400000}),
        ("sole-proprietor", {-19: 300000}),
    ):
        yield from story.past(readings(line, story.seen(steps, day=3)))


def _receivables(story: Story) -> Iterator[c.Command]:
    rows = (
        ("yonghe-1", tr("Yonghe Supermarkets"), 86000, (-2, 5), (1, 3), True),
        ("yonghe-2", tr("Yonghe Supermarkets"), 92000, (-1, 6), (2, 6), True),
        ("jiahe-1", tr("Jiahe Canteens"), 48500, (-2, 12), (1, 12), True),
        ("haitong-1", tr("Haitong Trading"), 37200, (-5, 20), (-1, 18), None),
    )
    for record_id, debtor, amount, issued, due, confirmed in rows:
        yield c.AddReceivable(
            r.Receivable(
                record_id,
                debtor,
                yuan(amount),
                story.day(*issued),
                story.day(*due),
                confirmed,
            )
        )

    yield from _collected(story)


def _collected(story: Story) -> Iterator[c.Command]:
    """What was paid before: Yonghe mostly on time, Haitong late."""
    paid = (
        ("yonghe", tr("Yonghe Supermarkets"), (-9, -7, -5, -4), (0, 0, 4, -1)),
        ("haitong", tr("Haitong Trading"), (-12, -9, -7), (26, 48, 61)),
    )
    for key, debtor, months, delays in paid:
        for n, (month, delay) in enumerate(zip(months, delays, strict=True), 1):
            due = story.day(month, 6)
            yield c.AddReceivable(
                r.Receivable(
                    f"{key}-paid-{n}",
                    debtor,
                    yuan(78000 if key == "yonghe" else 31500),
                    story.day(month - 2, 6),
                    due,
                    collected_on=due + timedelta(days=delay),
                )
            )


def _quarters(story: Story) -> Iterator[c.Command]:
    """Two years that peak before Mid-Autumn and Spring Festival."""
    year = story.today.year
    shares = {year - 2: (295, 203, 268, 254), year - 1: (341, 228, 311, 284)}
    for past, thousands in shares.items():
        for quarter, revenue in enumerate(thousands, 1):
            yield c.RecordFigures(
                r.Figures(
                    period=f"{past}-Q{quarter}",
                    revenue=yuan(revenue * 1000),
                    cash_flow=yuan(24_000 if past == year - 2 else 30_250),
                    current_assets=yuan(382_000 if past == year - 2 else 436_000),
                    current_liabilities=yuan(248_000 if past == year - 2 else 291_000),
                    total_assets=yuan(690_000 if past == year - 2 else 788_000),
                    total_liabilities=yuan(352_000 if past == year - 2 else 431_000),
                )
            )


def _figures(story: Story) -> Iterator[c.Command]:
    year = story.today.year
    yield from _quarters(story)
    yield c.RecordFigures(
        r.Figures(
            period=str(year - 2),
            revenue=yuan(1_020_000),
            cash_flow=yuan(96_000),
            current_assets=yuan(382_000),
            current_liabilities=yuan(248_000),
            total_assets=yuan(690_000),
            total_liabilities=yuan(352_000),
        )
    )
    yield c.RecordFigures(
        r.Figures(
            period=str(year - 1),
            revenue=yuan(1_164_000),
            cash_flow=yuan(121_000),
            current_assets=yuan(436_000),
            current_liabilities=yuan(291_000),
            total_assets=yuan(788_000),
            total_liabilities=yuan(431_000),
        )
    )


def _cash(story: Story) -> Iterator[c.Command]:
    yield c.CountCash(r.Cash(story.today, yuan(128000), id="cash-today"))
    yield c.Assume({"reserve": yuan(20000), "confidence": Decimal("0.95")})
    month, quarter = Rhythm.MONTH, Rhythm.QUARTER
    rows: tuple[tuple[str, str, int, r.Way, date, Every], ...] = (
        ("shop-sales", tr("Shop sales"), 88000, r.Way.IN, story.next(8), month),
        ("wages", tr("Wages"), 26500, r.Way.OUT, story.next(15), month),
        ("materials", tr("Raw materials"), 17500, r.Way.OUT, story.next(6), month),
        (
            "rent",
            tr("Rent of the workshop"),
            21000,
            r.Way.OUT,
            story.day(1, 2),
            quarter,
        ),
    )
    for record_id, name, amount, way, first, every in rows:
        yield c.Expect(r.Expected(record_id, name, yuan(amount), way, first, every))
    yield from _seasons(story)


def _seasons(story: Story) -> Iterator[c.Command]:
    once: tuple[tuple[str, str, int, r.Way, date, str], ...] = (
        (
            "festival-stock",
            tr("Stock for Spring Festival"),
            58000,
            r.Way.OUT,
            story.day(1, 3),
            "1",
        ),
        (
            "festival-sales",
            tr("Spring Festival orders"),
            142000,
            r.Way.IN,
            story.day(2, 25),
            "0.95",
        ),
    )
    for record_id, name, amount, way, first, certainty in once:
        yield c.Expect(
            r.Expected(
                record_id,
                name,
                yuan(amount),
                way,
                first,
                "once",
                certainty=Decimal(certainty),
            )
        )
