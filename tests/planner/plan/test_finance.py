"""Cash first, the law always, then the cheapest mix that works when lines fail."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from planner.app.mix_document import document
from planner.model.declared import Quote
from planner.model.offers import LenderKind, Offered
from planner.model.records import Assumptions, BookKind, Way
from planner.model.rules import RuleKind
from planner.money import ZERO, Money, total
from planner.plan import finance
from planner.plan.finance import mix
from planner.plan.offers import Reliability
from planner.plan.pieces import DoNotBorrow, FoundMix, Left, TooLittle
from planner.plan.progress import Progress
from tests.helpers import lending, make, owing
from tests.helpers.owing import ON

LINES = (
    lending.line("a", "30000.00", "0.06"),
    lending.line("b", "30000.00", "0.12"),
    lending.line("c", "30000.00", "0.18"),
)


def found(*args: object, **given: object) -> FoundMix:
    answer = mix(*args, **given)  # type: ignore[arg-type]
    assert isinstance(answer, FoundMix), answer
    return answer


def test_cash_above_the_reserve_comes_first_and_the_mix_is_the_rest() -> None:
    book = owing.book(*LINES, cash="6000.00", reserve="1000.00")

    answer = found(book, ON, lending.need(), lending.market())

    assert answer.own_cash == Money(5000_00)
    assert total(piece.amount for piece in answer.mix) == Money(15000_00)
    assert answer.advice
    assert all(piece.on == date(2026, 7, 1) for piece in answer.mix)
    assert all(piece.why for piece in answer.mix)


def test_no_lender_holds_more_than_its_share() -> None:
    book = owing.book(*LINES, cash="0.00")

    answer = found(book, ON, lending.need(), lending.market())

    largest = max(piece.amount for piece in answer.mix)
    assert largest <= Money(12000_00)
    assert answer.largest_share == Decimal(largest.minor) / 20000_00
    assert answer.lenders == len(answer.mix)
    capped = [one for one in answer.mix if "at most 60%" in str(one.why[-1])]
    assert [one.amount for one in capped] in ([], [Money(12000_00)])


def test_what_nobody_can_tell_is_said_first() -> None:
    records = (*LINES, Assumptions(largest_share=Decimal(1)))

    answer = found(make.book(*records), ON, lending.need(), lending.market())

    assert str(answer.advice[0]).startswith("Neither income nor cash")
    assert "the worst 5% of cases" in str(answer.advice[-1])


def test_what_is_asked_of_confidence_never_lowers_the_cost() -> None:
    book = owing.book(*LINES, lending.line("d", "30000.00", "0.2"), cash="0.00")
    levels = ("0", "0.5", "0.8", "0.9", "0.95", "0.99", "0.999")

    costs = [
        found(
            book, ON, lending.need(confidence=Decimal(level)), lending.market()
        ).cost.minor
        for level in levels
    ]

    assert costs == sorted(costs)
    assert costs[0] < costs[-1]


def test_a_mix_that_cannot_be_as_safe_as_asked_says_so() -> None:
    book = owing.book(*LINES[:2], cash="0.00")

    answer = found(book, ON, lending.need(), lending.market())

    assert any("nearest" in str(one) for one in answer.advice)
    assert answer.shortfall.mean_of_worst > ZERO
    assert 0 < answer.shortfall.probability < 1


def test_the_frontier_trades_cost_for_safety() -> None:
    book = owing.book(*LINES, cash="0.00")

    points = found(book, ON, lending.need(), lending.market()).frontier

    assert len(points) >= 2
    costs = [point.cost for point in points]
    worst = [point.mean_of_worst for point in points]
    assert costs == sorted(costs)
    assert worst == sorted(worst, reverse=True)
    rest = lending.need().amount
    for point in points:
        assert total(piece.amount for piece in point.mix) == rest
    assert points[0].mix != points[-1].mix
    assert all(point.standby for point in points)


def test_who_stands_by_is_not_fully_drawn() -> None:
    book = owing.book(*LINES, cash="0.00")

    answer = found(book, ON, lending.need(), lending.market())

    drawn = {piece.line: piece.amount for piece in answer.mix}
    assert answer.standby
    for piece in answer.standby:
        assert piece.amount <= Money(30000_00) - drawn.get(piece.line, ZERO)


def test_the_cost_is_that_of_the_drawn_loans() -> None:
    book = make.book(
        lending.line("a", "30000.00", "0.12"),
        Assumptions(largest_share=Decimal(1)),
        make.cash("0.00", ON, id="cash"),
    )

    answer = found(book, ON, lending.need("10000.00"), lending.market())

    # six level months at 1 %: five of 1725.48, the last takes the rest
    assert str(answer.cost) == "352.91"
    assert answer.annual is not None
    assert round(answer.annual, 4) == Decimal("0.1200")


def test_a_micro_lender_never_repays_other_loans() -> None:
    micro = lending.line("m", "90000.00", "0.01", channel="某某小贷")
    market = lending.market(rules=(lending.rule(),))
    book = owing.book(*LINES, micro, cash="0.00")

    for purpose in ("repay my other loan", "还款"):
        answer = found(book, ON, lending.need(purpose=purpose), market)
        assert [(one.line, one.rule) for one in answer.refused] == [
            ("m", "no-repaying")
        ]
        assert answer.refused[0].channel == "某某小贷"
        assert "m" not in {piece.line for piece in answer.mix}
    assert found(book, ON, lending.need(purpose="trip"), market).refused == ()


def test_a_cap_of_the_law_counts_what_is_owed_already() -> None:
    bank = lending.channel("bank")
    cap = lending.rule(
        "cap",
        kind=RuleKind.CAP,
        cap=Money(16000_00),
        lender_kinds=frozenset({LenderKind.BANK}),
        purposes=frozenset(),
    )
    lines = (lending.line("own", "90000.00", "0.01", channel="bank"), *LINES)
    loan = make.loan("old", "10000.00", line="own", channel="bank")
    income = owing.salary("40000.00")
    book = owing.book(*lines, loan, income, cash="0.00")

    answer = found(
        book, ON, lending.need("60000.00"), lending.market(bank, rules=(cap,))
    )

    drawn = {piece.line: piece.amount for piece in answer.mix}
    assert drawn["own"] <= Money(16000_00 - 5920_39)


@pytest.mark.parametrize(
    "changed",
    [
        {"students": True},
        {"cap": None},
        {"purposes": frozenset({lending.Purpose.SECURITIES})},
    ],
)
def test_a_cap_that_does_not_bind_is_no_limit(changed: dict[str, object]) -> None:
    values = {
        "kind": RuleKind.CAP,
        "cap": Money(1),
        "lender_kinds": frozenset({LenderKind.BANK}),
        "purposes": frozenset(),
        **changed,
    }
    market = lending.market(
        lending.channel("bank"), rules=(lending.rule("x", **values),)
    )
    line = lending.line("own", "30000.00", "0.01", channel="bank")

    answer = found(
        owing.book(line, *LINES, cash="0.00"), ON, lending.need(purpose="trip"), market
    )

    assert "own" in {piece.line for piece in answer.mix}


def test_lines_that_share_a_limit_share_it() -> None:
    shared = (
        lending.line("root", "10000.00", "0.02"),
        lending.line("leaf", "10000.00", "0.02", shares_limit_with="root"),
    )
    book = owing.book(*shared, *LINES, cash="0.00")

    answer = found(book, ON, lending.need(), lending.market())

    both = [p.amount for p in answer.mix if p.line in ("root", "leaf")]
    assert total(both) <= Money(10000_00)


def test_a_new_channel_is_marked_with_the_day_to_apply() -> None:
    bank = lending.channel("bank")
    book = owing.book(*LINES, make.profile(monthly_income=Money(20000_00)), cash="0.00")

    answer = found(book, ON, lending.need(), lending.market(bank))

    (piece,) = [one for one in answer.mix if one.line is None]
    assert (piece.channel, piece.ask_by) == ("bank", date(2026, 7, 1))
    assert any("not yet your line" in str(one) for one in piece.why)
    assert any("catalogue" in str(one) for one in piece.why)


def test_enough_cash_needs_no_lender() -> None:
    book = owing.book(*LINES, cash="30000.00")

    answer = mix(book, ON, lending.need(), lending.market())

    assert isinstance(answer, DoNotBorrow)
    assert answer.own_cash == Money(20000_00)
    assert "is at hand" in str(answer.why[0])


def test_a_loan_that_the_forecast_cannot_repay_is_not_taken() -> None:
    book = owing.book(
        *LINES, owing.salary("2000.00"), owing.rent("1900.00"), cash="1900.00"
    )

    answer = mix(book, ON, lending.need(), lending.market())

    assert isinstance(answer, DoNotBorrow)
    assert "could not be paid back" in str(answer.why[0])
    assert "would be missing" in str(answer.why[1])


def test_an_affordable_loan_is_repaid_within_the_forecast() -> None:
    book = owing.book(*LINES, owing.salary("9000.00"), owing.rent(), cash="1000.00")

    answer = found(book, ON, lending.need(), lending.market())

    assert answer.advice == () or all("income" not in str(x) for x in answer.advice)


def test_too_little_gives_the_largest_mix_and_what_is_missing() -> None:
    book = owing.book(*LINES, cash="0.00")

    answer = mix(book, ON, lending.need("200000.00"), lending.market())

    assert isinstance(answer, TooLittle)
    assert total(piece.amount for piece in answer.mix) == Money(90000_00)
    assert answer.missing == Money(110000_00)
    nobody = mix(owing.book(cash="0.00"), ON, lending.need(), lending.market())
    assert isinstance(nobody, TooLittle)
    assert (nobody.mix, nobody.missing) == ((), Money(20000_00))


def test_the_same_need_gives_the_same_mix() -> None:
    book = owing.book(*LINES, cash="0.00")

    one, two = (mix(book, ON, lending.need(), lending.market()) for _ in range(2))

    assert one == two


def test_a_loan_without_a_line_counts_under_its_channel() -> None:
    loan = make.loan("old", channel="bank")
    book = owing.book(*LINES, loan, owing.salary("9000.00"), cash="1000.00")

    assert isinstance(
        mix(book, ON, lending.need(), lending.market(lending.channel("bank"))), FoundMix
    )


def test_a_cost_without_exactly_one_rate_is_told_without_a_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lending.without_one_rate(monkeypatch)
    answer = found(
        owing.book(*LINES, cash="0.00"), ON, lending.need(), lending.market()
    )

    assert all(piece.annual is None for piece in answer.mix)
    assert not any("it costs" in str(one) for one in answer.mix[0].why)


def test_a_loan_longer_than_the_need_is_judged_while_the_need_lasts() -> None:
    long = lending.channel("bank", terms=lending.dated(Offered(months=(12,))))
    line = lending.line("own", "30000.00", "0.06", channel="bank")
    book = owing.book(line, *LINES, owing.salary("9000.00"), owing.rent(), cash="0.00")

    answer = found(book, ON, lending.need(), lending.market(long))

    (own,) = [piece for piece in answer.mix if piece.line == "own"]
    assert own.periods == 12
    assert any("the shortest that lasts the 6" in str(one) for one in own.why)


def test_no_mix_where_the_solver_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finance, "bearable", lambda *_: None)
    monkeypatch.setattr(finance.risk, "cheapest", lambda *_: None)
    book = owing.book(*LINES, cash="0.00")

    answer = mix(book, ON, lending.need(), lending.market())

    assert isinstance(answer, DoNotBorrow)
    little = mix(book, ON, lending.need("200000.00"), lending.market())
    assert isinstance(little, TooLittle)
    assert little.missing == Money(200000_00)


def test_one_line_alone_may_lend_all_and_that_is_told() -> None:
    book = owing.book(lending.line("a", "30000.00", "0.06"), cash="0.00")

    answer = found(book, ON, lending.need("1000.00"), lending.market())

    assert [str(piece.amount) for piece in answer.mix] == ["1000.00"]
    assert answer.largest_share == 1
    assert any("more than the 60%" in str(said) for said in answer.advice)


@pytest.mark.parametrize("usable", [0.6, 0.85, 0.93, 0.97])
def test_the_cost_never_falls_as_more_is_asked_whatever_the_odds(
    usable: float,
) -> None:
    lines = [
        lending.line(str(n), "12000.00", str(Decimal("0.05") + Decimal(n) / 50))
        for n in range(4)
    ]
    odds = {
        str(n): Reliability(min(1.0, usable + n / 100), *[Money(12000_00)] * 3)
        for n in range(4)
    }
    market = lending.market(**odds)
    book = owing.book(*lines, cash="0.00")

    costs = [
        found(book, ON, lending.need(confidence=Decimal(asked)), market).cost
        for asked in ("0.5", "0.8", "0.9", "0.95", "0.98", "0.99", "0.999")
    ]

    assert costs == sorted(costs)


UNSURE = make.expected(
    "sales", amount="9000.00", first="2026-07-10", certainty=Decimal("0.95")
)
LATE = Quote("inv", "factoring", "A factor", make.rate("0.02"), id="q")
INVOICE = make.receivable(
    "inv", amount="15000.00", due_on="2026-09-30", probability=Decimal("0.6")
)


def test_a_stopped_search_gives_the_best_so_far_with_its_gap() -> None:
    book = owing.book(*LINES, UNSURE, cash="0.00")
    whole = found(book, ON, lending.need(), lending.market())

    for after in (0, 1, 2, 3, 5, 8, 40):
        asked = iter(range(1000))
        answer = found(
            book,
            ON,
            lending.need(),
            lending.market(),
            cancelled=lambda n=after, asked=asked: next(asked) >= n,
        )

        assert answer.is_stopped
        assert total(piece.amount for piece in answer.mix) == Money(20000_00)
        assert 0 <= answer.gap < 1
        assert float(answer.cost.minor) * (1 - answer.gap) <= whole.cost.minor + 1
    assert not whole.is_stopped
    assert whole.gap <= 1e-4


def test_how_far_it_is_is_told_and_never_falls() -> None:
    told: list[Progress] = []

    answer = found(
        owing.book(*LINES, cash="0.00"),
        ON,
        lending.need(),
        lending.market(),
        tell=told.append,
    )

    shares = [one.share for one in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert told[-1].cost == answer.cost


def test_an_income_that_may_be_late_makes_a_shortfall_likelier() -> None:
    steady = replace(UNSURE, certainty=Decimal(1))
    need = lending.need("20000.00", confidence=Decimal("0.9"))
    sure = found(owing.book(*LINES, steady, cash="100.00"), ON, need, lending.market())

    late = found(owing.book(*LINES, UNSURE, cash="100.00"), ON, need, lending.market())

    assert late.shortfall.probability >= sure.shortfall.probability
    assert late.shortfall.mean_of_worst >= sure.shortfall.mean_of_worst


def test_a_debtor_who_may_be_late_makes_his_invoice_less_safe() -> None:
    firm = make.profile(BookKind.BUSINESS)
    paying = make.expected("pay", amount="4500.00", first="2026-07-10")
    sure = replace(INVOICE, probability=Decimal(1))
    need = lending.need("20000.00")

    risky = found(
        owing.book(firm, *LINES, INVOICE, LATE, paying, cash="0.00"),
        ON,
        need,
        lending.market(),
    )
    safe = found(
        owing.book(firm, *LINES, sure, LATE, paying, cash="0.00"),
        ON,
        need,
        lending.market(),
    )

    assert any(piece.sale for piece in safe.mix)
    assert risky.shortfall.mean_of_worst >= safe.shortfall.mean_of_worst


def test_invoices_alone_may_meet_a_need_and_ask_nothing_back() -> None:
    firm = make.profile(BookKind.BUSINESS)
    quote = replace(LATE, recourse=False)

    answer = found(
        owing.book(
            firm,
            INVOICE,
            quote,
            replace(UNSURE, amount=Money(1000_00)),
            cash="0.00",
        ),
        ON,
        lending.need("9000.00"),
        lending.market(),
    )

    (piece,) = answer.mix
    assert piece.sale is not None
    assert document(answer)["mix"][0]["sale"]["receivable"] == "inv"  # type: ignore[index]
    needs = [one for one in document(answer)["not_used"] if "receivable" in one]  # type: ignore[attr-defined]
    assert needs


def test_a_way_without_a_lender_is_told_as_values() -> None:
    answer = mix(
        owing.book(*LINES, cash="90000.00"), ON, lending.need(), lending.market()
    )

    assert isinstance(answer, DoNotBorrow)
    (way,) = document(answer)["instead"]  # type: ignore[misc]
    assert (way["kind"], way["at_hand"]) == ("cash", "90000.00")
    assert "id" not in way
    stock = make.expected(
        "stock", amount="8000.00", way=Way.OUT, first="2026-07-05", every="once"
    )
    book = owing.book(stock, owing.salary("9000.00"), cash="21000.00")
    moved = mix(book, ON, lending.need(), lending.market())
    assert document(moved)["instead"][0]["id"] == "stock"  # type: ignore[index]


def test_the_same_candidates_are_told_where_nobody_should_borrow() -> None:
    poor = mix(
        owing.book(*LINES, owing.rent("100.00", "2026-07-05"), cash="150.00"),
        ON,
        lending.need(),
        lending.market(),
    )

    assert isinstance(poor, DoNotBorrow)
    assert {one.reason for one in poor.not_used[:3]} == {Left.UNAFFORDABLE}
