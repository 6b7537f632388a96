"""What the catalogue tells where a line is silent."""

from dataclasses import replace
from decimal import Decimal

from planner.app import usual
from planner.app.usual import card_usual, channel_name, line_name, sold_name
from planner.catalogue.read import catalogue
from planner.model.records import LineType, MinimumRule
from planner.wording import i18n
from tests.helpers import make

ON = make.day("2026-03-20")


def test_only_one_value_is_taken_never_one_of_a_range() -> None:
    book = make.book(
        make.line("h", channel="huabei"),
        make.line("m", channel="meituan-yuefu"),
        make.line("own", channel="uncle", type=LineType.ONLINE),
        make.line("unused", channel="huabei"),
        make.move("h"),
        make.move("m"),
        make.move("own"),
    )

    told = card_usual(book, ON)

    assert set(told) == {"h", "m"}
    assert told["h"].statement_day == 1
    assert told["h"].due_day is None  # four are on offer
    assert told["h"].minimum is not None
    assert told["h"].minimum.ratio == Decimal("0.10")
    assert told["h"].rate is not None
    assert told["m"].rate is None


def test_a_single_due_day_is_taken() -> None:
    book = make.book(make.line("c", channel="credit-card"), make.move("c"))

    told = card_usual(book, ON)["c"]

    assert told.statement_day is None
    assert told.late_fee is not None


def test_a_card_has_its_limits_by_day_unless_they_are_shared() -> None:
    raised = make.reading(
        "own",
        on="2026-02-01",
        limit="12000.00",
        temporary=make.money("4000.00"),
        temporary_until=make.day("2026-02-28"),
    )
    later = make.reading("own", on="2026-04-01", limit="1.00")
    book = make.book(
        make.line("own", channel="uncle", type=LineType.CARD, limit="8000.00"),
        make.line("h", channel="credit-card"),
        make.line("s", channel="credit-card", shares_limit_with="h"),
        raised,
        later,
        *(make.move(name) for name in ("own", "h", "s")),
    )

    told = card_usual(book, ON)

    assert [str(step.limit) for step in told["own"].limits] == [
        "8000.00",
        "12000.00",
        "8000.00",
    ]
    assert told["own"].minimum is None
    assert told["h"].limits == told["s"].limits == ()


def test_only_one_fee_of_a_cash_advance_is_taken() -> None:
    channel = catalogue().channels["credit-card"]
    (told,) = channel.cash_fee
    one = replace(told, value=replace(told.value, high=told.value.low))
    daily = replace(one, value=replace(one.value, on="day"))

    fees = [
        usual.cash_fee(replace(channel, cash_fee=history), ON)
        for history in ((), (told,), (daily,), (one,))
    ]

    assert fees == [None, None, None, MinimumRule(Decimal("0.01"), make.money("10.00"))]


def test_names_come_from_the_user_first() -> None:
    assert channel_name("uncle") == "uncle"
    assert line_name(make.line(name="Mine")) == "Mine"
    assert line_name(make.line(name="", channel="huabei")).startswith("Huabei")
    assert line_name(make.line("x", name="", channel="")) == "x"
    i18n.use("zh")
    assert channel_name("huabei") == "花呗"
    assert usual.__doc__


def test_what_is_sold_is_named_by_its_debtor_and_day() -> None:
    told = sold_name("Factoring", "Corner shop", make.day("2026-09-30"))

    assert told == "Factoring (Corner shop, due 2026-09-30)"
